import { isKnown } from "../plugin";
import type { CallContext } from "../plugin";
import type { ProviderData } from "./provider-data";
import { refuse } from "./reporting";
import type { Message } from "./reporting";

/** An object that stands for a member, of whatever type: objects of several types may stand for one account. */
interface MembersObject {
  readonly typeName: string;
  readonly accountId: string | null;
  readonly member: string;
}

/** Notes an object that stays. Under PROTECT it keeps the account in the directory, whichever object would end that. */
export function keepsMembership(
  context: CallContext<ProviderData>,
  { removal_policy: policy }: { readonly removal_policy: unknown },
  { typeName, accountId, member }: MembersObject,
): void {
  if (accountId === null || !isKnown(policy) || policy !== "PROTECT") {
    return;
  }
  const membership = membershipOf(context, accountId);
  membership.add("keep");
  membership.keptAs = typeName;
  if (membership.has("destroy") && membership.firstRefusal()) {
    refuse(context, isProtectedElsewhere(member, membership.endsAs[0] ?? "", typeName));
  }
}

/** Whether an object that stays protects the account that the end of this one would take out of the directory. */
export function refuseEndOfMembership(
  context: CallContext<ProviderData>,
  { typeName, accountId, member }: MembersObject,
): boolean {
  if (accountId === null) {
    return false;
  }
  const membership = membershipOf(context, accountId);
  membership.add("destroy");
  membership.endsAs = [typeName];
  const isKept = membership.has("keep");
  if (isKept && membership.firstRefusal()) {
    refuse(context, isProtectedElsewhere(member, typeName, membership.keptAs), "removal_policy");
  }
  return isKept;
}

function membershipOf(context: CallContext<ProviderData>, accountId: string) {
  return context.providerData.plannedKey("membership", accountId);
}

function isProtectedElsewhere(member: string, endsAs: string, keptAs: string): Message {
  const lifted = keptAs === "resourcedirectory_member_protection" ? "DESTROY" : "ABANDON";
  return {
    summary: `${member}: one block would take it out of the directory while another protects it`,
    detail:
      `The end of a ${endsAs} under removal_policy = "DESTROY" would remove the account, and a ${keptAs} of the same account stays, under "PROTECT". ` +
      "Nothing was called. If the account is to stay, have Terraform only forget the block that ends:\n\n" +
      `removed {\n  from = ${endsAs}.OLD\n  lifecycle {\n    destroy = false\n  }\n}\n\n` +
      "OLD is the address that this plan destroys. " +
      `If the account is to go: set removal_policy = "${lifted}" on the ${keptAs} and apply, then delete both blocks.`,
  };
}
