import type { Plugin } from "vite";
export function bridge(): Plugin { return { name: "galley-bridge", apply: "serve" }; }
