import { maskEmail, quoted, suggestion } from "../rules";
import type { Complaint, Entry, Node, Scalar, Table } from "./document";
import type { Field, Fields, MapField, RecordField, TextField, ValuesOf } from "./field";

const SMALL_TABLE = 16;

/** Collects what is wrong, so that it is all said at once. */
export type Complain = (complaint: Complaint) => void;

/** Reads a record. What has a fault is left out of it. */
export function readRecord<F extends Fields>(
  field: RecordField<F>,
  node: Node,
  name: string,
  complain: Complain,
): ValuesOf<F> | undefined {
  if (node.kind !== "table") {
    complain({ at: node.at, problem: `${name} is ${kindOf(node)}: write ${namesOf(field.fields)} below it` });
    return undefined;
  }
  const values: Record<string, unknown> = {};
  for (const entry of distinct(node, complain)) {
    const own = Object.prototype.hasOwnProperty.call(field.fields, entry.name)
      ? field.fields[entry.name]
      : undefined;
    if (own === undefined) {
      complain({
        at: entry.at,
        problem: `${quoted(entry.name)} is not known here: ${meant(entry.name, field.fields)}`,
      });
    } else {
      values[entry.name] = readField(own, entry, complain);
    }
  }
  checkWhole(field, node, values, name, complain);
  return values as ValuesOf<F>;
}

function checkWhole(
  { required, oneOf }: RecordField,
  node: Table,
  values: Readonly<Record<string, unknown>>,
  name: string,
  complain: Complain,
): void {
  for (const missing of required.filter((each) => !(each in values))) {
    complain({ at: node.at, problem: `${name} has no ${missing}: write one` });
  }
  const written = oneOf?.filter((each) => each in values) ?? [];
  if (oneOf !== undefined && written.length !== 1) {
    const found = written.length === 0 ? "none" : written.join(" and ");
    complain({ at: node.at, problem: `${name} has ${found} of ${oneOf.join(", ")}: write one of them` });
  }
}

function readField(field: Field, { name, value }: Entry, complain: Complain): unknown {
  switch (field.form) {
    case "text":
      return readText(field, value, name, complain);
    case "count":
      return readCount(field, value, name, complain);
    case "flag":
      return readFlag(value, name, complain);
    case "word":
      return readText({ ...field, form: "text", check: oneOfWords(field.words) }, value, name, complain);
    case "texts":
      return readTexts({ ...field, form: "text" }, value, name, complain);
    case "map":
      return readMap(field, value, name, complain);
    case "record":
      return readRecord(field, inFull(field, value), name, complain);
    case "records":
      return itemsOf(value, name, complain).flatMap(
        (item, index) => readRecord(field.of, item, `${name}[${index}]`, complain) ?? [],
      );
    case "named":
      return readNamed(field, value, name, complain);
  }
}

function readText(field: TextField, node: Node, name: string, complain: Complain): string | undefined {
  const scalar = scalarOf(node, name, complain);
  if (scalar === undefined) {
    return undefined;
  }
  const problem =
    scalar.text === "" ? "is empty: write a value, or leave it out" : field.check?.(scalar.text);
  if (problem === undefined) {
    return scalar.text;
  }
  const shown = quoted(field.isAddress === true ? maskEmail(scalar.text) : scalar.text);
  complain({ at: scalar.at, problem: `${name} ${shown} ${problem}` });
  return undefined;
}

function readCount(
  { check }: Extract<Field, { form: "count" }>,
  node: Node,
  name: string,
  complain: Complain,
): number | undefined {
  const scalar = scalarOf(node, name, complain);
  if (scalar === undefined) {
    return undefined;
  }
  const number = /^\d+$/.test(scalar.text) ? Number(scalar.text) : Number.NaN;
  const problem = check(number);
  if (problem !== undefined) {
    complain({ at: scalar.at, problem: `${name} ${quoted(scalar.text)} ${problem}` });
  }
  return problem === undefined ? number : undefined;
}

function readFlag(node: Node, name: string, complain: Complain): boolean | undefined {
  const text = readText(
    { form: "text", about: "", check: oneOfWords(["true", "false"]) },
    node,
    name,
    complain,
  );
  return text === undefined ? undefined : text === "true";
}

/** A value alone stands for a record that has nothing else. */
function inFull({ shorthand }: RecordField, node: Node): Node {
  return shorthand === undefined || node.kind !== "scalar"
    ? node
    : { kind: "table", at: node.at, entries: [{ name: shorthand, at: node.at, value: node }] };
}

