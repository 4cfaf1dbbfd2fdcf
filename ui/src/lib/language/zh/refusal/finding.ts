// What the checks found, as the core says it within a refusal. In lists of findings `zh/finding.ts` says it from
// the facts; both say the same.

import type { Pair } from "./template";

export const finding: readonly Pair[] = [
  ["{place} has {pictures} without a description. Many readers see mail without pictures.", "{place}有{pictures}没有说明。许多读者看邮件时不显示图片。"],
  ["The theme’s picture has no description. Many readers see mail without pictures.", "主题的图片没有说明。许多读者看邮件时不显示图片。"],
  ["The theme “{theme}” is hard to read{scheme}: {contrasts}. Text needs a contrast of 4.5.", "主题“{theme}”{scheme}不易阅读：{contrasts}。文字对比度应不低于 4.5。"],
  ["This issue has {items}; the recipe says {range}.", "本期有 {items}，体例规定为 {range} 条。"],
  ["{place} runs {runs}, but the publication’s language is “{language}”. Check the language in its settings.", "{place}的书写方向为{runs}，与刊物语言（{language}）不同。请在刊物设置中核对语言。"],
  ["Items {first} and {position} have the same headline: {place}.", "第 {first} 条与第 {position} 条标题相同：{place}。"],
  ["{place} and {place_too} link to the same page: {address}", "{place}与{place_too}链接到同一网页：{address}"],
  ["There is nothing in this issue yet.", "本期还没有内容。"],
  ["The theme “{wanted_theme}” is not in this library, so “{theme}” is used. Choose a theme for the publication.", "资料库中没有主题“{wanted_theme}”，现用“{theme}”代替。请为刊物选择一个主题。"],
  ["The mail has no subject.", "邮件没有主题。"],
  ["The subject has {count} characters; mail programs show some {most} at most.", "邮件主题的宽度为 {count} 个字符（汉字计为两个）；邮件程序最多显示约 {most} 个。"],
  ["The mail has no preheader, so mail programs show its first words behind the subject.", "邮件没有预览文字，邮件程序会在主题后面显示正文开头。"],
  ["The preheader has {count} characters; mail programs show some {most} at most.", "预览文字的宽度为 {count} 个字符（汉字计为两个）；邮件程序最多显示约 {most} 个。"],
  ["Item {position} has no headline.", "第 {position} 条没有标题。"],
  ["{place} has no text.", "{place}没有正文。"],
  ["{some_pictures} of this issue {lie} in the library alone, so a mail tool gets the words that stand for it. Enter where the publication’s pictures are on the web, or export a whole mail with its pictures inside.", "本期有{some_pictures}只存在资料库里，邮件工具只会得到代替图片的说明文字。请填写刊物图片的网络地址，或导出内含图片的整封邮件。"],
  ["A picture stands at “{address}”, which no reader can reach.", "有图片的地址是“{address}”，读者无法看到。"],
  ["The picture “{address}” is of the kind {name}, which some mail programs do not show. Use PNG, JPEG or GIF.", "图片“{address}”是 {name} 格式，部分邮件程序不显示。请使用 PNG、JPEG 或 GIF。"],
  ["{place} links to “{address}”, which no reader can follow.", "{place}链接到“{address}”，读者无法打开。"],
  ["The call to action has no address, so it leads nowhere. Add one.", "行动号召没有地址，点了也没有去处。请填写地址。"],
  ["The call to action links to “{address}”, which no reader can follow.", "行动号召链接到“{address}”，读者无法打开。"],
  ["{place} still holds TK. Fill in what is missing.", "{place}里还有 TK 标记。请补上缺少的内容。"],
  ["The mail has {count} kB of HTML{added}. Gmail cuts a mail at 102 kB and hides its end, the way out of the list with it. Shorten it, or move items to the next issue.", "邮件的 HTML 有 {count} kB{added}。Gmail 会在 102 kB 处截断邮件，连同退订链接一起隐藏。请缩短内容，或把部分条目移到下一期。"],
  ["{place} has no source. Add the outlet that reported it.", "{place}没有来源。请添加报道它的媒体。"],
  ["Nothing in this mail leads off the list, and “{tool}” adds nothing that does. Enter an address for it in the publication’s settings.", "邮件里没有退订途径，“{tool}”也不会添加。请在刊物设置中填写退订地址。"],
  ["The footer has no postal address. Enter one in the publication’s settings.", "页脚没有邮寄地址。请在刊物设置中填写。"],
  ["{place} holds “{{{{{variable}}}}}”, which is no variable and is printed as it stands. Known are: {choices}.", "{place}里的“{{{{{variable}}}}}”不是变量，会照原样印出。可用的变量有：{choices}。"],
  ["{place} holds “{{{{{variable}}}}}”, but this issue has nothing to put there.", "{place}里有“{{{{{variable}}}}}”，但本期没有对应的内容。"],
  ["{place} has {words} words; the recipe says {least} to {most}.", "{place}有 {words} 个词，体例规定为 {least} 到 {most} 个。"],
  ["{place} links to “{address}”: {sentence} Check the address, or take the link out.", "{place}链接到“{address}”：{sentence}请检查地址，或去掉链接。"],
];
