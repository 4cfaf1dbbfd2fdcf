// Issues, their rundown and their items; publications.

import type { Pair } from "./template";

export const issue: readonly Pair[] = [
  ["There is an issue No. {number} of “{name}” already.", "“{name}”已有第 {number} 期。"],
  ["“{words}” is not an issue's number: give digits, from 1 on.", "“{words}”不是期号：请填数字，从 1 开始。"],
  ["“{words}” is not one of: planned, open, proof, approved, exported.", "“{words}”不是可选的状态：计划（planned）、编辑中（open）、校样（proof）、已审定（approved）、已导出（exported）。"],
  ["“{words}” is not a date: write it as year, month and day, like 2025-01-03.", "“{words}”不是日期：请按年、月、日填写，如 2025-01-03。"],
  ["There is nothing in this text that could be kept as an issue.", "这段文字里没有可以保存为一期的内容。"],
  ["This item stands in the rundown already.", "这条稿件已在版单中。"],
  ["The item stands in this issue already.", "这条稿件已在本期中。"],
  ["Places in a rundown are counted from 1.", "版单中的位置从 1 数起。"],
  ["Only items can be moved to another issue; a section belongs to its own.", "只有稿件可以移到另一期；栏目属于它所在的一期。"],
  ["This entry is an item, not a section.", "这个条目是稿件，不是栏目。"],
  ["An issue is sealed with `galley seal`, so that the archive holds what went out, and corrected with `galley archive correct`. Its state was left as it is.", "封存请用 `galley seal`，使存档保留发出的原样；更正请用 `galley archive correct`。本期的状态没有改变。"],

  ["A publication needs a name.", "刊物需要名称。"],
  ["There is a publication with the short name “{slug}” already.", "已有简称为“{slug}”的刊物。"],
  ["A short name has up to 40 lower-case letters, digits and hyphens, and begins with a letter or a digit.", "简称最多 40 个字符，由小写字母、数字和连字符组成，以字母或数字开头。"],
];
