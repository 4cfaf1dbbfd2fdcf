// The desktop shell as a host. No other file imports @tauri-apps.

import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import { failureOf, Refusal, type Backend, type Events } from "./backend";

async function ask<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (thrown) {
    throw new Refusal(failureOf(thrown));
  }
}

/** The bytes of a file, as text that a request can hold. */
function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(new Refusal({ code: "io", message: "The file that was dropped could not be read.", hint: null }));
    reader.readAsDataURL(file);
  });
}

/** Whether the page runs in the shell. */
export function isInShell(): boolean {
  return "__TAURI_INTERNALS__" in window;
}

/** The shell. */
export const shell: Backend = {
  call: (name, args) => ask("rpc", { name, args }),
  on<E extends keyof Events>(event: E, run: (payload: Events[E]) => void) {
    const stop = listen<Events[E]>(event, ({ payload }) => run(payload));
    return () => void stop.then((unlisten) => unlisten());
  },
  chooseImportFile: () => ask("choose_import_file"),
  chooseFile: (purpose) => ask("choose_file", { purpose }),
  chooseReviewFiles: () => ask("choose_review_files"),
  takeDropped: async (file) => ask("take_dropped", { name: file.name, bytes: await base64(file) }),
  chooseExportFile: (name, format) => ask("choose_export_file", { name, format }),
  revealFile: (path) => ask("reveal_file", { path }),
  readThemeFile: () => ask("read_theme_file"),
  openLink: (url) => ask("open_link", { url }),
  setMenu: (bar) => ask("set_menu", { bar }),
  setHotKey: (keys) => ask("set_hot_key", { keys }),
  closeWindow: () => ask("close_window"),
};
