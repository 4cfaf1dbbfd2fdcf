import { describe, expect, it } from "vitest";

import type { FindingView } from "../bindings/galley";
import { en } from "./en";
import { zh } from "./zh";

const found = (check: string, more: Partial<FindingView> = {}): FindingView => ({ check, severity: "warn", item: null, message: "As the core says it.", range: null, part: null, facts: {}, ...more });

describe("a finding in words", () => {
  it.each([
    [found("subject-missing", { part: "subject" }), "邮件没有主题。"],
    [found("tk", { item: "a", facts: { headline: "渡轮晚点", position: "2" } }), "“渡轮晚点”里还有 TK 标记。请补上缺少的内容。"],
    [found("headline-missing", { item: "a", facts: { headline: "", position: "3" } }), "第 3 条没有标题。"],
    [found("item-count", { facts: { count: "4", least: "8", most: "12" } }), "本期有 4 条，体例规定为 8 到 12 条。"],
    [found("item-count", { facts: { count: "4", least: "10", most: "10" } }), "本期有 4 条，体例规定为 10 条。"],
    [found("variable-unknown", { part: "intro", facts: { variable: "issue.nmuber", known: "issue.number, issue.date" } }), "导语里的“{{issue.nmuber}}”不是变量，会照原样印出。可用的变量有：issue.number、issue.date。"],
    [found("a-check-of-tomorrow"), "As the core says it."],
  ])("is said in Chinese", (finding, words) => {
    expect(zh.finding(finding)).toBe(words);
    expect(zh.finding(finding)).not.toContain("undefined");
  });

  it("is the core's own sentence in English", () => {
    expect(en.finding(found("subject-missing", { message: "The mail has no subject." }))).toBe("The mail has no subject.");
  });
});
