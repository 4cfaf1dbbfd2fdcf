// Written by the tests of galley-api from the wire types in Rust. Do not edit; see api/src/bindings.rs.

import type { DeltaOperation } from "../editor/delta";

/**
 * The name of a change: the interface makes a sentence of it ("Undo move “…”").
 */
export type ActionLabel = { 
/**
 * What was done, as the command's name or a finer word: `issue_move`, `item_body` …
 */
verb: string, 
/**
 * What it was done to, as people know it: a headline, a name. Empty where there is none.
 */
subject: string, };

/**
 * Whether a change stands.
 */
export type ActionState = "done" | "undone" | "gone";

/**
 * One named change.
 */
export type ActionView = { 
/**
 * Its number in this library; later changes have greater ones.
 */
id: number, 
/**
 * Its name.
 */
label: ActionLabel, 
/**
 * When it was made, RFC 3339 in UTC.
 */
made_at: string, 
/**
 * Whether it stands, was taken back, or was taken back and then passed over.
 */
state: ActionState, 
/**
 * Who made it, by id, where that is known.
 */
person: string | null, };

/**
 * An addition that was made.
 */
export type Added = { 
/**
 * The new entry's id: the item's own, or the section's; the first of several.
 */
entry: string, 
/**
 * The issue as it now stands.
 */
issue: IssueDesk, 
/**
 * Where the same ran before: its story, one of its addresses, a headline nearly the same.
 */
ran: Array<RanView>, };

/**
 * What is added to a rundown.
 */
export type Addition = { "kind": "item", 
/**
 * Id or the beginning of it.
 */
item: string, } | { "kind": "story", 
/**
 * Id or the beginning of it.
 */
story: string, } | { "kind": "stories", 
/**
 * Ids or the beginnings of them.
 */
stories: Array<string>, } | { "kind": "new", 
/**
 * Its headline; may be empty.
 */
headline: string, } | { "kind": "section", 
/**
 * Its printed name.
 */
title: string, };

/**
 * A story of the library that something may be.
 */
export type AlreadyView = { 
/**
 * The story.
 */
story: StoryRow, 
/**
 * Why it may be: `address` or `headline`.
 */
by: RanByView, 
/**
 * How alike the titles are, in hundredths, where that is why.
 */
likeness: number | null, 
/**
 * Whether the text is word for word that of its latest clipping from there.
 */
same_text: boolean, };

/**
 * An issue in the archive.
 */
export type ArchiveEntry = { 
/**
 * The issue's id.
 */
issue: string, 
/**
 * The publication's short name.
 */
publication: string, 
/**
 * The publication's name.
 */
publication_name: string, 
/**
 * The issue's number, where it has one.
 */
number: number | null, 
/**
 * Its date, where it has one.
 */
date: string | null, 
/**
 * The issue as people called it when it went out.
 */
title: string, 
/**
 * The subject it went out under; empty for none.
 */
subject: string, 
/**
 * `sealed`, or `corrected` while it is being repaired.
 */
state: IssueStateView, 
/**
 * The mail tool it was for.
 */
target: string, 
/**
 * The theme it was written in; empty where none is known.
 */
theme: string, 
/**
 * SHA-256 of its HTML part, in hexadecimal.
 */
hash: string, 
/**
 * When it was exported, RFC 3339 in UTC.
 */
exported_at: string, 
/**
 * When it was sealed first, RFC 3339 in UTC.
 */
sealed_at: string, 
/**
 * How many times it was sealed again after a correction.
 */
corrections: number, 
/**
 * What of it cannot be read any more, as a sentence; none where all is sound.
 */
damage: string | null, };

/**
 * Asks for the archive.
 */
export type ArchiveList = { 
/**
 * Only issues of this publication.
 */
publication?: string | null, };

/**
 * Makes the note about a correction an item.
 */
export type ArchiveNote = { 
/**
 * The corrected issue.
 */
issue: string, 
/**
 * The issue the note goes into; where absent, the next one that is still open, else on hold.
 */
into?: string | null, };

/**
 * Opens an issue of the archive.
 */
export type ArchiveShow = { 
/**
 * The issue.
 */
issue: string, 
/**
 * Which of its seals: 1, what readers got, where absent; later ones after a correction.
 */
seal?: number | null, };

/**
 * An issue as it went out.
 */
export type ArchiveView = { 
/**
 * Its place in the archive.
 */
entry: ArchiveEntry, 
/**
 * Which of its seals this is, from 1 on.
 */
seal: number, 
/**
 * How many there are.
 */
seals: number, 
/**
 * The exact bytes of the HTML part.
 */
html: string, 
/**
 * The exact bytes of the text part; none where it was not kept.
 */
text: string | null, 
/**
 * Every export of the issue, the first one first.
 */
exports: Array<ExportedView>, };

/**
 * A copy that was made.
 */
export type BackupView = { 
/**
 * Where it lies.
 */
path: string, 
/**
 * How many records it holds.
 */
documents: number, 
/**
 * How many pictures, exports and other files.
 */
blobs: number, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * The files that were missing or damaged, and so are not in it.
 */
lost: Array<string>, };

/**
 * What blocks.
 */
export type BlockerKind = "check" | "suggestion" | "approval" | "changes";

/**
 * One thing that blocks.
 */
export type BlockerView = { 
/**
 * What it is.
 */
kind: BlockerKind, 
/**
 * What blocks and what can be done, in sentences.
 */
message: string, 
/**
 * The item it is about.
 */
item: string | null, 
/**
 * The finding, for those who say it in another language and jump to it.
 */
finding: FindingView, };

/**
 * The form of a foreign text.
 */
export type BodyForm = "html" | "markdown";

/**
 * Foreign text to be read as a body.
 */
export type BodyParse = { 
/**
 * The form of the text.
 */
form: BodyForm, 
/**
 * The text.
 */
text: string, };

/**
 * A body that was read.
 */
export type BodyView = { 
/**
 * The body.
 */
delta: Delta, };

/**
 * A bookmark that clips the page it is used on.
 */
export type BookmarkletView = { 
/**
 * Its address, which is a script: to be dragged into a browser's bar.
 */
address: string, };

/**
 * A call to action as it is edited: empty where absent.
 */
export type CallToActionText = { text: string, label: string, url: string, };

/**
 * The call to action as programs read it.
 */
export type CallToActionView = { text: string, label: string | null, url: string | null, };

/**
 * Whether large and small letters differ.
 */
export type CaseView = "either" | "same";

/**
 * A reply to a write: the new truth, what else it touched, and what undo and redo would now do.
 */
export type Changed<T> = { 
/**
 * The new truth of what was asked about.
 */
value: T, 
/**
 * Every record that the change touched.
 */
touched: Touched, 
/**
 * What undo would take back.
 */
undo: ActionLabel | null, 
/**
 * What redo would bring again.
 */
redo: ActionLabel | null, };

/**
 * What the checks found.
 */
export type CheckView = { 
/**
 * The findings, those that block first.
 */
findings: Array<FindingView>, };

/**
 * An address in its normal form, without what only says how a reader came.
 */
export type CleanUrl = { 
/**
 * The address.
 */
url: string, };

/**
 * Reads something and keeps it at once.
 */
export type Clip = { from: ClipFrom, 
/**
 * Where it goes; to the story at the same address where absent.
 */
into: ClipInto, tags: Array<string>, };

/**
 * What was done with what was read.
 */
export type ClipDeed = "story" | "clipping" | "nothing";

/**
 * What was read and would be kept.
 */
export type ClipDraft = { 
/**
 * Its number in this run.
 */
draft: number, 
/**
 * The title.
 */
title: string, 
/**
 * Who wrote it.
 */
author: string | null, 
/**
 * The outlet: by the register where its domain is known, else as the page says.
 */
outlet: string | null, 
/**
 * The outlet's id, where it stands in the register.
 */
outlet_id: string | null, 
/**
 * The publication date, RFC 3339 date or time.
 */
published: string | null, 
/**
 * BCP 47 language tag.
 */
language: string | null, 
/**
 * The address it is kept under.
 */
url: string | null, 
/**
 * The address that the page names as its own, where it is another.
 */
canonical: string | null, 
/**
 * The address of the lead picture.
 */
image: string | null, 
/**
 * The page's own description.
 */
description: string | null, 
/**
 * Whether it seems that only a part is free to read.
 */
paywall: boolean, 
/**
 * How many words.
 */
words: number, 
/**
 * The readable text.
 */
body: Delta, 
/**
 * The same as plain text.
 */
text: string, 
/**
 * The same as cleaned HTML.
 */
html: string, 
/**
 * The encoding the bytes were read in.
 */
encoding: string | null, 
/**
 * The addresses that led there, in order, the one that was asked for first; empty where it was the same.
 */
hops: Array<string>, 
/**
 * What is worth knowing of it.
 */
findings: Array<ClipFindingView>, 
/**
 * The stories of the library that this may be, the surest first.
 */
already: Array<AlreadyView>, 
/**
 * Where it ran before.
 */
ran: Array<RanView>, };

/**
 * What a finding is about.
 */
export type ClipFindingKind = "empty" | "summary_only" | "paywall" | "date" | "encoding" | "bounded";

/**
 * Something worth knowing of what was read.
 */
export type ClipFindingView = { 
/**
 * What it is about.
 */
kind: ClipFindingKind, 
/**
 * The sentence.
 */
message: string, };

/**
 * What is clipped.
 */
export type ClipFrom = { "kind": "address", 
/**
 * The address; `https://` may be left out.
 */
url: string, } | { "kind": "text", 
/**
 * The words.
 */
text: string, 
/**
 * The address they are from.
 */
url?: string | null, } | { "kind": "html", 
/**
 * The HTML.
 */
html: string, 
/**
 * The address it is from.
 */
url?: string | null, } | { "kind": "file", 
/**
 * The file.
 */
path: string, 
/**
 * The address it is from, where the file does not say it.
 */
url?: string | null, };

/**
 * Where a clipping goes.
 */
export type ClipInto = { "kind": "matched" } | { "kind": "new" } | { "kind": "story", 
/**
 * The story.
 */
story: string, };

/**
 * Keeps what was read. What is given here goes before what was read.
 */
export type ClipKeep = { 
/**
 * The number of what was read.
 */
draft: number, 
/**
 * Where it goes.
 */
into: ClipInto, 
/**
 * The story's working title, where it makes a new story.
 */
title?: string | null, 
/**
 * The outlet's name, where it makes a new story; entered in the register where it is new.
 */
outlet?: string | null, tags: Array<string>, notes?: string | null, state?: StoryStateView | null, };

/**
 * A link that opens Galley, as the system hands it over.
 */
export type ClipLink = { 
/**
 * The whole link: `galley://clip?url=…`.
 */
link: string, };

/**
 * Reads something that may be clipped. Nothing is kept yet.
 */
export type ClipRead = { 
/**
 * What.
 */
from: ClipFrom, };

/**
 * Names what was read, by the number in the job's outcome. The latest sixteen of this run are remembered.
 */
export type ClipShow = { 
/**
 * Its number.
 */
draft: number, };

/**
 * What goes to the clipboard, as two flavours of one thing.
 */
export type ClipboardView = { 
/**
 * `text/html`.
 */
html: string, 
/**
 * `text/plain`; the markup itself for a tool that takes source text.
 */
text: string, };

/**
 * What became of a clipping.
 */
export type Clipped = { 
/**
 * What was done.
 */
deed: ClipDeed, 
/**
 * The story it belongs to.
 */
story: StoryView, 
/**
 * The clipping; the one that says the same where none was made.
 */
clipping: string, };

/**
 * Writes the page of a clipping to a file, as it came.
 */
export type ClippingOriginal = { clipping: string, 
/**
 * The file.
 */
path: string, };

/**
 * A clipping as it is read without a network.
 */
export type ClippingPage = { 
/**
 * The clipping.
 */
clipping: string, 
/**
 * The readable part as cleaned HTML.
 */
html: string, 
/**
 * The address it was captured from.
 */
url: string | null, 
/**
 * The address that was asked for.
 */
asked: string | null, 
/**
 * The address that the page names as its own.
 */
canonical: string | null, 
/**
 * The name of the site.
 */
site: string | null, 
/**
 * The address of the lead picture.
 */
image: string | null, 
/**
 * The page's own description.
 */
description: string | null, 
/**
 * Whether it seems that only a part was free to read.
 */
paywall: boolean, 
/**
 * The page as it came, where it was kept.
 */
original: OriginalView | null, };

/**
 * Names a clipping by its id.
 */
export type ClippingShow = { 
/**
 * The clipping.
 */
clipping: string, };

/**
 * A clipping.
 */
export type ClippingView = { id: string, url: string | null, title: string, author: string | null, published: string | null, language: string | null, captured_at: string, body: Delta, text: string, };

/**
 * What a caller can act on. A code stands here only if a caller acts differently for it.
 */
export type Code = "not_found" | "invalid" | "unknown" | "blocked" | "newer_library" | "damaged" | "io" | "storage" | "secret" | "outside" | "guarded" | "fault";

/**
 * Begins a thread: on the whole, on a stretch of a passage, or on the first place where words stand.
 */
export type CommentAdd = { 
/**
 * The item; one of `item` and `issue` is given.
 */
item?: string | null, 
/**
 * The issue.
 */
issue?: string | null, 
/**
 * The passage, with `start` and `end`.
 */
part?: string | null, 
/**
 * Where the words begin.
 */
start?: number | null, 
/**
 * Where the words end.
 */
end?: number | null, 
/**
 * Words to look for in headline, dek and body, in place of a stretch.
 */
quote?: string | null, 
/**
 * What is said.
 */
body: string, 
/**
 * Words proposed in place of the others, in a field of one line.
 */
replacement?: string | null, 
/**
 * The suggestion that it hangs on.
 */
suggestion?: string | null, };

/**
 * Says a comment otherwise.
 */
export type CommentEdit = { 
/**
 * The thread.
 */
thread: string, 
/**
 * The comment; the last one of the thread where absent.
 */
comment?: string | null, 
/**
 * What is said now.
 */
body: string, };

