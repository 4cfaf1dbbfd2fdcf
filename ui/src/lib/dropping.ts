// What is pasted or dropped anywhere in the window, where no field takes it: reviews come in, the rest is clipped.

import { isWriting } from "../parts/keys";
import { clipOf } from "./state/clip.svelte";
import type { Newsroom } from "./state/newsroom.svelte";

/** How a review begins, wherever in a mail it stands. */
const REVIEW = /-----BEGIN GALLEY REVIEW-----/;

/** The handlers of the window. */
export function dropping(room: Newsroom): { onpaste: (event: ClipboardEvent) => void; ondragover: (event: DragEvent) => void; ondrop: (event: DragEvent) => void } {
  const isOurs = (target: EventTarget | null): boolean => room.ready && (room.dialog === null || room.dialog === "reviews") && !isWriting(target);
  const takes = (data: DataTransfer): boolean => ["Files", "text/uri-list", "text/html", "text/plain"].some((type) => data.types.includes(type));

  const onpaste = (event: ClipboardEvent): void => {
    const data = event.clipboardData;
    if (!data || event.defaultPrevented || !isOurs(event.target)) return;
    const text = data.getData("text/plain");
    if (REVIEW.test(text)) {
      event.preventDefault();
      void room.attempt(() => room.reviewing.take({ files: [], text }));
      return;
    }
    if ((room.view !== "library" && room.view !== "inbox")) return;
    const from = clipOf(data.getData("text/html"), data.getData("text/plain"));
    if (!from) return;
    event.preventDefault();
    room.intake.startClip(from);
  };

  const ondragover = (event: DragEvent): void => {
    if (!event.dataTransfer || event.defaultPrevented || !isOurs(event.target) || !takes(event.dataTransfer)) return;
    // Without this the system would not let it be dropped.
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  };

  const ondrop = (event: DragEvent): void => {
    const data = event.dataTransfer;
    if (!data || event.defaultPrevented || !isOurs(event.target)) return;
    // A page that is dropped must never take the place of the window's own.
    event.preventDefault();
    const files = [...data.files];
    const reviews = files.filter(({ name }) => name.toLowerCase().endsWith(".galley-review"));
    if (reviews.length > 0) {
      void room.attempt(() => room.reviewing.takeDropped(reviews));
      return;
    }
    const [file] = files;
    if (file) {
      void room.attempt(async () => room.intake.startClip({ kind: "file", path: await room.backend.takeDropped(file) }));
      return;
    }
    const link = data.getData("text/uri-list").split("\n").find((line) => /^https?:/iu.test(line.trim()));
    const from = link ? clipOf("", link) : clipOf(data.getData("text/html"), data.getData("text/plain"));
    if (from) room.intake.startClip(from);
  };

  return { onpaste, ondragover, ondrop };
}
