export const V2020 = "2020-03-31";
export const V2022 = "2022-04-19";

/** The versions of the API that the fake answers. */
export type Version = typeof V2020 | typeof V2022;