/**
 * Takes a comment back; with the last one the thread goes.
 */
export type CommentRemove = { thread: string, comment: string, };

/**
 * Answers in a thread.
 */
export type CommentReply = { thread: string, body: string, };

/**
 * A comment.
 */
export type CommentView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Who said it, by name; empty where nobody said who they are.
 */
by: string, 
/**
 * Who said it, by id.
 */
person: string | null, 
/**
 * When, RFC 3339 in UTC.
 */
at: string, 
/**
 * When it was last said otherwise.
 */
edited: string | null, 
/**
 * What was said, plain text.
 */
body: string, };

/**
 * One host that Galley contacted, for one purpose.
 */
export type ContactView = { 
/**
 * The host.
 */
host: string, 
/**
 * Why: `test_mail`, `push`, `feed`, `page`.
 */
purpose: string, 
/**
 * The first time, RFC 3339 in UTC.
 */
first_at: string, 
/**
 * The last time, RFC 3339 in UTC.
 */
last_at: string, 
/**
 * How many times.
 */
count: number, };

/**
 * How well text can be read on a ground.
 */
export type ContrastView = { 
/**
 * Which of the two palettes.
 */
scheme: SchemeView, 
/**
 * The token of the text's colour, without its group (`ink`).
 */
text: string, 
/**
 * The token of the ground's colour, without its group (`paper`).
 */
ground: string, 
/**
 * 1 to 21, as WCAG 2 measures it.
 */
ratio: number, 
/**
 * What it should be at least.
 */
needed: number, 
/**
 * Whether it is.
 */
holds: boolean, };

/**
 * What a correction changed, against what readers got.
 */
export type CorrectionView = { 
/**
 * The passages that are not as they went out.
 */
differences: Array<PassageView>, 
/**
 * The headline of the note for the next issue.
 */
note_headline: string, 
/**
 * What the note says: paragraphs with a blank line between; empty where there is nothing to tell.
 */
note: string, 
/**
 * The next issue that is still open, to which the note belongs.
 */
next: string | null, };

/**
 * When a page tells how many there are in all. Counting walks on where a page stops early.
 */
export type CountView = "with_page" | "apart";

/**
 * How many there are in all, counted up to 1,001.
 */
export type Counted = { 
/**
 * How many.
 */
total: number, };

/**
 * What becomes of words that are proposed: by a suggestion in the text, or by a thread beside it.
 */
export type Decision = "accept" | "reject";

/**
 * What is done to many stories.
 */
export type DeedView = { "kind": "tag", 
/**
 * The labels.
 */
tags: Array<string>, } | { "kind": "untag", 
/**
 * The labels.
 */
tags: Array<string>, } | { "kind": "state", 
/**
 * The state.
 */
state: StoryStateView, } | { "kind": "outlet", 
/**
 * Its name.
 */
outlet: string, } | { "kind": "trash" } | { "kind": "restore" };

/**
 * A body in the Delta form; see `galley_core::body`.
 */
export type Delta = DeltaOperation[];

/**
 * Names a mail tool.
 */
export type DestinationName = { name: string, };

/**
 * Enters a mail tool, or changes the one of that name.
 */
export type DestinationSet = { name: string, url: string, tool: ToolView, };

/**
 * A mail tool of the newsroom's own.
 */
export type DestinationView = { 
/**
 * What people call it.
 */
name: string, 
/**
 * The address of the tool.
 */
url: string, 
/**
 * Which tool it is, and what only it wants to know.
 */
tool: ToolView, 
/**
 * Where its key is kept.
 */
secret: SecretPlace, };

/**
 * What an examination does.
 */
export type DoctorMode = "look" | "rebuild";

/**
 * What an examination found.
 */
export type DoctorReport = { 
/**
 * Whether nothing is wrong (any more).
 */
sound: boolean, 
/**
 * How many documents were read.
 */
documents: number, 
/**
 * What is wrong, as sentences.
 */
faults: Array<string>, 
/**
 * Whether the projections were made anew.
 */
rebuilt: boolean, };

/**
 * A story that may be of the same event as another.
 */
export type DuplicateView = { 
/**
 * The story.
 */
story: StoryRow, 
/**
 * Why it may be: `address` or `headline`.
 */
by: RanByView, 
/**
 * How alike the titles are, in hundredths, where that is why.
 */
likeness: number | null, };

/**
 * Asks nothing: the empty request.
 */
export type Empty = Record<symbol, never>;

/**
 * One place in the rundown.
 */
export type EntryView = { "kind": "section", 
/**
 * Its id.
 */
id: string, 
/**
 * Its printed name.
 */
title: string, } | { "kind": "item" } & ItemCard;

/**
 * The form of an export.
 */
export type ExportFormat = "html" | "text" | "md" | "eml" | "web" | "atom" | "json";

/**
 * An export that was written.
 */
export type ExportView = { path: string, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * SHA-256 of the bytes, in hexadecimal.
 */
hash: string, 
/**
 * The pictures that were written beside it.
 */
images: Array<string>, };

/**
 * One export that was made.
 */
export type ExportedView = { target: string, format: string, 
/**
 * Empty where none is known.
 */
theme: string, 
/**
 * SHA-256 of the bytes, in hexadecimal.
 */
hash: string, 
/**
 * Size in bytes.
 */
bytes: number, 
/**
 * RFC 3339 in UTC.
 */
made_at: string, 
/**
 * Whether its bytes can still be read as they were written.
 */
kept: boolean, };

/**
 * Whether what is found may be a part of a longer word.
 */
export type ExtentView = "anywhere" | "word";

/**
 * A value to narrow by.
 */
export type Facet = { 
/**
 * The value to ask with.
 */
value: string, 
/**
 * The words to show.
 */
label: string, 
/**
 * How many stories.
 */
count: number, };

/**
 * A refusal or a failure.
 */
export type Failure = { 
/**
 * What the caller can act on.
 */
code: Code, 
/**
 * What happened and what is safe, as a sentence.
 */
message: string, 
/**
 * What to do, as a sentence.
 */
hint: string | null, };

/**
 * Enters a feed. Nothing is asked; one that is there already stays as it is.
 */
export type FeedAdd = { 
/**
 * Its address; with `feed:` before it or without a scheme too.
 */
url: string, 
/**
 * What the editor calls it; what it calls itself where absent.
 */
title?: string | null, 
/**
 * The page it belongs to.
 */
home?: string | null, 
/**
 * The folder it goes into.
 */
folder?: string | null, 
/**
 * The outlet's name, entered in the register where it is new.
 */
outlet?: string | null, };

/**
 * What became of a feed that was to be entered.
 */
export type FeedAdded = { 
/**
 * The feed.
 */
feed: FeedView, 
/**
 * Whether it was there before.
 */
already: boolean, };

/**
 * What kind of fault a feed has.
 */
export type FeedCause = "gone" | "later" | "no_feed" | "too_large" | "guarded" | "outside";

/**
 * Looks for the feeds of an address, as a job: the feed itself, or those that the page names.
 */
export type FeedDiscover = { 
/**
 * The address of a page or a feed.
 */
url: string, };

/**
 * A feed that could not be read.
 */
export type FeedFailed = { 
/**
 * The feed.
 */
feed: string, 
/**
 * What people call it.
 */
name: string, 
/**
 * Why.
 */
fault: FeedFault, };

/**
 * Why a feed could not be read.
 */
export type FeedFault = { 
/**
 * What a caller can act on.
 */
cause: FeedCause, 
/**
 * What happened, as a sentence.
 */
message: string, 
/**
 * What to do, as a sentence.
 */
hint: string | null, 
/**
 * How often in a row it has failed.
 */
times: number, };

/**
 * A field of a feed.
 */
export type FeedField = "url" | "title" | "home" | "folder" | "outlet" | "paused";

/**
 * A feed that was found.
 */
export type FeedFound = { 
/**
 * Its address.
 */
url: string, 
/**
 * What it or the page calls it.
 */
title: string | null, 
/**
 * The page it belongs to.
 */
home: string | null, 
/**
 * How many entries it has; absent where it was named by the page and not asked.
 */
entries: number | null, 
/**
 * The first of its headlines.
 */
headlines: Array<string>, 
/**
 * The feed of the library that has this address.
 */
feed: string | null, };

/**
 * Every feed, with the folders.
 */
export type FeedListView = { 
/**
 * The feeds by folder and name, those without a folder last.
 */
feeds: Array<FeedView>, 
/**
 * The folders by name, those within others behind them.
 */
folders: Array<FolderView>, 
/**
 * How many stories wait in the inbox, those of no feed included; counted up to 1,001.
 */
waiting: number, 
/**
 * How many feeds could not be read last time.
 */
faults: number, };

/**
 * Names several feeds.
 */
export type FeedNames = { 
/**
 * The feeds, by id or address.
 */
feeds: Array<string>, };

/**
 * Asks feeds for news, as a job. Without a choice every feed that is not paused is asked.
 */
export type FeedRefresh = { 
/**
 * Only these, by id or address; they are asked even where they are paused.
 */
feeds?: Array<string> | null, 
/**
 * Only those of this folder and of folders within it.
 */
folder?: string | null, 
/**
 * Whether only those are asked whose time has come.
 */
due: boolean, };

/**
 * What came of asking feeds.
 */
export type FeedRefreshed = { 
/**
 * How many were asked.
 */
asked: number, 
/**
 * How many had something new to say.
 */
changed: number, 
/**
 * How many had not.
 */
unchanged: number, 
/**
 * How many could not be read; each says why in the list of feeds.
 */
failed: number, 
/**
 * How many were not asked, because their server asked to be left alone for a while.
 */
waiting: number, 
/**
 * How many stories are new.
 */
stories: number, 
/**
 * How many entries were of stories that the library had already.
 */
joined: number, 
/**
 * How many entries were edited since.
 */
updated: number, 
/**
 * The feeds that could not be read, the first hundred of them.
 */
faults: Array<FeedFailed>, };

/**
 * Changes one field of feeds.
 */
export type FeedSet = { 
/**
 * The feeds, by id or address.
 */
feeds: Array<string>, 
/**
 * What changes.
 */
field: FeedField, 
/**
 * The words; `yes` or `no` for paused; empty to clear.
 */
value: string, };

/**
 * How feeds are asked by themselves.
 */
export type FeedSetting = { 
/**
 * Every so many minutes; 0 for never, as it is at first.
 */
every: number, };

/**
 * Names a feed by id, the beginning of it, or its address.
 */
export type FeedShow = { 
/**
 * The feed.
 */
feed: string, };

/**
 * A feed that the editor reads.
 */
export type FeedView = { 
/**
 * Its id.
 */
id: string, 
/**
 * What people call it: the editor's name for it, its own, its address.
 */
name: string, 
/**
 * The editor's own name for it, where there is one.
 */
title: string | null, 
/**
 * Its address.
 */
url: string, 
/**
 * The page it belongs to.
 */
home: string | null, 
/**
 * The folder it is in, folders within one another apart by slashes.
 */
folder: string | null, 
/**
 * The outlet's name.
 */
outlet: string | null, 
/**
 * The outlet's id.
 */
outlet_id: string | null, 
/**
 * BCP 47 language tag.
 */
language: string | null, 
/**
 * Whether it is passed over when feeds are asked.
 */
paused: boolean, 
/**
 * How many of its stories wait in the inbox.
 */
waiting: number, 
/**
 * How many stories ever came of it.
 */
stories: number, 
/**
 * When it was last asked, RFC 3339 in UTC.
 */
asked_at: string | null, 
/**
 * When it last answered as a feed does, RFC 3339 in UTC.
 */
answered_at: string | null, 
/**
 * When it last had something new, RFC 3339 in UTC.
 */
changed_at: string | null, 
/**
 * Not asked by itself before this moment, RFC 3339 in UTC.
 */
next_at: string | null, 
/**
 * Why it could not be read last time.
 */
fault: FeedFault | null, };

/**
 * A part of an issue, of its publication or of its look that a finding can be about.
 */
export type FindingPart = "subject" | "preheader" | "topic_line" | "intro" | "outro" | "call_to_action" | "footer" | "browser_address" | "theme";

/**
 * A finding as programs read it.
 */
export type FindingView = { check: string, 
/**
 * `block`, `warn` or `note`.
 */
severity: string, item: string | null, message: string, 
/**
 * Start and end in Unicode scalars of the item's text.
 */
range: [number, number] | null, 
/**
 * The part of the issue, where it is about none of the items.
 */
part: FindingPart | null, 
/**
 * What the sentence is made of, by name, for saying it in another language.
 */
facts: Record<string, string>, };

/**
 * What is found in a story of a list.
 */
export type FindsView = { 
/**
 * Where the finds stand in the title: beginning and end, in UTF-16 units as scripts count them.
 */
title_marks: Array<[number, number]>, 
/**
 * A piece of its text around what was found; empty where it has none.
 */
snippet: string, 
/**
 * Where the finds stand in the snippet.
 */
snippet_marks: Array<[number, number]>, };

/**
 * Gives a folder another name, and the folders within it; to none where the new name is empty.
 */
export type FolderRename = { 
/**
 * The folder.
 */
folder: string, 
/**
 * Its new name, whole.
 */
name: string, };

/**
 * A folder of feeds.
 */
export type FolderView = { 
/**
 * Its whole name, folders around it first, apart by slashes.
 */
folder: string, 
/**
 * How many feeds are in it, those of folders within it included.
 */
feeds: number, 
/**
 * How many of their stories wait in the inbox.
 */
waiting: number, };

/**
 * A form in which stories are carried.
 */
export type FormView = "json_lines" | "csv" | "opml" | "ris" | "csl_json" | "markdown";

/**
 * Whether accents, widths and forms of signs differ.
 */
export type FormsView = "as_written" | "folded";

/**
 * One place that was found.
 */
