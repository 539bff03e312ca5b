import type { Cloud } from "./cloud";
import { newRecord, sendConfirmationMail } from "./confirmations";
import type { Creation, Directory, Member } from "./entities";
import { createdAccountName, createMember, type NewMember, relabel } from "./members";

/** Creates a cloud account that is usable once the owner of the address has followed the link of a mail. */
export function startCreation(
  cloud: Cloud,
  directory: Directory,
  wanted: NewMember & { readonly email: string },
): { member: Member; creation: Creation } {
  const member = createMember(cloud, directory, wanted);
  member.type = "CloudAccount";
  cloud.accountOf(member.accountId).accountName = wanted.email;
  const creation = newRecord(cloud, member.accountId, wanted.email);
  cloud.creations.set(creation.recordId, creation);
  sendCreationMail(cloud, creation);
  return { member, creation };
}

export function sendCreationMail(cloud: Cloud, creation: Creation): void {
  const { recordId } = creation;
  sendConfirmationMail(cloud, creation, { kind: "creation", recordId }, cloud.options.creationLifetimeMs);
  creation.status = "Verifying";
  relabel(cloud, creation.accountId, "CreateVerifying", creation.lastMailAt);
}

/** The owner of the address has followed the link. */
export function confirmCreation(cloud: Cloud, creation: Creation): void {
  creation.status = "Confirmed";
  cloud.accountOf(creation.accountId).hasSecureEmail = true;
  relabel(cloud, creation.accountId, "CreateSuccess", cloud.clock.now());
}

/** Ends a creation that nobody confirmed. The address is free again; the member stays, with a label that says so. */
export function endCreation(
  cloud: Cloud,
  creation: Creation,
  outcome: "Expired" | "Cancelled" | "Failed",
  at: Date,
): void {
  const { accountId } = creation;
  const directory = cloud.directoryOf(accountId);
  creation.status = outcome;
  relabel(cloud, accountId, `Create${outcome}` as const, at);
  if (directory === undefined) return;
  cloud.accountOf(accountId).accountName = createdAccountName(directory, `account-${accountId.slice(-3)}`);
}

export function verifyingCreationOf(cloud: Cloud, accountId: string): Creation | undefined {
  return [...cloud.creations.values()].find(
    (creation) => creation.accountId === accountId && creation.status === "Verifying",
  );
}
