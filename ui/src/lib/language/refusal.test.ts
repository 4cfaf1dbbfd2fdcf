import { describe, expect, it } from "vitest";

import { en } from "./en";
import { zh } from "./zh";
import { pairs } from "./zh/refusal";
import { lists, phrases } from "./zh/refusal/phrase";
import { pieces } from "./zh/refusal/template";

/** Names that would break a search made of expressions, a replacement or a template. */
const HOSTILE = ["$&", "$1 $$ $`", "a.*(b|c)+[d]?\\", "“”", "he said “no”", "{name}", "{{x}}", "two\nlines", "Is it? Yes. It is!", "", " ", "名称。", "x” in this library. There is no issue “y"];

const words = (text: string): string => text.replace(/\{\{|\}\}|\{[a-z_]+\}/g, "");

describe("a refusal in Chinese", () => {
  it.each([
    ["There is no issue “weekly#7” in this library.", "资料库中没有期次“weekly#7”。"],
    ["There is no saved search “A” in this library.", "资料库中没有保存的搜索“A”。"],
    ["Writing /home/me/a.html did not work: No space left on device (os error 28).", "未能写入 /home/me/a.html：磁盘空间已满。"],
    ["Reading C:\\Users\\me. x did not work: Something new (os error 99).", "未能读取 C:\\Users\\me. x：Something new (os error 99)。"],
    ["The library could not be used while saving the change: database is locked.", "保存改动时无法使用资料库：资料库正被另一个程序使用。"],
    ["The library is damaged: Its file is empty. Nothing was changed.", "资料库已损坏：它的文件是空的。未作任何改动。"],
    ["The issue was not written out. The call to action has no address, so it leads nowhere. Add one. “Ferry” has no text.", "本期未导出。行动号召没有地址，点了也没有去处。请填写地址。“Ferry”没有正文。"],
    ["Item 3 holds “{{issue.nmuber}}”, which is no variable and is printed as it stands. Known are: issue.number, issue.date.", "第 3 条里的“{{issue.nmuber}}”不是变量，会照原样印出。可用的变量有：issue.number、issue.date。"],
    ["The theme “Ink” is hard to read on dark systems: ink on paper (2.1), on accent on accent (3.0). Text needs a contrast of 4.5.", "主题“Ink”在深色界面下不易阅读：ink / paper（2.1）、on accent / accent（3.0）。文字对比度应不低于 4.5。"],
    ["This issue has 1 item; the recipe says 8 to 12.", "本期有 1 条，体例规定为 8 到 12 条。"],
    ["Characters 3 to 9 of the search, “age:x”: “x” is not one of what “age:” knows. For example age:<7d, age:>3m; h, d, w, m and y are hours, days, weeks, months, years.", "搜索的第 3 到 9 个字符“age:x”：“age:”不认识“x”。例如 age:<7d、age:>3m；h、d、w、m、y 分别表示小时、天、周、月、年。"],
    ["The mail server “mail.example.com” does not take mail for this address (550: No such user. Go away). Before that, it had taken the mail to a@example.com, b@example.com.", "邮件服务器“mail.example.com”不接收发往这个地址的邮件（550：No such user. Go away）。在此之前，它已接收发给 a@example.com, b@example.com 的邮件。"],
    ["“lists.example.com” did not take the draft (400). It says: list 7 is gone. No draft was made.", "“lists.example.com”没有接收草稿（400）。对方说：list 7 is gone。没有建立草稿。"],
    ["“lists.example.com” did not take the draft (400). No draft was made.", "“lists.example.com”没有接收草稿（400）。没有建立草稿。"],
    ["“light.ink” takes a whole number from 12 to 24, not “huge”.", "“light.ink”须为 12 到 24 之间的整数，不能是“huge”。"],
    ["A theme has no token “inkk”. There is “light.ink”.", "主题没有“inkk”这一项。有“light.ink”。"],
    ["“feeds.example.com” leads on to an address that cannot be read.", "“feeds.example.com”转到了一个无法识别的地址。"],
    ["No feed was taken in. This outline has more than 40 attributes.", "没有导入订阅源。这条大纲的属性超过 40 个。"],
    ["“Intro” links to “https://example.com/a”: The page is gone (it answers 404). Check the address, or take the link out.", "“Intro”链接到“https://example.com/a”：网页已不存在（答复 404）。请检查地址，或去掉链接。"],
    ["The HTML part is missing from the folder “blobs”. The list of words is not as it was written.", "文件夹“blobs”中缺少 HTML 部分。文字记录已不是写入时的样子。"],
    ["This is a PDF document, not text. Nothing was imported; save it as text, HTML or Markdown, or as a mail, and import that.", "这是 PDF 文档，不是文本。没有导入任何内容；请另存为文本、HTML、Markdown 或邮件，再导入。"],
    ["“Ferry” has 2 pictures without a description. Many readers see mail without pictures.", "“Ferry”有 2 张图片没有说明。许多读者看邮件时不显示图片。"],
    ["Weekly No. 3 is sealed: the archive holds it as it went out, so it is not changed any more. To repair it, begin a correction (`galley archive correct`); what readers got stays kept.", "Weekly No. 3 已封存：存档按发出的原样保留，不再修改。如需修复，请开始更正（`galley archive correct`）；读者收到的版本会继续保留。"],
    ["This link was not opened: it is too long.", "这个链接没有打开：地址太长。"],
    ["“nope” is not one of: newspaper, agency.", "“nope”不在可用的值之中：newspaper、agency。"],
    ["Try again later.\nCheck the address.", "请稍后重试。\n请检查地址。"],
  ])("%s", (english, chinese) => {
    expect(zh.told(english)).toBe(chinese);
    expect(en.told(english)).toBe(english);
  });

  it.each(HOSTILE)("takes over a name as it is: %j", (name) => {
    expect(zh.told(`There is an outlet “${name}” already.`)).toBe(`名录中已有媒体“${name}”。`);
    expect(zh.told(`The file ${name} may not be read by you. Try again.`)).toBe(`你没有读取文件 ${name} 的权限。请重试。`);
  });

  it.each(["", "渡轮晚点。", "A sentence of tomorrow.", "There is no gadget “x” in this library.", "Try", "{what} “{name}”", "“", "...", "? ! ."])("leaves what it does not know: %j", (message) => {
    expect(zh.told(message)).toBe(message);
  });

  it("says what it knows between sentences that it does not know", () => {
    expect(zh.told("Stars fell. Try again. Nothing is left. Check the address.")).toBe("Stars fell. 请重试。 Nothing is left. 请检查地址。");
  });

  it("ends soon with long and odd messages", () => {
    const before = performance.now();
    for (const message of ["“".repeat(20_000), "a. ".repeat(5_000), "There is no “".repeat(2_000), "x".repeat(200_000), `There is no issue “${"”.".repeat(10_000)}`]) zh.told(message);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it.each(pairs)("%s", (english, chinese) => {
    const known = new Set(pieces(english).places);
    for (const place of pieces(chinese).places) expect(known, english).toContain(place);
    if (/[a-z]/.test(words(english))) expect(chinese, english).toMatch(/\p{Script=Han}/u);
    // A sentence in Chinese has no English stop, and ends as one.
    expect(words(chinese), english).not.toMatch(/[\p{Script=Han}][,;:?!.]/u);
    expect(chinese, english).toMatch(/([。？！]|\{(sentence|link_fault|nearby|address|error)\})$/u);
  });

  it("knows each sentence once", () => {
    const seen = new Map<string, string>();
    for (const [english] of pairs) {
      const bare = english.replace(/\{[a-z_]+\}/g, "{}");
      const again = seen.get(bare);
      // What a fault of Galley's own was met in is a deed or the name of a request.
      if (again !== undefined && !english.startsWith("Galley met")) expect.fail(`${english}\n${again}`);
      seen.set(bare, english);
    }
  });

  it("has a Chinese half for every word of its closed lists", () => {
    for (const [place, { pairs }] of Object.entries(phrases))
      for (const [english, chinese] of pairs) {
        const known = new Set(pieces(english).places);
        for (const one of pieces(chinese).places) expect(known, `${place}: ${english}`).toContain(one);
      }
    for (const list of Object.values(lists)) expect(["choice", "contrast"]).toContain(list);
  });

  it("finds every sentence again by its English, with names in its places", () => {
    for (const [english, chinese] of pairs) {
      const { literals, places } = pieces(english);
      const sample = (place: string): string => {
        if (place === "sentence") return "Try again.";
        if (lists[place] === "contrast") return "ink on paper (2.1)";
        const phrase = phrases[place]?.pairs[0]?.[0];
        return phrase === undefined ? `N${place.length}` : pieces(phrase).literals.join("7");
      };
      const message = literals.reduce((sum, literal, index) => sum + sample(places[index - 1] ?? "") + literal);
      const told = zh.told(message);
      for (const literal of pieces(chinese).literals) expect(told, message).toContain(literal);
    }
  });
});
