// Reading and writing the query language on the page.

import { describe, expect, it } from "vitest";

import { chipsOf, completionsOf, hasWords, NAMES, narrowed, termsOf, without, written, type Name } from "./query";

const names = Object.fromEntries(NAMES.map((name) => [name, `by ${name}`])) as Record<Name, string>;
const values = (name: Name): { value: string; label: string }[] => (name === "tag" ? ["finance", "fintech", "central bank"] : name === "state" ? ["inbox", "hold"] : []).map((value) => ({ value, label: value }));
const texts = (query: string, caret = query.length): string[] => completionsOf(query, caret, names, values).map(({ text }) => text);

describe("the terms of a query", () => {
  it.each([
    ["", []],
    ["   ", []],
    ["harbour strike", ["harbour", "strike"]],
    ['"two words" one', ["two words", "one"]],
    ["tag:finance", ["tag=finance"]],
    ['tag:"central bank" -state:hold', ["tag=central bank", "-state=hold"]],
    ["(tag:a OR tag:b) x", ["tag=a", "tag=b", "x"]],
    ["平台 标签：x", ["平台", "标签：x"]],
    ["TAG:Finance", ["tag=Finance"]],
    ['tag:"open', ["tag=open"]],
    ["https://example.com/a", ["https=//example.com/a"]],
    ["- a", ["-", "a"]],
    ["state:", ["state="]],
  ])("are found in %s", (query, expected) => {
    expect(termsOf(query).map(({ name, value, negated }) => `${negated ? "-" : ""}${name === null ? "" : `${name}=`}${value}`)).toEqual(expected);
  });

  it("carry their places", () => {
    const query = 'x -tag:"central bank" y';
    const [, tag] = termsOf(query);
    expect(query.slice(tag!.from, tag!.to)).toBe('-tag:"central bank"');
  });

  it("are chips where they narrow", () => {
    expect(chipsOf("x tag:a url: https://example.com title:b").map(({ name }) => name)).toEqual(["tag"]);
  });
});

describe("writing a filter into a query", () => {
  it.each([
    ["", "tag", "finance", "tag:finance"],
    ["x", "tag", "central bank", 'x tag:"central bank"'],
    ["x tag:a y", "tag", "b", "x y tag:b"],
    ["x tag:a y", "tag", "", "x y"],
    ["tag:a OR tag:b", "tag", "c", "tag:c"],
    ["-tag:a", "tag", "b", "-tag:a tag:b"],
    ["x", "outlet", 'The "Paper"', 'x outlet:"The  Paper"'],
    ["x", "issue", "weekly#4", "x issue:weekly#4"],
  ] as const)("in %s of %s %s", (query, name, value, expected) => {
    expect(narrowed(query, name, value)).toBe(expected);
  });

  it("gives back a term that reads the same", () => {
    for (const value of ["a", "two words", "a:b", "平台 算法", "(x)"]) expect(termsOf(written("tag", value))).toMatchObject([{ name: "tag", value }]);
  });

  it("takes a term out with the OR that joined it", () => {
    const query = "a OR tag:b c";
    expect(without(query, chipsOf(query)[0]!)).toBe("a c");
    expect(without("tag:b OR a", { from: 0, to: 5 })).toBe("a");
  });
});

describe("what can be ranked", () => {
  it.each([
    ["tag:a", false],
    ["-x tag:a", false],
    ["x", true],
    ["title:x", true],
    ["", false],
  ])("in %s is %s", (query, expected) => expect(hasWords(query)).toBe(expected));
});

describe("completion", () => {
  it("offers names for the beginning of one", () => {
    expect(texts("x ta")).toEqual(["tag:"]);
    expect(texts("i")).toEqual(["is:", "in:", "issue:"]);
    expect(texts("-st")).toEqual(["state:"]);
    expect(texts("平")).toEqual([]);
    expect(texts("zebra")).toEqual([]);
  });

  it("offers the values of a name", () => {
    expect(texts("tag:fin")).toEqual(["tag:finance ", "tag:fintech "]);
    expect(texts("tag:")).toEqual(["tag:finance ", "tag:fintech ", 'tag:"central bank" ']);
    expect(texts('x tag:"central')).toEqual(['tag:"central bank" ']);
    expect(texts("state:inbox")).toEqual([]);
    expect(texts("color:red")).toEqual([]);
  });

  it("offers nothing in the midst of a word or behind a space", () => {
    expect(texts("tag:finance", 5)).toEqual([]);
    expect(texts("tag:finance ")).toEqual([]);
    expect(completionsOf("-tag:fin", 8, names, values)[0]).toMatchObject({ from: 1, to: 8 });
  });
});
