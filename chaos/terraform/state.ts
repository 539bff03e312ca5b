import type { ObjectValue } from "../../lib/plugin/values/value";

/** An object as it stands in the state file. */
export interface StoredObject {
  readonly alias: string;
  readonly values: ObjectValue;
  readonly private: Uint8Array;
  readonly tainted: boolean;
  /** Addresses: what may be destroyed only after it. */
  readonly dependencies: readonly string[];
}

/** By address. */
export type State = ReadonlyMap<string, StoredObject>;

/** The text of a state file: two states are the same if this is. */
export function serialized(state: State): string {
  return JSON.stringify(
    [...state]
      .sort()
      .map(([address, object]) => [
        address,
        { ...object, private: Buffer.from(object.private).toString("utf8") },
      ]),
  );
}
