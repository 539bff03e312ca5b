import type { CallContext, PlanContext, Resource } from "../../../plugin";
import { isKnown, isUnknown, stateFromPlan } from "../../../plugin";
import { CLOUD_ACCOUNT } from "../../../rules";
import type { ProviderData } from "../../provider-data";
import { failureMessage, memberLabel, refuse, reporting, reportingOnce, warn } from "../../reporting";
import { memberToImport } from "../members";
import * as messages from "./messages";
import { memberProtectionSchema } from "./schema";
import type { MemberProtectionPlan, MemberProtectionState } from "./schema";

type Plan = PlanContext<ProviderData, never>;

/**
 * Guards a member from state, because a block that is deleted from the code takes its `prevent_destroy` with it. It
 * depends on the member, so its own destruction is planned before the member's, and refusing it stops the whole plan.
 */
export const memberProtection: Resource<typeof memberProtectionSchema, ProviderData, never> = {
  typeName: "resourcedirectory_member_protection",
  schema: memberProtectionSchema,

  async planCreate(context, planned) {
    const { account_id: accountId, display_name: name } = planned;
    await reportingOnce(context, isKnown(name) ? name : "the member", async () => {
      await context.providerData.directory(context.signal);
      // A known id is that of an account that exists: in state, imported by this plan, or declared elsewhere.
      if (isUnknown(accountId) && isKnown(name)) {
        await refuseSecondOfName(context, name);
      }
    });
  },

  async planUpdate(context, planned, prior) {
    // The id of an existing member is unknown only if the member is about to be created again.
    if (isUnknown(planned.account_id)) {
      const member = memberLabel(prior.account_id, prior.display_name);
      await reportingOnce(context, member, () => refuseRecreation(context, member, planned, prior));
    }
  },

  async planDestroy(context, prior) {
    const member = memberLabel(prior.account_id, prior.display_name);
    if (prior.removal_policy !== "DESTROY") {
      refuse(context, messages.isProtected(member));
      return;
    }
    await reportingOnce(context, member, () => refuseCloudAccount(context, member, prior));
  },

  async create(context, planned) {
    return {
      ...stateFromPlan(memberProtectionSchema, planned, null),
      resource_directory_id: await directoryId(context, planned),
    };
  },

  // The directory is asked only when something is about to happen to the member.
  async read(_context, state) {
    return state;
  },

  async update(_context, planned, prior) {
    return stateFromPlan(memberProtectionSchema, planned, prior);
  },

  async delete() {},

  async import(context, id) {
    const imported = await reporting(context, id, async () => {
      const account = await memberToImport(context, id);
      return account === null
        ? null
        : {
            account_id: id,
            display_name: account.displayName,
            removal_policy: "PROTECT",
            resource_directory_id: account.resourceDirectoryId,
          };
    });
    return imported ?? null;
  },
};

/**
 * The vendor's provider forgets an account whose creation was not answered, and then fails at every apply, because
 * display names are unique.
 */
async function refuseSecondOfName(context: Plan, name: string): Promise<void> {
  const existing = await context.providerData.memberNamed(name, context.signal);
  if (existing !== null) {
    refuse(context, messages.existsAlready(existing), "display_name");
  }
}

async function refuseRecreation(
  context: Plan,
  member: string,
  planned: MemberProtectionPlan,
  prior: MemberProtectionState,
): Promise<void> {
  await context.providerData.expectDirectory(prior.resource_directory_id, context.signal);
  if ((await context.providerData.member(prior.account_id, context.signal, "shared")) !== null) {
    refuse(context, messages.stillThere(member), "account_id");
  } else if (planned.removal_policy !== "DESTROY" && prior.removal_policy !== "DESTROY") {
    refuse(context, messages.isGone(member), "account_id");
  }
}

async function refuseCloudAccount(
  context: Plan,
  member: string,
  prior: MemberProtectionState,
): Promise<void> {
  await context.providerData.expectDirectory(prior.resource_directory_id, context.signal);
  const answer = await context.providerData.member(prior.account_id, context.signal, "shared");
  if (answer?.value.type === CLOUD_ACCOUNT) {
    refuse(context, messages.isCloudAccount(member));
  }
}

/** A protection without the id of its directory is better than a member without protection: null and a warning. */
async function directoryId(
  context: CallContext<ProviderData>,
  planned: MemberProtectionPlan,
): Promise<string | null> {
  try {
    return (await context.providerData.identity(context.signal)).directoryId;
  } catch (error) {
    const member = memberLabel(String(planned.account_id), planned.display_name as string | null);
    const failure = failureMessage(error, member);
    warn(context, messages.directoryUnknown(member, failure.detail));
    return null;
  }
}
