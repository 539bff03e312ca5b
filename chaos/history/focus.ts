import { Random } from "../../test/plugin/support/random";

/** What a history may be about beside promotions, type switches, invitations and acceptances. */
export const FOCUSES = ["queue", "addresses", "members", "lapses", "folders", "payers", "together"] as const;
export type Focus = (typeof FOCUSES)[number];

/** In sixteenths of all histories. */
const SHARES: readonly (Focus | null)[] = [
  ...twice("members"),
  "lapses",
  "folders",
  ...twice("payers"),
  "folders",
  ...Array.from({ length: 3 }, () => null),
  ...twice("together"),
  ...twice("queue"),
  ...twice("addresses"),
];

/** Follows from the seed by draws of its own, so that a history about nothing more is what it was before there was any. */
export function focusOf(seed: number): Focus | null {
  return SHARES[new Random(seed ^ 0x5bd1e995).below(SHARES.length)] ?? null;
}

function twice(focus: Focus): readonly [Focus, Focus] {
  return [focus, focus];
}
