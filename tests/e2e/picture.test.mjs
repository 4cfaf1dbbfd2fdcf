// Pictures, in the real window: pasted into a text, shown there and in the preview, and described.

import assert from "node:assert/strict";

import { WEEKLY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";

/** A red field of 40 by 24 dots. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAACgAAAAYCAIAAAAH5iiXAAAAJUlEQVR42u3NwQkAAAgAodt/6RojCMG/TZ1ILBaLxWKxWCz+Ey/ApLxuRtnpvgAAAABJRU5ErkJggg==";

/** Gives the text bytes under the name of a picture, as a paste or drop would. */
function give(room, kind, base64) {
  return room.session.run(
    (type, data) => {
      const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
      const transfer = { files: [new File([bytes], "picture.png", { type: "image/png" })], types: ["Files"], items: [], getData: () => "" };
      const body = document.querySelector("[aria-label='Body']");
      body.focus();
      const event = new Event(type, { bubbles: true, cancelable: true });
      const { left, top } = body.getBoundingClientRect();
      Object.defineProperties(event, { clipboardData: { value: transfer }, dataTransfer: { value: transfer }, clientX: { value: left + 20 }, clientY: { value: top + 12 } });
      body.dispatchEvent(event);
    },
    kind,
    base64,
  );
}

const shown = (room) => room.session.run(() => [...document.querySelectorAll("[aria-label='Body'] img:not(.ProseMirror-separator)")].map((img) => ({ src: img.src.slice(0, 22), alt: img.alt, width: img.naturalWidth })));

for (const kind of ["paste", "drop"]) {
  journey(`a picture by ${kind} is kept in the library, described, and stands in the mail`, async (room) => {
    const { desk } = room;
    await room.openIssue(WEEKLY);
    const { items } = await room.issue(WEEKLY);
    await room.choose(items[0].headline);
    await give(room, kind, PNG);
    const dialog = await desk.find("dialog", "Words for this picture");
    await desk.fill("textbox", "What it shows, for those who cannot see it", "A red field", { within: dialog });
    await desk.click("button", "Save", { within: dialog });
    await until("the picture in the text", async () => {
      const [picture] = await shown(room);
      return picture?.src === "data:image/png;base64," && picture.alt === "A red field" && picture.width > 0;
    });
    await room.saved();
    const kept = (await room.issue(WEEKLY)).items[0];
    // The plain form has the words of a picture in its place.
    assert.match(kept.text, /A red field/);
    await until("the picture in the preview", async () => /<img[^>]*src="data:image\/png/.test(await room.previewHtml()));
    await desk.picture(`picture-${kind}`);
  });
}

journey("what only claims to be a picture is refused in words, and the text stays as it was", async (room) => {
  const { desk } = room;
  await room.openIssue(WEEKLY);
  const { items } = await room.issue(WEEKLY);
  await room.choose(items[0].headline);
  await give(room, "paste", Buffer.from("no picture at all").toString("base64"));
  const notices = await desk.find("region", "Notices", { part: true });
  await until("a refusal", async () => (await notices.text()).length > 10);
  assert.deepEqual(await shown(room), []);
  assert.equal((await room.issue(WEEKLY)).items[0].text, items[0].text);
});
