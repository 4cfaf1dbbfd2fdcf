// Mail tools that take drafts, and what they answer.

import type { Pair } from "./template";

export const push: readonly Pair[] = [
  ["This is not a web address.", "这不是网址。"],
  ["It begins with https://.", "地址以 https:// 开头。"],
  ["It begins with https://, like https://lists.example.com.", "地址以 https:// 开头，如 https://lists.example.com。"],
  ["Without TLS the key could be read on its way. Only a tool on this machine may be used so.", "不用 TLS，密钥可能在途中被读取。只有本机的邮件工具可以这样用。"],
  ["Use the address that begins with https://.", "请使用以 https:// 开头的地址。"],
  ["This address has no host, or it holds a user or a password.", "这个地址没有主机，或其中含有用户名或密码。"],
  ["Give the address alone.", "请只填地址本身。"],
  ["The request to the mail tool could not be written. Nothing was sent.", "无法写出给邮件工具的请求。没有发出任何内容。"],
  ["Enter the user and the key again: they may hold characters that cannot be sent.", "请重新填写用户和密钥：其中可能有无法发送的字符。"],
  ["“{host}” took the request, but its answer is not one of this mail tool, so it is not known whether a draft was made.", "“{host}”收到了请求，但答复不像这个邮件工具的，不知道草稿是否已建立。"],
  ["Look into the tool, and check that the address is that of the tool itself.", "请到邮件工具中查看，并确认地址就是该工具的地址。"],
  ["“{host}” did not accept the key ({code}). No draft was made.", "“{host}”不接受密钥（{code}）。没有建立草稿。"],
  ["Enter the user and the key again, and check what that user is allowed to do.", "请重新填写用户和密钥，并检查该用户的权限。"],
  ["There is no such mail tool at “{host}” ({code}). No draft was made.", "“{host}”上没有这个邮件工具（{code}）。没有建立草稿。"],
  ["Check the address: it is that of the tool's own page, without the path of one of its pages.", "请检查地址：应是邮件工具首页的地址，不带其中某一页的路径。"],
  ["The issue is too large for “{host}”. No draft was made.", "本期太大，“{host}”不接收。没有建立草稿。"],
  ["Use smaller pictures, or have them hosted.", "请使用较小的图片，或让图片从网上载入。"],
  ["“{host}” was asked too often. No draft was made.", "向“{host}”请求得太频繁。没有建立草稿。"],
  ["Wait a few minutes, then try again.", "请等几分钟再试。"],
  ["“{host}” leads on to another address{elsewhere}. The key was not sent there, and no draft was made.", "“{host}”转到了另一个地址{elsewhere}。密钥没有发往那里，也没有建立草稿。"],
  ["If that address is the right one, enter it in the settings.", "如果那个地址才是对的，请在设置中填写。"],
  ["“{host}” has a fault of its own ({code}).{said} No draft was confirmed.", "“{host}”自身出了故障（{code}）。{said}草稿未得到确认。"],
  ["Look into the tool before you try again.", "重试之前，请先到邮件工具中查看。"],
  ["“{host}” did not take the draft ({code}).{said} No draft was made.", "“{host}”没有接收草稿（{code}）。{said}没有建立草稿。"],
  ["What it says tells which setting is wrong.", "对方的答复说明了哪项设置不对。"],
  ["This is not an Admin API key of a Ghost. Nothing was sent.", "这不是 Ghost 的 Admin API 密钥。没有发出任何内容。"],
  ["Copy the whole key from Settings, Integrations, of that Ghost: it has a colon in its middle.", "请从该 Ghost 的 Settings、Integrations 中复制完整的密钥：中间有一个冒号。"],
];
