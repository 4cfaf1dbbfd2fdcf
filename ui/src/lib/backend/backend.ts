// The one seam between the interface and everything else: requests to the library, and what the
// system draws around the page. Hosts are the desktop shell, a development server, and tests.

import type { Changed, Commands, Code, ExportFormat, Failure, FormView, JobView } from "../bindings/galley";

/** The name of a command. */
export type CommandName = keyof Commands;

/** What a command takes. */
export type Request<N extends CommandName> = Commands[N][0];

/** What a command replies. */
export type Reply<N extends CommandName> = Commands[N][1];

/** Commands that change the library. */
export type WriteName = { [N in CommandName]: Commands[N][1] extends Changed<unknown> ? N : never }[CommandName];

/** Commands that only look. */
export type ReadName = Exclude<CommandName, WriteName>;

/** The new truth in the reply to a write. */
export type Value<N extends WriteName> = Commands[N][1] extends Changed<infer V> ? V : never;

/** What the page hears without having asked. */
export interface Events {
  /** Another process wrote to the library. */
  library_changed: null;
  /** An action was chosen in the native menu. */
  action: string;
  /** A job is further, or has ended. */
  job_progress: JobView;
  /** The system handed over a link to clip a page. */
  clip_link: string;
  /** The hot key was pressed: something is to be clipped, at the address that was copied where there is one. */
  clip_wanted: string | null;
  /** The window is about to close: save, then answer with `closeWindow`. */
  closing: null;
}

/** What a file or folder is asked for: stories, a folder of them as Markdown, a folder or an archive of past issues; to write stories into; a list of feeds, something to clip. */
export type FilePurpose = "stories" | "story_folder" | "issue_folder" | "issue_archive" | "export_folder" | "opml" | "clip";

/** One entry of the native menu; an empty one is a line between groups. */
export type NativeMenuEntry = { action: string; label: string; shortcut?: string; enabled: boolean } | Record<string, never>;

/** The native menu as the page wants it. */
export interface NativeMenuBar {
  language: "en" | "zh";
  menus: { label: string; entries: NativeMenuEntry[] }[];
}

/** A host. Everything rejects with a `Refusal` and nothing else. */
export interface Backend {
  /** Asks the library. */
  call<N extends CommandName>(name: N, args: Request<N>): Promise<Reply<N>>;
  /** Hears an event until the returned function is called. */
  on<E extends keyof Events>(event: E, run: (payload: Events[E]) => void): () => void;
  /** Asks the person for a past issue; null when they thought better of it. */
  chooseImportFile(): Promise<string | null>;
  /** Asks the person for a file or folder; null when they thought better of it. */
  chooseFile(purpose: FilePurpose): Promise<string | null>;
  /** Asks the person for review files; none when they thought better of it. */
  chooseReviewFiles(): Promise<string[]>;
  /** Lets the library read a file that was dropped onto the window; its path. */
  takeDropped(file: File): Promise<string>;
  /** Asks the person where an export goes; null when they thought better of it. */
  chooseExportFile(name: string, format: ExportFormat | FormView | "theme" | "proof"): Promise<string | null>;
  /** Shows a file that was chosen in this run in its folder. */
  revealFile(path: string): Promise<void>;
  /** Asks the person for a theme's file, and reads it; null when they thought better of it. */
  readThemeFile(): Promise<string | null>;
  /** Opens a web or mail address outside. */
  openLink(url: string): Promise<void>;
  /** Sets the native menu. */
  setMenu(bar: NativeMenuBar): Promise<void>;
  /** Hears these keys in every program from now on, or none; answers why this system has no such keys, where it has none. */
  setHotKey(keys: string | null): Promise<string | null>;
  /** Nothing is left to save. */
  closeWindow(): Promise<void>;
}

/** A failure on its way up. */
export class Refusal extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = "Refusal";
    this.failure = failure;
  }
}

const CODES: Record<Code, true> = { not_found: true, invalid: true, unknown: true, newer_library: true, damaged: true, io: true, storage: true, blocked: true, secret: true, outside: true, guarded: true, fault: true };

/** Whatever was thrown, as a failure that can be shown. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Refusal) return thrown.failure;
  if (isFailure(thrown)) return thrown;
  const message = thrown instanceof Error ? thrown.message : typeof thrown === "string" ? thrown : "";
  return { code: "fault", message, hint: null };
}

function isFailure(value: unknown): value is Failure {
  return typeof value === "object" && value !== null && "code" in value && "message" in value && typeof value.message === "string" && String(value.code) in CODES;
}
