// Past issues taken apart: what cannot be, and what was noticed on the way.

import type { Pair } from "./template";

export const importing: readonly Pair[] = [
  ["This file is larger than 32 MB, which no newsletter is. Nothing was imported.", "这个文件超过 32 MB，不会是一份通讯。没有导入任何内容。"],
  ["The file {path} is larger than {count} MB, which is more than Galley reads at once. Nothing was read or changed.", "文件 {path} 超过 {count} MB，超出 Galley 一次读取的上限。没有读取，也未作任何改动。"],
  ["This file is empty. Nothing was imported.", "这个文件是空的。没有导入任何内容。"],
  ["There is no text in this file. Nothing was imported.", "这个文件里没有文字。没有导入任何内容。"],
  ["This is {file_kind}, not text. Nothing was imported; save it as text, HTML or Markdown, or as a mail, and import that.", "这是{file_kind}，不是文本。没有导入任何内容；请另存为文本、HTML、Markdown 或邮件，再导入。"],
  ["There seem to be {count} items in this text, and an issue has at most 1,000. Nothing was imported; cut one issue out of the text and import that.", "这段文字里似乎有 {count} 条稿件，而一期最多 1,000 条。没有导入任何内容；请从中截取一期再导入。"],
  ["The text is longer than 2 MB, which no newsletter is. Nothing was imported; cut one issue out of it and import that.", "文字超过 2 MB，不会是一份通讯。没有导入任何内容；请从中截取一期再导入。"],
  ["The text has more than 20,000 lines, which no newsletter has. Nothing was imported; cut one issue out of it and import that.", "文字超过 20,000 行，不会是一份通讯。没有导入任何内容；请从中截取一期再导入。"],

  ["Some characters could not be read as {encoding} and were replaced.", "有些字符无法按 {encoding} 编码读取，已被替换。"],
  ["Some characters of this mail could not be read and were replaced.", "这封邮件中有些字符无法读取，已被替换。"],
  ["Some characters could not be read in the text's encoding and were replaced.", "有些字符无法按文字的编码读取，已被替换。"],
  ["The page is larger than is read as HTML; the rest is kept as plain text.", "网页太大，超出的部分保留为纯文本。"],
  ["The page is nested deeper than is read; what lies deeper is kept as plain text.", "网页嵌套太深，更深的部分保留为纯文本。"],
  ["Some tags have more attributes than are read.", "有些标记的属性太多，没有全部读取。"],
  ["The page has more elements than are read; the rest is kept as plain text.", "网页的元素太多，超出的部分保留为纯文本。"],
  ["“{words}” was left out, because it belongs to a web page or a mail tool.", "已略去“{words}”，它属于网页或邮件工具。"],
  ["“{words}” was kept as text where it stood, because its place is not clear.", "“{words}”的归属不清楚，已按原位保留为正文。"],
  ["The text is nested deeper or marked up more heavily than is read; its words were kept as plain text.", "文字嵌套太深或标记太多，其中的文字已保留为纯文本。"],
  ["The typed numbers of the items do not follow each other: {numbers}. The items now number themselves by their order.", "稿件手写的编号不连续：{numbers}。现在按顺序自动编号。"],
  ["The link on “{words}” had no usable address, so only its words were kept.", "“{words}”上的链接没有可用的地址，只保留了文字。"],

  ["This archive cannot be read; it is damaged or no ZIP archive. Nothing was taken in.", "这个压缩包无法读取，它已损坏或不是 ZIP 压缩包。没有导入任何内容。"],
  ["There are more than {count} files in this archive. Nothing was taken in.", "这个压缩包中的文件超过 {count} 个。没有导入任何内容。"],
  ["The archive unpacks to more than is read of one, so this file was left out.", "压缩包解开后太大，这个文件未导入。"],
  ["This file is locked with a password. Unpack the archive and take in the folder.", "这个文件有密码。请先解开压缩包，再导入文件夹。"],
  ["This file cannot be unpacked; it is damaged, or packed in a way that Galley does not read.", "这个文件无法解压，它已损坏，或压缩方式为 Galley 所不支持。"],
  ["This file cannot be unpacked; it is damaged.", "这个文件无法解压，它已损坏。"],
  ["This file is larger than a newsletter can be, so it was left out.", "这个文件太大，不会是一份通讯，未导入。"],
];
