import { describe, expect, it } from "vitest";

import type { StretchView } from "./bindings/galley";
import { byKind } from "./blocker";
import { shortened, sideOf, shown } from "./difference";

const stretches: StretchView[] = [
  { side: "same", text: "The ferry " },
  { side: "removed", text: "sank" },
  { side: "added", text: "sailed" },
  { side: "same", text: "." },
];
const textOf = (of: readonly (StretchView | null)[]): string => of.map((stretch) => stretch?.text ?? "⋯").join("");

describe("a difference", () => {
  it("has two sides that say each text whole", () => {
    expect(textOf(sideOf(stretches, "before"))).toBe("The ferry sank.");
    expect(textOf(sideOf(stretches, "after"))).toBe("The ferry sailed.");
  });

  it("is shortened only where many lines did not change, and never in what did", () => {
    expect(shortened(stretches)).toEqual(stretches);
    const lines = Array.from({ length: 20 }, (_, at) => `line ${at}`).join("\n");
    const changed: StretchView = { side: "removed", text: lines };
    const check = (all: StretchView[], expect_: string): void => expect(textOf(shortened(all))).toBe(expect_);
    check([{ side: "same", text: lines }, changed], `⋯line 18\nline 19${lines}`);
    check([changed, { side: "same", text: lines }], `${lines}line 0\nline 1\n⋯`);
    check([changed, { side: "same", text: lines }, changed], `${lines}line 0\nline 1\n⋯line 18\nline 19${lines}`);
  });

  it("names its pictures", () => {
    expect(shown("a\uFFFCb", "[picture]")).toBe("a[picture]b");
  });
});

describe("what blocks", () => {
  it("is told kind by kind, people first, and nothing of it is left out", () => {
    const finding = (check: string) => ({ check, severity: "block" as const, item: null, message: check, range: null, part: null, facts: {} });
    const kinds = byKind(["subject-missing", "suggestion-open", "approval-missing", "size", "changes-requested"].map(finding));
    expect(kinds.map(({ kind, findings }) => [kind, findings.map(({ check }) => check)])).toEqual([
      ["approval", ["approval-missing"]],
      ["changes", ["changes-requested"]],
      ["suggestion", ["suggestion-open"]],
      ["check", ["subject-missing", "size"]],
    ]);
  });
});
