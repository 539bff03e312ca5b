import type { Account } from "../answers/account";
import type { Answer, CallOptions } from "../calls/call";
import type { DirectoryClient } from "../calls/client";
import { hasCode } from "../errors/errors";
import type { NewMember } from "../calls/member-calls";
import { defineStep } from "./step";
import { writeOnce } from "./write-once";

export type CreateMemberInput = NewMember;

export type CreateMemberOutcome =
  | { readonly outcome: "created"; readonly account: Account; readonly at: Date }
  /** A member of this name was there before. Nothing was created. */
  | { readonly outcome: "name-taken"; readonly account: Account; readonly at: Date };

/**
 * Creates a member. Nothing is read before: names are unique, so that the service itself refuses a second one, and a
 * creation whose answer got lost is found by its name.
 */
export const createMember = defineStep<CreateMemberInput, CreateMemberOutcome>(
  "CreateResourceAccount",
  ["ListAccounts"],
  async (client, input, options) => {
    try {
      return await writeOnce(
        { client, options },
        async () => created(await client.createResourceAccount(input, options)),
        async (lookUp) => {
          const found = await findNamed(client, input.displayName, lookUp);
          return found === undefined ? undefined : outcomeOf(found);
        },
      );
    } catch (error) {
      if (!hasCode(error, "InvalidParameter.Account.DisplayName.AlreadyUsed")) throw error;
      const found = await findNamed(client, input.displayName, options);
      if (found === undefined) throw error;
      return { outcome: "name-taken", account: found.value, at: found.at };
    }
  },
);

function created({ value: account, at }: Answer<Account>): CreateMemberOutcome {
  return { outcome: "created", account, at };
}

/** An invited member of the name has joined or was renamed meanwhile: that is none that was created here. */
function outcomeOf(found: Answer<Account>): CreateMemberOutcome {
  const { value: account, at } = found;
  return { outcome: account.joinMethod === "invited" ? "name-taken" : "created", account, at };
}

async function findNamed(
  client: DirectoryClient,
  displayName: string,
  options: CallOptions,
): Promise<Answer<Account> | undefined> {
  const { value: all, ...answer } = await client.listAccounts(options);
  const named = all.find((account) => account.displayName === displayName);
  return named && { ...answer, value: named };
}
