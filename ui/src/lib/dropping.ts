// What is pasted or dropped anywhere in the window, where no field takes it: it is clipped.

import { isWriting } from "../parts/keys";
import { clipOf } from "./state/clip.svelte";
import type { Newsroom } from "./state/newsroom.svelte";

/** The handlers of the window. */
export function dropping(room: Newsroom): { onpaste: (event: ClipboardEvent) => void; ondragover: (event: DragEvent) => void; ondrop: (event: DragEvent) => void } {
  const isOurs = (target: EventTarget | null): boolean => room.ready && room.dialog === null && !isWriting(target);
  const takes = (data: DataTransfer): boolean => ["Files", "text/uri-list", "text/html", "text/plain"].some((type) => data.types.includes(type));

  const onpaste = (event: ClipboardEvent): void => {
    const data = event.clipboardData;
    if (!data || event.defaultPrevented || !isOurs(event.target) || (room.view !== "library" && room.view !== "inbox")) return;
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
    const [file] = data.files;
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
