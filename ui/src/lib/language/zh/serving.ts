// 在浏览器中审阅校样的中文词句。

import type { Catalogue } from "../language.svelte";
import { apart } from "./apart";
import { chinese } from "../locale";

export const serving: Catalogue["serving"] = {
  title: "在审阅者的浏览器中",
  offWords: "Galley 可以直接让浏览器打开校样，不必来回传送文件：每位审阅者得到一个链接，所提意见随即出现在这里。目前未开启，外界无法访问这台电脑。",
  reach: "谁可以访问",
  reaches: { loopback: "这台电脑上的浏览器", network: "本网络中的浏览器" },
  networkHint: "证书由这台电脑自行签发，浏览器会先询问是否继续。审阅期间 Galley 须保持打开。",
  start: "开启",
  stop: "关闭",
  isOn: "校样已可在浏览器中打开。",
  isOff: "已关闭，校样不能再从浏览器打开。",
  fingerprintWords: "审阅者的浏览器会提示一次。请把这个指纹（SHA-256）告诉审阅者，以便与浏览器显示的核对：",
  who: "邀请谁",
  someoneNew: "新的审阅者",
  name: "姓名",
  nameMissing: "每个链接只给一个人，请填写姓名。",
  invite: "生成链接",
  fresh: (name, proof) => `${apart(name)}审阅校样 ${chinese(proof)} 的链接。仅此一次显示，只能在一个浏览器中打开：`,
  copy: "复制链接",
  copied: (name) => `${apart(name)}的链接已复制，请勿发给他人。`,
  linkMade: (name) => `${apart(name)}的链接已生成。`,
  remarks: (count) => (count === 0 ? "尚无意见" : `${chinese(count)} 条意见`),
  waiting: (until) => `尚未打开，有效期至 ${until}`,
  opened: (seen, until) => `最近访问 ${seen}，有效期至 ${until}`,
  over: { expired: "已过期", revoked: "已收回", waiting: "", open: "" },
  renew: "换新链接",
  renewOf: (name) => `为${apart(name)}换新链接`,
  revoke: "收回",
  revokeOf: (name) => `收回${apart(name)}的链接`,
  revoked: (name) => `${apart(name)}的链接已失效，此前所提意见仍然保留。`,
  news: "审阅者提出了新意见，已标在相应文字处。",
};
