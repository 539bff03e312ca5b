/** The constructs that a row of a catalog stands for. */
import { TerraformStack } from "cdktf";
import type { TerraformProvider } from "cdktf";
import type { Construct, IConstruct } from "constructs";
import type { Row } from "../../catalog/row";
import { literalTags, literalText } from "../../rules";
import { DirectoryCredentials } from "../directory/directory-credentials";
import type { IFolder } from "../folders/folder";
import { AccountType, WhenBlocked } from "../hooks/account-type-switch";
import { WhenPromotionExpired } from "../hooks/promotion";
import { Invitation } from "../invitations/invitation";
import { InvitationTarget, WhenInvitationExpired } from "../invitations/invitation-props";
import { MemberAccount } from "../members/member-account";
import type { IMemberAccount } from "../members/member-account-base";
import { ResellAccountType } from "../members/member-account-props";
import { RemovalPolicy } from "../members/removal-policy";

/** What a row has become. */
export interface MadeRow {
  readonly member: IMemberAccount;
  readonly invitation?: Invitation;
}

/** What a row says nothing of. */
interface Surroundings {
  readonly folder: IFolder | undefined;
  readonly provider: TerraformProvider | undefined;
  readonly directoryProvider: TerraformProvider | undefined;
}

const TYPES = {
  CloudAccount: AccountType.CLOUD_ACCOUNT,
  ResourceAccount: AccountType.RESOURCE_ACCOUNT,
} as const;

const BLOCKED = { fail: WhenBlocked.FAIL, wait: WhenBlocked.WAIT } as const;

const MAIL_EXPIRED = {
  report: WhenPromotionExpired.REPORT,
  send_again: WhenPromotionExpired.SEND_AGAIN,
} as const;

const INVITATION_EXPIRED = {
  report: WhenInvitationExpired.REPORT,
  invite_again: WhenInvitationExpired.INVITE_AGAIN,
} as const;

const RESELL = {
  resell: ResellAccountType.RESELL,
  non_resell: ResellAccountType.NON_RESELL,
} as const;

/** Declares a row below a scope: an invitation or a member, and its hooks. */
export function makeRow(scope: Construct, row: Row, surroundings: Surroundings): MadeRow {
  const made =
    row.invitation === undefined ? makeMember(scope, row, surroundings) : invite(scope, row, surroundings);
  const { accountEmail: { email, ...mail } = {}, typeSwitch: { type, whenBlocked } = {} } = row;
  const address =
    email === undefined
      ? undefined
      : made.member.changeEmail("accountEmail", { email: literalText(email), ...mail });
  if (type !== undefined) {
    made.member.switchType("typeSwitch", {
      type: TYPES[type],
      whenBlocked: whenBlocked && BLOCKED[whenBlocked],
      dependsOn: address && [address],
    });
  }
  return made;
}

function makeMember(scope: Construct, row: Row, surroundings: Surroundings): MadeRow {
  const { resellAccountType, abandonableCheckIds } = row;
  const member = new MemberAccount(scope, row.key, {
    ...settingsOf(row, surroundings),
    displayName: row.displayName ?? row.key,
    accountId: row.accountId,
    accountNamePrefix: row.accountNamePrefix,
    resellAccountType: resellAccountType && RESELL[resellAccountType],
    adopt: row.adopt,
    abandonableCheckIds: abandonableCheckIds?.map(literalText),
    previousPaths: previousPaths(scope, row),
    provider: surroundings.provider,
    directoryProvider: surroundings.directoryProvider,
  });
  const { email, whenExpired, ...promotion } = row.promotion ?? {};
  if (email !== undefined) {
    member.promote("promotion", {
      email: literalText(email),
      whenExpired: whenExpired && MAIL_EXPIRED[whenExpired],
      ...promotion,
    });
  }
  return { member };
}

function invite(scope: Construct, row: Row, surroundings: Surroundings): MadeRow {
  const { target = "", email, whenExpired, note, ...options } = row.invitation ?? {};
  const invitation = new Invitation(scope, row.key, {
    ...settingsOf(row, surroundings),
    ...options,
    note: note && literalText(note),
    displayName: row.displayName,
    target:
      email === undefined ? InvitationTarget.account(target) : InvitationTarget.email(literalText(email)),
    whenExpired: whenExpired && INVITATION_EXPIRED[whenExpired],
    previousPaths: previousPaths(scope, row),
    provider: surroundings.directoryProvider,
  });
  if (row.acceptance !== undefined) {
    invitation.accept("acceptance", {
      credentials: credentialsOf(row.acceptance),
      expectedDirectoryId: row.acceptance.expectedDirectoryId,
      waitFor: row.acceptance.waitFor,
    });
  }
  return { member: invitation.member, invitation };
}

/** What members have in common, however they came. */
function settingsOf({ payerAccountId, tags, removalPolicy }: Row, { folder }: Surroundings) {
  return {
    folder,
    payerAccountId,
    tags: tags && literalTags(tags),
    removalPolicy: removalPolicy && RemovalPolicy[removalPolicy],
  };
}

/** A row that was renamed stood beside its new place; what stood elsewhere in the code says where. */
function previousPaths(scope: Construct, { previousPaths: paths = [], previousKeys = [] }: Row): string[] {
  return [...paths, ...previousKeys.map((key) => pathBelowStack(scope, key))];
}

export function pathBelowStack(scope: IConstruct, id: string): string {
  const above = scope.node.scopes.slice(TerraformStack.of(scope).node.scopes.length);
  return [...above.map(({ node }) => node.id), id].join("/");
}

function credentialsOf({
  credentialsPrefix,
  profile,
  roleArn,
}: NonNullable<Row["acceptance"]>): DirectoryCredentials | undefined {
  if (credentialsPrefix !== undefined)
    return DirectoryCredentials.environmentPrefix(literalText(credentialsPrefix));
  if (profile !== undefined) return DirectoryCredentials.profile(literalText(profile));
  return roleArn === undefined ? undefined : DirectoryCredentials.assumeRole(literalText(roleArn));
}
