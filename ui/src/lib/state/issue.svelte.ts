// The texts of an issue itself, being written: mail fields, intro, outro, call to action.

import type { IssueDesk, IssueField, IssuePart } from "../bindings/galley";
import type { Door, Listener } from "./door.svelte";
import { TextDraft, ValueDraft, type TextSurroundings } from "./draft.svelte";
import type { Saving } from "./saving.svelte";

/** What an issue's draft needs of its desk. */
export interface IssueSurroundings {
  door: Door;
  saving: Saving;
  /** Told of the writes of others, so not of the draft's own. */
  heard: Listener;
  /** The issue has become this. */
  became: (issue: IssueDesk) => void;
  around: (part: IssuePart) => TextSurroundings;
}

/** The fields that are written in place. */
type Words = Exclude<IssueField, "number" | "date" | "state" | "intro" | "outro">;

/** An issue's own texts. */
export class IssueDraft {
  readonly id: string;
  readonly title: ValueDraft<string>;
  readonly masthead: ValueDraft<string>;
  readonly subject: ValueDraft<string>;
  readonly preheader: ValueDraft<string>;
  readonly topicLine: ValueDraft<string>;
  readonly outroHeading: ValueDraft<string>;
  readonly callText: ValueDraft<string>;
  readonly callLabel: ValueDraft<string>;
  readonly callUrl: ValueDraft<string>;
  readonly intro: TextDraft;
  readonly outro: TextDraft;

  constructor(issue: IssueDesk, { door, saving, heard, became, around }: IssueSurroundings) {
    this.id = issue.id;
    const field = (name: Words, text: string): ValueDraft<string> =>
      new ValueDraft(
        text,
        async (value) => {
          const now = await door.change("issue_set", { issue: issue.id, field: name, value }, heard);
          this.follow(now);
          became(now);
        },
        saving,
      );
    const running = (part: IssuePart): TextDraft =>
      new TextDraft(
        { version: issue.version, delta: issue[part] },
        (base, delta, threads) => door.change("issue_text_save", { issue: issue.id, part, base, delta, threads }, heard),
        saving,
        around(part),
      );
    this.title = field("title", issue.title);
    this.masthead = field("masthead", issue.masthead);
    this.subject = field("subject", issue.subject);
    this.preheader = field("preheader", issue.preheader);
    this.topicLine = field("topic_line", issue.topic_line);
    this.outroHeading = field("outro_heading", issue.outro_heading);
    this.callText = field("call_to_action_text", issue.call_to_action.text);
    this.callLabel = field("call_to_action_label", issue.call_to_action.label);
    this.callUrl = field("call_to_action_url", issue.call_to_action.url);
    this.intro = running("intro");
    this.outro = running("outro");
  }

  /** Shows what is true now, but for what is being written here. */
  follow(issue: IssueDesk): void {
    this.title.follow(issue.title);
    this.masthead.follow(issue.masthead);
    this.subject.follow(issue.subject);
    this.preheader.follow(issue.preheader);
    this.topicLine.follow(issue.topic_line);
    this.outroHeading.follow(issue.outro_heading);
    this.callText.follow(issue.call_to_action.text);
    this.callLabel.follow(issue.call_to_action.label);
    this.callUrl.follow(issue.call_to_action.url);
    this.intro.follow({ version: issue.version, delta: issue.intro });
    this.outro.follow({ version: issue.version, delta: issue.outro });
  }

  /** Saves at once. */
  async flush(): Promise<void> {
    const drafts = [this.title, this.masthead, this.subject, this.preheader, this.topicLine, this.outroHeading, this.callText, this.callLabel, this.callUrl, this.intro, this.outro];
    await Promise.all(drafts.map((draft) => draft.flush()));
  }
}
