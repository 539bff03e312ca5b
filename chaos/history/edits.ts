import type { AccountType } from "../../lib/rules";
import { firstAddressOf, INVITEES, isVended, renames } from "./code";
import type {
  AcceptanceCode,
  AccountName,
  Code,
  EmailCode,
  InviteeName,
  InvitationCode,
  LimitsCode,
  MemberName,
  PromotionCode,
  Rename,
  SettingsCode,
  VendedCode,
  VendedName,
} from "./code";
import { changed } from "./changed";
import { configurationOf } from "./configuration-of";
import { folderEdited } from "./folder-edits";
import type { FolderEdit } from "./folder-edits";
import { changeSettings, declareSettings, withSettings } from "./settings";

/** What the person at the code does to it. An edit of something that is not declared changes nothing. */
export type Edit =
  | { readonly edit: "declare a promotion"; readonly member: AccountName; readonly waitFor: string | null }
  | { readonly edit: "remove the promotion"; readonly member: AccountName }
  | { readonly edit: "change its e-mail address"; readonly member: AccountName }
  | { readonly edit: "raise its attempt"; readonly member: AccountName; readonly by: number }
  | {
      readonly edit: "send again what lapses";
      readonly member: AccountName;
      readonly maxMails: number | null;
    }
  | { readonly edit: "change the logon address"; readonly member: MemberName | VendedName }
  | {
      readonly edit: "raise the attempt of the change";
      readonly member: MemberName | VendedName;
      readonly by: number;
    }
  | { readonly edit: "remove the change of address"; readonly member: MemberName | VendedName }
  | { readonly edit: "switch the account type"; readonly member: AccountName; readonly type: AccountType }
  | { readonly edit: "remove the type switch"; readonly member: AccountName }
  | {
      readonly edit: "protect the member";
      readonly member: MemberName;
      readonly policy: "PROTECT" | "DESTROY";
    }
  | { readonly edit: "remove the protection"; readonly member: MemberName }
  | { readonly edit: "declare an invitation"; readonly invitee: InviteeName; readonly waitFor: string | null }
  | { readonly edit: "remove the invitation"; readonly invitee: InviteeName }
  | { readonly edit: "raise the invitation's attempt"; readonly invitee: InviteeName; readonly by: number }
  | {
      readonly edit: "invite again what lapses";
      readonly invitee: InviteeName;
      readonly maxInvitations: number | null;
    }
  | { readonly edit: "edit the note"; readonly invitee: InviteeName; readonly note: string | null }
  | {
      readonly edit: "set the removal policy";
      readonly invitee: InviteeName;
      readonly policy: InvitationCode["policy"];
    }
  | {
      readonly edit: "declare an acceptance";
      readonly invitee: InviteeName;
      readonly acceptance: AcceptanceCode;
    }
  | { readonly edit: "accept what the other directory sent"; readonly invitee: InviteeName }
  | { readonly edit: "give the acceptance its own credentials"; readonly invitee: InviteeName }
  | { readonly edit: "remove the acceptance"; readonly invitee: InviteeName }
  | {
      readonly edit: "declare a member";
      readonly member: VendedName;
      readonly takesOver: MemberName | null;
      readonly policy: VendedCode["policy"];
      /** What it begins with beside its name and its tags. */
      readonly settings?: Partial<Pick<VendedCode, "folder" | "payer">>;
    }
  | {
      readonly edit: "change the member";
      readonly member: VendedName;
      readonly change: Partial<Omit<VendedCode, "takesOver">>;
    }
  | { readonly edit: "remove the member"; readonly member: VendedName }
  | FolderEdit
  | { readonly edit: "declare what it is to be"; readonly invitee: InviteeName }
  | {
      readonly edit: "change what it is to be";
      readonly invitee: InviteeName;
      readonly change: Partial<SettingsCode>;
    }
  | { readonly edit: "remove what it is to be"; readonly invitee: InviteeName }
  | { readonly edit: "rename the block"; readonly address: string; readonly isDeclared: boolean }
  | { readonly edit: "declare the move"; readonly address: string }
  | { readonly edit: "set the limits"; readonly limits: LimitsCode | null };

