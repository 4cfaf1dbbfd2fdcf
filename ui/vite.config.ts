// How the interface is built, served while working on it, and tested.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

import { bridge } from "./dev/bridge.ts";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte(), bridge()],
  clearScreen: false,
  server: { port: 1420, strictPort: true, host: "127.0.0.1" },
  build: { outDir: "dist", emptyOutDir: true, target: "safari16.4", sourcemap: false, chunkSizeWarningLimit: 1200 },
  test: {
    include: ["src/**/*.test.ts"],
    restoreMocks: true,
  },
  // Svelte has a server half; tests want the one that draws.
  resolve: process.env["VITEST"] ? { conditions: ["browser"] } : {},
});
