// A sign: a small drawing that stands for a word.

import type { Component } from "svelte";

/** A drawing of the set that the interface uses. */
export type Sign = Component<{ size?: number | string; strokeWidth?: number | string; "aria-hidden"?: "true" }>;
