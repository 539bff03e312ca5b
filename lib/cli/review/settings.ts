import type { Action, ReadChange, Subject } from "./action";
import { recordOf } from "../json";
import { tagChanges } from "./values";

/** Under which names a type of object has the settings that can be changed. */
export interface SettingNames {
  readonly name: string;
  readonly folder?: string;
  readonly payer?: string;
  readonly tags?: string;
  /** Whether a payer that the code does not set any more goes on paying. @default false */
  readonly letsPayersGo?: boolean;
  /** The call that gives another name. */
  readonly rename: "UpdateAccount" | "UpdateFolder";
}

/** What an update does to the settings of a member or folder, one call each. */
export function settingChanges(
  read: ReadChange,
  subject: Subject,
  { name, folder, payer, tags, rename, letsPayersGo = false }: SettingNames,
): readonly Action[] {
  const actions: Action[] = [];
  if (changes(read, name)) {
    const [from, to] = [read.shown(read.was(name)), read.shown(read.willBe(name))];
    actions.push(read.action("rename", subject, `from ${from} to ${to}`, [rename]));
  }
  if (folder !== undefined && changes(read, folder)) {
    const [from, to] = [read.folder(read.before[folder]), read.folderToBe(folder)];
    actions.push(read.action("move", subject, `from ${from} to ${to}`, ["MoveAccount"]));
  }
  if (payer !== undefined && changes(read, payer)) {
    actions.push(
      letsPayersGo && !read.isUnknown(payer) && read.willBe(payer) === undefined
        ? read.action(
            "record",
            subject,
            `account ${read.shown(read.was(payer))} goes on paying; the code leaves that open`,
          )
        : read.action("payer", subject, payerWords(read, payer), ["UpdatePayerForAccount"]),
    );
  }
  if (tags !== undefined && changes(read, tags)) {
    actions.push(...retagging(read, subject, tags));
  }
  return actions;
}

/** What the code leaves alone is unknown in many an update, because it is read again after the apply. */
function changes(read: ReadChange, name: string): boolean {
  const isReadAgain = read.isUnknown(name) && !read.showing.names.isInCode(read.address, name);
  return read.changesValue(name) && !isReadAgain;
}

/** The vendor's provider takes all old keys away first, those that stay included. */
const RETAGGING = ["UntagResources", "TagResources"] as const;

/** From what keeps a member to what lets it go. */
const POLICIES: readonly (string | undefined)[] = ["PROTECT", "ABANDON", "DESTROY"];

/** A policy given up for a weaker one: the next plan that deletes the line may remove the member, or forget it. */
export function policyLifted(read: ReadChange, subject: Subject): readonly Action[] {
  const [from, to] = [read.was("removal_policy"), read.willBe("removal_policy")];
  if (from === undefined || to === undefined || POLICIES.indexOf(to) <= POLICIES.indexOf(from)) {
    return [];
  }
  const then = to === "DESTROY" ? "a later plan can remove it" : "a later plan can forget it";
  return [read.action("unprotection", subject, `the removal policy becomes ${to}: ${then}`)];
}

function payerWords(read: ReadChange, payer: string): string {
  const to = read.isUnknown(payer)
    ? "an account that is not known yet"
    : (read.willBe(payer) ?? "nobody else");
  return `from ${read.shown(read.was(payer) ?? "nobody else")} to ${read.shown(to)}`;
}

function retagging(read: ReadChange, subject: Subject, tags: string): readonly Action[] {
  const { after, unknown } = read.change;
  if (unknown[tags] === true) {
    return [read.action("retag", subject, "to tags that are not known yet", RETAGGING)];
  }
  // A value that is known only after apply is missing there, and true here.
  const known = { ...recordOf(after?.[tags]), ...recordOf(unknown[tags]) };
  const { removed, set } = tagChanges(read.before[tags], known);
  const words = [
    ...(set.length > 0 ? [`sets ${listed(read, set)}`] : []),
    ...(removed.length > 0 ? [`removes ${listed(read, removed)}`] : []),
  ];
  return [read.action("retag", subject, words.join(", "), RETAGGING)];
}

function listed(read: ReadChange, keys: readonly string[]): string {
  return keys.map((key) => read.shown(key)).join(", ");
}
