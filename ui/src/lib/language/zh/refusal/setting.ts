// Settings: mail tools, test addresses, passwords, hosts, rules for addresses.

import type { Pair } from "./template";

export const setting: readonly Pair[] = [
  ["A mail tool needs a name of at most 60 characters. Nothing was changed.", "邮件工具需要名称，最多 60 个字符。未作任何改动。"],
  ["A listmonk campaign needs at least one list, by its number from 1 on.", "listmonk 的群发至少需要一个列表，填写其编号，从 1 开始。"],
  ["The number stands in the address of the list's page.", "编号在列表页面的地址里。"],
  ["listmonk needs the name of an API user, without a colon.", "listmonk 需要 API 用户的名称，不含冒号。"],
  ["There is no key for “{name}” on this machine, so nothing was sent.", "本机没有“{name}”的密钥，没有发出任何内容。"],
  ["Enter the key of the mail tool.", "请填写邮件工具的密钥。"],
  ["These settings could not be written down. Nothing was changed.", "无法保存这些设置。未作任何改动。"],
  ["“{name}” is a mail tool that only a newer Galley knows.", "“{name}”是更新的 Galley 才识别的邮件工具。"],
  ["A test goes to at most {count} addresses; nothing was changed. Readers are reached through a mail tool.", "测试邮件最多发给 {count} 个地址；未作任何改动。发给读者请用邮件工具。"],
  ["No mail server is set yet, so no test mail can be sent.", "还没有设置邮件服务器，无法发送测试邮件。"],
  ["Enter the server, the sender and the test addresses in the settings first.", "请先在设置中填写服务器、发件人和测试地址。"],
  ["An empty password or key opens nothing. Nothing was changed.", "密码或密钥不能为空。未作任何改动。"],
  ["There are no test addresses yet, so no test mail was sent.", "还没有测试地址，没有发送测试邮件。"],
  ["Enter the test addresses in the settings first.", "请先在设置中填写测试地址。"],
  ["Choose at least one test address. Nothing was sent.", "请至少选择一个测试地址。没有发出任何内容。"],
  ["“{address}” is not on the list of test addresses, so nothing was sent.", "“{address}”不在测试地址之中，没有发出任何内容。"],
  ["Test mails go only to listed addresses. Add it to the list first.", "测试邮件只发给列出的地址。请先把它加入测试地址。"],
  ["A rule names a parameter, or how its name begins.", "规则须写明一个参数，或参数名称的开头。"],
  ["For example `from` or `utm_*`.", "例如 `from` 或 `utm_*`。"],
  ["This system runs no keychain that Galley can use, so the password is kept in memory until Galley ends and will be asked for again.", "本机没有 Galley 可用的系统钥匙串，密码会记住到 Galley 退出为止，下次需要重新填写。"],
  ["The system's keychain is locked or did not let Galley in, so the password is kept in memory until Galley ends and will be asked for again.", "系统钥匙串已锁定或不允许 Galley 使用，密码会记住到 Galley 退出为止，下次需要重新填写。"],

  ["At most {count} hosts are named. Nothing was changed.", "最多可以列出 {count} 个主机。未作任何改动。"],
  ["“{host}” was not named. Nothing was changed.", "“{host}”不在列出的主机之中。未作任何改动。"],
  ["“{host}” is not the name of a host. Nothing was changed.", "“{host}”不是主机名称。未作任何改动。"],
];
