// While working on the interface in a browser: requests to the library go through the development
// server to `galley rpc`, one JSON line each. Nothing of this is part of what is built.

import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { createInterface } from "node:readline";
import type { IncomingMessage } from "node:http";
import type { Plugin, PreviewServer, ViteDevServer } from "vite";

/** The development server's way to a library. `GALLEY` names the command, `GALLEY_LIBRARY` the library. */
export function bridge(): Plugin {
  return {
    name: "galley-bridge",
    apply: "serve",
    configureServer: serve,
    // What is built is served with a library too, for `tests/bench/typing.mjs`.
    configurePreviewServer: serve,
  };
}

function serve(server: ViteDevServer | PreviewServer): void {
  const command = process.env["GALLEY"];
  if (!command) return;
  const galley = new Galley(command);
  server.httpServer?.once("close", () => galley.stop());
  server.middlewares.use("/rpc", (request, response) => {
    void readAll(request)
      .then((body) => galley.ask(body))
      .then((answer) => {
        response.setHeader("content-type", "application/json");
        response.end(answer);
      })
      .catch((error: unknown) => {
        response.statusCode = 502;
        response.end(String(error));
      });
  });
}

/** A running `galley rpc`. It answers in the order of the questions. */
class Galley {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting: ((line: string) => void)[] = [];
  #next = 1;

  constructor(command: string) {
    this.#process = spawn(command, ["rpc"], { stdio: ["pipe", "pipe", "pipe"] });
    this.#process.stderr.pipe(process.stderr);
    createInterface({ input: this.#process.stdout }).on("line", (line) => this.#waiting.shift()?.(line));
  }

  ask(body: string): Promise<string> {
    const { name, args } = JSON.parse(body) as { name: string; args: unknown };
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#process.stdin.write(`${JSON.stringify({ id: this.#next++, name, args })}\n`);
    });
  }

  stop(): void {
    this.#process.kill();
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
