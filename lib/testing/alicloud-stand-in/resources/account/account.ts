import { stateFrom } from "../../../../plugin";
import type { Resource } from "../../../../plugin";
import type { AlicloudClient } from "../../api/client";
import { reported } from "../report";
import { knownPart, settled } from "../settled";
import { emptyRemovedTags } from "../tags";
import { keepBlankTimeouts } from "../timeout";
import { completeAccount, createAccount } from "./create";
import { deleteAccount } from "./delete";
import { readAccount } from "./read";
import { accountSchema } from "./schema";
import type { AccountPlan, AccountSchema, AccountState } from "./schema";
import { updateAccount } from "./update";

/** `alicloud_resource_manager_account`, hazards included. */
export const accountResource: Resource<AccountSchema, AlicloudClient> = {
  typeName: "alicloud_resource_manager_account",
  schema: accountSchema,

  validate(config, diagnostics) {
    if (config.abandonable_check_id !== null && config.abandon_able_check_id !== null) {
      const detail = '"abandonable_check_id" conflicts with "abandon_able_check_id": keep the first.';
      diagnostics.error("Conflicting configuration arguments", detail, ["abandonable_check_id"]);
    }
    if (config.abandon_able_check_id !== null) {
      const detail =
        '"abandon_able_check_id" is deprecated since version 1.248.0: set "abandonable_check_id" instead.';
      diagnostics.warning("Argument is deprecated", detail, ["abandon_able_check_id"]);
    }
  },

  planUpdate: async (_context, planned, prior) => {
    emptyRemovedTags(planned, prior);
    keepBlankTimeouts(planned, prior);
    // To the older SDK an empty text and none are the same.
    if (planned.payer_account_id === null && prior.payer_account_id === "") planned.payer_account_id = "";
  },

  create: (context, planned) =>
    reported(context, null, async () => {
      const accountId = await createAccount(context.providerData, planned);
      // If what follows is refused, the older SDK stores the id and nothing that was planned.
      context.save({ ...NOTHING_KNOWN, id: accountId });
      await completeAccount(context.providerData, accountId, planned);
      const created = stateOf(planned, accountId);
      context.save(created);
      const actual = await readAccount(context.providerData, accountId, created);
      if (actual === null) {
        context.diagnostics.error("Account not found", `Account ${accountId} was created, but is not there.`);
        return null;
      }
      return settled(planned, actual);
    }),

  read: (context, state) =>
    reported(context, state, () => readAccount(context.providerData, idOf(state), state)),

  update: (context, planned, prior) =>
    reported(context, prior, async () => {
      await updateAccount(context.providerData, idOf(prior), planned, prior);
      const actual = await readAccount(context.providerData, idOf(prior), updated(planned, prior));
      return settled(planned, actual ?? prior);
    }),

  delete: (context, prior) =>
    reported(context, undefined, () => deleteAccount(context.providerData, idOf(prior), prior)),

  import: (_context, id) => Promise.resolve({ ...NOTHING_KNOWN, id, timeouts: NO_TIMEOUTS }),
};

/** The name is required in a configuration; a state may lack it. */
const NO_NAME = null as unknown as string;
const NOTHING_KNOWN = stateFrom(accountSchema, { display_name: NO_NAME });
const NO_TIMEOUTS = { create: null, update: null, delete: null };

/** What the service is not asked for stands in state as it was planned. */
function updated(planned: AccountPlan, prior: AccountState): AccountState {
  return { ...prior, ...knownPart<AccountState>(planned) };
}

function stateOf(planned: AccountPlan, id: string): AccountState {
  return { ...NOTHING_KNOWN, ...knownPart<AccountState>(planned), id };
}

function idOf(state: AccountState): string {
  return state.id ?? "";
}
