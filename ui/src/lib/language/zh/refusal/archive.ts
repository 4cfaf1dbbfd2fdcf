// What went out: sealing, correcting, and what is kept of it.

import type { Pair } from "./template";

export const archive: readonly Pair[] = [
  ["This issue is being corrected already. Seal it again when it is right.", "本期已在更正。改好后请再次封存。"],
  ["Only a sealed issue is corrected; this one can be edited as it is.", "只有封存的一期才需要更正；本期可以直接修改。"],
  ["This issue was never sealed, so nothing is kept to compare it with.", "本期从未封存，没有保留可供对照的版本。"],
  ["This issue was never sealed, so the archive does not hold it.", "本期从未封存，存档中没有它。"],
  ["Nothing that readers saw has changed, so there is nothing to tell them.", "读者看到的内容没有变化，没有需要告知的事。"],
  ["This issue is sealed already: the archive holds it as it went out.", "本期已经封存：存档按发出的原样保留。"],
  ["{issue} is sealed: the archive holds it as it went out, so it is not changed any more. To repair it, begin a correction (`galley archive correct`); what readers got stays kept.", "{issue}已封存：存档按发出的原样保留，不再修改。如需修复，请开始更正（`galley archive correct`）；读者收到的版本会继续保留。"],
  ["What an issue said when it went out cannot be read.", "有一期发出时的文字无法读取。"],
  ["The {part} is missing from the folder “blobs”.", "文件夹“blobs”中缺少{part}。"],
  ["The {part} is not as it was written.", "{part}已不是写入时的样子。"],
  ["A part of a sealed issue is not text.", "封存的一期中有一部分不是文本。"],
];