export type FoundView = { 
/**
 * The text.
 */
place: PlaceView, 
/**
 * The item that it belongs to, or the section whose name it is.
 */
entry: string | null, 
/**
 * Where it begins, in Unicode scalars of the text; a body has a line feed between two lines, and one character
 * for a picture or a rule.
 */
from: number, 
/**
 * Where it ends.
 */
to: number, 
/**
 * What stands there.
 */
words: string, 
/**
 * What stands before it.
 */
before: string, 
/**
 * What stands behind it.
 */
behind: string, };

/**
 * Asks what an export waits for.
 */
export type GateShow = { 
/**
 * The issue.
 */
issue: string, 
/**
 * The mail tool it goes to; the publication's own checks for none where absent.
 */
target?: TargetView | null, };

/**
 * What an export waits for.
 */
export type GateView = { 
/**
 * Whether nothing blocks it.
 */
open: boolean, 
/**
 * Everything that blocks.
 */
blockers: Array<BlockerView>, 
/**
 * How many approvals it needs.
 */
needed: number, 
/**
 * How many count.
 */
approvals: number, 
/**
 * The last word of each reviewer.
 */
words: Array<ReviewerWord>, 
/**
 * How many threads are open; they block nothing.
 */
comments: number, };

/**
 * Asks for the newest named changes.
 */
export type HistoryList = { 
/**
 * Only changes that touched this issue, its items included; every change where absent.
 */
issue?: string | null, 
/**
 * How many at most; 100 where absent.
 */
limit?: number | null, };

/**
 * A hit.
 */
export type HitView = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it is.
 */
kind: FoundView, 
/**
 * Its title or headline.
 */
title: string, 
/**
 * Its date: the main report's, the issue's.
 */
date: string | null, 
/**
 * The outlet's name.
 */
outlet: string | null, 
/**
 * A piece of its text around what was found.
 */
snippet: string, 
/**
 * Where the finds stand in the title: beginning and end, in UTF-16 units as scripts count them.
 */
title_marks: Array<[number, number]>, 
/**
 * Where the finds stand in the snippet.
 */
snippet_marks: Array<[number, number]>, };

/**
 * Names a host.
 */
export type HostName = { 
/**
 * Its name or its address, without scheme and port.
 */
host: string, };

/**
 * A host in a private network that the person named.
 */
export type HostView = { 
/**
 * The host.
 */
host: string, 
/**
 * Whether it may be contacted. One that may not was withheld in this run.
 */
allowed: boolean, };

/**
 * Takes a picture into the library.
 */
export type ImageAdd = { 
/**
 * Where the picture is.
 */
from: ImageFrom, };

/**
 * A picture that was taken in.
 */
export type ImageAdded = { 
/**
 * The picture.
 */
image: ImageView, 
/**
 * What was done to it on its way in, where it shows.
 */
changes: Array<ImageChangeView>, };

/**
 * What was done to a picture on its way in.
 */
export type ImageChangeView = "converted" | "resized" | "turned" | "stilled";

/**
 * A picture with its bytes.
 */
export type ImageData = { 
/**
 * The picture.
 */
image: ImageView, 
/**
 * Its file as a `data:` address.
 */
data: string, };

/**
 * Where a picture is taken from. Its content decides what it is, never a name.
 */
export type ImageFrom = { "kind": "bytes", 
/**
 * The file in base64 (RFC 4648, section 4).
 */
data: string, } | { "kind": "file", 
/**
 * Its path.
 */
path: string, };

/**
 * Asks for a picture to show it.
 */
export type ImageShow = { 
/**
 * Its `src` in a body, or its hash.
 */
image: string, };

/**
 * A picture of the library.
 */
export type ImageView = { 
/**
 * SHA-256 of the file, in hexadecimal.
 */
hash: string, 
/**
 * How a body names it: the `src` of an image insert.
 */
src: string, 
/**
 * `image/png`, `image/jpeg` or `image/gif`.
 */
media_type: string, 
/**
 * The width it is shown at, in CSS pixels.
 */
width: number, 
/**
 * The height it is shown at, in CSS pixels.
 */
height: number, 
/**
 * The width of the file, in dots.
 */
pixel_width: number, 
/**
 * The height of the file, in dots.
 */
pixel_height: number, 
/**
 * The size of the file in bytes.
 */
bytes: number, };

/**
 * How the library's own pictures reach the reader.
 */
export type ImagesView = { "kind": "hosted" } | { "kind": "inline" } | { "kind": "folder", 
/**
 * The address of the folder, absolute or relative to the page.
 */
base: string, };

/**
 * The form of a past issue.
 */
export type ImportFormat = "text" | "html" | "markdown" | "mail";

/**
 * Where a past issue comes from.
 */
export type ImportFrom = { "kind": "file", 
/**
 * Its path.
 */
path: string, } | { "kind": "text", 
/**
 * The text.
 */
text: string, };

/**
 * Who sends a publication, why readers get it, and where they can go. Every member may be empty.
 */
export type ImprintView = { 
/**
 * The postal address, as one line or several.
 */
postal_address: string, 
/**
 * Why a reader gets it, in a sentence; may hold variables.
 */
reason: string, 
/**
 * Where a reader leaves the list, for mail tools without words for it.
 */
unsubscribe_url: string, 
/**
 * Where an issue stands on the web; may hold variables (`https://example.com/{{issue.number}}`).
 */
browser_url: string, 
/**
 * The home page.
 */
home_url: string, 
/**
 * The mail address it comes from.
 */
sender: string, 
/**
 * The address of the folder on the web that the pictures of its issues are put into.
 */
image_url: string, };

/**
 * Asks for a page of what came in, the newest arrival first.
 */
export type InboxList = { 
/**
 * Only what came of this feed, by id.
 */
feed?: string | null, 
/**
 * Only what came of feeds of this folder.
 */
folder?: string | null, 
/**
 * In this state; the inbox where absent. `spiked` shows what rules and the editor rejected.
 */
state?: StoryStateView | null, 
/**
 * Only what answers to this search.
 */
text?: string | null, 
/**
 * Continue behind this cursor of an earlier page.
 */
after?: string | null, 
/**
 * How many at most; 50 where absent, 200 at most.
 */
limit?: number | null, };

/**
 * A page of what came in.
 */
export type InboxPage = { 
/**
 * The stories, the newest arrival first.
 */
rows: Array<InboxRow>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, 
/**
 * How many match in all, counted up to 1,001.
 */
total: number, };

/**
 * A story as it came in. What it, its address or something headed like it ran in before stands in `ran`.
 */
export type InboxRow = { 
/**
 * When it arrived, RFC 3339 in UTC.
 */
arrived_at: string, 
/**
 * The beginning of its text.
 */
summary: string, 
/**
 * Who wrote it.
 */
author: string | null, 
/**
 * The feeds that it was seen in, in order; none for what came in another way.
 */
feeds: Array<SeenIn>, 
/**
 * What rules did to it.
 */
rules: Array<RuleEffect>, id: string, title: string, state: StoryStateView, outlet: string | null, outlet_id: string | null, url: string | null, language: string | null, 
/**
 * Date of the main report, `YYYY-MM-DD` or RFC 3339.
 */
date: string | null, tags: Array<string>, 
/**
 * Where items drafted from it stand.
 */
ran: Array<RanView>, };

/**
 * Decides on stories of the inbox, as one change that undo takes back.
 */
export type InboxTriage = { 
/**
 * The stories.
 */
stories: Array<string>, 
/**
 * What becomes of them.
 */
verdict: Verdict, };

/**
 * Invites a reviewer to a proof: one whom the library knows, or a new one by name.
 */
export type InvitationCreate = { 
/**
 * The issue.
 */
issue: string, 
/**
 * The proof's number; the last proof where absent.
 */
number?: number | null, 
/**
 * The person's id.
 */
person?: string | null, 
/**
 * The new person's name.
 */
name?: string | null, 
/**
 * For how many days the link is good, 1 to 14; 7 where absent.
 */
days?: number | null, };

/**
 * Lists the links to the proofs of an issue.
 */
export type InvitationList = { issue: string, };

/**
 * Makes a link anew: the old one is no good any more.
 */
export type InvitationRenew = { 
/**
 * The link's id.
 */
invitation: string, 
/**
 * For how many days; 7 where absent.
 */
days?: number | null, };

/**
 * Names a link.
 */
export type InvitationShow = { invitation: string, };

/**
 * Where a link stands.
 */
export type InvitationState = "waiting" | "open" | "expired" | "revoked";

/**
 * A link by which one reviewer reaches one proof.
 */
export type InvitationView = { 
/**
 * Its id.
 */
id: string, 
/**
 * The proof's number.
 */
proof: number, 
/**
 * Who was invited, by id.
 */
person: string, 
/**
 * Who, by name.
 */
name: string, 
/**
 * When it was made, RFC 3339 in UTC.
 */
made_at: string, 
/**
 * Until when it is good.
 */
expires_at: string, 
/**
 * When a browser opened it.
 */
opened_at: string | null, 
/**
 * When it was last used, to the minute.
 */
seen_at: string | null, 
/**
 * Where it stands.
 */
state: InvitationState, 
/**
 * How many remarks came by it.
 */
remarks: number, 
/**
 * The links themselves, one for each address of the host, the best one first. Said once, when a link is made:
 * nothing that is kept knows them.
 */
links: Array<string>, };

/**
 * Puts an item into a rundown: an existing item, a story to be drafted from, or a new one.
 */
export type IssueAdd = { 
/**
 * The issue.
 */
issue: string, 
/**
 * What is added.
 */
what: Addition, 
/**
 * The entry it is to stand before; at the end where absent.
 */
before?: string | null, };

/**
 * Asks for what the checks find.
 */
export type IssueCheck = { issue: string, target: TargetView, };

/**
 * Asks for what goes to the clipboard, or says that it went there. What waits for an export waits for this too.
 */
export type IssueClipboard = { 
/**
 * The issue.
 */
issue: string, 
/**
 * The mail tool it is copied for.
 */
target: TargetView, 
/**
 * Why it is copied although checks block it; it is kept with the record once it was copied.
 */
anyway?: string | null, };

/**
 * Makes an issue.
 */
export type IssueCreate = { 
/**
 * Slug, id or the beginning of the id.
 */
publication: string, 
/**
 * `YYYY-MM-DD`; the cadence after the last issue, or today, where absent.
 */
date?: string | null, 
/**
 * One more than the highest where absent.
 */
number?: number | null, };

/**
 * An issue as the desk works on it.
 */
export type IssueDesk = { id: string, 
/**
 * The version of the issue's document: the base of the next save of intro or outro.
 */
version: string, publication: PublicationView, number: number | null, 
/**
 * `YYYY-MM-DD`.
 */
date: string | null, title: string, state: IssueStateView, 
/**
 * The printed masthead: the issue's own, else the publication's.
 */
masthead: string, subject: string, preheader: string, topic_line: string, intro: Delta, outro_heading: string, outro: Delta, call_to_action: CallToActionText, 
/**
 * The rundown in reading order.
 */
entries: Array<EntryView>, 
/**
 * What the checks found, those that block first.
 */
findings: Array<FindingView>, };

/**
 * Writes an issue to a file.
 */
export type IssueExport = { 
/**
 * The issue.
 */
issue: string, 
/**
 * The mail tool.
 */
target: TargetView, 
/**
 * The form.
 */
format: ExportFormat, 
/**
 * The pictures; hosted where absent.
 */
images?: ImagesView | null, 
/**
 * Why it is written although checks block it; it is kept with the record of the export.
 */
anyway?: string | null, 
/**
 * Where to write; an existing file is replaced as a whole or not at all.
 */
path: string, };

/**
 * A field of an issue that is set as a whole.
 */
export type IssueField = "number" | "date" | "title" | "masthead" | "state" | "subject" | "preheader" | "topic_line" | "outro_heading" | "call_to_action_text" | "call_to_action_label" | "call_to_action_url" | "intro" | "outro";

/**
 * Looks for words over the whole of an issue.
 */
export type IssueFind = { 
/**
 * The issue.
 */
issue: string, 
/**
 * What is looked for.
 */
wanted: WantedView, };

/**
 * Reads a past issue and keeps it, or only shows what would be kept.
 */
export type IssueImport = { 
/**
 * Slug, id or the beginning of the id.
 */
publication: string, 
/**
 * Where the text comes from.
 */
from: ImportFrom, 
/**
 * The form of the text; found out where absent.
 */
format?: ImportFormat | null, 
/**
 * Overrides the number found.
 */
number?: number | null, 
/**
 * Overrides the date found, `YYYY-MM-DD`.
 */
date?: string | null, };

/**
 * Takes in every past issue of a folder or of an archive.
 */
export type IssueImportAll = { 
/**
 * The publication, by slug or id.
 */
publication: string, 
/**
 * The folder, or the `.zip` archive; folders within it are read too.
 */
path: string, };

/**
 * Keeps a past issue, as it was corrected.
 */
export type IssueKeep = { 
/**
 * Slug, id or the beginning of the id.
 */
publication: string, issue: ParsedIssue, };

/**
 * Asks for issues, newest first.
 */
export type IssueList = { 
/**
 * Only those of this publication.
 */
publication?: string | null, };

/**
 * Moves an entry within its rundown.
 */
export type IssueMove = { issue: string, entry: string, to: Place, };

/**
 * A file that was taken in as an issue.
 */
export type IssueOfFile = { 
/**
 * The file.
 */
file: string, 
/**
 * The issue's id.
 */
issue: string, 
/**
 * Its number.
 */
number: number | null, 
/**
 * Its date.
 */
date: string | null, 
/**
 * How many items.
 */
items: number, 
/**
 * How many things the reading remarked on.
 */
findings: number, };

/**
 * Reads a past issue without keeping anything.
 */
export type IssueParse = { 
/**
 * Where the text comes from.
 */
from: ImportFrom, 
/**
 * The form of the text; found out where absent.
 */
format?: ImportFormat | null, };

/**
 * A running text of an issue.
 */
export type IssuePart = "intro" | "outro";

/**
 * Renders an issue without writing anything.
 */
