// The host of a browser while working on the interface: the library of the development server if it
// has one, else one in memory.

import { FakeLibrary } from "../src/lib/backend/fake";
import { Refusal, type Backend, type Reply, type CommandName, type Request } from "../src/lib/backend/backend";
import type { Failure } from "../src/lib/bindings/galley";
import { sampleContent } from "./content";

/** A host for the browser. */
export async function developmentHost(): Promise<Backend> {
  const answer = await fetch("/rpc", { method: "POST", body: JSON.stringify({ name: "library_status", args: {} }) });
  const isBridge = answer.headers.get("content-type")?.includes("json") ?? false;
  if (!isBridge) return new FakeLibrary(sampleContent());
  const call = async <N extends CommandName>(name: N, args: Request<N>): Promise<Reply<N>> => {
    const response = await fetch("/rpc", { method: "POST", body: JSON.stringify({ name, args }) });
    const line = (await response.json()) as { ok: Reply<N> } | { error: Failure };
    if ("error" in line) throw new Refusal(line.error);
    return line.ok;
  };
  return {
    call,
    on: () => () => undefined,
    chooseImportFile: () => Promise.resolve(window.prompt("Path of the file")),
    takeDropped: (file) => Promise.resolve(window.prompt(`Path of ${file.name}`) ?? ""),
    chooseReviewFiles: () => Promise.resolve([window.prompt("Path of a review")].filter((path) => path !== null)),
    chooseFile: (purpose) => Promise.resolve(window.prompt(`Path (${purpose})`)),
    chooseExportFile: (name, format) => Promise.resolve(window.prompt("Write to", `/tmp/${name}.${format === "text" ? "txt" : format}`)),
    revealFile: () => Promise.resolve(),
    readThemeFile: () => Promise.resolve(window.prompt("The theme as JSON")),
    openLink: (url) => Promise.resolve(void window.open(url, "_blank", "noopener")),
    setMenu: () => Promise.resolve(),
    setHotKey: () => Promise.resolve("Galley in a browser hears no keys that are pressed elsewhere."),
    closeWindow: () => Promise.resolve(),
  };
}
