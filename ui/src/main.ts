// Chooses the host and draws the window.

import "./app.css";
import "./body.css";
import { mount } from "svelte";

import App from "./App.svelte";
import type { Backend } from "./lib/backend/backend";
import { isInShell, shell } from "./lib/backend/tauri";
import { Newsroom } from "./lib/state/newsroom.svelte";

async function host(): Promise<Backend> {
  // Outside the shell there is only the development server, which is no part of what is built.
  if (import.meta.env.DEV && !isInShell()) return (await import("../dev/host")).developmentHost();
  return shell;
}

const target = document.getElementById("app");
if (target) mount(App, { target, props: { room: new Newsroom(await host()) } });
