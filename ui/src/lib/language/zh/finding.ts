// What the checks found, in Chinese, made of the facts that come with each finding. A check that is not
// known here is said by the core's own sentence.

import { apart } from "./apart";
import type { FindingView, FindingPart } from "../../bindings/galley";
import { told } from "./refusal";

type Facts = Record<string, string | undefined>;

const parts: Record<FindingPart, string> = {
  subject: "邮件主题",
  preheader: "预览文字",
  topic_line: "话题行",
  intro: "导语",
  outro: "结语",
  call_to_action: "行动号召",
  footer: "页脚",
  browser_address: "邮件的网页地址",
  theme: "主题样式",
};

const range = ({ least, most }: Facts): string => (least === most ? `${least ?? ""}` : `${least ?? ""} 到 ${most ?? ""}`);

/** What it is about: an item by its headline, else by its place, or a part of the issue. */
function place({ part, facts }: FindingView): string {
  if (part !== null) return parts[part];
  const { headline, position } = facts as Facts;
  if (headline) return `“${headline}”`;
  return position ? `第 ${position} 条` : "本期";
}

const added = ({ overhead, target }: Facts): string => (overhead === "0" || overhead === undefined ? "" : `，其中 ${overhead} kB 由 ${target ?? ""} 加上`);

/** What a suggestion would do. */
function change(inserted: string, deleted: string): string {
  if (inserted !== "" && deleted !== "") return `以“${inserted}”代替“${deleted}”`;
  if (inserted !== "") return `加入“${inserted}”`;
  return deleted === "" ? "改变分行" : `删去“${deleted}”`;
}

const sentences: Record<string, (found: FindingView, facts: Facts) => string> = {
  "alt-missing": (found, { count }) => (found.part === "theme" ? "主题的图片没有说明。许多读者看邮件时不显示图片。" : `${place(found)}有 ${count ?? ""} 张图片没有说明。许多读者看邮件时不显示图片。`),
  contrast: (_, { theme, scheme, pairs }) => `主题“${theme ?? ""}”在${scheme === "dark" ? "深色" : "浅色"}界面下不易阅读：${pairs ?? ""}。文字对比度应不低于 4.5。`,
  "item-count": (_, facts) => `本期有 ${facts["count"] ?? ""} 条，体例规定为 ${range(facts)} 条。`,
  direction: (found, { language }) => `${place(found)}的书写方向与刊物语言（${language ?? ""}）不同。请在刊物设置中核对语言。`,
  "headline-twice": (found, { first, position }) => `第 ${first ?? ""} 条与第 ${position ?? ""} 条标题相同：${place(found)}。`,
  "link-twice": (found, { first, address }) => `第 ${first ?? ""} 条与${place(found)}链接到同一网页：${address ?? ""}`,
  "issue-empty": () => "本期还没有内容。",
  "theme-missing": (_, { wanted, theme }) => `资料库中没有主题“${wanted ?? ""}”，现用“${theme ?? ""}”代替。请为刊物选择一个主题。`,
  "subject-missing": () => "邮件没有主题。",
  "subject-long": (_, { count }) => `邮件主题的宽度为 ${count ?? ""} 个字符（汉字计为两个）；邮件程序最多显示约 78 个。`,
  "preheader-missing": () => "邮件没有预览文字，邮件程序会在主题后面显示正文开头。",
  "preheader-long": (_, { count }) => `预览文字的宽度为 ${count ?? ""} 个字符（汉字计为两个）；邮件程序最多显示约 150 个。`,
  "headline-missing": (_, { position }) => `第 ${position ?? ""} 条没有标题。`,
  "body-missing": (found) => `${place(found)}没有正文。`,
  "image-not-hosted": (_, { count }) => `本期有 ${count ?? ""} 张图片只存在资料库里，邮件工具只会得到代替图片的说明文字。请填写刊物图片的网络地址，或导出内含图片的整封邮件。`,
  "image-unreachable": (_, { address }) => `有图片的地址是“${address ?? ""}”，读者无法看到。`,
  "image-kind": (_, { address, kind }) => `图片“${address ?? ""}”是 ${kind ?? ""} 格式，部分邮件程序不显示。请使用 PNG、JPEG 或 GIF。`,
  "link-broken": (found, { address }) => `${place(found)}链接到“${address ?? ""}”，读者无法打开。`,
  "link-gone": (found, { address, reason }) => `${place(found)}链接到“${address ?? ""}”：${told(reason ?? "")}请检查地址，或去掉链接。`,
  "link-missing": () => "行动号召没有地址，点了也没有去处。请填写地址。",
  tk: (found) => `${place(found)}里还有 TK 标记。请补上缺少的内容。`,
  "suggestion-open": (found, { inserted, deleted }) => `${place(found)}有待定的建议：${change(inserted ?? "", deleted ?? "")}。请决定是否采纳。`,
  size: (_, facts) => `邮件的 HTML 有 ${facts["kilobytes"] ?? ""} kB${added(facts)}。Gmail 会在 102 kB 处截断邮件，连同退订链接一起隐藏。请缩短内容，或把部分条目移到下一期。`,
  "source-missing": (found) => `${place(found)}没有来源。请添加报道它的媒体。`,
  "unsubscribe-missing": (_, { target }) => `邮件里没有退订途径，“${target ?? ""}”也不会添加。请在刊物设置中填写退订地址。`,
  "address-missing": () => "页脚没有邮寄地址。请在刊物设置中填写。",
  "variable-unknown": (found, { variable, known }) => `${place(found)}里的“{{${variable ?? ""}}}”不是变量，会照原样印出。可用的变量有：${(known ?? "").replaceAll(", ", "、")}。`,
  "variable-empty": (found, { variable }) => `${place(found)}里有“{{${variable ?? ""}}}”，但本期没有对应的内容。`,
  "item-words": (found, facts) => `${place(found)}有 ${facts["count"] ?? ""} 字，体例规定为 ${range(facts)} 字。`,
  "changes-requested": (_, { name, number }) => `${apart(name ?? "")}要求修改校样 ${number ?? ""}。请修改后再送审新的校样，或说明照发的理由。`,
  "approval-missing": (_, { name, number, changed, needed }) => `${name === undefined ? "" : `${apart(name)}批准了校样 ${number ?? ""}，此后有 ${changed ?? ""} 处稿件改动。`}还需要 ${needed ?? ""} 份批准。`,
};

/** A finding as sentences. */
export const finding = (found: FindingView): string => sentences[found.check]?.(found, found.facts) ?? told(found.message);

/** The checks that are said in Chinese. */
export const known: readonly string[] = Object.keys(sentences);