/** @param foreignHandshake the newest invitation that another directory has sent to an account, if there is one */
export function edited(
  code: Code,
  edit: Edit,
  foreignHandshake: (invitee: InviteeName) => string | null,
): Code {
  switch (edit.edit) {
    case "declare a promotion":
      return declarePromotion(code, edit.member, edit.waitFor);
    case "remove the promotion":
      return withPromotion(code, edit.member, undefined);
    case "change its e-mail address":
      return changePromotion(code, edit.member, ({ email }) => ({ email: otherAddress(edit.member, email) }));
    case "raise its attempt":
      return changePromotion(code, edit.member, ({ attempt }) => ({ attempt: raised(attempt, edit.by) }));
    case "send again what lapses":
      return changePromotion(code, edit.member, () => ({ maxMails: edit.maxMails }));
    case "change the logon address":
      return changeLogonAddress(code, edit.member);
    case "raise the attempt of the change":
      return raiseChange(code, edit.member, edit.by);
    case "remove the change of address":
      return withEmail(code, edit.member, undefined);
    case "switch the account type":
      return switchType(code, edit.member, edit.type);
    case "remove the type switch":
      return withType(code, edit.member, undefined);
    case "protect the member":
      return withProtection(code, edit.member, edit.policy);
    case "remove the protection":
      return withProtection(code, edit.member, undefined);
    case "declare an invitation":
      return declareInvitation(code, edit.invitee, edit.waitFor);
    case "remove the invitation":
      return withoutInvitation(code, edit.invitee);
    case "raise the invitation's attempt":
      return changeInvitation(code, edit.invitee, ({ attempt }) => ({ attempt: raised(attempt, edit.by) }));
    case "invite again what lapses":
      return changeInvitation(code, edit.invitee, () => ({ maxInvitations: edit.maxInvitations }));
    case "edit the note":
      return changeInvitation(code, edit.invitee, () => ({ note: edit.note }));
    case "set the removal policy":
      return changeInvitation(code, edit.invitee, () => ({ policy: edit.policy }));
    case "declare an acceptance":
      return code.invitations[edit.invitee] === undefined
        ? code
        : withAcceptance(code, edit.invitee, edit.acceptance);
    case "accept what the other directory sent":
      return acceptForeign(code, edit.invitee, foreignHandshake(edit.invitee));
    case "give the acceptance its own credentials":
      return correctAcceptance(code, edit.invitee);
    case "remove the acceptance":
      return withAcceptance(code, edit.invitee, undefined);
    case "declare a member":
      return code.vended[edit.member] === undefined ? withVended(code, edit.member, newMember(edit)) : code;
    case "change the member":
      return changeVended(code, edit.member, edit.change);
    case "remove the member":
      return withoutMember(code, edit.member);
    case "declare a folder":
    case "change the folder":
    case "remove the folder":
      return folderEdited(code, edit);
    case "declare what it is to be":
      return declareSettings(code, edit.invitee);
    case "change what it is to be":
      return changeSettings(code, edit.invitee, edit.change);
    case "remove what it is to be":
      return withSettings(code, edit.invitee, undefined);
    case "rename the block":
      return isDeclared(code, edit.address) ? renamed(code, edit.address, edit.isDeclared) : code;
    case "declare the move":
      return withRename(code, edit.address, { ...renames(code, edit.address), isDeclared: true });
    case "set the limits":
      return { ...code, limits: edit.limits };
  }
}

function declarePromotion(code: Code, member: AccountName, waitFor: string | null): Code {
  const isTaken = [code.promotions, code.types, code.emails].some((hooks) => member in hooks);
  return isTaken || !mayHaveHooks(code, member)
    ? code
    : withPromotion(code, member, { email: addressA(member), attempt: 1, waitFor, maxMails: null });
}

/** A promotion and a type switch of the same member are refused at synth. */
function switchType(code: Code, member: AccountName, type: AccountType): Code {
  const isTaken = code.promotions[member] !== undefined;
  return isTaken || !mayHaveHooks(code, member) ? code : withType(code, member, type);
}

/** The hooks of an invited account take its id from its invitation, those of a member that the code makes from its block. */
function mayHaveHooks(code: Code, account: AccountName): boolean {
  const isInvited = INVITEES.some((invitee) => invitee === account);
  const isDeclaredNow = account in code.invitations || account in code.vended;
  return isInvited || isVended(account) ? isDeclaredNow : true;
}

function withoutInvitation(code: Code, invitee: InviteeName): Code {
  const withoutHooks = withType(withPromotion(code, invitee, undefined), invitee, undefined);
  const withoutOthers = withSettings(withAcceptance(withoutHooks, invitee, undefined), invitee, undefined);
  return withInvitation(withoutOthers, invitee, undefined);
}

function withoutMember(code: Code, name: VendedName): Code {
  const withoutHooks = withType(withPromotion(code, name, undefined), name, undefined);
  return withVended(withEmail(withoutHooks, name, undefined), name, undefined);
}

function isDeclared(code: Code, firstAddress: string): boolean {
  const noIds = { payments: "", orders: "", acme: "", globex: "", platform: "", sandbox: "" };
  return configurationOf(code, noIds).some(({ address }) => firstAddressOf(address) === firstAddress);
}