export type IssuePreview = { 
/**
 * The issue.
 */
issue: string, 
/**
 * The mail tool.
 */
target: TargetView, 
/**
 * The slug of a theme to try on; the publication's where absent.
 */
theme?: string | null, 
/**
 * For which system the colours are to be shown; the bytes of the export, which ask the reader's
 * system, where absent.
 */
scheme?: SchemeView | null, 
/**
 * Whether the pictures of the library are to be seen in it.
 */
pictures: PreviewPictures, };

/**
 * Pushes an issue as a draft. Nothing is sent to readers.
 */
export type IssuePush = { issue: string, 
/**
 * The destination's name.
 */
destination: string, 
/**
 * Why it is pushed although checks block it.
 */
anyway?: string | null, };

/**
 * Sets quotation marks and dashes as the publication's language prints them, or as a typewriter has them.
 */
export type IssueQuotes = { 
/**
 * The issue.
 */
issue: string, 
/**
 * Only in this item; in the whole issue where absent.
 */
item?: string | null, 
/**
 * How they are to be.
 */
quotes: QuotesView, };

/**
 * Takes an entry out of its rundown: an item is held, a section dissolves and its items stay.
 */
export type IssueRemove = { issue: string, entry: string, };

/**
 * Renders an issue in one form without writing anything.
 */
export type IssueRender = { 
/**
 * The issue.
 */
issue: string, 
/**
 * The mail tool.
 */
target: TargetView, 
/**
 * The form.
 */
format: ExportFormat, 
/**
 * The pictures; hosted where absent.
 */
images?: ImagesView | null, 
/**
 * Why it is rendered although checks block it.
 */
anyway?: string | null, };

/**
 * Replaces what was found.
 */
export type IssueReplace = { 
/**
 * The issue.
 */
issue: string, 
/**
 * What is looked for.
 */
wanted: WantedView, 
/**
 * What comes in its place; empty to take it out.
 */
words: string, 
/**
 * The chosen places, as they were found; all of them where absent.
 */
chosen?: Array<FoundView> | null, };

/**
 * An issue in a list.
 */
export type IssueRow = { id: string, 
/**
 * The publication's slug.
 */
publication: string, publication_name: string, number: number | null, 
/**
 * `YYYY-MM-DD`.
 */
date: string | null, title: string | null, state: IssueStateView, 
/**
 * How many items.
 */
items: number, };

/**
 * Names an issue.
 */
export type IssueSeal = { issue: string, };

/**
 * Changes one field of an issue.
 */
export type IssueSet = { issue: string, field: IssueField, 
/**
 * The words; a number in digits, a date as `YYYY-MM-DD`; empty to clear.
 */
value: string, };

/**
 * Names an issue by id, the beginning of its id, `PUBLICATION#NUMBER` or `PUBLICATION@latest`.
 */
export type IssueShow = { issue: string, };

/**
 * Where an issue stands on its way.
 */
export type IssueStateView = "planned" | "open" | "proof" | "approved" | "exported" | "sealed" | "corrected";

/**
 * Saves the intro or the outro as it was typed on a version of the issue's document.
 */
export type IssueTextSave = { issue: string, part: IssuePart, 
/**
 * The version it was typed on.
 */
base: string, delta: Delta, 
/**
 * Where the editor saw comments after its own edit; those that are not named are found by their words.
 */
threads?: Array<ThreadPut> | null, };

/**
 * Moves an item to the end of another issue.
 */
export type IssueTransfer = { issue: string, entry: string, 
/**
 * The issue it goes to.
 */
to: string, };

/**
 * An issue as programs read it: absent is `null`, never an empty string.
 */
export type IssueView = { 
/**
 * Absent for an issue that was only read, not kept.
 */
id: string | null, 
/**
 * The publication's slug.
 */
publication: string, number: number | null, 
/**
 * `YYYY-MM-DD`.
 */
date: string | null, title: string | null, state: IssueStateView, masthead: string | null, subject: string | null, preheader: string | null, topic_line: string | null, intro: TextView | null, sections: Array<SectionView>, items: Array<ItemProse>, outro: OutroView | null, call_to_action: CallToActionView | null, findings: Array<FindingView>, };

/**
 * What became of a folder of past issues.
 */
export type IssuesImported = { 
/**
 * The issues that were taken in, in the order of the files' names.
 */
issues: Array<IssueOfFile>, 
/**
 * The files that were not, and why.
 */
refused: Array<RefusedFile>, 
/**
 * Whether it was stopped before the end; what was taken by then stands.
 */
stopped: boolean, };

/**
 * An item as a card of the rundown.
 */
export type ItemCard = { id: string, 
/**
 * From 1, through the whole issue.
 */
position: number, 
/**
 * The printed number, where the recipe numbers items.
 */
number: number | null, kicker: string, headline: string, dek: string, words: number, 
/**
 * The story it was drafted from.
 */
story: string | null, sources: Array<SourceView>, };

/**
 * Makes an item that stands in no issue yet.
 */
export type ItemCreate = { 
/**
 * Its headline; may be empty.
 */
headline: string, 
/**
 * The story it is drafted from.
 */
story?: string | null, };

/**
 * A field of an item that is set as a whole.
 */
export type ItemField = "kicker" | "headline" | "dek" | "body" | "body_html" | "sources";

/**
 * Asks for the items that stand in no issue.
 */
export type ItemHeld = Record<symbol, never>;

/**
 * An item as programs read it.
 */
export type ItemProse = { 
/**
 * Absent for an item that was only read, not kept.
 */
id: string | null, 
/**
 * From 1, through the whole issue.
 */
position: number, section: string | null, kicker: string | null, headline: string, dek: string | null, text: string, html: string, words: number, sources: Array<SourceView>, };

/**
 * Keeps a body that quotes from a clipping, and credits the clipping on the item.
 */
export type ItemQuote = { item: string, 
/**
 * The version it was typed on.
 */
base: string, delta: Delta, 
/**
 * The clipping that is quoted.
 */
clipping: string, };

/**
 * A quotation that was kept.
 */
export type ItemQuoted = { saved: TextSaved, item: ItemView, };

/**
 * Saves a body as it was typed on a version of the item's document.
 */
export type ItemSave = { item: string, 
/**
 * The version it was typed on.
 */
base: string, delta: Delta, 
/**
 * Where the editor saw comments after its own edit; those that are not named are found by their words.
 */
threads?: Array<ThreadPut> | null, };

/**
 * Changes one field of an item.
 */
export type ItemSet = { item: string, field: ItemField, 
/**
 * The words; empty to clear.
 */
value: string, };

/**
 * Names an item by id or the beginning of it.
 */
export type ItemShow = { item: string, };

/**
 * Sets the credits of an item.
 */
export type ItemSources = { item: string, 
/**
 * In order. A credit without `outlet_id` is matched to the register by name, and printed as it is.
 */
sources: Array<SourceView>, };

/**
 * Says which story an item is drafted from.
 */
export type ItemStory = { item: string, 
/**
 * The story; none where absent.
 */
story?: string | null, };

/**
 * An item as it is edited.
 */
export type ItemView = { id: string, 
/**
 * The issue whose rundown it stands in; absent while it is held.
 */
issue: string | null, story: string | null, 
/**
 * The version of the item's document: the base of the next save.
 */
version: string, kicker: string, headline: string, dek: string, body: Delta, 
/**
 * The plain form of the body.
 */
text: string, 
/**
 * The body as plain semantic HTML.
 */
html: string, words: number, sources: Array<SourceView>, };

/**
 * What a job does.
 */
export type JobKind = "test_mail" | "push" | "secret" | "pictures" | "story_import" | "story_export" | "issue_import" | "feed_refresh" | "feed_discover" | "clip" | "links" | "serving";

/**
 * What came of a job.
 */
export type JobOutcome = { "kind": "test_mail", 
/**
 * The addresses for which the server took it.
 */
taken: Array<string>, 
/**
 * The addresses for which it did not.
 */
refused: Array<UndeliveredView>, } | { "kind": "push", 
/**
 * The tool's own id of it.
 */
id: string, 
/**
 * Where its people find it.
 */
url: string, } | { "kind": "secret", 
/**
 * Where.
 */
kept: SecretPlace, 
/**
 * Why not in the keychain, as a sentence, where it is not.
 */
message: string | null, } | { "kind": "pictures", 
/**
 * Those that came.
 */
loaded: Array<LoadedPicture>, 
/**
 * Those that did not.
 */
missing: Array<MissingPicture>, } | { "kind": "feed_refresh", 
/**
 * What came of it.
 */
result: FeedRefreshed, } | { "kind": "feed_discover", 
/**
 * Those that were found, the likeliest first.
 */
feeds: Array<FeedFound>, } | { "kind": "clip_draft", 
/**
 * Its number.
 */
draft: number, 
/**
 * Its title.
 */
title: string, } | { "kind": "clip", 
/**
 * What was done.
 */
deed: ClipDeed, 
/**
 * The id of the story it belongs to.
 */
story: string, 
/**
 * The id of the clipping.
 */
clipping: string, 
/**
 * The story's title.
 */
title: string, } | { "kind": "links", 
/**
 * How many lead somewhere.
 */
sound: number, 
/**
 * Those that lead nowhere.
 */
broken: Array<LinkView>, 
/**
 * Those of which it cannot be told now.
 */
unknown: Array<LinkView>, 
/**
 * How many were to be asked; more than were told of where the asking was stopped.
 */
of: number, };

/**
 * Names a job.
 */
export type JobShow = { 
/**
 * Its id.
 */
job: number, };

/**
 * Whether a job still runs.
 */
export type JobState = "running" | "done" | "failed" | "cancelled";

/**
 * What a job does now.
 */
export type JobStep = "starting" | "connecting" | "securing" | "signing_in" | "sending" | "fetching" | "keeping";

/**
 * A job: how far it is, and how it ended.
 */
export type JobView = { 
/**
 * Its id, unique in this run of Galley.
 */
job: number, 
/**
 * What it does.
 */
kind: JobKind, 
/**
 * What it does it to, as people know it.
 */
subject: string, 
/**
 * Whether it still runs.
 */
state: JobState, 
/**
 * What it does now, or did last.
 */
step: JobStep, 
/**
 * How many of its parts are done.
 */
done: number, 
/**
 * How many parts there are; 0 where that is not known.
 */
total: number, 
/**
 * What came of it, once it is done; none of work whose command waits for it, and says it in its reply.
 */
outcome: JobOutcome | null, 
/**
 * Why it failed, once it has.
 */
failure: Failure | null, };

/**
 * Makes a copy of the whole library in one file.
 */
export type LibraryBackup = { 
/**
 * Where; an existing file is replaced once the new one is whole.
 */
path: string, };

/**
 * Asks for an examination of the library.
 */
export type LibraryDoctor = { 
/**
 * What to do beside looking.
 */
mode: DoctorMode, };

/**
 * Fills an empty library with the sample.
 */
export type LibrarySample = Record<symbol, never>;

/**
 * Where a library stands.
 */
export type LibraryStatus = { 
/**
 * The library's folder.
 */
path: string, 
/**
 * The form of its tables.
 */
schema: number, 
/**
 * Changes whenever anything was written, by this or another process.
 */
version: number, 
/**
 * How many publications.
 */
publications: number, 
/**
 * How many issues.
 */
issues: number, 
/**
 * How many items.
 */
items: number, 
/**
 * How many stories.
 */
stories: number, 
/**
 * How many outlets.
 */
outlets: number, 
/**
 * What undo would take back.
 */
undo: ActionLabel | null, 
/**
 * What redo would bring again.
 */
redo: ActionLabel | null, };

/**
 * A line or entry that could not be taken.
 */
export type LineFinding = { 
/**
 * The file, where there are several.
 */
file: string | null, 
/**
 * The line on which it begins, counting from 1.
 */
line: number, 
/**
 * Why, as a sentence.
 */
message: string, };

/**
 * A story at an address that was asked.
 */
export type LinkStory = { 
/**
 * Its id.
 */
id: string, 
/**
 * Its working title.
 */
title: string, };

/**
 * An address that leads nowhere, or of which it cannot be told.
 */
export type LinkView = { 
/**
 * The address.
 */
url: string, 
/**
 * Why, as a sentence.
 */
message: string, 
/**
 * The stories at this address.
 */
stories: Array<LinkStory>, };

/**
 * Asks addresses in a job. What leads nowhere is then found by `is:broken`, and told by the checks of an issue.
 */
export type LinksCheck = { 
/**
 * Everything that this issue links to: id, `PUBLICATION#NUMBER` or `PUBLICATION@latest`.
 */
issue?: string | null, 
/**
 * The addresses of the stories that answer to this search, the newest first.
 */
query?: string | null, 
/**
 * The addresses of these stories.
 */
stories?: Array<string> | null, };

/**
 * A picture that was loaded for a preview.
 */
export type LoadedPicture = { 
/**
 * Its address in the mail.
 */
address: string, 
/**
 * Its bytes as a `data:` address (RFC 2397).
 */
data: string, };

/**
 * How a connection is made secret.
 */
export type MailSecurity = "tls" | "starttls" | "none";

/**
 * The mail server that test mails go through.
 */
export type MailSetting = { 
/**
 * The server's name; empty while there is none.
 */
host: string, 
/**
 * Its port; the usual one of its security where 0.
 */
port: number, 
/**
 * How the connection is made secret.
 */
security: MailSecurity, 
/**
 * As whom Galley signs in; empty where the server wants nobody.
 */
user: string, 
/**
 * The address that test mails come from.
 */
from: string, 
/**
 * The only addresses that test mails go to.
 */
addresses: Array<string>, };

/**
 * The mail server, and whether its password is at hand.
 */
export type MailSettingView = { 
/**
 * The server.
 */
setting: MailSetting, 
/**
 * Where its password is kept.
 */
secret: SecretPlace, };

/**
 * A picture that did not come.
 */
export type MissingPicture = { 
/**
 * Its address in the mail.
 */
address: string, 
/**
 * Why, as a sentence.
 */
message: string, };

/**
 * A note that stands.
 */
