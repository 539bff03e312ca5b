/** Of the Resource Directory API, the older and the newer one; and of STS. */
export const V2020 = "2020-03-31";
export const V2022 = "2022-04-19";
export const STS = "2015-04-01";
