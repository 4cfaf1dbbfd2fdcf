// @vitest-environment jsdom
// Proofs and reviews in the window: a proof is made, reviews come in, an approval lapses, states are compared and come back.

import { beforeEach, describe, expect, it, vi } from "vitest";

import { toaster } from "../../parts/toast.svelte";
import { FakeLibrary } from "../backend/fake";
import { smallLibrary } from "../backend/fake_content";
import { blankThread } from "../backend/fake_proof";
import type { ReviewVerdict, RevisionView, ThreadView } from "../bindings/galley";
import { language } from "../language/language.svelte";
import { remedyOf } from "./finding";
import { Newsroom } from "./newsroom.svelte";
import { FIRST } from "./revision.svelte";

let library: FakeLibrary;
let room: Newsroom;

beforeEach(async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
  localStorage.clear();
  language.tag = "en";
  toaster.toasts = [];
  library = smallLibrary();
  library.exportFile = "/tmp/proof.html";
  room = new Newsroom(library);
  await room.start();
  await room.openIssue("one");
});

const noted = (): string => toaster.toasts.at(-1)?.words ?? "";
const asked = (name: string): unknown => library.calls.filter((call) => call.name === name).at(-1)?.args;

function thread(id: string, form: Partial<ThreadView> = {}): ThreadView {
  return { ...blankThread(id, "one"), item: "a", part: "body", start: 0, end: 4, quote: "Text", comments: [{ id: `${id}-1`, by: "Ann", person: null, at: "2026-11-20T09:00:00Z", edited: null, body: "Which text?" }], ...form };
}

function review(file: string, by: string, verdict: ReviewVerdict | null, threads: ThreadView[] = []): void {
  library.reviews.set(file, { by, proof: 1, issue: "one", verdict, remark: "", threads });
}

async function needs(approvals: number): Promise<void> {
  const { recipe, id } = room.register.publications[0]!;
  await room.setPublication(id, { recipe: { ...recipe, approvals } });
}

async function edit(headline: string): Promise<void> {
  await room.choose("a");
  room.desk!.item!.headline.write(headline);
  await room.desk!.item!.headline.flush();
  await room.door.followed();
}

describe("a proof", () => {
  it("is made into the chosen file, counts up, and makes the issue one in proof", async () => {
    await room.reviewing.makeProof();
    expect(asked("proof_make")).toEqual({ issue: "one", file: "/tmp/proof.html" });
    expect(room.proofs.made?.number).toBe(1);
    expect(room.desk?.issue.state).toBe("proof");
    await room.reviewing.makeProof();
    expect(room.proofs.made?.number).toBe(2);
    await room.proofs.list.look("one");
    expect(room.proofs.list.value?.map(({ number }) => number)).toEqual([2, 1]);
  });

  it("is not made where no file was chosen", async () => {
    library.exportFile = null;
    await room.reviewing.makeProof();
    expect(asked("proof_make")).toBeUndefined();
    expect(room.desk?.issue.state).toBe("open");
  });

  it("is compared with what is said now, and the way back leads to where that was asked", async () => {
    await room.reviewing.makeProof();
    await edit("Alpha, again");
    room.dialog = "export";
    await room.reviewing.showChanges(1);
    expect(room.dialog).toBe("changes");
    expect(room.proofs.compared?.differences.map(({ part, heading }) => [part, heading])).toEqual([["headline", "Alpha, again"]]);
    room.reviewing.leaveChanges();
    expect(room.dialog).toBe("export");
  });
});

describe("a verdict", () => {
  it("approves the issue once enough people gave theirs", async () => {
    await needs(2);
    await room.reviewing.makeProof();
    await room.proofs.introduce("Mei");
    await room.reviewing.judge(1, "approve", "Fine");
    expect(room.proofs.gate.value).toMatchObject({ needed: 2, approvals: 1, open: false });
    expect(room.desk?.issue.state).toBe("proof");
    review("/ann.galley-review", "Ann", "approve");
    await room.reviewing.take({ files: ["/ann.galley-review"] });
    expect(room.desk?.issue.state).toBe("approved");
  });

  it("lapses when what was approved is changed: the state says so, and who approved what is told with the way to the difference", async () => {
    await needs(1);
    await room.reviewing.makeProof();
    review("/ann.galley-review", "Ann", "approve");
    await room.reviewing.take({ files: ["/ann.galley-review"] });
    expect(room.desk?.issue.state).toBe("approved");
    await edit("Alpha, again");
    expect(room.desk?.issue.state).toBe("proof");
    expect(noted()).toBe("Ann approved Proof 1; one item changed since.");
    toaster.toasts.at(-1)?.act?.run();
    await new Promise((resolve) => setTimeout(resolve));
    expect(room.proofs.compared?.number).toBe(1);
  });

  it("is not told to have lapsed where somebody set the state back by hand", async () => {
    await room.setIssueState("approved");
    toaster.toasts = [];
    await room.setIssueState("proof");
    expect(noted()).toBe("Weekly No. 41: proof");
  });

  it("that is missing leads to the reviewers, from wherever it is told", async () => {
    await needs(1);
    await room.proofs.gate.look({ issue: "one", target: "plain" });
    const { finding } = room.proofs.gate.value!.blockers[0]!;
    expect(remedyOf(finding)).toEqual({ kind: "review" });
    await room.goTo(finding);
    expect(room.dialog).toBe("review");
  });
});

