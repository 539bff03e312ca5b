type Tags = Readonly<Record<string, string>>;

/** Whether all wanted tags are there; one that is wanted without a value matches any. */
export function hasTags(present: Tags, wanted: Tags): boolean {
  return Object.entries(wanted).every(
    ([key, value]) => Object.hasOwn(present, key) && (value === "" || present[key] === value),
  );
}
