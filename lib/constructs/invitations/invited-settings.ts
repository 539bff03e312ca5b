/** What the code says of an invited member beyond the invitation: it is put right once the account has joined. */
import { Token } from "cdktf";
import type { IResolvable } from "cdktf";
import type { Construct } from "constructs";
import { Member } from "../../bindings/resourcedirectory/member";
import { checkAccountId, checkDisplayName, checkFolderId } from "../../rules";
import { RemovalPolicy } from "../members/removal-policy";
import { checkTagMap, checkText } from "../synth/checks";
import { oneOfTwo } from "../synth/errors/values";
import type { InvitationProps } from "./invitation-props";

/** Throws for what the service would refuse. */
export function checkSettings(scope: Construct, props: InvitationProps): void {
  checkText(scope, "displayName", props.displayName, checkDisplayName);
  checkText(scope, "payerAccountId", props.payerAccountId, checkAccountId);
  checkText(scope, "folderId", props.folderId, checkFolderId);
  checkTagMap(scope, props.tags);
  if (props.folder !== undefined && props.folderId !== undefined) {
    throw oneOfTwo(scope, "folder", "folderId");
  }
}

/** The folder that the code names, in either way. */
export function folderIdOf({ folder, folderId }: InvitationProps): string | undefined {
  return folder?.folderId ?? folderId;
}

/**
 * The resource that sets them; none if the code sets nothing. It is always forgotten with its block: what becomes of the
 * member when the construct is deleted is for the invitation to say, and two must not remove one account.
 *
 * @param accountId null in Terraform until the account has joined
 * @param sentTags tags that went with the invitation, a map in Terraform
 */
export function declareSettings(
  scope: Construct,
  accountId: string,
  sentTags: IResolvable,
  props: InvitationProps,
): Member | undefined {
  const { displayName, payerAccountId, tags } = props;
  const settings = { displayName, folderId: folderIdOf(props), payerAccountId, tags };
  if (Object.values(settings).every((value) => value === undefined)) {
    return undefined;
  }
  return new Member(scope, "Settings", {
    provider: props.provider,
    existing: true,
    accountId,
    invitedTags: Token.asStringMap(sentTags),
    ...settings,
    removalPolicy: RemovalPolicy.ABANDON,
  });
}