export type NotePlaced = { 
/**
 * The item.
 */
item: string, 
/**
 * The issue it stands in; none while it is on hold.
 */
issue: string | null, };

/**
 * Whether items are numbered.
 */
export type NumberingView = "off" | "issue" | "section";

/**
 * Writes the feeds as an OPML document.
 */
export type OpmlExport = { 
/**
 * The file to write; the reply holds the text alone where absent.
 */
path?: string | null, };

/**
 * The feeds as an OPML document.
 */
export type OpmlExported = { 
/**
 * The document.
 */
text: string, 
/**
 * The file, where one was written.
 */
path: string | null, 
/**
 * How many feeds.
 */
feeds: number, };

/**
 * Takes in the feeds of an OPML document, with their folders. Nothing is asked.
 */
export type OpmlImport = { 
/**
 * The document.
 */
text?: string | null, 
/**
 * The file that holds it, where it does not come as text.
 */
path?: string | null, };

/**
 * What became of the feeds of a document.
 */
export type OpmlImported = { 
/**
 * Those that are new.
 */
added: Array<FeedView>, 
/**
 * How many were there already.
 */
already: number, 
/**
 * What could not be taken, as sentences.
 */
refused: Array<string>, };

/**
 * An order of lists and hits.
 */
export type OrderView = "newest" | "oldest" | "latest_day" | "earliest_day" | "title" | "best";

/**
 * A page as it came.
 */
export type OriginalView = { 
/**
 * The SHA-256 of its bytes.
 */
hash: string, 
/**
 * The type of its bytes, as `text/html`.
 */
media: string, 
/**
 * The encoding it was read in.
 */
encoding: string, };

/**
 * Makes an outlet.
 */
export type OutletCreate = { name: string, };

/**
 * A field of an outlet.
 */
export type OutletField = "name" | "credit" | "home" | "domains" | "language" | "kind" | "paywall" | "trust_note";

/**
 * What an outlet is.
 */
export type OutletKindView = "newspaper" | "agency" | "regulator" | "filing" | "company" | "social" | "report" | "blog";

/**
 * Asks to which outlet an address belongs, by its domain.
 */
export type OutletMatch = { 
/**
 * The address.
 */
url: string, };

/**
 * Merges an outlet into another: stories and items go over, its name and domains lead there.
 */
export type OutletMerge = { 
/**
 * The outlet that goes.
 */
outlet: string, 
/**
 * The outlet that stays.
 */
into: string, };

/**
 * Changes one field of an outlet; makes the outlet where `outlet` names none and the field is its name.
 */
export type OutletSet = { outlet: string, field: OutletField, 
/**
 * The words; domains apart by commas or white space; kind and paywall by name.
 */
value: string, };

/**
 * Names an outlet by id, the beginning of its id, or its name.
 */
export type OutletShow = { outlet: string, };

/**
 * An outlet.
 */
export type OutletView = { id: string, name: string, 
/**
 * The credit as it is printed; empty where it is the name.
 */
credit: string, home: string, domains: Array<string>, language: string, kind: OutletKindView, paywall: PaywallView, trust_note: string, 
/**
 * How many stories name it.
 */
stories: number, };

/**
 * The block after the items as programs read it.
 */
export type OutroView = { heading: string | null, text: string, html: string, };

/**
 * One place in the rundown of a past issue.
 */
export type ParsedEntry = { "kind": "section", 
/**
 * Its printed name.
 */
title: string, } | { "kind": "item" } & ParsedItem;

/**
 * A past issue taken apart, as it is shown, corrected and kept.
 */
export type ParsedIssue = { masthead: string, topic_line: string, title: string, number: number | null, 
/**
 * `YYYY-MM-DD`.
 */
date: string | null, subject: string, preheader: string, intro: Delta, entries: Array<ParsedEntry>, outro_heading: string, outro: Delta, call_to_action: CallToActionText, notes: Array<ParsedNote>, };

/**
 * An item of a past issue.
 */
export type ParsedItem = { 
/**
 * The number as it was typed.
 */
number: number | null, kicker: string, headline: string, dek: string, body: Delta, words: number, sources: Array<SourceView>, };

/**
 * A remark of the importer.
 */
export type ParsedNote = { kind: ParsedNoteKind, 
/**
 * The words it is about.
 */
text: string, 
/**
 * The remark as a sentence, in English.
 */
message: string, };

/**
 * What the importer has to say.
 */
export type ParsedNoteKind = "residue" | "unrecognized" | "encoding" | "bounded" | "numbers" | "link";

/**
 * The length of one part of an issue, and what is still missing in it.
 */
export type PartCountView = { 
/**
 * The item; absent for the intro, which comes first, and the outro, which comes last.
 */
item: string | null, 
/**
 * Words; every Han, Kana or Hangul character is one.
 */
words: number, 
/**
 * Characters without white space.
 */
characters: number, 
/**
 * Those of the words that are one Han, Kana or Hangul character.
 */
ideographs: number, 
/**
 * How long it takes to read, in seconds.
 */
seconds: number, 
/**
 * How many markers of missing facts stand in its texts.
 */
missing: number, };

/**
 * A passage in its flat form.
 */
export type PassageText = { 
/**
 * `headline`, `body`, `intro` …
 */
part: string, 
/**
 * What it says.
 */
text: string, };

/**
 * A passage that changed.
 */
export type PassageView = { 
/**
 * What it is: `masthead`, `date`, `subject`, `preheader`, `topic_line`, `intro`, `section`, `kicker`,
 * `headline`, `dek`, `body`, `sources`, `outro_heading`, `outro`, `call_to_action`.
 */
part: string, 
/**
 * The item or section it belongs to.
 */
entry: string | null, 
/**
 * That item's headline, or that section's name; empty for none.
 */
heading: string, 
/**
 * Both texts in one.
 */
stretches: Array<StretchView>, };

/**
 * Whether readers meet a paywall.
 */
export type PaywallView = "unknown" | "free" | "partial" | "full";

/**
 * Everybody the library knows, and who works on this device.
 */
export type PeopleView = { 
/**
 * In order of arrival.
 */
people: Array<PersonView>, 
/**
 * Who works on this device; none where nobody said so yet.
 */
me: string | null, };

/**
 * Says who works on this device: somebody known, or a new person of that name.
 */
export type PersonMe = { 
/**
 * Somebody known, by id or the beginning of it.
 */
person?: string | null, 
/**
 * The name of a new person, whoever else is called so. Another name for the same person is `person_set`'s.
 */
name?: string | null, };

/**
 * Changes a person; what is absent stays.
 */
export type PersonSet = { 
/**
 * Who, by id or the beginning of it.
 */
person: string, 
/**
 * Another name.
 */
name?: string | null, 
/**
 * Other initials.
 */
initials?: string | null, 
/**
 * Another colour, `#RRGGBB`.
 */
color?: string | null, };

/**
 * A person.
 */
export type PersonView = { 
/**
 * Their id.
 */
id: string, 
/**
 * What they are called.
 */
name: string, 
/**
 * Two or three letters for small places.
 */
initials: string, 
/**
 * `#RRGGBB`.
 */
color: string, 
/**
 * Devices and browsers they are known by.
 */
keys: number, };

/**
 * Loads pictures that lie elsewhere, for a preview; readers' programs do the same when they open the mail.
 */
export type PictureLoad = { 
/**
 * Their addresses, as they stand in the mail; at most 200.
 */
addresses: Array<string>, };

/**
 * A place in a rundown.
 */
export type Place = { "kind": "before", 
/**
 * The entry that is to follow.
 */
entry: string, } | { "kind": "position", 
/**
 * From 1.
 */
position: number, } | { "kind": "end" };

/**
 * Where in an issue a text stands.
 */
export type PlaceView = "subject" | "preheader" | "topic_line" | "intro" | "section" | "kicker" | "headline" | "dek" | "body" | "outro_heading" | "outro" | "call_to_action_text" | "call_to_action_label";

/**
 * Whether a part is printed.
 */
export type PresenceView = "off" | "on";

/**
 * A recipe to start from.
 */
export type Preset = "weekly_digest" | "daily_pulse";

/**
 * How a preview shows the pictures of the library.
 */
export type PreviewPictures = "hosted" | "shown";

/**
 * An issue as it would be written out.
 */
export type PreviewView = { 
/**
 * Exactly the bytes of the HTML export, but for a `scheme` or `pictures` that were asked for.
 */
html: string, 
/**
 * Exactly the bytes of the text export.
 */
text: string, 
/**
 * Size of the HTML in bytes.
 */
bytes: number, 
/**
 * What becomes of it when it is sent.
 */
size: SizeView, 
/**
 * What the checks found.
 */
findings: Array<FindingView>, };

/**
 * What changed in an issue since a proof.
 */
export type ProofDifference = { 
/**
 * The proof's number.
 */
number: number, 
/**
 * The passages that say something else.
 */
differences: Array<PassageView>, };

/**
 * Makes a proof of an issue.
 */
export type ProofMake = { 
/**
 * The issue.
 */
issue: string, 
/**
 * Where its page is written; nowhere where absent.
 */
file?: string | null, };

/**
 * Writes the page of a proof into a file.
 */
export type ProofPage = { issue: string, number?: number | null, file: string, };

/**
 * Names a proof of an issue; the last one where no number is given.
 */
export type ProofShow = { issue: string, number?: number | null, };

/**
 * What somebody said of a proof as a whole.
 */
export type ProofVerdict = { 
/**
 * Who, by id.
 */
person: string, 
/**
 * Who, by name.
 */
name: string, 
/**
 * What they said.
 */
verdict: ReviewVerdict, 
/**
 * In words; empty for none.
 */
remark: string, 
/**
 * When, RFC 3339 in UTC.
 */
made_at: string, };

/**
 * A proof.
 */
export type ProofView = { 
/**
 * Its id.
 */
id: string, 
/**
 * 1 for the first one of the issue.
 */
number: number, 
/**
 * The hash of what the issue said: an approval is over this.
 */
hash: string, 
/**
 * When, RFC 3339 in UTC.
 */
made_at: string, 
/**
 * Who made it, by name; empty where that is not known.
 */
by: string, 
/**
 * How many items are not as they were in it, the issue's own texts being one; 0 where nothing changed.
 */
changed: number, 
/**
 * What people said of it as a whole.
 */
verdicts: Array<ProofVerdict>, 
/**
 * Where its page was written just now.
 */
file: string | null, 
/**
 * How large that page is, in bytes.
 */
bytes: number | null, };

/**
 * Makes a publication.
 */
export type PublicationCreate = { 
/**
 * Its title.
 */
name: string, 
/**
 * Its short name; made from the title where absent.
 */
slug?: string | null, 
/**
 * The recipe it starts from.
 */
preset: Preset, 
/**
 * BCP 47 language tag; `en` where absent.
 */
language?: string | null, };

/**
 * Changes a publication; what is absent stays as it is.
 */
export type PublicationSet = { publication: string, name?: string | null, slug?: string | null, masthead?: string | null, language?: string | null, recipe?: RecipeView | null, 
/**
 * The slug of a theme.
 */
theme?: string | null, imprint?: ImprintView | null, };

/**
 * Names a publication by slug, id or the beginning of its id.
 */
export type PublicationShow = { publication: string, };

/**
 * A publication.
 */
export type PublicationView = { id: string, slug: string, name: string, masthead: string, language: string, recipe: RecipeView, 
/**
 * The slug of its theme; `plain` where none was chosen.
 */
theme: string, imprint: ImprintView, };

/**
 * How quotation marks are to be.
 */
export type QuotesView = "curled" | "straight";

/**
 * How it is known that something ran.
 */
export type RanByView = "story" | "address" | "headline";

/**
 * Where a story stands or ran.
 */
export type RanView = { issue: string, 
/**
 * The publication's slug.
 */
publication: string, publication_name: string, number: number | null, date: string | null, item: string, 
/**
 * The item's headline.
 */
headline: string, 
/**
 * Which item of the issue it is, counting from 1.
 */
position: number, 
/**
 * How it is known.
 */
by: RanByView, 
/**
 * How alike the headlines are, in hundredths, where that is how it is known.
 */
likeness: number | null, };

/**
 * Who can reach the host of proofs.
 */
export type ReachView = "loopback" | "network";

/**
 * A recipe; see `galley_core::publication::Recipe`.
 */
export type RecipeView = { numbering: NumberingView, kickers: PresenceView, source_line: PresenceView, 
/**
 * Whether the names in a source line are links.
 */
source_links: PresenceView, 
/**
 * Whether a list of the items stands before them.
 */
contents: PresenceView, top_link: TopLinkView, source_label: string, 
/**
 * Markdown.
 */
intro: string, outro_heading: string, 
/**
 * Markdown.
 */
outro: string, call_to_action: CallToActionText, subject_pattern: string, preheader_pattern: string, 
/**
 * Least and most.
 */
item_count: [number, number] | null, 
/**
 * Least and most.
 */
item_words: [number, number] | null, 
/**
 * Markdown.
 */
footer: string, cadence_days: number, 
/**
 * How many approvals an export needs.
 */
approvals: number, 
/**
 * The variety of English that spelling is checked in.
 */
spelling: SpellingView, };

/**
 * A file that was not taken in.
 */
export type RefusedFile = { 
/**
 * The file.
 */
file: string, 
/**
 * Why, as a sentence.
 */
message: string, };

/**
 * An issue in one form.
 */
export type RenderView = { 
/**
 * Exactly the bytes of the export.
 */
content: string, };

/**
 * What a replacement came to.
 */
export type ReplacedView = { 
/**
 * How many places were changed.
 */
changed: number, 
/**
 * How many of the chosen ones say something else by now, and were left alone.
 */
left: number, };

/**
 * Takes reviews in: files, or the text of a mail.
 */
export type ReviewImport = { 
/**
 * Review files.
 */
files: Array<string>, 
/**
 * A text that holds reviews.
 */
text?: string | null, };

/**
 * What one review brought, or why it was refused.
 */
