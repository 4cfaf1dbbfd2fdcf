// What keeps an issue from going out, by kind. The core tells each as a finding; which kind it is follows from
// the check's name.

import type { BlockerKind, FindingView } from "./bindings/galley";

/** The kinds, in the order in which they are told. */
export const KINDS = ["approval", "changes", "suggestion", "check"] as const satisfies readonly BlockerKind[];

const OF: Readonly<Record<string, BlockerKind>> = { "approval-missing": "approval", "changes-requested": "changes", "suggestion-open": "suggestion" };

/** The kind of a finding that blocks. */
export function kindOf({ check }: Pick<FindingView, "check">): BlockerKind {
  return OF[check] ?? "check";
}

/** Findings that block, kind by kind; kinds without one are left out. */
export function byKind(findings: readonly FindingView[]): { kind: BlockerKind; findings: FindingView[] }[] {
  return KINDS.map((kind) => ({ kind, findings: findings.filter((finding) => kindOf(finding) === kind) })).filter(({ findings }) => findings.length > 0);
}
