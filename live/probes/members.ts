import { at, fieldOf, inWords, listAt, textAt } from "../answers";
import type { Reply } from "../caller";
import { fact, option, unknown } from "../finding";
import type { Finding } from "../finding";
import type { Live } from "../live";
import type { Probe } from "../probe";
import { V2022 } from "../versions";

/** The directory, and members as they are kept. */
export const MEMBER_PROBES: readonly Probe[] = [
  {
    line: "It shows no ScpStatus in GetResourceDirectory",
    isDry: true,
    ask: async ({ directory }) => {
      const status = at(directory, "ResourceDirectory.ScpStatus");
      return option("scpStatus", status === undefined ? "absent" : "shown", `ScpStatus: ${String(status)}`);
    },
  },
  {
    line: "It wants display names of 2 characters at least",
    ask: async (live) => {
      const reply = await rename(live, "x");
      if (reply.code === null) {
        await rename(live, live.name("other"));
        return option("minDisplayNameLength", 1, "a name of one character was taken");
      }
      return /DisplayName/.test(reply.code)
        ? option("minDisplayNameLength", 2, inWords(reply))
        : unknown(inWords(reply));
    },
  },
  {
    line: "It gives a DeletionStatus to every member",
    ask: async (live) => {
      await live.member("other");
      const reply = await live.management.call("ListAccounts", { PageSize: "100" }, { version: V2022 });
      const statuses = listAt(reply, "Accounts.Account").map((each) => fieldOf(each, "DeletionStatus"));
      return fact(
        statuses.every((status) => typeof status === "string"),
        `${statuses.length} members, ${statuses.filter((status) => status === undefined).length} without it`,
      );
    },
  },
  {
    line: "It names nobody in GetPayerForAccount",
    ask: async (live) => {
      const accountId = await live.member("other");
      const reply = await live.management.call("GetPayerForAccount", { AccountId: accountId });
      const managementId = textAt(live.directory, "ResourceDirectory.MasterAccountId");
      const payer = textAt(reply, "PayerAccountId");
      const names = { "": "nobody", [accountId]: "itself", [managementId]: "management" } as const;
      const named = names[payer];
      return reply.code !== null || named === undefined
        ? unknown(`${inWords(reply)} ${payer}`)
        : option("payerWhenUnset", named, `it names ${named}`);
    },
  },
  {
    line: "It takes an empty PayerAccountId",
    ask: async (live) => {
      const parameters = { AccountId: await live.member("other"), PayerAccountId: "" };
      const reply = await live.management.call("UpdatePayerForAccount", parameters, { version: V2022 });
      return oneOf(reply, "emptyPayer", {
        "": "clears",
        "MissingParameter.PayerAccountId": "MissingParameter.PayerAccountId",
      });
    },
  },
  {
    line: "It answers `EntityAlreadyExists.ResourceDirectory.Account`",
    ask: async (live) => {
      const prefix = live.name("logon");
      // The first one is the member that other probes delete.
      const first = await live.createMember("deleted", { AccountNamePrefix: prefix });
      if (first.code !== null) return unknown(inWords(first));
      const second = await live.createMember("namesake", { AccountNamePrefix: prefix });
      return fact(second.code === "EntityAlreadyExists.ResourceDirectory.Account", inWords(second));
    },
  },
  {
    line: "It lets the root key rename members",
    ask: async (live) => {
      const root = live.other("ROOT_");
      const parameters = { AccountId: await live.member("other"), NewDisplayName: live.name("by-root") };
      const reply = await root.call("UpdateAccount", parameters);
      return oneOf(reply, "rootKeyRename", { "": "allow", CallerIdentityError: "CallerIdentityError" });
    },
  },
  {
    line: "It never answers a RecordId in UpdateAccount",
    ask: async (live) => {
      const reply = await rename(live, live.name("renamed-twice"));
      const recordId = at(reply, "Account.RecordId");
      return reply.code === null
        ? fact(recordId === undefined, `RecordId: ${String(recordId)}`)
        : unknown(inWords(reply));
    },
  },
];

async function rename(live: Live, name: string): Promise<Reply> {
  return live.management.call("UpdateAccount", {
    AccountId: await live.member("other"),
    NewDisplayName: name,
  });
}

/** The value of an option that a code stands for; the empty code for "carried out". */
export function oneOf<K extends Parameters<typeof option>[0]>(
  reply: Reply,
  name: K,
  values: Readonly<Record<string, Parameters<typeof option<K>>[1]>>,
): Finding {
  const code = reply.code ?? "";
  const value = values[code];
  return value === undefined ? unknown(inWords(reply)) : option(name, value, inWords(reply));
}