export type ReviewImported = { 
/**
 * The file; none where it came as text.
 */
file: string | null, 
/**
 * Who reviewed, by name; empty where it was refused.
 */
by: string, 
/**
 * The number of the proof.
 */
proof: number | null, 
/**
 * The issue.
 */
issue: string | null, 
/**
 * How many remarks came in.
 */
added: number, 
/**
 * How many were there already.
 */
already: number, 
/**
 * How many of those that came in have no place any more.
 */
lost: number, 
/**
 * The threads that came in.
 */
threads: Array<string>, 
/**
 * What they think of the whole.
 */
verdict: ReviewVerdict | null, 
/**
 * Why nothing was taken, as a sentence.
 */
refused: string | null, };

/**
 * What a reviewer thinks of the whole.
 */
export type ReviewVerdict = "approve" | "request_changes";

/**
 * The last word of a reviewer.
 */
export type ReviewerWord = { 
/**
 * Who, by id.
 */
person: string, 
/**
 * Who, by name.
 */
name: string, 
/**
 * The proof's number.
 */
number: number, 
/**
 * What they said.
 */
verdict: ReviewVerdict, 
/**
 * In words; empty for none.
 */
remark: string, 
/**
 * How many items changed since; 0 while it counts.
 */
changed: number, };

/**
 * Asks what is different between two states.
 */
export type RevisionCompare = { item?: string | null, issue?: string | null, 
/**
 * The earlier state.
 */
from: string, 
/**
 * The later state; the present where absent.
 */
to?: string | null, };

/**
 * A passage that is not the same in two states.
 */
export type RevisionDifference = { 
/**
 * `headline`, `body`, `intro` …
 */
part: string, 
/**
 * What it said.
 */
before: string, 
/**
 * What it says.
 */
after: string, 
/**
 * Both in one, word by word.
 */
stretches: Array<StretchView>, };

/**
 * Asks for the states of an item or an issue, the newest first. One of both is given.
 */
export type RevisionList = { item?: string | null, issue?: string | null, 
/**
 * How many at most; 200 where absent.
 */
limit?: number | null, };

/**
 * Gives a state a name.
 */
export type RevisionName = { item?: string | null, issue?: string | null, 
/**
 * The state; the present one where absent.
 */
version?: string | null, 
/**
 * What it is to be called.
 */
name: string, };

/**
 * Names a state of an item or an issue.
 */
export type RevisionShow = { item?: string | null, issue?: string | null, 
/**
 * The state.
 */
version: string, };

/**
 * What a record said in a state.
 */
export type RevisionText = { 
/**
 * Its passages that say something, in reading order.
 */
passages: Array<PassageText>, };

/**
 * One state, as a change left it.
 */
export type RevisionView = { 
/**
 * Names the state.
 */
version: string, 
/**
 * What was done.
 */
label: ActionLabel, 
/**
 * When, RFC 3339 in UTC.
 */
made_at: string, 
/**
 * Who did it, by name; empty where that is not known.
 */
by: string, 
/**
 * Who did it, by id.
 */
person: string | null, 
/**
 * What the state was called, and the proofs that froze it ("Proof 3").
 */
names: Array<string>, };

/**
 * What a source was to the item.
 */
export type RoleView = "primary" | "via" | "document";

/**
 * Makes a rule.
 */
export type RuleAdd = { 
/**
 * What it asks and does.
 */
words: RuleWordsView, };

/**
 * What came of applying a rule to what is there, or of taking back what it did.
 */
export type RuleDone = { 
/**
 * The rule.
 */
rule: RuleView, 
/**
 * How many stories were changed.
 */
stories: number, };

/**
 * What a rule did to a story.
 */
export type RuleEffect = { 
/**
 * The rule.
 */
rule: string, 
/**
 * What it was called then.
 */
name: string, 
/**
 * The state that it gave.
 */
state: StoryStateView | null, 
/**
 * The labels that it put on.
 */
tags: Array<string>, 
/**
 * When, RFC 3339 in UTC.
 */
made_at: string, };

/**
 * Puts other words in the place of a rule's.
 */
export type RuleSet = { 
/**
 * The rule.
 */
rule: string, 
/**
 * What it asks and does from now on.
 */
words: RuleWordsView, };

/**
 * Names a rule by id or the beginning of it.
 */
export type RuleShow = { 
/**
 * The rule.
 */
rule: string, };

/**
 * A rule for what arrives.
 */
export type RuleView = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it asks and does.
 */
words: RuleWordsView, 
/**
 * What people call it.
 */
name: string, 
/**
 * How many stories it did something to.
 */
effects: number, };

/**
 * A rule for what arrives. What it does not name it does not ask.
 */
export type RuleWordsView = { 
/**
 * What people call it; made of its words where empty.
 */
name: string, 
/**
 * Whether it rests.
 */
off: boolean, 
/**
 * Only what came of one of these feeds, by id.
 */
feeds: Array<string>, 
/**
 * Only what came of feeds of this folder.
 */
folder: string, 
/**
 * Only what one of these outlets published, by id or name.
 */
outlets: Array<string>, 
/**
 * Only in one of these languages.
 */
languages: Array<string>, 
/**
 * Only where one of these words or phrases stands; a star at the end stands for any end.
 */
words: Array<string>, 
/**
 * Not where one of these stands.
 */
without: Array<string>, 
/**
 * Whether words count in the title alone.
 */
in_title: boolean, 
/**
 * The labels that it puts on.
 */
tags: Array<string>, 
/**
 * What becomes of the story; it stays in the inbox where absent.
 */
verdict: Verdict | null, };

/**
 * Foreign HTML to be cleaned.
 */
export type Sanitize = { 
/**
 * The HTML.
 */
html: string, };

/**
 * What Galley would keep of foreign HTML.
 */
export type Sanitized = { 
/**
 * The clean HTML.
 */
html: string, };

/**
 * Keeps a search under a name, behind the others.
 */
export type SavedSearchCreate = { 
/**
 * What it is to be called; no other one is called so.
 */
name: string, 
/**
 * The search, in the query language; refused where it cannot be read.
 */
query: string, };

/**
 * Puts a saved search elsewhere among the others.
 */
export type SavedSearchMove = { 
/**
 * The saved search.
 */
saved: string, 
/**
 * Before which one; at the end where absent.
 */
before?: string | null, };

/**
 * Gives a saved search another name, or has it look for something else.
 */
export type SavedSearchSet = { 
/**
 * The saved search.
 */
saved: string, 
/**
 * Its new name; as it was where absent.
 */
name?: string | null, 
/**
 * Its new search; as it was where absent.
 */
query?: string | null, };

/**
 * Names a saved search by its name, its id or the beginning of it.
 */
export type SavedSearchShow = { 
/**
 * The saved search.
 */
saved: string, };

/**
 * A search that the library keeps under a name.
 */
export type SavedSearchView = { 
/**
 * Its id.
 */
id: string, 
/**
 * What it is called.
 */
name: string, 
/**
 * The search, in the query language.
 */
query: string, 
/**
 * How many stories it finds now, counted up to 1,001.
 */
total: number, };

/**
 * Colours for light or for dark systems.
 */
export type SchemeView = "light" | "dark";

/**
 * How Chinese characters that are written in two ways are taken.
 */
export type ScriptView = "as_typed" | "either";

/**
 * An issue that was sealed.
 */
export type Sealed = { 
/**
 * Its place in the archive.
 */
entry: ArchiveEntry, 
/**
 * Whether it was changed after the export that is kept as sent. Then the archive holds that export, and
 * a correction shows what is different.
 */
changed_since_export: boolean, 
/**
 * Its desk.
 */
desk: IssueDesk, };

/**
 * Asks for what is found: stories, items, issues.
 */
export type Search = { 
/**
 * The search, in the query language.
 */
query: string, 
/**
 * The newest arrival first where absent; only `newest` and `best` are known here.
 */
order?: OrderView | null, 
/**
 * How Chinese characters that are written in two ways are taken; as typed where absent.
 */
script?: ScriptView | null, 
/**
 * Continue behind this cursor of an earlier page.
 */
after?: string | null, 
/**
 * How many at most; 50 where absent, 100,000 at most.
 */
limit?: number | null, 
/**
 * Whether the page tells how many there are in all; it does where absent.
 */
count?: CountView | null, };

/**
 * Why a search cannot be read, and where.
 */
export type SearchFault = { 
/**
 * Where it begins, in UTF-16 units as scripts count them.
 */
from: number, 
/**
 * Where it ends.
 */
to: number, 
/**
 * What is wrong and what would do, as a sentence.
 */
message: string, };

/**
 * What is found.
 */
export type SearchPage = { 
/**
 * How many there are in all, counted up to 1,001, or one more than was asked for; absent where it is to be asked for
 * apart.
 */
total: number | null, 
/**
 * The hits in order.
 */
hits: Array<HitView>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, };

/**
 * Asks whether a search can be read, without asking it.
 */
export type SearchParse = { 
/**
 * The search.
 */
query: string, };

/**
 * Whether a search can be read.
 */
export type SearchParsed = { 
/**
 * Why it cannot; absent where it can.
 */
fault: SearchFault | null, };

/**
 * Takes a password or key away, from memory and from the keychain.
 */
export type SecretForget = { 
/**
 * Whose it is.
 */
owner: SecretOwner, };

/**
 * Whose password or key it is.
 */
export type SecretOwner = { "kind": "mail" } | { "kind": "destination", 
/**
 * The destination's name.
 */
name: string, };

/**
 * Where a password or key is kept.
 */
export type SecretPlace = "none" | "session" | "keychain";

/**
 * Gives Galley a password or key: it is at hand at once, and a job brings it into the keychain.
 */
export type SecretSet = { 
/**
 * Whose it is.
 */
owner: SecretOwner, 
/**
 * The password or key.
 */
secret: string, };

/**
 * Gives a section another name.
 */
export type SectionRename = { issue: string, section: string, title: string, };

/**
 * A section as programs read it.
 */
export type SectionView = { 
/**
 * Absent for an issue that was only read.
 */
id: string | null, 
/**
 * Its printed name.
 */
title: string, 
/**
 * How many items stand before it.
 */
before: number, };

/**
 * A feed that a story was seen in.
 */
export type SeenIn = { 
/**
 * The feed.
 */
feed: string, 
/**
 * What people call it.
 */
name: string, };

/**
 * Switches the host of proofs on.
 */
export type ServingStart = { 
/**
 * Who can reach it.
 */
reach: ReachView, 
/**
 * The port; the one of the last time where absent, so that links that are out go on working.
 */
port?: number | null, 
/**
 * Further names under which this computer is known in its network; those of the last time where absent.
 */
names?: Array<string> | null, };

/**
 * The host of proofs.
 */
export type ServingView = { 
/**
 * Whether it is on.
 */
on: boolean, 
/**
 * Who can reach it, or could the last time.
 */
reach: ReachView, 
/**
 * Its port, or that of the last time.
 */
port: number | null, 
/**
 * Its addresses, the one for others first: `https://192.0.2.7:4040`; none while it is off.
 */
origins: Array<string>, 
/**
 * Further names of this computer.
 */
names: Array<string>, 
/**
 * The SHA-256 of its certificate, as browsers show it; none over loopback.
 */
fingerprint: string | null, 
/**
 * The job that it is; none while it is off.
 */
job: number | null, };

/**
 * Where a story is kept.
 */
export type ShelfView = "library" | "trash" | "merged";

/**
 * In which of two texts words stand.
 */
export type SideView = "same" | "removed" | "added";

/**
 * The size of a mail against the length at which Gmail cuts it.
 */
export type SizeView = { 
/**
 * The HTML in bytes.
 */
html: number, 
/**
 * What the mail tool is expected to add, in bytes.
 */
overhead: number, 
/**
 * Both together.
 */
total: number, 
/**
 * From here on it is near the cut.
 */
warn: number, 
/**
 * From here on it is taken to be cut.
 */
block: number, };

/**
 * Keeps a text under a name.
 */
export type SnippetCreate = { name: string, body: Delta, };

/**
 * Gives a snippet another name or another text; what is absent stays.
 */
export type SnippetSet = { 
/**
 * Its name, its id or the beginning of it.
 */
snippet: string, 
/**
 * Its new name.
 */
name?: string | null, 
/**
 * Its new text.
 */
body?: Delta | null, };

/**
 * Names a snippet by its name, its id or the beginning of it.
 */
export type SnippetShow = { snippet: string, };

/**
 * A piece of text under a name.
 */
export type SnippetView = { id: string, name: string, body: Delta, 
/**
 * Its plain form.
 */
text: string, };

/**
 * A credit.
 */
export type SourceView = { 
/**
 * The printed name.
 */
outlet: string, 
/**
 * The outlet's id in the register.
 */
outlet_id?: string | null, 
/**
 * The address it leads to.
 */
url?: string | null, 
/**
 * What it was to the item.
 */
role: RoleView, };

/**
 * Asks which words are not spelled as the dictionary of a publication has them.
 */
export type SpellingCheck = { 
/**
 * The publication, whose language and recipe say which dictionary it is.
 */
publication: string, 
/**
 * The item, whose own words count; none where absent.
 */
item?: string | null, 
/**
 * The words.
 */
words: Array<string>, };

/**
 * The words that are not spelled rightly.
 */
export type SpellingChecked = { 
/**
 * Those of the asked ones.
 */
wrong: Array<string>, };

/**
 * Asks what may be meant by a word.
 */
export type SpellingSuggest = { publication: string, word: string, };

/**
 * The variety of English that spelling is checked in.
 */
export type SpellingView = "language" | "american" | "british" | "off";

/**
 * Does one thing to many stories; undo takes it back as one.
 */
export type StoryChange = { 
/**
 * The stories.
 */
stories: Array<string>, 
/**
 * What is done to each.
 */
deed: DeedView, };

/**
 * Makes a story, with a clipping where there is text.
 */
export type StoryCreate = { title: string, url?: string | null, 
/**
 * The outlet's name; it is entered in the register where it is new.
 */
outlet?: string | null, language?: string | null, date?: string | null, tags: Array<string>, 
/**
 * The text of a clipping, as Markdown.
 */
text?: string | null, };

