/** The record with another value of a name; undefined takes it out. */
export function changed<Name extends string, T>(
  record: Readonly<Partial<Record<Name, T>>>,
  name: Name,
  value: T | undefined,
): Partial<Record<Name, T>> {
  const others = Object.entries(record).filter(([other]) => other !== name);
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]]) as Partial<
    Record<Name, T>
  >;
}
