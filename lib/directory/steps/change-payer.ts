import { defineSetting } from "./setting";

export interface ChangePayerInput {
  readonly accountId: string;
  readonly payerAccountId: string;
}

/** Has another account pay for a member. */
export const changePayer = defineSetting<ChangePayerInput>("UpdatePayerForAccount", "GetPayerForAccount", {
  missing: async (client, input, options) => {
    const { value: payer } = await client.getPayerForAccount(input.accountId, options);
    return payer === input.payerAccountId ? undefined : input;
  },
  write: (client, input, options) => client.updatePayerForAccount(input, options),
});
