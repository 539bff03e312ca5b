import { addressKey } from "../../rules";
import { readFileSync } from "node:fs";
import { messageOf } from "../errors";
import { textIn } from "../input";
import { readState, standsFor } from "../state-objects";
import type { StateObject } from "../state-objects";

/** An object of the directory that a state manages. */
export interface Managed {
  /** The type of the resource. */
  readonly type: string;
  readonly address: string;
  /** The state, as it was named. */
  readonly file: string;
}

/** What states manage already, by what tells it apart in the directory: account id, folder id or target. */
export interface ManagedObjects {
  readonly members: ReadonlyMap<string, Managed>;
  readonly folders: ReadonlyMap<string, Managed>;
  readonly invitations: ReadonlyMap<string, Managed>;
}

/** Reads states: what `terraform show -json` prints of each, or what a backend keeps. */
export function managedIn(
  files: readonly { readonly name: string; readonly path: string }[],
): ManagedObjects {
  const found = {
    members: new Map<string, Managed>(),
    folders: new Map<string, Managed>(),
    invitations: new Map<string, Managed>(),
  };
  for (const { name, path } of files) {
    for (const object of objectsAt(path, name)) {
      const { type, address } = object;
      for (const { kind, id } of standsFor(object)) {
        // An invited address may be written in other letters here than there.
        found[kind].set(kind === "invitations" ? addressKey(id) : id, { type, address, file: name });
      }
    }
  }
  return found;
}

function objectsAt(path: string, name: string): readonly StateObject[] {
  let text: string;
  try {
    text = textIn(readFileSync(path));
  } catch (error) {
    throw new Error(`the state ${name} cannot be read: ${messageOf(error)}`);
  }
  return readState(text, name);
}
