// What the core and the servers' side refuse, and why, in Chinese. They write English sentences; each is found
// again among the pairs in `refusal/`, one file a subject, and said with the same names in the same places.
// A sentence that is not known stays as it is. tests/it/tidy.rs holds the pairs against the sources.

import { archive } from "./refusal/archive";
import { clip } from "./refusal/clip";
import { exchange } from "./refusal/exchange";
import { feed } from "./refusal/feed";
import { finding } from "./refusal/finding";
import { importing } from "./refusal/importing";
import { issue } from "./refusal/issue";
import { library } from "./refusal/library";
import { mail } from "./refusal/mail";
import { lists, phrases } from "./refusal/phrase";
import { picture } from "./refusal/picture";
import { push } from "./refusal/push";
import { request } from "./refusal/request";
import { review } from "./refusal/review";
import { search } from "./refusal/search";
import { serving } from "./refusal/serving";
import { setting } from "./refusal/setting";
import { story } from "./refusal/story";
import { teller, type Filling, type Pair, type Told } from "./refusal/template";
import { theme } from "./refusal/theme";
import { web } from "./refusal/web";
import { writing } from "./refusal/writing";

/** Every sentence that is known. */
export const pairs: readonly Pair[] = [library, request, issue, story, archive, theme, search, setting, exchange, importing, picture, finding, mail, push, web, feed, clip, writing, review, serving].flat();

/** So many sentences one after the other are looked at as one that has sentences in its names. */
const LONGEST_RUN = 12;

const sentence = teller(pairs);
const known = new Map(Object.entries(phrases).map(([place, { pairs, open }]) => [place, { tell: teller(pairs), open }]));
const asItIs = (words: string): Told => ({ words, likeness: 0 });

/** A sentence, or several, of the core's in Chinese; what is not known stays English. */
export function told(message: string): string {
  return /[A-Za-z]/.test(message) ? reader()(message).words : message;
}

/** Reads one message. What stands in it several times, or in several ways of reading it, is read once. */
function reader(): (message: string) => Told {
  const before = new Map<string, Told>();

  /** Says what stands in a place: sentences anew, words of a closed list by that list, names as they are. */
  const fill: Filling = (place, words) => {
    if (place === "sentence") return read(words);
    const list = lists[place];
    if (list !== undefined) return asItIs(words.split(", ").map((word) => fill(list, word)?.words ?? word).join("、"));
    const phrase = known.get(place);
    if (phrase === undefined) return asItIs(words);
    return phrase.tell(words, fill) ?? (phrase.open ? asItIs(words) : null);
  };

  const read = (message: string): Told => {
    const again = before.get(message);
    if (again !== undefined) return again;
    const told = inSentences(message, (text) => sentence(text, fill));
    before.set(message, told);
    return told;
  };
  return read;
}

/** A way through the rest of a message: how it goes on from here, and where the next sentence begins. */
interface Way extends Told {
  readonly said: string;
  readonly isChinese: boolean;
  readonly next: number;
}

/**
 * A message cut into sentences so that as much of it as possible is known: a stop may also stand in a name,
 * and what looks like one sentence may be two.
 */
function inSentences(message: string, tell: (text: string) => Told | null): Told {
  // Odd entries are the spaces between.
  const parts = message.split(/((?<=[.?!][”)]?)\s+)/);
  const ways: Way[] = [];
  for (let at = parts.length - 1; at >= 0; at -= 2) {
    let way = further(parts[at] ?? "", 0, false, at + 2);
    for (let next = at + 2; next <= parts.length + 1 && next <= at + 2 * LONGEST_RUN; next += 2) {
      const found = tell(parts.slice(at, next - 1).join(""));
      if (found === null) continue;
      const other = further(found.words, found.likeness, true, next);
      if (other.likeness > way.likeness) way = other;
    }
    ways[at] = way;
  }
  let words = "";
  for (let way = ways[0]; way !== undefined; way = ways[way.next]) words += way.said;
  return { words, likeness: ways[0]?.likeness ?? 0 };

  function further(words: string, likeness: number, isChinese: boolean, next: number): Way {
    const rest = ways[next];
    // Chinese sentences stand without a space between them; lines stay lines.
    const space = parts[next - 1] ?? "";
    const between = isChinese && rest?.isChinese === true && !space.includes("\n") ? "" : space;
    return { words, said: words + between, likeness: likeness + (rest?.likeness ?? 0), isChinese, next };
  }
}
