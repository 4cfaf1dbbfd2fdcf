// What the checks found, in English: the core says it so already.

import type { FindingView } from "../../bindings/galley";

/** A finding as sentences. */
export const finding = (found: FindingView): string => found.message;
