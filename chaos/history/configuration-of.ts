import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import { Reference } from "../terraform/configuration";
import type { Configuration, Move, ResourceBlock } from "../terraform/configuration";
import type { Value } from "../../lib/plugin/values/value";
import { isOwnFolder, OWN_FOLDERS } from "./folders";
import type { FolderName, Place } from "./folders";
import { payerIdOf } from "./payers";
import { addressNow, addressOf, INVITEES, isVended, MANAGEMENT, otherAddress } from "./code";
import type { AcceptanceCode, AccountName, Code, InviteeName, KnownName } from "./code";

/** Ids of accounts and of folders, by the names of the code. */
export type AccountIds = Readonly<Record<KnownName | FolderName, string>>;

/** The code as Terraform reads it. */
export function configurationOf(code: Code, ids: AccountIds): Configuration {
  const accountId = (name: AccountName) => accountIdOf(code, ids, name);
  return [
    ...foldersOf(code, ids),
    ...entries(code.invitations).map(([invitee, { note, attempt, maxInvitations, policy, waitFor }]) =>
      managed(code, addressOf.invitation(invitee), {
        target: ids[invitee],
        note,
        attempt,
        when_expired: maxInvitations === null ? null : "invite_again",
        max_invitations: maxInvitations,
        removal_policy: policy,
        timeouts: waiting(waitFor),
      }),
    ),
    ...entries(code.acceptances).map(([invitee, acceptance]) => acceptanceOf(code, ids, invitee, acceptance)),
    ...entries(code.promotions).map(([account, { email, attempt, waitFor, maxMails }]) =>
      managed(code, addressOf.promotion(account), {
        account_id: accountId(account),
        email,
        attempt,
        when_expired: maxMails === null ? null : "send_again",
        max_mails: maxMails,
        timeouts: waiting(waitFor),
      }),
    ),
    ...entries(code.emails).map(([member, { email, attempt }]) =>
      managed(code, addressOf.email(member), { account_id: accountId(member), email, attempt }),
    ),
    ...entries(code.vended).map(([name, { displayName, takesOver, adopts, folder, payer, tags, policy }]) =>
      managed(code, addressOf.vended(name), {
        account_id: takesOver && ids[takesOver],
        display_name: displayName,
        adopt: adopts,
        folder_id: folderId(code, ids, folder),
        payer_account_id: payer && payerIdOf(ids, payer),
        tags,
        removal_policy: policy,
        // What the check of the fake always finds.
        abandonable_check_ids: policy === "DESTROY" ? ["NON_SP_cs"] : null,
      }),
    ),
    ...entries(code.settings).map(([invitee, { displayName, folder, tags }]) =>
      managed(code, addressOf.vended(invitee), {
        existing: true,
        account_id: joined(code, invitee),
        display_name: displayName,
        folder_id: folderId(code, ids, folder),
        tags,
        // As an invitation declares it: whether the account stays a member is not for its settings to say.
        removal_policy: "ABANDON",
      }),
    ),
    ...entries(code.types).map(([account, type]) =>
      managed(code, addressOf.type(account), { account_id: accountId(account), type }),
    ),
    ...entries(code.protections).map(([member, policy]) =>
      managed(code, addressOf.protection(member), { account_id: ids[member], removal_policy: policy }),
    ),
  ];
}

/** Its `moved` blocks. */
export function movesOf(code: Code): readonly Move[] {
  return Object.entries(code.renames).flatMap(([address, rename]) =>
    rename?.isDeclared === true ? [{ from: otherAddress(code, address), to: addressNow(code, address) }] : [],
  );
}

/** Those in which others stand come first. */
function foldersOf(code: Code, ids: AccountIds): readonly ResourceBlock[] {
  return OWN_FOLDERS.flatMap((name) => {
    const folder = code.folders[name];
    return folder === undefined
      ? []
      : [
          managed(code, addressOf.folder(name), {
            name: folder.name,
            parent_folder_id: folderId(code, ids, folder.parent),
            adopt: folder.adopts,
          }),
        ];
  });
}

/** Of a folder that has left the code nothing can be said any more. */
function folderId(code: Code, ids: AccountIds, place: Place | null): string | Reference | null {
  if (!isOwnFolder(place)) {
    return place && ids[place];
  }
  const isThere = code.folders[place] !== undefined;
  return isThere ? new Reference(addressNow(code, addressOf.folder(place)), "folder_id") : null;
}

/** The variables with which an acceptance that brings its credentials finds them. */
export function credentialsPrefix(invitee: InviteeName): string {
  return `${invitee.toUpperCase()}_`;
}

function acceptanceOf(
  code: Code,
  ids: AccountIds,
  invitee: InviteeName,
  { accepts, namesAccount, credentialsOf, bringsCredentials }: AcceptanceCode,
): ResourceBlock {
  return {
    address: addressNow(code, addressOf.acceptance(invitee)),
    alias: bringsCredentials ? MANAGEMENT : credentialsOf,
    arguments: {
      handshake_id: handshakeId(code, invitee, accepts),
      expected_directory_id: SAMPLE_DIRECTORY_ID,
      expected_account_id: namesAccount ? ids[invitee] : null,
      credentials_env_prefix: bringsCredentials ? credentialsPrefix(credentialsOf) : null,
    },
  };
}

function handshakeId(
  code: Code,
  invitee: InviteeName,
  accepts: AcceptanceCode["accepts"],
): Value | Reference {
  if (typeof accepts === "object") {
    return accepts.handshakeId;
  }
  const invitation = addressNow(code, addressOf.invitation(invitee));
  return accepts === "the declared one" ? new Reference(invitation, "handshake_id") : null;
}

function accountIdOf(code: Code, ids: AccountIds, name: AccountName): string | Reference {
  if (isVended(name)) {
    return new Reference(addressNow(code, addressOf.vended(name)), "account_id");
  }
  return isInvitee(name) ? joined(code, name) : ids[name];
}

/** Null until it is a member. With an acceptance in the code it is known as soon as that is done. */
function joined(code: Code, invitee: InviteeName): Reference {
  const { acceptance, invitation } = addressOf;
  const accepts = code.acceptances[invitee]?.accepts === "the declared one";
  const address = accepts ? acceptance(invitee) : invitation(invitee);
  return new Reference(addressNow(code, address), "account_id");
}

function isInvitee(name: AccountName): name is InviteeName {
  return INVITEES.some((invitee) => invitee === name);
}

function managed(code: Code, address: string, values: ResourceBlock["arguments"]): ResourceBlock {
  return { address: addressNow(code, address), alias: MANAGEMENT, arguments: values };
}

function waiting(waitFor: string | null) {
  return waitFor === null ? null : { create: waitFor, update: waitFor };
}

function entries<Name extends string, T>(
  record: Readonly<Partial<Record<Name, T>>>,
): readonly (readonly [Name, T])[] {
  return Object.entries(record) as [Name, T][];
}
