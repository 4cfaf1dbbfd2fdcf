// Pictures: taking them in, and loading those that stand elsewhere.

import type { Pair } from "./template";

export const picture: readonly Pair[] = [
  ["This file is empty, so there is no picture in it.", "这个文件是空的，里面没有图片。"],
  ["This picture has {size} MB; at most {most} MB are taken. Save it smaller and try again.", "这张图片有 {size} MB；最多接受 {most} MB。请缩小后重试。"],
  ["This {picture_kind} file is broken or was cut short, so it was not taken. Open it elsewhere and save it anew.", "这个 {picture_kind} 文件已损坏或不完整，没有载入。请用别的程序打开并重新保存。"],
  ["This {picture_kind} would take more memory than a picture may have. Save it smaller and try again.", "这张 {picture_kind} 图片占用的内存太多。请缩小后重试。"],
  ["This {picture_kind} says that it is {width} × {height} dots, more than is unpacked here ({count} million dots of 8 bits). Save it smaller and try again.", "这张 {picture_kind} 图片标明的大小为 {width} × {height} 像素，超出可处理的范围（{count} 百万像素，每色 8 位）。请缩小后重试。"],
  ["This picture could not be made smaller. Save it smaller and try again.", "这张图片无法自动缩小。请自行缩小后重试。"],
  ["This picture could not be packed for mail. Save it as PNG or JPEG and try again.", "这张图片无法转换为适合邮件的格式。请另存为 PNG 或 JPEG 后重试。"],
  ["This moving GIF is {width} × {height} dots. A moving picture is kept as it is, so it may have at most {most_width} × {most_height}. Save it smaller.", "这个动态 GIF 为 {width} × {height} 像素。动图按原样保留，因此最大为 {most_width} × {most_height}。请缩小后再用。"],
  ["This moving GIF has {size} MB, which every reader would have to load; at most {most} MB are taken. Save it with fewer pictures or smaller.", "这个动态 GIF 有 {size} MB，每位读者都要下载；最多接受 {most} MB。请减少帧数或缩小后再用。"],
  ["This moving GIF has {count} pictures, too many to show. Save it with fewer.", "这个动态 GIF 有 {count} 帧，太多了。请减少帧数后再用。"],
  ["The file {name} of a picture in this issue is missing or not as it was written.", "本期一张图片的文件 {name} 缺失，或已不是写入时的样子。"],
  ["This is a {picture_kind} file, which mail programs do not show as a picture. Save it as PNG or JPEG.", "这是 {picture_kind} 文件，邮件程序不把它显示为图片。请另存为 PNG 或 JPEG。"],
  ["This is an SVG drawing. Mail programs do not show these, and they can hold programs; save it as PNG.", "这是 SVG 图形。邮件程序不显示它，其中还可能含有程序；请另存为 PNG。"],
  ["This is a web page, not a picture, whatever its name says. Save the picture itself and try again.", "不论名称如何，这是网页而不是图片。请保存图片本身后重试。"],
  ["This is a text file with markup, not a picture, whatever its name says.", "不论名称如何，这是带标记的文本文件，不是图片。"],
  ["This file is not a picture that Galley knows: PNG, JPEG, GIF, WebP, BMP or TIFF.", "这个文件不是 Galley 认识的图片：PNG、JPEG、GIF、WebP、BMP 或 TIFF。"],
  ["The picture did not arrive whole, so it was not taken. Paste or drop it again.", "图片没有完整传来，没有载入。请重新粘贴或拖入。"],

  ["From 1 to {count} pictures can be loaded at once.", "一次可以载入 1 到 {count} 张图片。"],
  ["“{host}” has no picture there (answer {status}).", "“{host}”的这个地址没有图片（答复 {status}）。"],
  ["Check the picture's address.", "请检查图片地址。"],
  ["What “{host}” has there is no picture that mail programs show.", "“{host}”的这个地址不是邮件程序能显示的图片。"],
  ["Use PNG, JPEG or GIF.", "请使用 PNG、JPEG 或 GIF。"],
  ["The pictures before it have more than {count} MB already.", "前面的图片合计已超过 {count} MB。"],
  ["Use smaller pictures.", "请使用较小的图片。"],
];
