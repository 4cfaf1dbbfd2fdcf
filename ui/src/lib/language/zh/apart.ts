// 中文与西文之间的空格。

/** 名字后面接中文：西文结尾的名字隔一个空格。 */
export function apart(name: string): string {
  return /[\p{Script=Latin}\p{Nd}.)]$/u.test(name) ? `${name} ` : name;
}
