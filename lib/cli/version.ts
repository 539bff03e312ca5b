/** Whether a version is at least this one: `isAtLeast("20.11.1", [20, 9])`. */
export function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [ours = 0, oursMinor = 0] = version.replace(/^v/, "").split(".").map(Number);
  return ours > major || (ours === major && oursMinor >= minor);
}
