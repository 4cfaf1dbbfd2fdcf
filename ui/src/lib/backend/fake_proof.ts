// Proofs, reviews and earlier states of the library in memory. A review file is named by its path, and what it
// holds is told before; the rest follows from what the issue says.

import type { Changed, Commands, FindingView, GateView, IssuePart, PassageView, ProofView, ReviewVerdict, RevisionDifference, RevisionView, ThreadView, Touched, ReviewerWord } from "../bindings/galley";
import type { Delta } from "../editor/delta";
import type { FakeContent } from "./fake";
import { Refusal, type CommandName, type Request, type Reply } from "./backend";

interface FakeVerdict {
  person: string;
  verdict: ReviewVerdict;
  remark: string;
  made_at: string;
}

interface FakeProof {
  id: string;
  issue: string;
  number: number;
  made_at: string;
  by: string;
  /** What the issue and its items said. */
  said: Record<string, Record<string, string>>;
  verdicts: FakeVerdict[];
}

/** What a review file holds, or why it is refused. */
export type FakeReview = { by: string; proof: number; issue: string; verdict: ReviewVerdict | null; remark: string; threads: ThreadView[] } | { refused: string };

/** What the fake holds of reviews. */
export interface Proofing {
  proofs: FakeProof[];
  /** States by the id of their item or issue, the newest first. */
  states: Record<string, (RevisionView & { text: string })[]>;
}

/** No proofs. */
export function blankProofing(): Proofing {
  return { proofs: [], states: {} };
}

/** A remark as a review brings it. */
export function blankThread(id: string, issue: string): ThreadView {
  return { id, item: null, issue, part: null, start: null, end: null, quote: null, state: "open", placed: true, resolved_by: null, resolved_at: null, replacement: null, suggestion: null, proof: 1, comments: [] };
}

interface Held {
  content: () => FakeContent;
  reviews: Map<string, FakeReview>;
  findings: () => readonly FindingView[];
  id: () => string;
  write: <T>(verb: string, subject: string, touched: Partial<Touched>, change: () => T) => Changed<T>;
  /** A reply to what made its changes already. */
  tell: <T>(value: T, touched: Partial<Touched>) => Changed<T>;
}

type Handlers = { [N in CommandName]?: (args: Request<N>) => Reply<N> };

const NOW = "2026-11-21T09:00:00Z";

