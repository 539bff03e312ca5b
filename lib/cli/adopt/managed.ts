import { addressKey } from "../../rules";
import { readFileSync } from "node:fs";
import { isRecord, recordOf } from "../json";
import { objectsIn, standsFor } from "../state-objects";
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

type Json = Readonly<Record<string, unknown>>;

/** Reads states: what `terraform show -json` prints of each. */
export function managedIn(
  files: readonly { readonly name: string; readonly path: string }[],
): ManagedObjects {
  const found = {
    members: new Map<string, Managed>(),
    folders: new Map<string, Managed>(),
    invitations: new Map<string, Managed>(),
  };
  for (const { name, path } of files) {
    for (const object of resourcesIn(path, name)) {
      const { type, address } = object;
      for (const { kind, id } of standsFor(object)) {
        // An invited address may be written in other letters here than there.
        found[kind].set(kind === "invitations" ? addressKey(id) : id, { type, address, file: name });
      }
    }
  }
  return found;
}

function resourcesIn(path: string, name: string): readonly StateObject[] {
  const state = stateAt(path, name);
  return objectsIn(recordOf(state.values).root_module);
}

function stateAt(path: string, name: string): Json {
  let state: unknown;
  try {
    state = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Error(
      `the state ${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (!isRecord(state) || state.format_version === undefined || "planned_values" in state) {
    throw new Error(
      `${name} is no state as this reads it: write one with "terraform show -json > state.json", beside it`,
    );
  }
  return state;
}
