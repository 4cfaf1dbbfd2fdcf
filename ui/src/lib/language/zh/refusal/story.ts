// Stories, outlets and what is done to several of them.

import type { Pair } from "./template";

export const story: readonly Pair[] = [
  ["A story needs a title.", "素材需要标题。"],
  ["A story is merged into another one: name at least two.", "合并是把一条素材并入另一条：请至少指定两条。"],
  ["“{title}” is part of another story already.", "“{title}”已是另一条素材的一部分。"],
  ["This story is part of another one itself. Part them first.", "这条素材本身已是另一条的一部分。请先拆开。"],
  ["This story is part of another one. Part them first, then throw it away.", "这条素材是另一条的一部分。请先拆开，再丢弃。"],
  ["This story is not part of another one.", "这条素材不是另一条的一部分。"],
  ["This story lies in the trash or in another story. Restore it first.", "这条素材在废纸篓中，或已并入另一条。请先取回。"],

  ["An outlet needs a name.", "媒体需要名称。"],
  ["There is an outlet “{name}” already.", "名录中已有媒体“{name}”。"],
  ["An outlet is merged into another one, not into itself.", "媒体只能并入另一家，不能并入自身。"],
  ["One of these was merged into another outlet already.", "其中一家已并入另一家媒体。"],
];