describe("reviews", () => {
  beforeEach(() => room.reviewing.makeProof());

  it("come in together, each told of by itself, with their remarks", async () => {
    review("/ann.galley-review", "Ann", null, [thread("t-1"), thread("t-2", { placed: false, state: "lost", start: null, end: null })]);
    library.reviews.set("/bad.galley-review", { refused: "The review was changed after its reviewer saved it, so nothing was taken from it. Ask for it again." });
    library.reviewFiles = ["/ann.galley-review", "/bad.galley-review"];
    await room.reviewing.chooseReviews();
    expect(room.dialog).toBe("reviews");
    const brought = room.proofs.brought!;
    expect(brought.reviews.map(({ by, added, lost, refused }) => [by, added, lost, refused !== null])).toEqual([["Ann", 2, 1, false], ["", 0, 0, true]]);
    expect(brought.threads.map(({ id, placed }) => [id, placed])).toEqual([["t-1", true], ["t-2", false]]);
    expect(brought.steps).toBe(1);
  });

  it("bring nothing the second time, and then there is nothing to undo", async () => {
    review("/ann.galley-review", "Ann", "approve", [thread("t-1")]);
    await room.reviewing.take({ files: ["/ann.galley-review"] });
    await room.reviewing.take({ files: ["/ann.galley-review"] });
    expect(room.proofs.brought?.reviews[0]).toMatchObject({ added: 0, already: 1 });
    expect(room.proofs.brought?.threads).toEqual([]);
    expect(room.proofs.brought?.steps).toBe(0);
    expect(room.reviewing.canUndoImport).toBe(false);
  });

  it("are all taken back by one undo of the import, and nothing before them is", async () => {
    await edit("Alpha, again");
    review("/ann.galley-review", "Ann", "approve", [thread("t-1")]);
    review("/ben.galley-review", "Ben", "request_changes", [thread("t-2")]);
    await room.reviewing.take({ files: ["/ann.galley-review", "/ben.galley-review"] });
    expect(room.reviewing.canUndoImport).toBe(true);
    await room.reviewing.undoImport();
    expect(library.content.threads).toEqual([]);
    expect(library.content.items.find(({ id }) => id === "a")?.headline).toBe("Alpha, again");
    expect(room.dialog).toBeNull();
  });

  it("are not offered to be undone once something else was done", async () => {
    review("/ann.galley-review", "Ann", null, [thread("t-1")]);
    await room.reviewing.take({ files: ["/ann.galley-review"] });
    await edit("Alpha, again");
    expect(room.reviewing.canUndoImport).toBe(false);
  });

  it("lead to the item that a remark is about, also from another view", async () => {
    await room.go("library");
    await room.reviewing.goToThread(thread("t-1", { item: "b", part: "headline" }));
    expect([room.view, room.desk?.part, room.dialog]).toEqual(["desk", "b", null]);
    await room.reviewing.goToThread(thread("t-2", { item: null, part: "outro_heading" }));
    expect(room.desk?.part).toBe("outro");
  });

  it("open the issue that they are about", async () => {
    await room.openIssue("three");
    await room.reviewing.goToThread(thread("t-1"));
    expect(room.desk?.issue.id).toBe("one");
  });
});

describe("states", () => {
  const states = (count: number): (RevisionView & { text: string })[] =>
    Array.from({ length: count }, (_, at) => ({ version: `${count - at}`.padStart(6, "0"), label: { verb: "item_body", subject: "Alpha" }, made_at: "2026-11-20T09:00:00Z", by: "Mei", person: null, names: [], text: `Text ${count - at}` }));

  beforeEach(() => void (library.content.proofing.states["a"] = states(3000)));

  it("begin with a first part, and are all there when the end comes into view", async () => {
    await room.revisions.look({ item: "a" });
    expect(room.revisions.states).toHaveLength(FIRST);
    await room.revisions.reach();
    expect(room.revisions.states).toHaveLength(3000);
    await room.revisions.reach();
    expect(library.calls.filter(({ name }) => name === "revision_list")).toHaveLength(2);
  });

  it("are compared with now, or two with each other, the older one first", async () => {
    await room.revisions.look({ item: "a" });
    const [newest, second, third] = room.revisions.states!;
    room.revisions.current = third!.id;
    await room.revisions.compare("Alpha");
    expect(asked("revision_compare")).toEqual({ item: "a", from: "002998", to: null });
    room.revisions.mark(second!.id);
    await room.revisions.compare("Alpha");
    expect(asked("revision_compare")).toEqual({ item: "a", from: "002998", to: "002999" });
    room.revisions.current = newest!.id;
    room.revisions.mark(second!.id);
    room.revisions.mark(third!.id);
    await room.revisions.compare("Alpha");
    expect(asked("revision_compare")).toEqual({ item: "a", from: "002998", to: "003000" });
    expect(room.revisions.between?.after?.version).toBe("003000");
  });

  it("come back as a new change, which undo would take back, and can be named", async () => {
    await room.revisions.look({ item: "a" });
    const third = room.revisions.states![2]!;
    await room.reviewing.restore({ item: "a" }, third, "Alpha");
    expect(room.revisions.states?.[0]?.label.verb).toBe("revision_restore");
    expect(room.door.undo?.verb).toBe("revision_restore");
    await room.reviewing.nameState({ item: "a" }, null, "Before the lawyers");
    expect(asked("revision_name")).toEqual({ item: "a", version: null, name: "Before the lawyers" });
    expect(room.revisions.states?.[0]?.names).toEqual(["Before the lawyers"]);
    expect(room.door.undo?.verb).toBe("revision_name");
    expect(toaster.toasts.at(-1)?.act?.label).toBe("Undo");
  });

  it("of another item begin anew", async () => {
    await room.revisions.look({ item: "a" });
    await room.revisions.reach();
    room.revisions.mark(room.revisions.states![4]!.id);
    library.content.proofing.states["b"] = states(2);
    await room.revisions.look({ item: "b" });
    expect([room.revisions.states?.length, room.revisions.marked, room.revisions.current]).toEqual([2, null, "v000002"]);
  });
});