/** The commands of proofs, reviews and states. */
export function proofHandlers({ content, reviews, findings, id, write, tell }: Held): Handlers {
  const held = (): Proofing => content().proofing;
  const known = (person: string): string => content().people.find((one) => one.id === person)?.name ?? "";

  const enter = (name: string): string => {
    const found = content().people.find((one) => one.name === name);
    if (found) return found.id;
    const made = { id: id(), name, initials: name.slice(0, 1), color: "#4A6FA5", keys: 1 };
    content().people.push(made);
    return made.id;
  };

  const proofOf = (issue: string, number: number | null | undefined): FakeProof => {
    const proofs = held().proofs.filter((proof) => proof.issue === issue);
    const found = number == null ? proofs.at(-1) : proofs.find((proof) => proof.number === number);
    if (!found) throw new Refusal({ code: "invalid", message: "No proof was made of this issue yet.", hint: null });
    return found;
  };

  const view = (proof: FakeProof, file: string | null = null): ProofView => ({
    id: proof.id,
    number: proof.number,
    hash: JSON.stringify(proof.said),
    made_at: proof.made_at,
    by: proof.by,
    changed: changedSince(content(), proof),
    verdicts: proof.verdicts.map((given) => ({ ...given, name: known(given.person) })),
    file,
    bytes: file === null ? null : 62_400,
  });

  const give = (proof: FakeProof, person: string, verdict: ReviewVerdict | null, remark: string): void => {
    proof.verdicts = proof.verdicts.filter((given) => given.person !== person);
    if (verdict !== null) proof.verdicts.push({ person, verdict, remark, made_at: NOW });
    settle(content(), proof.issue);
  };

  const gate = (issue: string): GateView => {
    const { needed, approvals, words } = standing(content(), issue);
    const lapsed = words.findLast(({ verdict, changed }) => verdict === "approve" && changed > 0);
    const asked = words.filter(({ verdict, changed }) => verdict === "request_changes" && (changed === 0 || needed > 0));
    const blank = { severity: "block", item: null, range: null, part: null } as const;
    const all: FindingView[] = [
      ...findings().filter(({ severity }) => severity === "block"),
      ...asked.map((word): FindingView => ({ ...blank, check: "changes-requested", message: `${word.name} requested changes on Proof ${word.number}.`, facts: { name: word.name, number: String(word.number) } })),
      ...(approvals < needed ? [{ ...blank, check: "approval-missing", message: `${needed - approvals} more approvals are needed.`, facts: { needed: String(needed - approvals), ...(lapsed ? { name: lapsed.name, number: String(lapsed.number), changed: String(lapsed.changed) } : {}) } }] : []),
    ];
    const kinds = { "approval-missing": "approval", "changes-requested": "changes", "suggestion-open": "suggestion" } as const;
    return {
      open: all.length === 0,
      blockers: all.map((finding) => ({ kind: kinds[finding.check as keyof typeof kinds] ?? "check", message: finding.message, item: finding.item, finding })),
      needed,
      approvals,
      words,
      comments: content().threads.filter((thread) => thread.issue === issue && thread.state !== "resolved").length,
    };
  };

  const states = (of: { item?: string | null; issue?: string | null }): (RevisionView & { text: string })[] => (held().states[of.item ?? of.issue ?? ""] ??= []);
  const stateOf = (of: { item?: string | null; issue?: string | null }, version: string | null | undefined): RevisionView & { text: string } => {
    const found = version == null ? states(of)[0] : states(of).find((state) => state.version === version);
    if (!found) throw new Refusal({ code: "invalid", message: "This library does not have that state, so nothing was changed.", hint: null });
    return found;
  };

  return {
    proof_make: ({ issue, file }) =>
      write("proof_make", "", { issues: [issue] }, () => {
        const number = held().proofs.filter((proof) => proof.issue === issue).length + 1;
        const made: FakeProof = { id: id(), issue, number, made_at: NOW, by: known(content().me ?? ""), said: saidBy(content(), issue), verdicts: [] };
        held().proofs.push(made);
        const found = content().issues.find((one) => one.id === issue);
        if (found && ["planned", "open", "approved"].includes(found.state)) found.state = "proof";
        return view(made, file ?? null);
      }),
    proof_list: ({ issue }) => held().proofs.filter((proof) => proof.issue === issue).map((proof) => view(proof)),
    proof_page: ({ issue, number, file }) => view(proofOf(issue, number), file),
    proof_compare: ({ issue, number }) => {
      const proof = proofOf(issue, number);
      return { number: proof.number, differences: differences(proof.said, saidBy(content(), issue)) };
    },
    verdict_set: ({ issue, number, verdict, remark }) => {
      const { me } = content();
      if (me === null) throw new Refusal({ code: "invalid", message: "Say who you are first, so that the verdict has a name.", hint: null });
      const proof = proofOf(issue, number);
      return write(verdict === "approve" ? "proof_approve" : "proof_request_changes", `Proof ${proof.number}`, { issues: [issue] }, () => {
        give(proof, me, verdict ?? null, remark ?? "");
        return gate(issue);
      });
    },
    gate: ({ issue }) => gate(issue),
    review_import: ({ files, text }) => {
      const taken = [...(files ?? []), ...(text == null ? [] : [text])].map((name) => {
        const file = text === name ? null : name;
        const blank = { file, by: "", proof: null, issue: null, added: 0, already: 0, lost: 0, threads: [], verdict: null, refused: null };
        const review = reviews.get(name) ?? { refused: "There is no review in this file. A review file comes from the page of a proof." };
        if ("refused" in review) return { ...blank, refused: review.refused };
        const { by, proof: number, issue, verdict, remark, threads } = review;
        const fresh = threads.filter((thread) => !content().threads.some((one) => one.id === thread.id));
        const isSaid = proofOf(issue, number).verdicts.some((given) => known(given.person) === by && given.verdict === verdict && given.remark === remark);
        if (fresh.length > 0 || !(isSaid || verdict === null)) {
          write("review_import", "", { issues: [issue] }, () => {
            content().threads.push(...fresh);
            give(proofOf(issue, number), enter(by), verdict, remark);
          });
        }
        return { ...blank, by, proof: number, issue, added: fresh.length, already: threads.length - fresh.length, lost: fresh.filter(({ placed }) => !placed).length, threads: fresh.map((thread) => thread.id), verdict };
      });
      const issues = [...new Set(taken.map(({ issue }) => issue).filter((issue) => issue !== null))];
      return tell(taken, { issues });
    },
    revision_list: ({ item, issue, limit }) => states({ item: item ?? null, issue: issue ?? null }).slice(0, limit ?? 200).map(({ text: _, ...state }) => state),
    revision_compare: ({ item, issue, from, to }): RevisionDifference[] => {
      const [before, after] = [stateOf({ item: item ?? null, issue: issue ?? null }, from).text, stateOf({ item: item ?? null, issue: issue ?? null }, to).text];
      return before === after ? [] : [{ part: "body", before, after, stretches: [{ side: "removed", text: before }, { side: "added", text: after }] }];
    },
    revision_restore: ({ item, issue, version }) => {
      const of = { item: item ?? null, issue: issue ?? null };
      const { text } = stateOf(of, version);
      return write("revision_restore", "", { items: item ? [item] : [], issues: issue ? [issue] : [] }, () => {
        states(of).unshift({ version: `${version}-again`, label: { verb: "revision_restore", subject: "" }, made_at: NOW, by: "", person: null, names: [], text });
        return states(of);
      });
    },
    revision_name: ({ item, issue, version, name }) => {
      const of = { item: item ?? null, issue: issue ?? null };
      const state = stateOf(of, version);
      return write("revision_name", name, { items: item ? [item] : [], issues: issue ? [issue] : [] }, () => {
        state.names = [...state.names, name];
        return states(of);
      });
    },
  } satisfies { [N in keyof Commands]?: (args: Request<N>) => Reply<N> };
}

