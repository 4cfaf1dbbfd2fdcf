// What Galley has to do with the world: the rules by which addresses are cleaned, and every host that was
// ever contacted.

import type { ContactView, UrlRule } from "../bindings/galley";
import type { Door } from "./door.svelte";

/** The settings that are about the world outside. */
export class Outside {
  /** The editor's own rules. */
  rules = $state.raw<readonly UrlRule[]>([]);
  /** Galley's own rules. */
  shipped = $state.raw<readonly UrlRule[]>([]);
  contacts = $state.raw<readonly ContactView[]>([]);

  readonly #door: Door;

  constructor(door: Door) {
    this.#door = door;
  }

  /** Reads it all. */
  async open(): Promise<void> {
    const [rules, shipped, contacts] = await Promise.all([this.#door.ask("url_rules", {}), this.#door.ask("url_rules_shipped", {}), this.#door.ask("contact_list", {})]);
    this.rules = rules;
    this.shipped = shipped;
    this.contacts = contacts;
  }

  /** Puts other rules in the place of the editor's own. */
  async setRules(rules: readonly UrlRule[]): Promise<void> {
    await this.#door.ask("url_rules_set", { rules: [...rules] });
    this.rules = await this.#door.ask("url_rules", {});
  }

  /** An address as it is kept. */
  async clean(url: string): Promise<string> {
    return (await this.#door.ask("url_clean", { url })).url;
  }
}