/**
 * Writes stories to a file.
 */
export type StoryExport = { 
/**
 * The file; a folder for Markdown.
 */
path: string, 
/**
 * Its form; by the file's name where absent.
 */
form?: FormView | null, 
/**
 * Only what answers to this search; everything, the trash too, where absent.
 */
query?: string | null, };

/**
 * What was written.
 */
export type StoryExported = { 
/**
 * Where.
 */
path: string, 
/**
 * How many stories.
 */
stories: number, };

/**
 * What the library's stories can be narrowed by.
 */
export type StoryFacets = { 
/**
 * States with the count of stories in each.
 */
states: Array<Facet>, 
/**
 * Tags with the count of stories that carry each, most used first.
 */
tags: Array<Facet>, 
/**
 * Outlets by id, with the count of stories of each, most used first.
 */
outlets: Array<Facet>, };

/**
 * A field of a story.
 */
export type StoryField = "title" | "state" | "tags" | "notes" | "url" | "outlet" | "language" | "date";

/**
 * Takes in a file of stories.
 */
export type StoryImport = { 
/**
 * The file, or a folder of Markdown files.
 */
path: string, 
/**
 * Its form; found out where absent.
 */
form?: FormView | null, };

/**
 * What became of a file of stories.
 */
export type StoryImported = { 
/**
 * How many stories are new.
 */
added: number, 
/**
 * How many stood in the library already.
 */
already: number, 
/**
 * How many lines or entries could not be taken.
 */
refused: number, 
/**
 * Those that could not be taken, the first thousand.
 */
findings: Array<LineFinding>, 
/**
 * Whether it was stopped before the end; what was taken by then stands.
 */
stopped: boolean, };

/**
 * Asks for a page of stories, the newest first.
 */
export type StoryList = { 
/**
 * Only stories in this state.
 */
state?: StoryStateView | null, 
/**
 * Only stories with this tag.
 */
tag?: string | null, 
/**
 * Only stories of this outlet, by id.
 */
outlet?: string | null, 
/**
 * Only what answers to this search, in the query language; read as it is typed.
 */
text?: string | null, 
/**
 * How Chinese characters of the search that are written in two ways are taken; as typed where absent.
 */
script?: ScriptView | null, 
/**
 * In which order; the newest arrival first where absent.
 */
order?: OrderView | null, 
/**
 * Continue behind this cursor of an earlier page.
 */
after?: string | null, 
/**
 * How many at most; 50 where absent, 500 at most.
 */
limit?: number | null, 
/**
 * Whether the page tells how many there are in all; it does where absent.
 */
count?: CountView | null, };

/**
 * Merges stories into one: clippings, tags and notes of each come together.
 */
export type StoryMerge = { 
/**
 * The story that takes the others in.
 */
into: string, 
/**
 * The others.
 */
stories: Array<string>, };

/**
 * A page of stories.
 */
export type StoryPage = { 
/**
 * The stories, newest first.
 */
stories: Array<StoryRow>, 
/**
 * The cursor of the next page; absent on the last.
 */
next: string | null, 
/**
 * How many match in all, counted up to 1,001; absent where it is to be asked for apart.
 */
total: number | null, 
/**
 * What is found in each of the stories, in their order; empty where no words are looked for.
 */
finds: Array<FindsView>, };

/**
 * A story in a list.
 */
export type StoryRow = { id: string, title: string, state: StoryStateView, outlet: string | null, outlet_id: string | null, url: string | null, language: string | null, 
/**
 * Date of the main report, `YYYY-MM-DD` or RFC 3339.
 */
date: string | null, tags: Array<string>, 
/**
 * Where items drafted from it stand.
 */
ran: Array<RanView>, };

/**
 * Changes one field of a story.
 */
export type StorySet = { story: string, field: StoryField, 
/**
 * The words; tags apart by commas; the state by name; empty to clear.
 */
value: string, };

/**
 * Names a story by id or the beginning of it.
 */
export type StoryShow = { story: string, };

/**
 * Where a story stands on its way.
 */
export type StoryStateView = "inbox" | "shortlist" | "drafting" | "ready" | "placed" | "ran" | "hold" | "spiked";

/**
 * A story with everything.
 */
export type StoryView = { notes: string, clippings: Array<ClippingView>, 
/**
 * Where it is kept.
 */
shelf: ShelfView, 
/**
 * The story that it was merged into.
 */
merged_into: string | null, 
/**
 * The stories that were merged into it.
 */
merged: Array<string>, id: string, title: string, state: StoryStateView, outlet: string | null, outlet_id: string | null, url: string | null, language: string | null, 
/**
 * Date of the main report, `YYYY-MM-DD` or RFC 3339.
 */
date: string | null, tags: Array<string>, 
/**
 * Where items drafted from it stand.
 */
ran: Array<RanView>, };

/**
 * A stretch of a compared text.
 */
export type StretchView = { 
/**
 * Where the words stand.
 */
side: SideView, 
/**
 * The words.
 */
text: string, };

/**
 * What a mail tool takes away.
 */
export type StripView = "comments" | "style_sheets" | "styles" | "anchors" | "preheader";

/**
 * Accepts or rejects suggestions of one text.
 */
export type SuggestionDecide = { 
/**
 * The text.
 */
of: TextOf, 
/**
 * Which of its suggestions.
 */
which: WhichView, 
/**
 * What becomes of them.
 */
verdict: Decision, 
/**
 * The version on which it was decided; the present one where it is left out. Suggestions that came since stay open.
 */
base?: string | null, };

/**
 * Asks for the open suggestions of an issue with its items, or of one item.
 */
export type SuggestionList = { 
/**
 * An issue, or an item by id or the beginning of it.
 */
of: string, };

/**
 * A suggestion.
 */
