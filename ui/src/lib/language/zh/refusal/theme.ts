// Themes and their files.

import type { Pair } from "./template";

export const theme: readonly Pair[] = [
  ["A theme needs a name.", "主题需要名称。"],
  ["“{name}” comes with Galley and stays as it is. Copy it, and change the copy.", "“{name}”随 Galley 附带，不能修改。请复制一份，再改副本。"],
  ["“{name}” is the theme of {publications}. Choose another theme there first; nothing was changed.", "“{name}”正由{publications}使用。请先为其选择另一个主题；未作任何改动。"],
  ["“{token}” {wanted}, not “{value}”.", "“{token}”{wanted}，不能是“{value}”。"],
  ["A theme has no token “{token}”.{nearby}", "主题没有“{token}”这一项。{nearby}"],
  ["This file is too large to be a theme. Nothing was changed.", "这个文件太大，不是主题。未作任何改动。"],
  ["This file is too long for a theme. Nothing was changed.", "这个文件太长，不是主题。未作任何改动。"],
  ["This file is not text, so it is no theme. Nothing was changed.", "这个文件不是文本，因此不是主题。未作任何改动。"],
  ["This is no theme: its JSON cannot be read ({error}).", "这不是主题：其中的 JSON 无法读取（{error}）。"],
  ["This is no theme: it is not one JSON object.", "这不是主题：它不是一个 JSON 对象。"],
  ["This is no theme: it does not say “\"{name}\": {form}”.", "这不是主题：其中没有“\"{name}\": {form}”。"],
  ["This theme was written by a newer Galley. Nothing was changed.", "这个主题由更新的 Galley 写成。未作任何改动。"],
  ["“{token}” is {value_kind}, not words or a number.", "“{token}”是{value_kind}，须为文字或数字。"],
];