/** Takes back the state of issues whose approval was of other words; answers which. */
export function lapse(content: FakeContent): string[] {
  return content.issues.filter(({ id, state }) => state === "approved" && settle(content, id)).map(({ id }) => id);
}

function settle(content: FakeContent, issue: string): boolean {
  const found = content.issues.find((one) => one.id === issue);
  const { needed, approvals, words } = standing(content, issue);
  const approved = approvals >= Math.max(needed, 1) && !words.some(({ verdict, changed }) => verdict === "request_changes" && changed === 0);
  const now = approved ? "approved" : "proof";
  if (!found || found.state === now || !["proof", "approved"].includes(found.state)) return false;
  found.state = now;
  return true;
}

function standing(content: FakeContent, issue: string): { needed: number; approvals: number; words: ReviewerWord[] } {
  const { people, proofing, publications, issues } = content;
  const words = new Map<string, ReviewerWord>();
  for (const proof of proofing.proofs.filter((one) => one.issue === issue)) {
    for (const { person, verdict, remark } of proof.verdicts) {
      words.set(person, { person, name: people.find(({ id }) => id === person)?.name ?? "", number: proof.number, verdict, remark, changed: changedSince(content, proof) });
    }
  }
  const slug = issues.find(({ id }) => id === issue)?.publication;
  const last = [...words.values()];
  return { needed: publications.find((one) => one.slug === slug)?.recipe.approvals ?? 0, approvals: last.filter(({ verdict, changed }) => verdict === "approve" && changed === 0).length, words: last };
}

function changedSince(content: FakeContent, proof: FakeProof): number {
  const now = saidBy(content, proof.issue);
  return [...new Set([...Object.keys(now), ...Object.keys(proof.said)])].filter((id) => JSON.stringify(now[id]) !== JSON.stringify(proof.said[id])).length;
}

function saidBy(content: FakeContent, issue: string): FakeProof["said"] {
  const plain = (delta: Delta): string => delta.map(({ insert }) => (typeof insert === "string" ? insert : "\uFFFC")).join("");
  const found = content.issues.find(({ id }) => id === issue);
  if (!found) return {};
  const own: Record<string, string> = { subject: found.subject, preheader: found.preheader, ...Object.fromEntries((["intro", "outro"] satisfies IssuePart[]).map((part) => [part, plain(found[part])])) };
  const ids = new Set(found.entries.map(({ id }) => id));
  const items = content.items.filter(({ id }) => ids.has(id));
  return { [issue]: own, ...Object.fromEntries(items.map((item) => [item.id, { headline: item.headline, dek: item.dek, body: plain(item.body) }])) };
}

function differences(before: FakeProof["said"], now: FakeProof["said"]): PassageView[] {
  return Object.keys({ ...before, ...now }).flatMap((id) =>
    Object.keys({ ...before[id], ...now[id] })
      .filter((part) => before[id]?.[part] !== now[id]?.[part])
      .map((part): PassageView => ({ part, entry: id, heading: now[id]?.["headline"] ?? "", stretches: [{ side: "removed", text: before[id]?.[part] ?? "" }, { side: "added", text: now[id]?.[part] ?? "" }] })),
  );
}
