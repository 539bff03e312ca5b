import { warn } from "../../../lib/provider/reporting";
import { withResource } from "./plant";
import type { PlantedBug } from "./plant";

const MEMBER = "resourcedirectory_member";
const PROMOTION = "resourcedirectory_promotion";

/** Of members of our own resource with what belongs to them: promotions, invitations and what an invited account is to be. */
export const BUGS_OF_WHAT_IS_TOGETHER: readonly PlantedBug[] = [
  {
    name: "takes another account for the one that it has made",
    violates: "the account of a member is the one that was made for it",
    focus: "together",
    provider: withResource(MEMBER, ({ create }) => ({
      create: async (context, planned) => {
        const state = await create(context, planned);
        const all = await context.providerData.members(context.signal, "now");
        const other = all.find(({ accountId }) => accountId !== state?.["account_id"])?.accountId;
        return state?.["join_method"] === "created" ? { ...state, account_id: other } : state;
      },
    })),
  },
  {
    name: "plans to delete a member in the middle of its promotion",
    violates: "a plan deletes no member that cannot be deleted",
    from: 12,
    focus: "together",
    provider: withResource(MEMBER, ({ planDestroy }) => ({
      planDestroy: async (context, prior) => {
        if (prior["removal_policy"] !== "DESTROY") {
          await planDestroy?.(context, prior);
          return;
        }
        warn(context, { summary: "Deletes a member", detail: "Whatever it is in the middle of." });
        context.setPrivateState({ ownedTags: null, removal: "delete" });
      },
    })),
  },
  {
    name: "makes an account for who has not joined",
    violates: "never a second account for one member",
    focus: "together",
    provider: withResource(MEMBER, ({ create }) => ({
      create: (context, planned) =>
        create(context, planned["account_id"] === null ? { ...planned, account_id: undefined } : planned),
    })),
  },
  {
    name: "asks whether somebody has joined whose id nobody knows",
    violates: "nothing is called for a member that has not joined",
    focus: "together",
    provider: withResource(MEMBER, ({ read }) => ({
      read: async (context, state) => {
        if (state["account_id"] === null) {
          await context.providerData.directoryClient.listAccounts().catch(() => undefined);
        }
        return read(context, state);
      },
    })),
  },
  {
    name: "never finds again who has left",
    violates: "the declared state is reached once faults stop",
    from: 76,
    focus: "together",
    provider: withResource(MEMBER, ({ read, planUpdate }) => ({
      read: async (context, state) => (state["status"] === "Removed" ? state : read(context, state)),
      planUpdate: async (context, planned, prior, config) => {
        const { providerData } = context;
        const seesNobody = Object.create(providerData, { member: { value: nobody } }) as typeof providerData;
        const blind = Object.create(context, { providerData: { value: seesNobody } }) as typeof context;
        await planUpdate?.(prior["status"] === "Removed" ? blind : context, planned, prior, config);
      },
    })),
  },
  {
    name: "promotes no member that the same apply makes",
    violates: "an undisturbed intent is carried out",
    from: 12,
    focus: "together",
    provider: withResource(PROMOTION, ({ create }) => ({
      create: async (context, planned) => {
        const { privateState } = context;
        const isNew = privateState === null && typeof planned["account_id"] === "string";
        return isNew ? { ...planned, ...NOTHING_DONE } : create(context, planned);
      },
    })),
  },
];

const NOTHING_DONE = {
  status: null,
  promoted: false,
  record_id: null,
  mails_sent: 0,
  last_mail_at: null,
  link_expires_at: null,
};

function nobody(): Promise<null> {
  return Promise.resolve(null);
}
