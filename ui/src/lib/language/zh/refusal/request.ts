// Requests that are not of the right form, names that fit several things, files and panels of the window.

import type { Pair } from "./template";

export const request: readonly Pair[] = [
  ["The request “{name}” is not of the form it should have: {error}.", "请求“{name}”的格式不对：{error}。"],
  ["The reply to “{name}” could not be written: {error}.", "无法写出对“{name}”的答复：{error}。"],
  ["There is no command “{name}”.", "没有命令“{name}”。"],
  ["There is no job {job} in this run of Galley.", "这次运行中没有任务 {job}。"],
  ["This could not be begun: {error}. Nothing was sent.", "未能开始：{error}。没有发出任何内容。"],
  ["Several records have an id that begins with “{name}”. Give more of it.", "有几条记录的编号都以“{name}”开头。请多写几位。"],
  ["Several suggestions have an id that begins with “{id}”. Give more of it.", "有几条建议的编号都以“{id}”开头。请多写几位。"],
  ["Several entries have an id that begins with “{name}”. Give more of it.", "有几个条目的编号都以“{name}”开头。请多写几位。"],
  ["“{name}” is not one of: {choices}.", "“{name}”不在可用的值之中：{choices}。"],

  ["The file {path} was not chosen in a dialog, so it was neither read nor written.", "文件 {path} 不是在对话框中选择的，没有读取也没有写入。"],
  ["Choose the file again.", "请重新选择文件。"],
  ["The file {path} could not be read: {error}. Nothing was changed.", "无法读取文件 {path}：{error}。未作任何改动。"],
  ["The file {path} could not be read: {error}.", "无法读取文件 {path}：{error}。"],
  ["The file {path} may not be read by you.", "你没有读取文件 {path} 的权限。"],
  ["{path} could not be read: {error}.", "无法读取 {path}：{error}。"],
  ["{path} could not be {handled}: {error}.", "无法{handled} {path}：{error}。"],
  ["{path} is not a file.", "{path} 不是文件。"],
  ["There is no file {path}.", "没有文件 {path}。"],
  ["There is no folder {path}.", "没有文件夹 {path}。"],
  ["There is no folder “{path}”. Nothing was written.", "没有文件夹“{path}”。没有写入任何内容。"],
  ["The folder could not be shown: {error}. The file is at {path}.", "无法显示文件夹：{error}。文件在 {path}。"],
  ["The panel to choose a file could not be shown. Nothing was read or written.", "无法显示选择文件的面板。没有读取也没有写入任何内容。"],
  ["The `galley` command can import and export without it.", "没有面板时，可以用 `galley` 命令导入和导出。"],
  ["The name of this file is not valid Unicode, so it was neither read nor written.", "这个文件的名称不是有效的 Unicode，没有读取也没有写入。"],
  ["Rename the file or its folder, then choose it again.", "请重命名文件或其文件夹，然后重新选择。"],
  ["This link was not opened: {link_fault}", "这个链接没有打开：{link_fault}"],
  ["The link could not be opened: {error}.", "无法打开链接：{error}。"],
  ["Copy the address into a browser.", "请把地址复制到浏览器中。"],
  ["The menu could not be shown: {error}.", "无法显示菜单：{error}。"],

  ["“{path}” names no file. Give the file a name.", "“{path}”不是文件名。请给文件一个名称。"],
  ["“{path}” is a folder. Name a file in it; nothing was written.", "“{path}”是文件夹。请指定其中的一个文件；没有写入任何内容。"],
  ["“{path}” may only be read, so it was left as it is. Allow writing to it, or choose another name.", "“{path}”只能读取，没有改动它。请允许写入，或换一个名称。"],
  ["“{path}” names a folder that is not there. Give the file a name.", "“{path}”中的文件夹不存在。请给文件一个名称。"],
  ["This export is not text; write it to a file instead.", "这个导出不是文本，请改为写入文件。"],
  ["Only a whole mail (eml) can hold its pictures. Choose hosted ones or a folder.", "只有整封邮件（eml）可以内含图片。请选择从各自地址载入，或放在文件夹中。"],
  ["The issue could not be written as JSON: {error}.", "无法把本期写成 JSON：{error}。"],
];
