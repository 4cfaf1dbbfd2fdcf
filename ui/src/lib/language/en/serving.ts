// Proofs served to browsers, in English.

import type { InvitationState, ReachView } from "../../bindings/galley";
import { many } from "../locale";

export const serving = {
  title: "In reviewers’ browsers",
  offWords: "Galley can serve proofs to browsers itself, without a file that goes back and forth: each reviewer gets a link, and what they say stands here as they say it. It is off, and nobody reaches this computer.",
  reach: "Who can reach it",
  reaches: { loopback: "Browsers on this computer", network: "Browsers in this network" } satisfies Record<ReachView, string>,
  networkHint: "Browsers ask before they go on, because this computer vouches for itself. Galley must stay open while reviewers work.",
  start: "Switch on",
  stop: "Switch off",
  isOn: "Proofs are served.",
  isOff: "Proofs are not served any more.",
  fingerprintWords: "Reviewers’ browsers warn once. Tell reviewers this fingerprint (SHA-256), so that they can compare it with what their browser shows:",
  who: "Who is invited",
  someoneNew: "Somebody new",
  name: "Their name",
  nameMissing: "A link is for one person: it needs a name.",
  invite: "Make a link",
  fresh: (name: string, number: number): string => `The link of ${name} to Proof ${number}. It is shown only now, and opens in one browser:`,
  copy: "Copy the link",
  copied: (name: string): string => `The link of ${name} is copied. Send it to nobody else.`,
  linkMade: (name: string): string => `The link of ${name} is made.`,
  remarks: (count: number): string => (count === 0 ? "nothing said yet" : many(count, "remark", "remarks")),
  waiting: (until: string): string => `not opened yet, good until ${until}`,
  opened: (seen: string, until: string): string => `last there ${seen}, good until ${until}`,
  over: { expired: "its time is over", revoked: "taken back", waiting: "", open: "" } satisfies Record<InvitationState, string>,
  renew: "New link",
  renewOf: (name: string): string => `New link for ${name}`,
  revoke: "Take back",
  revokeOf: (name: string): string => `Take the link of ${name} back`,
  revoked: (name: string): string => `The link of ${name} opens nothing any more. What was said by it stays.`,
  news: "A reviewer said something. It stands at its words.",
};
