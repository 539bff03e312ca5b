import { ActionLimits } from "../../../lib/provider/action-limits";
import { PlannedKey } from "../../../lib/provider/planned-keys";
import type { KeyUse } from "../../../lib/provider/planned-keys";
import type { ProviderData } from "../../../lib/provider/provider-data";
import { refuse } from "../../../lib/provider/reporting";
import { INVITEE_ACCOUNT_ID, INVITEE_TWO_ACCOUNT_ID } from "../../../lib/testing";
import { INVITEES } from "../../history/code";
import type { Edit } from "../../history/edits";
import { overridden, withProviderData, withResource } from "./plant";
import type { PlantedBug } from "./plant";

const PROMOTION = "resourcedirectory_promotion";
const ACCEPTANCE = "resourcedirectory_handshake_acceptance";

const isRename = ({ edit }: Edit): boolean => edit === "rename the block";
const setsLimits = ({ edit }: Edit): boolean => edit === "set the limits";
const isAcceptance = ({ edit }: Edit): boolean => edit === "declare an acceptance";
/** A promotion of an account that is to join. */
const isAboutAnInvitee = (edit: Edit): boolean =>
  edit.edit === "declare a promotion" && INVITEES.some((invitee) => invitee === edit.member);

/** Of what is to be refused, or to wait, by a plan: moves that nobody declared, members that have not joined, limits, strangers. */
export const BUGS_OF_REFUSALS: readonly PlantedBug[] = [
  {
    name: "takes a renamed block for two objects",
    violates: "a move that nobody declared is refused",
    from: 66,
    about: isRename,
    provider: withPlannedKeys(() => new PlannedKey()),
  },
  {
    name: "sees a move only when the deletion is planned first",
    violates: "a move that nobody declared is refused",
    from: 70,
    about: isRename,
    provider: withPlannedKeys((key) => {
      const add = (use: KeyUse): void => {
        if (use !== "create") key.add(use);
      };
      return Object.assign(Object.create(key) as PlannedKey, { add });
    }),
  },
  {
    name: "takes everything that leaves the code for a move",
    violates: "the declared state is reached once faults stop",
    provider: withPlannedKeys((key) => {
      const has = (use: KeyUse): boolean => use === "create" || key.has(use);
      return Object.assign(Object.create(key) as PlannedKey, { has });
    }),
  },
  {
    name: "fails where a member has not joined yet",
    violates: "the declared state is reached once faults stop",
    from: 208,
    about: isAboutAnInvitee,
    provider: withResource(PROMOTION, ({ create }) => ({
      create: async (context, planned) => {
        if (planned["account_id"] !== null) {
          return create(context, planned);
        }
        refuse(context, { summary: "No such member", detail: "It has not joined." });
        return null;
      },
    })),
  },
  {
    name: "takes a member that has joined for another one",
    violates: "the declared state is reached once faults stop",
    about: isAboutAnInvitee,
    provider: withResource(PROMOTION, ({ planUpdate }) => ({
      planUpdate: async (context, planned, prior, config) => {
        if (prior["account_id"] === null && planned["account_id"] !== null) {
          refuse(context, { summary: "Another member", detail: "It had none before." });
        }
        await planUpdate?.(context, planned, prior, config);
      },
    })),
  },
  {
    name: "waits for a member to join, and then does nothing",
    violates: "an undisturbed intent is carried out",
    from: 569,
    about: isAboutAnInvitee,
    provider: withResource(PROMOTION, ({ update }) => ({
      update: async (context, planned, prior) =>
        prior["account_id"] === null && planned["account_id"] !== null
          ? { ...prior, ...planned, status: null, promoted: false, record_id: null, ...NO_MAIL }
          : update(context, planned, prior),
    })),
  },
  {
    name: "looks for a member that has not joined",
    violates: "nothing is called for a member that has not joined",
    about: isAboutAnInvitee,
    provider: withResource(PROMOTION, ({ read }) => ({
      read: async (context, state) => {
        if (state["account_id"] === null) {
          await context.providerData.directoryClient.listAccounts().catch(() => undefined);
        }
        return read(context, state);
      },
    })),
  },
  {
    name: "does not care which account is expected",
    violates: "with credentials of another account than expected nothing is done",
    about: isAcceptance,
    provider: withResource(ACCEPTANCE, ({ create }) => ({
      create: async (context, planned) => {
        const state = await create(context, { ...planned, expected_account_id: null });
        return state && { ...state, expected_account_id: planned["expected_account_id"] };
      },
    })),
  },
  {
    name: "names the other account as the one that has accepted",
    violates: "an acceptance says only what its own account has done",
    about: isAcceptance,
    provider: withResource(ACCEPTANCE, ({ create }) => ({
      create: async (context, planned) => {
        const state = await create(context, planned);
        const other =
          state?.["account_id"] === INVITEE_ACCOUNT_ID ? INVITEE_TWO_ACCOUNT_ID : INVITEE_ACCOUNT_ID;
        return state && { ...state, account_id: other };
      },
    })),
  },
  {
    name: "knows no limits",
    violates: "a plan that passes a limit of the provider block fails",
    from: 156,
    about: setsLimits,
    provider: withProviderData((data) => overridden(data, { limits: new ActionLimits({}) })),
  },
  {
    name: "counts anew for each object",
    violates: "a plan that passes a limit of the provider block fails",
    from: 811,
    about: setsLimits,
    provider: withProviderData((data) => {
      const { limits } = data;
      const passedBy: ActionLimits["passedBy"] = (kind) => limits.passedBy(kind, "");
      return overridden(data, { limits: Object.assign(Object.create(limits) as ActionLimits, { passedBy }) });
    }),
  },
];

const NO_MAIL = { mails_sent: 0, last_mail_at: null, link_expires_at: null };

function withPlannedKeys(change: (key: PlannedKey) => PlannedKey) {
  return withProviderData((data) => {
    const plannedKey: ProviderData["plannedKey"] = (typeName, key) => change(data.plannedKey(typeName, key));
    return overridden(data, { plannedKey });
  });
}
