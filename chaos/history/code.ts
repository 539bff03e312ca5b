import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import type { AccountType } from "../../lib/rules";
import { Reference } from "../terraform/configuration";
import type { Configuration, ResourceBlock } from "../terraform/configuration";

/** The members and the invited accounts of every history, by the names that the code gives them. */
export const MEMBERS = ["payments", "orders"] as const;
export const INVITEES = ["acme", "globex"] as const;
export type MemberName = (typeof MEMBERS)[number];
export type InviteeName = (typeof INVITEES)[number];

export interface PromotionCode {
  readonly email: string;
  readonly attempt: number;
  /** A value of the `timeouts` block. */
  readonly waitFor: string | null;
}

export interface InvitationCode {
  readonly note: string | null;
  readonly attempt: number;
  readonly policy: "PROTECT" | "ABANDON" | "DESTROY";
  readonly waitFor: string | null;
}

export interface AcceptanceCode {
  /** An invitation by its id; null for the one that the code declares. */
  readonly handshakeId: string | null;
}

/** What the person at the code has written. */
export interface Code {
  readonly promotions: Readonly<Partial<Record<MemberName, PromotionCode>>>;
  readonly types: Readonly<Partial<Record<MemberName, AccountType>>>;
  readonly protections: Readonly<Partial<Record<MemberName, "PROTECT" | "DESTROY">>>;
  readonly invitations: Readonly<Partial<Record<InviteeName, InvitationCode>>>;
  readonly acceptances: Readonly<Partial<Record<InviteeName, AcceptanceCode>>>;
}

export const EMPTY_CODE: Code = {
  promotions: {},
  types: {},
  protections: {},
  invitations: {},
  acceptances: {},
};

export const MANAGEMENT = "management";

export const addressOf = {
  promotion: (member: MemberName) => `resourcedirectory_promotion.${member}`,
  type: (member: MemberName) => `resourcedirectory_account_type.${member}`,
  protection: (member: MemberName) => `resourcedirectory_member_protection.${member}`,
  invitation: (invitee: InviteeName) => `resourcedirectory_invitation.${invitee}`,
  acceptance: (invitee: InviteeName) => `resourcedirectory_handshake_acceptance.${invitee}`,
} as const;

/** Account ids, by the names of the code. */
export type AccountIds = Readonly<Record<MemberName | InviteeName, string>>;

/** The code as Terraform reads it. */
export function configurationOf(code: Code, ids: AccountIds): Configuration {
  return [
    ...entries(code.promotions).map(([member, { email, attempt, waitFor }]) =>
      managed(addressOf.promotion(member), {
        account_id: ids[member],
        email,
        attempt,
        timeouts: waiting(waitFor),
      }),
    ),
    ...entries(code.types).map(([member, type]) =>
      managed(addressOf.type(member), { account_id: ids[member], type }),
    ),
    ...entries(code.protections).map(([member, policy]) =>
      managed(addressOf.protection(member), { account_id: ids[member], removal_policy: policy }),
    ),
    ...entries(code.invitations).map(([invitee, { note, attempt, policy, waitFor }]) =>
      managed(addressOf.invitation(invitee), {
        target: ids[invitee],
        note,
        attempt,
        removal_policy: policy,
        timeouts: waiting(waitFor),
      }),
    ),
    ...entries(code.acceptances).map(([invitee, { handshakeId }]) => ({
      address: addressOf.acceptance(invitee),
      alias: invitee,
      arguments: {
        handshake_id: handshakeId ?? new Reference(addressOf.invitation(invitee), "handshake_id"),
        expected_directory_id: SAMPLE_DIRECTORY_ID,
      },
    })),
  ];
}

function managed(address: string, values: ResourceBlock["arguments"]): ResourceBlock {
  return { address, alias: MANAGEMENT, arguments: values };
}

function waiting(waitFor: string | null) {
  return waitFor === null ? null : { create: waitFor, update: waitFor };
}

function entries<Name extends string, T>(
  record: Readonly<Partial<Record<Name, T>>>,
): readonly (readonly [Name, T])[] {
  return Object.entries(record) as [Name, T][];
}
