// 修改建议的中文词句。

import type { Catalogue } from "../language.svelte";

export const suggestion: Catalogue["suggestion"] = {
  mode: "以建议方式修改",
  sheet: "建议",
  here: "光标处的建议",
  accept: "采纳",
  reject: "不采纳",
  acceptAll: "全部采纳",
  rejectAll: "全部不采纳",
  all: "全部建议",
  of: (name) => (name === "" ? "来自本机" : `来自${name}`),
  somebody: "其他人",
  inserts: (words) => `加入${words}`,
  deletes: (words) => `删去${words}`,
  none: "没有待定的建议",
  noneWords: "以建议方式修改时，您键入和删去的文字会标记出来，在这里等待采纳。",
  form: "行的格式不能作为建议。",
  next: "下一条建议",
  previous: "上一条建议",
  intro: "导语",
  outro: "结语",
  wasSuggesting: "现在以建议方式修改。",
  isWriting: "现在直接修改。",
};
