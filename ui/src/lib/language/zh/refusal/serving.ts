// Served proofs and the links that lead to them.

import type { Pair } from "./template";

export const serving: readonly Pair[] = [
  ["A link is for one person: name one who is known, or a new one.", "每个链接只给一个人：请选择已有的人，或填写新的姓名。"],
  ["A link is good for 1 to {days} days.", "链接的有效期为 1 至 {days} 天。"],
  ["A review holds {count} remarks at most.", "一份审阅最多有 {count} 条意见。"],
  ["This remark is not one of yours.", "这条意见不是您提的。"],
  ["Port {port} is in use, so the proofs are not served.", "端口 {port} 已被占用，校样未开放。"],
  ["Choose another port, or none, and Galley takes one that is free.", "请换一个端口，或不指定，由 Galley 选用空闲端口。"],
  ["Proofs are not served, so a link would lead nowhere. None was made.", "校样没有开放，链接打不开，因此没有生成。"],
  ["Switch serving on first.", "请先开启。"],
  ["This computer gave no randomness for a secret, so no link was made.", "这台电脑没有提供随机数，因此没有生成链接。"],
  ["{what}: {reason}. Nothing else was changed.", "{what}：{reason}。其他内容没有改动。"],

  ["This link is not known here. Open the link that you were sent, or ask the editors for a new one.", "此处没有这个链接。请打开您收到的链接，或请编辑重新发送。"],
  ["This link was opened in another browser, and each link is for one. Ask the editors for a new one.", "此链接已在另一个浏览器中打开，每个链接只能由一个浏览器使用。请向编辑索取新链接。"],
  ["The time of this link is over. Ask the editors for a new one.", "此链接已过期。请向编辑索取新链接。"],
  ["The editors took this link back. What you said by it is with them.", "编辑已收回此链接。您此前的意见已交到编辑手中。"],
  ["The editors took this proof back, so nothing more can be said of it.", "编辑已收回此校样，无法再提意见。"],
  ["This was not sent by the page of a proof, so nothing was done.", "这不是由校样页面发出的，未作处理。"],
  ["Links that are not known here came from this computer several times. Try again in some minutes.", "这台电脑多次使用了无法识别的链接。请几分钟后再试。"],
  ["Much came from this computer at once. It goes on in a moment.", "请求过于频繁，稍后会继续。"],
  ["This is longer than one remark can be, so it was not taken.", "这条意见太长，未能接收。"],
  ["This is not of the form that the page of a proof sends, so nothing was done.", "无法识别这条意见，未作处理。"],
  ["Galley does not answer just now. What you wrote stays on this page and is sent again.", "Galley 暂时没有回应。您写的内容仍在页面上，稍后会再次发送。"],
];
