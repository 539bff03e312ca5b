import { addressKey, hasInvisible, maskEmail, safeText } from "../../rules";
import { textOf } from "../json";
import type { Kind } from "./kinds";
import type { Names } from "./names";
import type { Values } from "../state-objects";
import type { Change, Plan } from "./plan";
import { isKnownEqual } from "./values";

/** One thing that a plan does to somebody or something. */
export interface Action {
  readonly kind: Kind;
  /** Of the object in the code that does it. */
  readonly address: string;
  readonly subject: Subject;
  /** What a reviewer wants to know beside the kind and the subject. */
  readonly detail: string;
  /** What it calls of the service's API; empty if it only changes the state. */
  readonly operations: readonly string[];
  /** Whether it happens for sure. If not, it depends on what the apply finds in the directory. */
  readonly certain: boolean;
}

/** Whom or what it is done to. */
export interface Subject {
  readonly what: "member" | "folder" | "account" | "directory" | "object";
  readonly id: string | null;
  readonly name: string | null;
}

/** How a review shows what it has read. */
export interface Showing {
  readonly names: Names;
  /** All that the plan does. */
  readonly changes: Plan["changes"];
  /** In full, or only the first letter and the domain. */
  readonly showAddresses: boolean;
}

/** Says what a change does. */
export type Reader = (change: ReadChange) => readonly Action[];

/** A change together with the questions that the readers of all types ask. */
export class ReadChange {
  readonly address: string;
  readonly before: Values;
  readonly after: Values;
  readonly creates: boolean;
  readonly deletes: boolean;
  readonly updates: boolean;
  /** Whether an object takes the place of one that state has, as after a taint. Our provider undoes nothing of the former. */
  readonly isMadeAnew: boolean;
  /** Whether an object of our provider goes for good. */
  readonly ends: boolean;

  constructor(
    readonly change: Change,
    readonly showing: Showing,
  ) {
    this.address = change.address;
    this.before = change.before ?? {};
    this.after = change.after ?? {};
    this.creates = change.actions.includes("create");
    this.deletes = change.actions.includes("delete");
    this.updates = change.actions.includes("update");
    this.isMadeAnew = this.creates && this.deletes;
    this.ends = this.deletes && !this.creates;
  }

  /** The value before, as text. */
  was(name: string): string | undefined {
    return textOf(this.before[name]);
  }

  /** The value after, as text; undefined also if it is known only after apply. */
  willBe(name: string): string | undefined {
    return textOf(this.after[name]);
  }

  isUnknown(name: string): boolean {
    return hasTrue(this.change.unknown[name]);
  }

  /** Whether an update changes this, for sure or perhaps. */
  changesValue(name: string): boolean {
    return this.isUnknown(name) || !isKnownEqual(this.before[name], this.after[name]);
  }

  /** Whether an update changes this e-mail address, for sure or perhaps: in other letters it is the same. */
  changesAddress(name: string): boolean {
    const [before, after] = [this.was(name), this.willBe(name)];
    return before === undefined || after === undefined || addressKey(before) !== addressKey(after);
  }

  /** Like `payments-prod`, for sentences; known only after apply as "…". */
  shown(value: unknown): string {
    return typeof value === "string" ? safeText(value, { longest: 80 }) : "…";
  }

  /** An e-mail address of an argument, masked unless it is to be shown; a sensitive one never is. */
  email(name: string): string {
    const value = this.isUnknown(name) ? undefined : (this.willBe(name) ?? this.was(name));
    if (value === undefined) {
      return "an address that is not known yet";
    }
    const isShown = this.showing.showAddresses && this.change.sensitive[name] !== true;
    return isShown && !hasInvisible(value) ? value : safeText(maskEmail(value));
  }

  /** The folder, with its name where it is known. */
  folder(id: unknown): string {
    const text = textOf(id);
    const name = this.showing.names.of(text);
    if (text === undefined) return "a folder that is not known yet";
    if (text.startsWith("r-")) return "the root folder";
    return name === undefined ? this.shown(text) : `${this.shown(name)} (${this.shown(text)})`;
  }

  /** The folder that this is to be in, also where its id is known only after apply. */
  folderToBe(argument: string): string {
    const name = this.showing.names.referredBy(this.address, argument);
    return this.isUnknown(argument) && name !== undefined
      ? this.shown(name)
      : this.folder(this.after[argument]);
  }

  /** The member that the object is about. */
  member(argument = "account_id"): Subject {
    const id = this.willBe(argument) ?? this.was(argument) ?? null;
    const name =
      this.showing.names.of(id ?? undefined) ?? this.showing.names.referredBy(this.address, argument) ?? null;
    return { what: "member", id, name };
  }

  action(kind: Kind, subject: Subject, detail: string, operations: readonly string[] = []): Action {
    return { kind, address: this.address, subject, detail, operations, certain: true };
  }

  /** An action that the apply may find to be unnecessary. */
  possible(kind: Kind, subject: Subject, detail: string, operations: readonly string[]): Action {
    return { ...this.action(kind, subject, detail, operations), certain: false };
  }
}

/** Also within a map or list, of which only a part is known. */
function hasTrue(value: unknown): boolean {
  return (
    value === true || (typeof value === "object" && value !== null && Object.values(value).some(hasTrue))
  );
}
