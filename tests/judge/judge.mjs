// Asks every judge that is installed, and says plainly which are not. One line a judge; what it holds against a
// mail stands under its line. `node judge.mjs NAME…` asks only those.

import { closeBrowser } from "./browser.mjs";
import { library, mails } from "./issue.mjs";
import { judge as axe } from "./axe.mjs";
import { judge as caniemail } from "./caniemail.mjs";
import { judge as mail } from "./mail.mjs";
import { judge as markup } from "./markup.mjs";
import { judge as screens } from "./screens.mjs";
import { judge as size } from "./size.mjs";

const JUDGES = { size, markup, mail, caniemail, axe, screens };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in JUDGES));
if (unknown.length > 0) {
  console.error(`There is no judge ${unknown.join(", ")}; there are ${Object.keys(JUDGES).join(", ")}.`);
  process.exit(2);
}

const desk = library();
let held = 0;
let asked = 0;
try {
  const all = mails(desk);
  for (const name of wanted.length > 0 ? wanted : Object.keys(JUDGES)) {
    const start = Date.now();
    const { verdict, against, missing } = await JUDGES[name](all, desk);
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    if (missing !== undefined) {
      console.log(`– ${name}: not asked, ${missing}`);
      continue;
    }
    asked += 1;
    held += against.length;
    console.log(`${against.length === 0 ? "✓" : "✗"} ${name} (${seconds} s): ${verdict}`);
    for (const line of against) console.log(`    ${line}`);
  }
} finally {
  await closeBrowser();
  desk.close();
}
console.log(`judges ${asked}, held against the mails ${held}`);
process.exitCode = held === 0 && asked > 0 ? 0 : 1;
