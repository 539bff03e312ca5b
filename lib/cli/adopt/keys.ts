import { checkKey } from "../../catalog/declaration";

/** What becomes a key, and what tells it apart from others of its kind. */
export interface ToName {
  /** As the directory has it. */
  readonly name: string;
  /** Never changes. */
  readonly id: string;
}

export interface Key {
  readonly key: string;
  /** Whether it shows the name; else only the id. */
  readonly saysName: boolean;
}

/**
 * A key for each, by id: the name, as far as a construct id can hold it. The same directory gives the same keys, whatever
 * the order of its listing; two names that come out alike both carry their id.
 */
export function keysFor(
  things: readonly ToName[],
  prefix: string,
  taken: ReadonlySet<string>,
): Map<string, Key> {
  const plain = new Map(things.map(({ id, name }) => [id, plainKey(name)]));
  const counts = new Map<string | undefined, number>();
  plain.forEach((key) => counts.set(key, (counts.get(key) ?? 0) + 1));
  return new Map(
    things.map(({ id }) => {
      const key = plain.get(id);
      const isUnique = key !== undefined && counts.get(key) === 1 && !taken.has(key);
      if (isUnique) return [id, { key, saysName: true }];
      return [
        id,
        {
          key: key === undefined ? `${prefix}-${id}` : `${key.slice(0, 40)}-${id}`,
          saysName: key !== undefined,
        },
      ];
    }),
  );
}

/** Undefined for a name with letters that no construct id can hold: what is left of it would be another name. */
function plainKey(name: string): string | undefined {
  if (/(?![A-Za-z0-9])[\p{L}\p{N}]/u.test(name)) {
    return undefined;
  }
  const key = name
    .replace(/[^A-Za-z0-9_-]+/g, "-")
    .replace(/^[_-]+|-+$/g, "")
    .slice(0, 64);
  return checkKey(key) === undefined ? key : undefined;
}
