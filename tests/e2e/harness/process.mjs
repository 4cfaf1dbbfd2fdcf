// Processes of a journey: started here, watched here, ended here and by their own ids.

import { spawn } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";

/** A port that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Waits until `look` gives something that counts, and gives it back; says what was awaited if it never does. */
export async function until(what, look, { patience = 30_000, every = 40 } = {}) {
  const end = Date.now() + patience;
  let last;
  do {
    try {
      const found = await look();
      if (found) return found;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, every));
  } while (Date.now() < end);
  throw new Error(`Waited ${patience} ms for ${what}.`, last ? { cause: last } : undefined);
}

/** Starts a program whose words go into `log`. */
export function start(program, args, { env, log, stdio = ["ignore", log, log] }) {
  const child = spawn(program, args, { env, stdio });
  const ended = new Promise((resolve) => {
    child.once("exit", resolve);
    child.once("error", (error) => {
      child.failure = error;
      resolve();
    });
  });
  return { child, ended };
}

/** Ends a program that was started here: politely, then not. */
export async function stop({ child, ended }) {
  if (child.exitCode !== null || child.signalCode !== null || child.failure) return;
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(timer);
}

/** An X server of our own; gives the program and its display's name. */
export async function startDisplay(env, log) {
  const screen = ["-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset", "-displayfd", "3"];
  const server = start("Xvfb", screen, { env, log, stdio: ["ignore", log, log, "pipe"] });
  const number = await new Promise((resolve, reject) => {
    let said = "";
    server.child.stdio[3].on("data", (data) => {
      said += data;
      if (said.includes("\n")) resolve(said.trim());
    });
    server.ended.then(() => reject(new Error("Xvfb ended before it had a display.", { cause: server.child.failure })));
  });
  return { server, display: `:${number}` };
}

function field(pid, name) {
  // The name of the program stands in brackets and may hold anything, so what follows is counted from the last one.
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const rest = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return { state: rest[0], parent: Number(rest[1]) }[name];
}

function children(parent, matches) {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return field(pid, "parent") === parent && matches(pid);
      } catch {
        return false; // It ended while we looked.
      }
    })
    .map(Number);
}

/** The children of a process that run this very program. */
export function childrenRunning(parent, program) {
  return children(parent, (pid) => readlinkSync(`/proc/${pid}/exe`) === program);
}

/** The children of a process whose program has this name. */
export function childrenNamed(parent, name) {
  return children(parent, (pid) => readlinkSync(`/proc/${pid}/exe`).endsWith(`/${name}`));
}

/** Whether a process is there and not only its remains. */
export function isAlive(pid) {
  try {
    return field(pid, "state") !== "Z";
  } catch {
    return false;
  }
}
