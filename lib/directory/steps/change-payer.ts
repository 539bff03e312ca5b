import { defineSetting } from "./setting";

export interface ChangePayerInput {
  readonly accountId: string;
  readonly payerAccountId: string;
}

/** Has another account pay for a member. */
export const changePayer = defineSetting("UpdatePayerForAccount", "GetPayerForAccount", {
  read: async (client, { accountId }: ChangePayerInput, options) =>
    (await client.getPayerForAccount(accountId, options)).value,
  missing: (payer, input) => (payer === input.payerAccountId ? undefined : input),
  write: (client, input, options) => client.updatePayerForAccount(input, options),
});
