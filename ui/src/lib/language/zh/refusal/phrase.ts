// Words that stand in places of the core's sentences and are of closed lists: kinds of record, what was being
// done, what a file is. A place is named here as it is in the pairs.

import { deeds } from "./deed";
import type { Pair } from "./template";

/** A list; an open one may meet words that it does not know, which are shown as they are. */
export interface Phrases {
  readonly pairs: readonly Pair[];
  readonly open: boolean;
}

const closed = (...pairs: Pair[]): Phrases => ({ pairs, open: false });
const open = (...pairs: Pair[]): Phrases => ({ pairs, open: true });

/** What a finding is about. */
const places = closed(
  ["The subject", "邮件主题"],
  ["The preheader", "预览文字"],
  ["The line of topics", "话题行"],
  ["The intro", "导语"],
  ["The outro", "结语"],
  ["The call to action", "行动号召"],
  ["The footer", "页脚"],
  ["The address of the mail on the web", "邮件的网页地址"],
  ["The theme", "主题样式"],
  ["Item {position}", "第 {position} 条"],
  ["“{headline}”", "“{headline}”"],
);

/** Places that hold several words with commas between them, each of the list named here. */
export const lists: Readonly<Record<string, string>> = { choices: "choice", contrasts: "contrast" };

export const phrases: Readonly<Record<string, Phrases>> = {
  kind: closed(
    ["publication", "刊物"],
    ["issue", "期次"],
    ["item", "稿件"],
    ["story", "素材"],
    ["link", "链接"],
    ["outlet", "媒体"],
    ["theme", "主题"],
    ["clipping", "剪报"],
    ["seal", "封存版本"],
    ["destination", "邮件工具"],
    ["saved search", "保存的搜索"],
    ["snippet", "常用语"],
    ["word of the dictionary", "词典中的词"],
    ["item of this issue", "本期稿件"],
    ["saved_search", "保存的搜索"],
    ["entry of this rundown", "版单条目"],
    ["picture", "图片"],
    ["record", "记录"],
    ["library", "资料库"],
    ["folder", "文件夹"],
    ["feed", "订阅源"],
    ["rule", "规则"],
    ["comment", "批注"],
    ["passage", "文字段落"],
    ["person", "人员"],
    ["proof", "校样"],
    ["state", "状态"],
    ["suggestion", "建议"],
    ["thread", "批注"],
  ),
  // What a suggestion would do.
  proposal: closed(
    ["“{inserted}” in the place of “{deleted}”", "以“{inserted}”代替“{deleted}”"],
    ["to put in “{inserted}”", "加入“{inserted}”"],
    ["to take out “{deleted}”", "删去“{deleted}”"],
    ["another parting of the text", "改变分行"],
  ),
  changed_since: closed(
    ["one item changed since", "此后有 1 处稿件改动"],
    ["{count} items changed since", "此后有 {count} 处稿件改动"],
  ),
  doing: { pairs: deeds, open: false },
  // What the system and the database say for themselves; what else they may say is shown as it is.
  error: open(
    ["No such file or directory (os error {code})", "没有这个文件或文件夹"],
    ["Permission denied (os error {code})", "没有权限"],
    ["Operation not permitted (os error {code})", "系统不允许"],
    ["No space left on device (os error {code})", "磁盘空间已满"],
    ["Read-only file system (os error {code})", "磁盘只能读取"],
    ["Is a directory (os error {code})", "这是一个文件夹"],
    ["Not a directory (os error {code})", "这不是文件夹"],
    ["File exists (os error {code})", "文件已存在"],
    ["File name too long (os error {code})", "文件名太长"],
    ["Directory not empty (os error {code})", "文件夹不是空的"],
    ["Input/output error (os error {code})", "磁盘读写出错"],
    ["Too many open files (os error {code})", "打开的文件太多"],
    ["Disk quota exceeded (os error {code})", "磁盘配额已满"],
    ["Text file busy (os error {code})", "文件正被使用"],
    ["Resource temporarily unavailable (os error {code})", "系统暂时繁忙"],
    ["The system cannot find the file specified. (os error {code})", "没有这个文件"],
    ["The system cannot find the path specified. (os error {code})", "没有这个文件夹"],
    ["Access is denied. (os error {code})", "没有权限"],
    ["There is not enough space on the disk. (os error {code})", "磁盘空间已满"],
    ["The process cannot access the file because it is being used by another process. (os error {code})", "文件正被另一个程序使用"],
    ["stream did not contain valid UTF-8", "不是 UTF-8 文本"],
    ["failed to fill whole buffer", "文件不完整"],
    ["database is locked", "资料库正被另一个程序使用"],
    ["database or disk is full", "磁盘空间已满"],
    ["disk I/O error", "磁盘读写出错"],
    ["attempt to write a readonly database", "资料库只能读取"],
    ["unable to open database file", "无法打开文件"],
    ["unable to open database file: {path}", "无法打开文件 {path}"],
  ),
  link_fault: closed(
    ["it is too long.", "地址太长。"],
    ["it has invisible characters in it.", "地址里有看不见的字符。"],
    ["it is not a whole web address.", "它不是完整的网址。"],
    ["it hides a name or a password before the host.", "主机之前藏有用户名或密码。"],
    ["only web and mail addresses are.", "只打开网址和邮件地址。"],
  ),
  stored: open(
    ["a picture", "一张图片"],
    ["a page that was clipped", "剪下的网页"],
    ["an issue as it went out", "某一期发出的原样"],
    ["an export of {time}", "{time} 的导出"],
  ),
  part: closed(
    ["HTML part", "HTML 部分"],
    ["text part", "文本部分"],
    ["list of words", "文字记录"],
  ),
  // What a file is that should have been text, a picture or a page.
  file_kind: open(
    ["binary data", "二进制数据"],
    ["a PDF document", "PDF 文档"],
    ["a ZIP archive (Word, Excel and EPUB files are such archives)", "ZIP 压缩包（Word、Excel 和 EPUB 文件都是这种压缩包）"],
    ["a ZIP archive", "ZIP 压缩包"],
    ["a document of an older Office program", "旧版 Office 文档"],
    ["a rich-text (RTF) document", "RTF 文档"],
    ["a picture", "图片"],
    ["a picture, a sound or a film", "图片、声音或影片"],
    ["a compressed file", "压缩文件"],
    ["an archive", "压缩包"],
    ["a program", "程序"],
    ["a database", "数据库"],
    ["a sound or a film", "声音或影片"],
    ["a sound", "声音"],
    ["a film", "影片"],
    ["a picture or a film", "图片或影片"],
    ["a font", "字体"],
    ["an office document", "办公文档"],
    ["data for programs", "供程序读取的数据"],
  ),
  picture_kind: open(
    ["video", "视频"],
    ["icon", "图标"],
  ),
  value_kind: closed(
    ["null", "空值"],
    ["true or false", "真或假"],
    ["a list", "列表"],
    ["an empty group", "空的组"],
    ["a value", "一个值"],
  ),
  wanted: closed(
    ["takes one line of at most {count} characters", "须为一行，最多 {count} 个字符"],
    ["takes a colour of six hex digits like #1B1A17", "须为六位十六进制颜色，如 #1B1A17"],
    ["takes names of fonts apart by commas with serif, sans-serif or monospace as the last", "须为逗号分隔的字体名称，最后一个是 serif、sans-serif 或 monospace"],
    ["takes a whole number from {least} to {most}", "须为 {least} 到 {most} 之间的整数"],
    ["takes one of {choices}", "须为以下之一：{choices}"],
    ["takes the https address of a PNG, JPEG or GIF picture", "须为 PNG、JPEG 或 GIF 图片的 https 地址"],
  ),
  nearby: closed(
    [" There is “{name}”.", "有“{name}”。"],
    ["", ""],
  ),
  // What a server answered, in its own words.
  answer: open(
    ["({code}: {words})", "（{code}：{words}）"],
    ["({code})", "（{code}）"],
  ),
  said: closed(
    [" It says: {words}.", "对方说：{words}。"],
    ["", ""],
  ),
  elsewhere: closed(
    [" (“{host}”)", "（“{host}”）"],
    ["", ""],
  ),
  certificate: closed(
    ["its certificate has run out.", "它的证书已过期。"],
    ["its certificate is not valid yet, or this machine's clock is wrong.", "它的证书尚未生效，或本机的时钟不准。"],
    ["its certificate is for another name.", "它的证书属于另一个名称。"],
    ["its certificate was revoked.", "它的证书已被吊销。"],
    ["its certificate was signed by nobody that this system trusts.", "签发它的证书的机构不受本机系统信任。"],
    ["its certificate is not in order.", "它的证书有问题。"],
  ),
  feed_fault: closed(
    ["leads on to an address that cannot be read", "转到了一个无法识别的地址"],
    ["was not asked, because the library could not note it", "未被询问，因为无法在资料库中记录这次联系"],
    ["leads on and on to other addresses", "不断转向其他地址"],
  ),
  handled: closed(
    ["read", "读取"],
    ["written", "写入"],
  ),
  span: closed(
    ["Characters {from} to {to}", "第 {from} 到 {to} 个字符"],
    ["Character {from}", "第 {from} 个字符"],
  ),
  // Findings that stand within a refusal: what they are about, and how much of it.
  place: places,
  place_too: places,
  pictures: closed(
    ["a picture", "一张图片"],
    ["{count} pictures", "{count} 张图片"],
  ),
  some_pictures: closed(
    ["A picture", "一张图片"],
    ["{count} pictures", "{count} 张图片"],
  ),
  items: closed(
    ["1 item", "1 条"],
    ["{count} items", "{count} 条"],
  ),
  range: closed(
    ["{least} to {most}", "{least} 到 {most}"],
    ["{count}", "{count}"],
  ),
  scheme: closed(
    [" on dark systems", "在深色界面下"],
    ["", "在浅色界面下"],
  ),
  contrast: open(["{text} on {ground} ({ratio})", "{text} / {ground}（{ratio}）"]),
  runs: closed(
    ["from right to left", "从右到左"],
    ["from left to right", "从左到右"],
  ),
  added: closed(
    [", of which {count} kB are what {tool} adds", "，其中 {count} kB 由 {tool} 加上"],
    ["", ""],
  ),
};
