// Stories taken in from files of other programs, line by line.

import type { Pair } from "./template";

export const exchange: readonly Pair[] = [
  ["There are more than {count} files in {path}. Nothing was read.", "{path} 中的文件超过 {count} 个。没有读取任何内容。"],
  ["The file cannot be read: {error}.", "文件无法读取：{error}。"],
  ["The file cannot be read further: {error}.", "文件从这里起无法读取：{error}。"],
  ["The file is too large for one story.", "文件太大，不会是一条素材。"],
  ["The file is not UTF-8 text.", "文件不是 UTF-8 文本。"],
  ["The title is empty.", "标题是空的。"],
  ["The title is not text.", "标题不是文字。"],
  ["There is no title.", "没有标题。"],
  ["Entry {number}: {sentence}", "第 {number} 条：{sentence}"],
  ["This is not CSL-JSON: {error}.", "这不是 CSL-JSON：{error}。"],
  ["This entry is not an object in curly brackets.", "这一条不是花括号中的对象。"],
  ["This row cannot be read: {error}.", "这一行无法读取：{error}。"],
  ["This row has {cells} cells, but there are {columns} columns.", "这一行有 {cells} 格，但表中有 {columns} 列。"],
  ["The first line names no column “title” or “url”, so nothing in this file can be taken.", "第一行没有“title”或“url”这一列，这个文件中的内容无法导入。"],
  ["A quotation mark is opened in this row and not closed before the end of the file.", "这一行有一个引号打开后，直到文件末尾都没有关闭。"],
  ["This line is not an object in curly brackets.", "这一行不是花括号中的对象。"],
  ["This line is not JSON: {error}.", "这一行不是 JSON：{error}。"],
  ["This line is longer than {count} MB.", "这一行超过 {count} MB。"],
  ["This line is not UTF-8 text.", "这一行不是 UTF-8 文本。"],
  ["This line stands in no entry.", "这一行不属于任何条目。"],
  ["“{title}” is a feed and not a story, so it was passed over.", "“{title}”是订阅源，不是素材，已略过。"],
  ["The outlines stand too deep within one another.", "大纲嵌套太深。"],
  ["This is not OPML from here on: {error}.", "从这里起不是 OPML：{error}。"],
  ["This outline has more than {count} attributes.", "这条大纲的属性超过 {count} 个。"],
];
