// People, comments, proofs, reviews, and earlier states.

import type { Pair } from "./template";

export const review: readonly Pair[] = [
  ["A colour is written like #4A6FA5.", "颜色的写法如 #4A6FA5。"],
  ["A person needs a name.", "请填写姓名。"],
  ["Several people are called “{name}”. Say which by the id.", "有几个人都叫“{name}”。请用编号指明。"],
  ["Say who you are first, so that the verdict has a name.", "请先说明您是谁，意见需要署名。"],

  ["A comment needs words.", "批注需要内容。"],
  ["The comment is longer than 20,000 characters; nothing was kept of it.", "批注超过 20,000 个字符，没有保存。"],
  ["The words “{words}” do not stand there, so there is nothing to comment on.", "那里没有“{words}”，无从批注。"],
  ["There are no such words in that text.", "那段文字里没有这些字。"],
  ["This thread proposes no other words, so there is nothing to accept.", "这条批注没有提出改动，无可采纳。"],
  ["The words that this proposal is about are not there any more. Put it on other words, or reject it.", "这条建议针对的文字已经不在。请把它放到别的文字上，或不采纳。"],
  ["What is proposed in running text is accepted in the text itself.", "正文中的建议请在正文里采纳。"],
  ["It has to be said which item or issue is meant.", "请指明是哪一条稿件或哪一期。"],

  ["No proof was made of this issue yet.", "本期还没有校样。"],
  ["This issue is sealed: it went out. Begin a correction to work on it again.", "本期已封存：它已经发出。要再作改动，请开始更正。"],
  ["What a proof's page was made of cannot be read.", "无法读取制作校样网页的内容。"],

  ["There is nothing to take in: name review files, or give the text of one.", "没有可导入的内容：请选择审阅文件，或粘贴审阅的文字。"],
  ["There is no review in this file. A review file comes from the page of a proof.", "这个文件里没有审阅。审阅文件由校样网页保存而来。"],
  ["This is larger than a review can be, so it was not read.", "内容超过审阅的上限，没有读取。"],
  ["The review is cut off: its end is missing. Ask for it again, whole.", "审阅不完整：缺少结尾。请对方重新发送全文。"],
  ["The review cannot be read: it was damaged on its way. Ask for it again.", "无法读取审阅：途中损坏。请对方重新发送。"],
  ["The review was made by the page of a newer Galley. Nothing was taken from it.", "审阅出自更新版本的 Galley 的网页。没有导入任何内容。"],
  ["The review has more remarks than one can make, so nothing was taken from it.", "审阅的意见超过上限，没有导入任何内容。"],
  ["The review was changed after its reviewer saved it, so nothing was taken from it. Ask for it again.", "审阅在保存之后被改动过，没有导入任何内容。请对方重新发送。"],
  ["The review is of a proof from another library, so nothing was taken from it.", "审阅针对的校样出自另一个资料库，没有导入任何内容。"],
  ["The review is of a proof that this library did not make (Proof {number}), so nothing was taken from it.", "审阅针对的校样（校样 {number}）不是这个资料库制作的，没有导入任何内容。"],

  ["A named state needs a name.", "请为这个状态填写名称。"],
  ["This library does not have that state of the text.", "资料库中没有文字的这个状态。"],
  ["This library does not have that state, so nothing was changed.", "资料库中没有这个状态，未作任何改动。"],
];
