// People and comments of the library in memory. Threads keep their places as the editor tells them; one that it does not
// tell of is where its words stand, or nowhere.

import type { Changed, CommentView, PeopleView, PersonView, ThreadPut, ThreadView, Touched } from "../bindings/galley";
import type { Delta } from "../editor/delta";
import type { FakeContent, FakeIssue } from "./fake";
import { Refusal, type CommandName, type Reply, type Request } from "./backend";

type Handlers = { [N in CommandName]?: (args: Request<N>) => Reply<N> };

/** What the people and the comments need of the library. */
export interface FakeWorld {
  content: () => FakeContent;
  id: () => string;
  write: <T>(verb: string, subject: string, touched: Partial<Touched>, change: () => T) => Changed<T>;
}

const AT = "2026-11-20T09:00:00Z";

/** The commands of people and comments. */
export function reviewHandlers({ content, id, write }: FakeWorld): Handlers {
  const people = (): PeopleView => ({ people: content().people, me: content().me });
  const person = (wanted: string): PersonView => found(content().people.find((one) => one.id === wanted || one.name === wanted), wanted);
  const thread = (wanted: string): ThreadView => found(content().threads.find((one) => one.id === wanted), wanted);
  const said = (body: string): CommentView => {
    const me = content().people.find((one) => one.id === content().me);
    return { id: id(), by: me?.name ?? "", person: me?.id ?? null, at: AT, edited: null, body };
  };
  const change = (wanted: string, verb: string, deed: (thread: ThreadView) => void): Changed<ThreadView> => {
    const one = thread(wanted);
    return write(verb, one.quote ?? one.comments[0]?.body ?? "", { threads: [wanted] }, () => {
      const now = thread(wanted);
      deed(now);
      return now;
    });
  };
  const settle = (now: ThreadView): void => void Object.assign(now, { state: "resolved", resolved_by: content().me, resolved_at: AT });

  return {
    person_list: people,
    person_me: ({ person: known, name }) =>
      write("person_me", "", { people: ["me"] }, () => {
        const before = content().people.find((one) => one.id === content().me);
        if (before) before.keys = 0;
        if (known != null) content().me = person(known).id;
        else {
          const made: PersonView = { id: id(), name: name ?? "", initials: (name ?? "").slice(0, 1).toUpperCase(), color: "#4A6FA5", keys: 1 };
          content().people.push(made);
          content().me = made.id;
        }
        return people();
      }),
    person_set: ({ person: wanted, ...set }) =>
      write("person_set", person(wanted).name, { people: [wanted] }, () => {
        const now = Object.assign(person(wanted), Object.fromEntries(Object.entries(set).filter(([, value]) => value != null)));
        for (const { comments } of content().threads) for (const comment of comments) if (comment.person === now.id) comment.by = now.name;
        return people();
      }),
    thread_list: ({ issue, item }) => {
      const items = content().issues.find((one) => one.id === issue)?.entries.map((entry) => entry.id) ?? [item ?? ""];
      return content().threads.filter((one) => (one.item === null ? one.issue === issue : items.includes(one.item)));
    },
    comment_add: ({ item, issue, part, start, end, body, replacement }) => {
      const quote = part == null ? null : [...textOf(content(), item ?? null, issue ?? null, part)].slice(start ?? 0, end ?? 0).join("");
      const made: ThreadView = { id: id(), item: item ?? null, issue: issue ?? content().items.find((one) => one.id === item)?.issue ?? null, part: part ?? null, start: start ?? null, end: end ?? null, quote, state: "open", placed: true, resolved_by: null, resolved_at: null, replacement: replacement ?? null, suggestion: null, proof: null, comments: [said(body)] };
      if (body.trim() === "" && replacement == null) throw new Refusal({ code: "invalid", message: "A comment needs words.", hint: null });
      return write("comment_add", quote ?? body, { threads: [made.id] }, () => {
        content().threads.push(made);
        return made;
      });
    },
    comment_reply: ({ thread: wanted, body }) => change(wanted, "comment_reply", (now) => now.comments.push(said(body))),
    comment_edit: ({ thread: wanted, comment, body }) => change(wanted, "comment_edit", (now) => Object.assign(found(comment == null ? now.comments.at(-1) : now.comments.find((one) => one.id === comment), comment ?? ""), { body, edited: AT })),
    comment_remove: ({ thread: wanted, comment }) => {
      const reply = change(wanted, "comment_remove", (now) => (now.comments = now.comments.filter((one) => one.id !== comment)));
      if (reply.value.comments.length === 0) content().threads = content().threads.filter((one) => one.id !== wanted);
      return { ...reply, value: reply.value.comments.length === 0 ? null : reply.value };
    },
    thread_remove: ({ thread: wanted }) =>
      write("thread_remove", thread(wanted).quote ?? "", { threads: [wanted] }, () => {
        content().threads = content().threads.filter((one) => one.id !== wanted);
        return null;
      }),
    thread_resolve: ({ thread: wanted }) => change(wanted, "thread_resolve", settle),
    thread_reopen: ({ thread: wanted }) => change(wanted, "thread_reopen", (now) => Object.assign(now, { state: now.placed ? "open" : "lost", resolved_by: null, resolved_at: null })),
    thread_place: ({ thread: wanted, part, start, end }) => change(wanted, "thread_place", (now) => Object.assign(now, { part, start, end, placed: true, state: "open" })),
    thread_decide: ({ thread: wanted, decision }) =>
      change(wanted, decision === "accept" ? "proposal_accept" : "proposal_reject", (now) => {
        const item = content().items.find((one) => one.id === now.item);
        if (decision === "accept" && item && now.part !== null) {
          const text = [...textOf(content(), now.item, now.issue, now.part)];
          text.splice(now.start ?? 0, (now.end ?? 0) - (now.start ?? 0), now.replacement ?? "");
          Object.assign(item, { [now.part]: text.join("") });
        }
        settle(now);
      }),
  };
}

/** Brings the threads of a text along after a save. */
export function followSave(content: FakeContent, of: { item: string | null; issue: string | null; part: string }, threads: readonly ThreadPut[]): string[] {
  const text = [...textOf(content, of.item, of.issue, of.part)];
  const changed: string[] = [];
  for (const thread of content.threads) {
    if (thread.item !== of.item || thread.part !== of.part || (of.item === null && thread.issue !== of.issue)) continue;
    const told = threads.find((one) => one.thread === thread.id);
    const at = text.join("").indexOf(thread.quote ?? "");
    const start = told?.start ?? (at < 0 ? null : [...text.join("").slice(0, at)].length);
    const end = told?.end ?? (start === null ? null : start + [...(thread.quote ?? "")].length);
    const placed = start !== null && end !== null;
    if (placed !== thread.placed) changed.push(thread.id);
    Object.assign(thread, { start, end, placed, state: thread.state === "resolved" ? "resolved" : placed ? "open" : "lost" });
  }
  return changed;
}

function textOf(content: FakeContent, item: string | null, issue: string | null, part: string): string {
  const owner: object | undefined = item === null ? content.issues.find((one: FakeIssue) => one.id === issue) : content.items.find((one) => one.id === item);
  const value: unknown = (owner as Record<string, unknown> | undefined)?.[part];
  return Array.isArray(value) ? (value as Delta).map(({ insert }) => (typeof insert === "string" ? insert : "\ufffc")).join("") : String(value ?? "");
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Refusal({ code: "not_found", message: `There is no thread “${name}” in this library.`, hint: null });
  return value;
}