/** A single text is a list of one; in a cell, semicolons part several. */
function readTexts(field: TextField, node: Node, name: string, complain: Complain): readonly string[] {
  const items =
    node.kind === "scalar" && !node.isNull
      ? node.text.split(";").map((text): Scalar => ({ ...node, text: text.trim() }))
      : itemsOf(node, name, complain);
  return items.flatMap((item) => readText(field, item, name, complain) ?? []);
}

function readMap(
  { check }: MapField,
  node: Node,
  name: string,
  complain: Complain,
): Readonly<Record<string, string>> | undefined {
  if (node.kind !== "table") {
    complain({ at: node.at, problem: `${name} is ${kindOf(node)}: write names with a value each below it` });
    return undefined;
  }
  const values: Record<string, string> = {};
  for (const entry of distinct(node, complain)) {
    const scalar = scalarOf(entry.value, entry.name, complain);
    if (entry.name === "__proto__") {
      // Set as below, it would be lost without a word.
      complain({
        at: entry.at,
        problem: `${name} has the key __proto__, which JavaScript keeps for itself: take another`,
      });
    } else if (scalar !== undefined) {
      values[entry.name] = scalar.text;
    }
  }
  const problem = check?.(values);
  if (problem !== undefined) complain({ at: node.at, problem: `${name} ${problem}` });
  return values;
}

function readNamed(
  { of, check }: Extract<Field, { form: "named" }>,
  node: Node,
  name: string,
  complain: Complain,
): Readonly<Record<string, ValuesOf<Fields>>> | undefined {
  if (isNothing(node)) {
    return {};
  }
  if (node.kind !== "table") {
    complain({ at: node.at, problem: `${name} is ${kindOf(node)}: write names below it` });
    return undefined;
  }
  const values = distinct(node, complain).flatMap((entry) => {
    const problem = check(entry.name);
    if (problem !== undefined) complain({ at: entry.at, problem: `${quoted(entry.name)} ${problem}` });
    // A name alone is a record without values.
    const value: Node = isNothing(entry.value) ? { kind: "table", at: entry.at, entries: [] } : entry.value;
    const read = readRecord(of, value, `${name} ${quoted(entry.name)}`, complain);
    return read === undefined ? [] : [[entry.name, read] as const];
  });
  return Object.fromEntries(values);
}

function itemsOf(node: Node, name: string, complain: Complain): readonly Node[] {
  if (isNothing(node)) {
    return [];
  }
  if (node.kind !== "list") {
    complain({ at: node.at, problem: `${name} is ${kindOf(node)}: write a list` });
    return [];
  }
  return node.items;
}

function scalarOf(node: Node, name: string, complain: Complain): Scalar | undefined {
  if (node.kind === "scalar" && !node.isNull) {
    return node;
  }
  complain({ at: node.at, problem: `${name} is ${kindOf(node)}: write a value, or leave it out` });
  return undefined;
}

/** The formats differ in whether they let a name stand twice. */
function distinct({ entries }: Table, complain: Complain): readonly Entry[] {
  if (!hasTwice(entries)) {
    return entries;
  }
  const seen = new Set<string>();
  return entries.filter(({ name, at }) => {
    if (seen.has(name)) complain({ at, problem: `${quoted(name)} stands twice: delete one of them` });
    return !seen.has(name) && seen.add(name);
  });
}

/** Most tables are small, and there are many: a set for each would cost more than all other checks. */
function hasTwice(entries: readonly Entry[]): boolean {
  return entries.length > SMALL_TABLE
    ? new Set(entries.map(({ name }) => name)).size < entries.length
    : entries.some(({ name }, index) => entries.findIndex((other) => other.name === name) < index);
}

function isNothing(node: Node): boolean {
  return node.kind === "scalar" && node.isNull;
}

function kindOf(node: Node): string {
  if (node.kind === "scalar") {
    return node.isNull ? "empty" : `a text, ${quoted(node.text)}`;
  }
  return node.kind === "list" ? "a list" : "a table of names and values";
}

function meant(name: string, fields: Fields): string {
  const nearest = suggestion(name, Object.keys(fields));
  return nearest === undefined ? `there are ${namesOf(fields)}` : `write ${nearest}, if that is meant`;
}

function namesOf(fields: Fields): string {
  return Object.keys(fields)
    .filter((name) => !name.startsWith("$"))
    .join(", ");
}

function oneOfWords(words: readonly string[]): (value: string) => string | undefined {
  return (value) => (words.includes(value) ? undefined : `is not allowed: write ${words.join(" or ")}`);
}
