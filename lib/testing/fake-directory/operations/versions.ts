export const V2020 = "2020-03-31";
export const V2022 = "2022-04-19";

/** The token service, which tells callers who they are. */
export const STS = "2015-04-01";

/** The versions of the APIs that the fake answers. */
export type Version = typeof V2020 | typeof V2022 | typeof STS;
