// Hosts of the web: reaching them, and links that are asked whether they lead anywhere.

import type { Pair } from "./template";

export const web: readonly Pair[] = [
  ["“{host}” leads into your own network or to this machine, so Galley did not contact it.", "“{host}”通向你自己的网络或本机，Galley 没有联系它。"],
  ["If that is what you want, name this host in the settings.", "如果确实需要，请在设置中允许这个主机。"],
  ["This system's list of trusted certificates could not be read, so no server can be trusted. Nothing was sent.", "无法读取本机系统信任的证书，因此无法信任任何服务器。没有发出任何内容。"],
  ["Install the system's certificates (often a package named ca-certificates).", "请安装系统证书（软件包多名为 ca-certificates）。"],
  ["This is not the address of a web server.", "这不是网络服务器的地址。"],
  ["“{host}” answered with more than {count} MB, so the rest was not taken.", "“{host}”的答复超过 {count} MB，其余部分没有接收。"],
  ["“{host}” could not be trusted: its certificate is not in order, or it does not speak TLS. Nothing was sent.", "“{host}”无法信任：证书有问题，或不支持 TLS。没有发出任何内容。"],
  ["Check the address. If it is your own server, have its certificate renewed or trusted by this system.", "请检查地址。如果是自己的服务器，请更新证书，或让本机系统信任它。"],
  ["“{host}” did not answer in time.", "“{host}”没有及时答复。"],
  ["Try again later; if it stays so, check the address.", "请稍后重试；如果仍然如此，请检查地址。"],
  ["“{host}” leads on and on to other addresses.", "“{host}”不断转向其他地址。"],
  ["“{host}” could not be found.", "找不到“{host}”。"],
  ["Check the address, and whether this machine is connected to the internet.", "请检查地址，以及本机是否已连接互联网。"],
  ["“{host}” refused the connection or could not be reached.", "“{host}”拒绝连接，或无法到达。"],
  ["Check the address and its port, and whether the server is running.", "请检查地址和端口，以及服务器是否在运行。"],
  ["What “{host}” answered could not be unpacked.", "“{host}”的答复无法解压。"],
  ["The connection with “{host}” ended in the middle.", "与“{host}”的连接中途断开。"],
  ["Check the address.", "请检查地址。"],
  ["Try again.", "请重试。"],
  ["Try again later.", "请稍后重试。"],

  ["This is not the address of a web page.", "这不是网页的地址。"],
  ["The page is gone (it answers {status}).", "网页已不存在（答复 {status}）。"],
  ["It answers {status} just now.", "它目前答复 {status}。"],
  ["Its host did not answer the addresses before it.", "它的主机没有答复前面的地址。"],
  ["There is no address to ask, so nothing was contacted.", "没有可以查询的地址，没有联系任何一方。"],
  ["Name an issue, stories, or a search that finds some with an address.", "请指定一期、若干素材，或能找到带地址素材的搜索。"],
  ["These are {count} addresses; at most {most} are asked at once. Nothing was contacted.", "共有 {count} 个地址；一次最多查询 {most} 个。没有联系任何一方。"],
  ["Narrow the search.", "请缩小搜索范围。"],
];
