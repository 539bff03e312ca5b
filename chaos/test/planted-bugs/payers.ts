import { isUnknown } from "../../../lib/directory/steps/write-once";
import { MANAGEMENT_ACCOUNT_ID } from "../../../lib/testing";
import { withClient, withResource } from "./plant";
import type { PlantedBug } from "./plant";

const MEMBER = "resourcedirectory_member";

/** Of who pays for a member. */
export const BUGS_OF_PAYERS: readonly PlantedBug[] = [
  {
    name: "asks who pays for every member",
    violates: "the payer is read only where the code sets it",
    from: 1,
    focus: "payers",
    provider: withResource(MEMBER, ({ read }) => ({
      read: async (context, state) => {
        const { directoryClient } = context.providerData;
        await directoryClient.getPayerForAccount(String(state["account_id"])).catch(() => undefined);
        return read(context, state);
      },
    })),
  },
  {
    name: "has the management account pay where the code says nothing",
    violates: "what the code does not set is left alone",
    from: 1,
    focus: "payers",
    provider: withClient((client) => ({
      createResourceAccount: (request, options) => {
        const payerAccountId = request.payerAccountId ?? MANAGEMENT_ACCOUNT_ID;
        return client.createResourceAccount({ ...request, payerAccountId }, options);
      },
    })),
  },
  {
    name: "leaves out of a creation who pays",
    violates: "the declared state is reached once faults stop",
    from: 164,
    focus: "payers",
    provider: withClient((client) => ({
      createResourceAccount: (request, options) =>
        client.createResourceAccount({ ...request, payerAccountId: null }, options),
    })),
  },
  {
    name: "does not see that another account pays",
    violates: "the declared state is reached once faults stop",
    from: 65,
    focus: "payers",
    provider: withResource(MEMBER, ({ read }) => ({
      read: async (context, state) => {
        const now = await read(context, state);
        return now && { ...now, payer_account_id: state["payer_account_id"] };
      },
    })),
  },
  {
    name: "sends again who pays, though somebody else has changed it since",
    violates: "no write that the plan did not show",
    from: 10_778,
    focus: "payers",
    provider: withClient((client) => ({
      updatePayerForAccount: async (request, options) => {
        try {
          return await client.updatePayerForAccount(request, options);
        } catch (error) {
          const { value: payer } = await client.getPayerForAccount(request.accountId, options);
          if (!isUnknown(error) || payer === request.payerAccountId) throw error;
          return client.updatePayerForAccount(request, options);
        }
      },
    })),
  },
  {
    name: "sets anew with every update who pays",
    violates: "no write that the plan did not show",
    from: 89,
    focus: "payers",
    provider: withResource(MEMBER, ({ update }) => ({
      update: async (context, planned, prior) => {
        const state = await update(context, planned, prior);
        const { account_id: accountId, payer_account_id: payerAccountId } = state;
        if (typeof payerAccountId === "string" && prior["payer_account_id"] === payerAccountId) {
          const request = { accountId: String(accountId), payerAccountId };
          await context.providerData.directoryClient.updatePayerForAccount(request);
        }
        return state;
      },
    })),
  },
];
