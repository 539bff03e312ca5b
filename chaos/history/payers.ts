import { MANAGEMENT_ACCOUNT_ID, OTHER_MANAGEMENT_ACCOUNT_ID } from "../../lib/testing";
import { MEMBERS } from "./code";
import type { MemberName } from "./code";

/** Accounts that may pay for a member; the stranger is of another directory, so that the service refuses it. */
export const PAYERS = [...MEMBERS, "management", "stranger"] as const;
export type PayerName = (typeof PAYERS)[number];

export function payerIdOf(ids: Readonly<Record<MemberName, string>>, payer: PayerName): string {
  switch (payer) {
    case "management":
      return MANAGEMENT_ACCOUNT_ID;
    case "stranger":
      return OTHER_MANAGEMENT_ACCOUNT_ID;
    default:
      return ids[payer];
  }
}