export type SuggestionView = { id: string, 
/**
 * Who suggests it; empty where the desk does not say who it is.
 */
by: string, 
/**
 * The text it stands in.
 */
of: TextOf, 
/**
 * The item's headline; empty for a text of the issue.
 */
headline: string, 
/**
 * The words that would come in; a line end is `\n`.
 */
inserted: string, 
/**
 * The words that would go.
 */
deleted: string, 
/**
 * Where it begins in the flat text, in Unicode scalars.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, };

/**
 * What a mail tool takes.
 */
export type TargetForm = "document" | "fragment" | "article";

/**
 * What is known of a mail tool.
 */
export type TargetInfo = { 
/**
 * Its short name.
 */
target: TargetView, 
/**
 * Its name as people write it.
 */
label: string, 
/**
 * What it takes.
 */
form: TargetForm, 
/**
 * The tool's words for what a mail leads to.
 */
tokens: Array<TargetToken>, 
/**
 * Whether the tool puts a footer with the way out of the list under the mail.
 */
brings_footer: boolean, 
/**
 * What the tool takes away.
 */
strips: Array<StripView>, 
/**
 * What it adds to the HTML once, in bytes.
 */
overhead_fixed: number, 
/**
 * What it adds for every link, in bytes.
 */
overhead_per_link: number, };

/**
 * A mail tool's own words for a place.
 */
export type TargetToken = { 
/**
 * `unsubscribe`, `browser`, `postal_address` or `preheader`.
 */
place: string, 
/**
 * The words.
 */
words: string, };

/**
 * The mail tool an export is for.
 */
export type TargetView = "plain" | "mailchimp" | "listmonk" | "ghost" | "buttondown" | "brevo" | "sendgrid" | "campaign-monitor" | "kit" | "mailerlite" | "substack" | "gmail";

/**
 * Sends an issue as a test.
 */
export type TestMailSend = { 
/**
 * The issue.
 */
issue: string, 
/**
 * To which of the test addresses; to all of them where absent.
 */
addresses?: Array<string> | null, 
/**
 * The mail tool it is rendered for.
 */
target: TargetView, };

/**
 * A running text that can hold suggestions.
 */
export type TextOf = { "kind": "item", 
/**
 * The item, by id or the beginning of it.
 */
item: string, } | { "kind": "issue", 
/**
 * The issue.
 */
issue: string, 
/**
 * Which of its texts.
 */
part: IssuePart, };

/**
 * A save that was kept. Where somebody else wrote in between, `delta` is the merged text.
 */
export type TextSaved = { 
/**
 * The base of the next save.
 */
version: string, 
/**
 * The text as it stands now; absent where that is, operation by operation, what was sent.
 */
delta: Delta | null, words: number, };

/**
 * A running text as programs read it.
 */
export type TextView = { text: string, html: string, };

/**
 * Makes a theme of the library's own from another.
 */
export type ThemeCopy = { 
/**
 * The slug of the theme to copy.
 */
theme: string, 
/**
 * The name of the copy; made from the other's where absent.
 */
name?: string | null, };

/**
 * Writes a theme to a file.
 */
export type ThemeExport = { theme: string, 
/**
 * Where to write; an existing file is replaced as a whole or not at all.
 */
path: string, };

/**
 * A theme as a file.
 */
export type ThemeFileView = { 
/**
 * The JSON.
 */
content: string, };

/**
 * Takes in a theme from a file, as a new one.
 */
export type ThemeImport = { 
/**
 * The JSON.
 */
content: string, };

/**
 * A theme in a list.
 */
export type ThemeRow = { 
/**
 * Its short name, by which publications name it.
 */
slug: string, 
/**
 * Its name, as people read it.
 */
name: string, 
/**
 * Whether it comes with Galley; such a theme can only be copied.
 */
shipped: boolean, 
/**
 * The slugs of the publications that look like it.
 */
used_by: Array<string>, 
/**
 * Colours to tell it by: ground, paper, ink, accent, as `#RRGGBB`.
 */
swatch: Array<string>, };

/**
 * Changes one token of a theme of the library's own.
 */
export type ThemeSet = { theme: string, 
/**
 * The token's name (`light.ink`).
 */
token: string, 
/**
 * What it is to say.
 */
value: string, };

/**
 * Names a theme by its slug.
 */
export type ThemeShow = { theme: string, };

/**
 * A theme with everything that it says.
 */
export type ThemeView = { 
/**
 * Its short name.
 */
slug: string, 
/**
 * Its name, as people read it.
 */
name: string, 
/**
 * Whether it comes with Galley; such a theme can only be copied.
 */
shipped: boolean, 
/**
 * The slugs of the publications that look like it.
 */
used_by: Array<string>, 
/**
 * Every token with its value, in the order in which they are shown.
 */
tokens: Array<TokenView>, 
/**
 * The contrast of every pair of text and ground, the light ones first.
 */
contrasts: Array<ContrastView>, };

/**
 * What is done with the words that a thread proposes; it is settled with that.
 */
export type ThreadDecide = { thread: string, decision: Decision, };

/**
 * Asks for the threads of an issue with all its items, or of one item. One of both is given.
 */
export type ThreadList = { issue?: string | null, item?: string | null, };

/**
 * Puts a thread on other words.
 */
export type ThreadPlace = { thread: string, part: string, start: number, end: number, };

/**
 * Where the editor saw a thread after its own edit, sent along with a save.
 */
export type ThreadPut = { 
/**
 * The thread's id.
 */
thread: string, 
/**
 * Where its words begin in the text as it is saved; absent where they are gone.
 */
start?: number | null, 
/**
 * Where its words end.
 */
end?: number | null, };

/**
 * Names a thread by its id or the beginning of it.
 */
export type ThreadShow = { thread: string, };

/**
 * Where a thread stands.
 */
export type ThreadState = "open" | "resolved" | "lost";

/**
 * A thread.
 */
export type ThreadView = { 
/**
 * Its id.
 */
id: string, 
/**
 * The item it is about; none where it is about the issue.
 */
item: string | null, 
/**
 * The issue it is about, or in which the item stands.
 */
issue: string | null, 
/**
 * The passage: `headline`, `body`, `intro` …; none where it is about the whole.
 */
part: string | null, 
/**
 * Where its words begin; none where it is about the whole or lost its place.
 */
start: number | null, 
/**
 * Where its words end.
 */
end: number | null, 
/**
 * The words it was about when it was begun.
 */
quote: string | null, 
/**
 * Whether it is open, settled, or open and without its place.
 */
state: ThreadState, 
/**
 * Whether its words are still there.
 */
placed: boolean, 
/**
 * Who settled it, by id.
 */
resolved_by: string | null, 
/**
 * When it was settled.
 */
resolved_at: string | null, 
/**
 * Words proposed in place of the others, in a field of one line.
 */
replacement: string | null, 
/**
 * The suggestion in the text that it hangs on.
 */
suggestion: string | null, 
/**
 * The number of the proof that was read.
 */
proof: number | null, 
/**
 * The comments, the first one first.
 */
comments: Array<CommentView>, };

/**
 * What a token takes.
 */
export type TokenKindView = { "kind": "words", 
/**
 * How many characters at most.
 */
most: number, } | { "kind": "colour" } | { "kind": "fonts" } | { "kind": "length", 
/**
 * The least.
 */
least: number, 
/**
 * The greatest.
 */
most: number, } | { "kind": "choice", 
/**
 * The words, the usual one first.
 */
of: Array<string>, } | { "kind": "picture" };

/**
 * One thing that a theme says.
 */
export type TokenView = { 
/**
 * Its name, with a point between group and member (`light.ink`).
 */
name: string, 
/**
 * What it takes.
 */
kind: TokenKindView, 
/**
 * What it says, as words; a length in digits.
 */
value: string, };

/**
 * Which mail tool.
 */
export type ToolView = { "kind": "listmonk", 
/**
 * The API user's name.
 */
user: string, 
/**
 * The numbers of the lists that the campaign is for; at least one.
 */
lists: Array<number>, 
/**
 * The number of the template; the tool's default one where absent.
 */
template: number | null, } | { "kind": "ghost" };

/**
 * Where Top links stand.
 */
export type TopLinkView = "none" | "item" | "section" | "end";

/**
 * The ids of the records that a change touched.
 */
export type Touched = { publications: Array<string>, issues: Array<string>, items: Array<string>, stories: Array<string>, outlets: Array<string>, themes: Array<string>, saved_searches: Array<string>, feeds: Array<string>, rules: Array<string>, people: Array<string>, threads: Array<string>, snippets: Array<string>, 
/**
 * Of the personal dictionary.
 */
words: Array<string>, };

/**
 * An address that a mail server did not take.
 */
export type UndeliveredView = { 
/**
 * The address.
 */
address: string, 
/**
 * Why, as a sentence.
 */
message: string, };

/**
 * Asks for the normal form of an address.
 */
export type UrlClean = { 
/**
 * The address.
 */
url: string, };

/**
 * A rule on which parameters of addresses go; an editor's own go before Galley's.
 */
export type UrlRule = { 
/**
 * The host and what stands below it; empty for every host.
 */
host: string, 
/**
 * The parameter's name; a star at the end stands for any end.
 */
parameter: string, 
/**
 * What then.
 */
verdict: VerdictView, };

/**
 * Puts other rules in the place of the editor's own. Every list is made anew for it.
 */
export type UrlRuleSet = { 
/**
 * All of the editor's own rules.
 */
rules: Array<UrlRule>, };

/**
 * Asks where something like this ran before, while it is drafted or captured.
 */
export type UsedBefore = { 
/**
 * An item: its story, headline, sources and links are asked about, apart from where it stands itself.
 */
item?: string | null, 
/**
 * A headline.
 */
headline?: string | null, 
/**
 * Addresses.
 */
urls: Array<string>, };

/**
 * What becomes of a story of the inbox.
 */
export type Verdict = "shortlist" | "hold" | "spike" | "inbox";

/**
 * Gives a verdict on a proof in the name of who works on this device; absent takes it back.
 */
export type VerdictSet = { issue: string, number?: number | null, verdict?: ReviewVerdict | null, remark: string, };

/**
 * What to do with a parameter.
 */
export type VerdictView = "drop" | "keep";

/**
 * What is looked for in an issue.
 */
export type WantedView = { 
/**
 * The words; nothing is found where there are none.
 */
words: string, 
/**
 * What is looked for: the words, or markers of missing facts.
 */
what: WhatView, 
/**
 * Whether large and small letters differ.
 */
case: CaseView, 
/**
 * Whether it may be a part of a longer word.
 */
extent: ExtentView, 
/**
 * Whether accents, widths and forms of signs differ.
 */
forms: FormsView, };

/**
 * Words, or markers of missing facts.
 */
export type WhatView = "words" | "marker";

/**
 * Which suggestions are decided.
 */
export type WhichView = { "kind": "one", 
/**
 * Its id or the beginning of it.
 */
id: string, } | { "kind": "by", 
/**
 * The person's id; empty for the desk that does not say who it is.
 */
person: string, } | { "kind": "all" };

/**
 * A word of the personal dictionary.
 */
export type WordView = { 
/**
 * As it is written.
 */
word: string, 
/**
 * The item in which alone it is passed over; everywhere where absent.
 */
item?: string | null, };

/** Every command: what it takes and what it replies. */
export interface Commands {
  library_status: [Empty, LibraryStatus];
  library_sample: [LibrarySample, Changed<LibraryStatus>];
  library_doctor: [LibraryDoctor, DoctorReport];
  library_backup: [LibraryBackup, BackupView];
  history_list: [HistoryList, Array<ActionView>];
  undo: [Empty, Changed<ActionLabel | null>];
  redo: [Empty, Changed<ActionLabel | null>];
  publication_list: [Empty, Array<PublicationView>];
  publication_show: [PublicationShow, PublicationView];
  publication_create: [PublicationCreate, Changed<PublicationView>];
  publication_set: [PublicationSet, Changed<PublicationView>];
  theme_list: [Empty, Array<ThemeRow>];
  theme_show: [ThemeShow, ThemeView];
  theme_file: [ThemeShow, ThemeFileView];
  theme_export: [ThemeExport, ThemeFileView];
  theme_copy: [ThemeCopy, Changed<ThemeView>];
  theme_import: [ThemeImport, Changed<ThemeView>];
  theme_set: [ThemeSet, Changed<ThemeView>];
  theme_remove: [ThemeShow, Changed<Array<ThemeRow>>];
  issue_list: [IssueList, Array<IssueRow>];
  issue_show: [IssueShow, IssueView];
  issue_open: [IssueShow, IssueDesk];
  issue_create: [IssueCreate, Changed<IssueDesk>];
  issue_set: [IssueSet, Changed<IssueDesk>];
  issue_text_save: [IssueTextSave, Changed<TextSaved>];
  issue_add: [IssueAdd, Changed<Added>];
  issue_move: [IssueMove, Changed<IssueDesk>];
  issue_remove: [IssueRemove, Changed<IssueDesk>];
  issue_transfer: [IssueTransfer, Changed<IssueDesk>];
  section_rename: [SectionRename, Changed<IssueDesk>];
  issue_parse: [IssueParse, ParsedIssue];
  issue_keep: [IssueKeep, Changed<IssueDesk>];
  issue_import: [IssueImport, Changed<IssueView>];
  issue_import_all: [IssueImportAll, IssuesImported];
  issue_import_preview: [IssueImport, IssueView];
  issue_preview: [IssuePreview, PreviewView];
  picture_load: [PictureLoad, JobView];
  issue_render: [IssueRender, RenderView];
  issue_export: [IssueExport, ExportView];
  issue_clipboard: [IssueClipboard, ClipboardView];
  issue_copied: [IssueClipboard, Array<ExportedView>];
  issue_check: [IssueCheck, CheckView];
  target_list: [Empty, Array<TargetInfo>];
  export_list: [IssueSeal, Array<ExportedView>];
  issue_seal: [IssueSeal, Changed<Sealed>];
  archive_list: [ArchiveList, Array<ArchiveEntry>];
  archive_show: [ArchiveShow, ArchiveView];
  archive_correct: [IssueSeal, Changed<IssueDesk>];
  archive_compare: [IssueSeal, CorrectionView];
  archive_note: [ArchiveNote, Changed<NotePlaced>];
  image_add: [ImageAdd, ImageAdded];
  image_show: [ImageShow, ImageData];
  image_list: [Empty, Array<ImageView>];
  mail_setting_show: [Empty, MailSettingView];
  mail_setting_set: [MailSetting, MailSettingView];
  test_mail_send: [TestMailSend, JobView];
  secret_set: [SecretSet, JobView];
  secret_forget: [SecretForget, JobView];
  destination_list: [Empty, Array<DestinationView>];
  destination_set: [DestinationSet, Array<DestinationView>];
  destination_remove: [DestinationName, Array<DestinationView>];
  issue_push: [IssuePush, JobView];
  contact_list: [Empty, Array<ContactView>];
  job_list: [Empty, Array<JobView>];
  job_show: [JobShow, JobView];
  job_cancel: [JobShow, JobView];
  item_show: [ItemShow, ItemView];
  item_held: [ItemHeld, Array<ItemCard>];
  item_create: [ItemCreate, Changed<ItemView>];
  item_set: [ItemSet, Changed<ItemView>];
  item_save: [ItemSave, Changed<TextSaved>];
  item_sources: [ItemSources, Changed<ItemView>];
  item_quote: [ItemQuote, Changed<ItemQuoted>];
  item_story: [ItemStory, Changed<ItemView>];
  issue_find: [IssueFind, Array<FoundView>];
  issue_replace: [IssueReplace, Changed<ReplacedView>];
  issue_quotes: [IssueQuotes, Changed<ReplacedView>];
  issue_count: [IssueShow, Array<PartCountView>];
  snippet_list: [Empty, Array<SnippetView>];
  snippet_create: [SnippetCreate, Changed<Array<SnippetView>>];
  snippet_set: [SnippetSet, Changed<Array<SnippetView>>];
  snippet_remove: [SnippetShow, Changed<Array<SnippetView>>];
  spelling_check: [SpellingCheck, SpellingChecked];
  spelling_suggest: [SpellingSuggest, Array<string>];
  dictionary_list: [Empty, Array<WordView>];
  dictionary_add: [WordView, Changed<Array<WordView>>];
  dictionary_remove: [WordView, Changed<Array<WordView>>];
  person_list: [Empty, PeopleView];
  person_me: [PersonMe, Changed<PeopleView>];
  person_set: [PersonSet, Changed<PeopleView>];
  thread_list: [ThreadList, Array<ThreadView>];
  comment_add: [CommentAdd, Changed<ThreadView>];
  comment_reply: [CommentReply, Changed<ThreadView>];
  comment_edit: [CommentEdit, Changed<ThreadView>];
  comment_remove: [CommentRemove, Changed<ThreadView | null>];
  thread_resolve: [ThreadShow, Changed<ThreadView>];
  thread_reopen: [ThreadShow, Changed<ThreadView>];
  thread_place: [ThreadPlace, Changed<ThreadView>];
  thread_decide: [ThreadDecide, Changed<ThreadView>];
  thread_remove: [ThreadShow, Changed<ThreadView | null>];
  suggestion_list: [SuggestionList, Array<SuggestionView>];
  suggestion_decide: [SuggestionDecide, Changed<TextSaved>];
  revision_list: [RevisionList, Array<RevisionView>];
  revision_show: [RevisionShow, RevisionText];
  revision_compare: [RevisionCompare, Array<RevisionDifference>];
  revision_restore: [RevisionShow, Changed<Array<RevisionView>>];
  revision_name: [RevisionName, Changed<Array<RevisionView>>];
  proof_make: [ProofMake, Changed<ProofView>];
  proof_list: [ProofShow, Array<ProofView>];
  proof_page: [ProofPage, ProofView];
  proof_compare: [ProofShow, ProofDifference];
  verdict_set: [VerdictSet, Changed<GateView>];
  review_import: [ReviewImport, Changed<Array<ReviewImported>>];
  gate: [GateShow, GateView];
  serving_show: [Empty, ServingView];
  serving_start: [ServingStart, ServingView];
  serving_stop: [Empty, ServingView];
  invitation_list: [InvitationList, Array<InvitationView>];
  invitation_create: [InvitationCreate, InvitationView];
  invitation_renew: [InvitationRenew, InvitationView];
  invitation_revoke: [InvitationShow, InvitationView];
  outlet_list: [Empty, Array<OutletView>];
  outlet_show: [OutletShow, OutletView];
  outlet_create: [OutletCreate, Changed<OutletView>];
  outlet_set: [OutletSet, Changed<OutletView>];
  outlet_merge: [OutletMerge, Changed<OutletView>];
  outlet_match: [OutletMatch, OutletView | null];
  story_list: [StoryList, StoryPage];
  story_count: [StoryList, Counted];
  story_facets: [Empty, StoryFacets];
  story_show: [StoryShow, StoryView];
  story_create: [StoryCreate, Changed<StoryView>];
  story_set: [StorySet, Changed<StoryView>];
  story_change: [StoryChange, Changed<Array<StoryRow>>];
  story_merge: [StoryMerge, Changed<StoryView>];
  story_part: [StoryShow, Changed<StoryView>];
  story_duplicates: [StoryShow, Array<DuplicateView>];
  story_groups: [Empty, Array<Array<StoryRow>>];
  story_import: [StoryImport, StoryImported];
  story_export: [StoryExport, StoryExported];
  used_before: [UsedBefore, Array<RanView>];
  links_check: [LinksCheck, JobView];
  saved_search_list: [Empty, Array<SavedSearchView>];
  saved_search_create: [SavedSearchCreate, Changed<Array<SavedSearchView>>];
  saved_search_set: [SavedSearchSet, Changed<Array<SavedSearchView>>];
  saved_search_move: [SavedSearchMove, Changed<Array<SavedSearchView>>];
  saved_search_remove: [SavedSearchShow, Changed<Array<SavedSearchView>>];
  feed_list: [Empty, FeedListView];
  feed_show: [FeedShow, FeedView];
  feed_add: [FeedAdd, Changed<FeedAdded>];
  feed_set: [FeedSet, Changed<FeedListView>];
  feed_remove: [FeedNames, Changed<FeedListView>];
  feed_folder_rename: [FolderRename, Changed<FeedListView>];
  feed_discover: [FeedDiscover, JobView];
  feed_refresh: [FeedRefresh, JobView];
  feed_setting_show: [Empty, FeedSetting];
  feed_setting_set: [FeedSetting, FeedSetting];
  opml_import: [OpmlImport, Changed<OpmlImported>];
  opml_export: [OpmlExport, OpmlExported];
  inbox_list: [InboxList, InboxPage];
  inbox_triage: [InboxTriage, Changed<Array<StoryRow>>];
  rule_list: [Empty, Array<RuleView>];
  rule_add: [RuleAdd, Changed<RuleView>];
  rule_set: [RuleSet, Changed<RuleView>];
  rule_remove: [RuleShow, Changed<Array<RuleView>>];
  rule_apply: [RuleShow, Changed<RuleDone>];
  rule_revert: [RuleShow, Changed<RuleDone>];
  clip_read: [ClipRead, JobView];
  clip_show: [ClipShow, ClipDraft];
  clip_keep: [ClipKeep, Changed<Clipped>];
  clip: [Clip, JobView];
  clip_link: [ClipLink, ClipFrom];
  clip_bookmarklet: [Empty, BookmarkletView];
  clipping_page: [ClippingShow, ClippingPage];
  clipping_original: [ClippingOriginal, OriginalView];
  host_list: [Empty, Array<HostView>];
  host_allow: [HostName, Array<HostView>];
  host_forget: [HostName, Array<HostView>];
  search: [Search, SearchPage];
  search_count: [Search, Counted];
  search_parse: [SearchParse, SearchParsed];
  url_clean: [UrlClean, CleanUrl];
  url_rules: [Empty, Array<UrlRule>];
  url_rules_shipped: [Empty, Array<UrlRule>];
  url_rules_set: [UrlRuleSet, Array<UrlRule>];
  body_parse: [BodyParse, BodyView];
  sanitize: [Sanitize, Sanitized];
}