function renamed(code: Code, firstAddress: string, isDeclaredNow: boolean): Code {
  const { isSecond } = renames(code, firstAddress);
  return withRename(code, firstAddress, { isSecond: !isSecond, isDeclared: isDeclaredNow });
}

function withRename(code: Code, firstAddress: string, rename: Rename): Code {
  return { ...code, renames: { ...code.renames, [firstAddress]: rename } };
}

/** To a first address, then to and fro between two. A promotion gives the member an address itself. */
function changeLogonAddress(code: Code, member: MemberName | VendedName): Code {
  const current = code.emails[member];
  const first = `${member}-team@example.com`;
  const email = current?.email === first ? `${member}-office@example.com` : first;
  return code.promotions[member] === undefined && mayHaveHooks(code, member)
    ? withEmail(code, member, { email, attempt: current?.attempt ?? 1 })
    : code;
}

function raiseChange(code: Code, member: MemberName | VendedName, by: number): Code {
  const current = code.emails[member];
  return current === undefined
    ? code
    : withEmail(code, member, { ...current, attempt: raised(current.attempt, by) });
}

function newMember(edit: Edit & { readonly edit: "declare a member" }): VendedCode {
  const { member, takesOver, policy, settings } = edit;
  const [displayName, tags] = [`${member}-prod`, { team: member }];
  return { displayName, takesOver, adopts: false, folder: null, payer: null, tags, policy, ...settings };
}

function changeVended(code: Code, name: VendedName, change: Partial<VendedCode>): Code {
  const current = code.vended[name];
  return current === undefined ? code : withVended(code, name, { ...current, ...change });
}

function withVended(code: Code, name: VendedName, member: VendedCode | undefined): Code {
  return { ...code, vended: changed(code.vended, name, member) };
}

function withEmail(code: Code, member: MemberName | VendedName, email: EmailCode | undefined): Code {
  return { ...code, emails: changed(code.emails, member, email) };
}

const FIRST = { note: null, attempt: 1, maxInvitations: null, policy: "PROTECT" } as const;

function declareInvitation(code: Code, invitee: InviteeName, waitFor: string | null): Code {
  const first: InvitationCode = { ...FIRST, waitFor };
  return code.invitations[invitee] === undefined ? withInvitation(code, invitee, first) : code;
}

function correctAcceptance(code: Code, invitee: InviteeName): Code {
  const mayAccept = code.acceptances[invitee] !== undefined && code.invitations[invitee] !== undefined;
  const correct: AcceptanceCode = {
    accepts: "the declared one",
    namesAccount: true,
    credentialsOf: invitee,
    bringsCredentials: false,
  };
  return mayAccept ? withAcceptance(code, invitee, correct) : code;
}

function acceptForeign(code: Code, invitee: InviteeName, handshakeId: string | null): Code {
  return handshakeId === null
    ? code
    : withAcceptance(code, invitee, {
        accepts: { handshakeId },
        namesAccount: false,
        credentialsOf: invitee,
        bringsCredentials: false,
      });
}

function changePromotion(
  code: Code,
  member: AccountName,
  change: (promotion: PromotionCode) => Partial<PromotionCode>,
): Code {
  const current = code.promotions[member];
  return current === undefined ? code : withPromotion(code, member, { ...current, ...change(current) });
}

function changeInvitation(
  code: Code,
  invitee: InviteeName,
  change: (invitation: InvitationCode) => Partial<InvitationCode>,
): Code {
  const current = code.invitations[invitee];
  return current === undefined ? code : withInvitation(code, invitee, { ...current, ...change(current) });
}

/** By a negative number it is put back, down to the first. */
function raised(attempt: number, by: number): number {
  return Math.max(1, attempt + by);
}

function addressA(member: AccountName): string {
  return `${member}-root@example.com`;
}

function otherAddress(member: AccountName, email: string): string {
  return email === addressA(member) ? `${member}-owner@example.com` : addressA(member);
}

function withPromotion(code: Code, member: AccountName, promotion: PromotionCode | undefined): Code {
  return { ...code, promotions: changed(code.promotions, member, promotion) };
}

function withType(code: Code, member: AccountName, type: AccountType | undefined): Code {
  return { ...code, types: changed(code.types, member, type) };
}

function withProtection(code: Code, member: MemberName, policy: "PROTECT" | "DESTROY" | undefined): Code {
  return { ...code, protections: changed(code.protections, member, policy) };
}

function withInvitation(code: Code, invitee: InviteeName, invitation: InvitationCode | undefined): Code {
  return { ...code, invitations: changed(code.invitations, invitee, invitation) };
}

function withAcceptance(code: Code, invitee: InviteeName, acceptance: AcceptanceCode | undefined): Code {
  return { ...code, acceptances: changed(code.acceptances, invitee, acceptance) };
}
