import { randomUUID } from "node:crypto";
import { at, inWords, listAt, textAt, fieldOf } from "../answers";
import type { Caller } from "../caller";
import { all, fact, option, unknown } from "../finding";
import type { Finding } from "../finding";
import type { Live } from "../live";
import type { Probe } from "../probe";
import { STS } from "../versions";

/** What the gateway does, whatever is asked. */
export const REQUEST_PROBES: readonly Probe[] = [
  {
    line: "It checks parameters for presence",
    isDry: true,
    ask: async ({ management }) => {
      const [both, form, entity] = [
        await management.call("MoveAccount", { AccountId: "x" }),
        await management.call("GetAccount", { AccountId: "x" }),
        await management.call("GetAccount", { AccountId: "1000000000000000" }),
      ];
      const holds =
        both.code === "MissingParameter.DestinationFolderId" &&
        form.code === "InvalidParameter.AccountId" &&
        entity.code === "EntityNotExists.Account";
      const seen = [both, form, entity].map(inWords).join(", then ");
      return fact(holds, `nothing, nonsense and nobody: ${seen}`);
    },
  },
  {
    line: "It answers 404 `EntityNotExists.ResourceDirectory` to management calls",
    isDry: true,
    ask: async (live) => {
      const reply = await live.other("INVITEE_").call("ListAccounts");
      return fact(reply.code === "EntityNotExists.ResourceDirectory" && reply.status === 404, inWords(reply));
    },
  },
  { line: "It overlooks parameters that it does not know", isDry: true, ask: strictness },
  { line: "It carries out writes side by side", ask: sideBySide },
  {
    line: "It lets every key do everything, and refuses",
    isDry: true,
    ask: async (live) => {
      const reply = await live.other("RESTRICTED_").call("ListAccounts");
      return fact(reply.code === "NoPermission" && reply.status === 403, inWords(reply));
    },
  },
  {
    line: "It answers 400 `InvalidAction.NotFound`",
    isDry: true,
    ask: async ({ management }) => {
      const reply = await management.call("PromoteEverybody");
      return fact(reply.code === "InvalidAction.NotFound" && reply.status === 400, inWords(reply));
    },
  },
  {
    line: "It tells every key who it is",
    isDry: true,
    ask: async ({ management }) => {
      try {
        const reply = await management.call("GetCallerIdentity", {}, { version: STS });
        const isAnswer = textAt(reply, "AccountId") !== "";
        return isAnswer ? option("identityService", "answers", "it answers") : unknown(inWords(reply));
      } catch (error) {
        const isSilent = String(error).includes("imeout");
        return option("identityService", isSilent ? "silent" : "disconnects", String(error));
      }
    },
  },
  {
    line: "It shows a new member at once to every read",
    ask: async (live) => {
      const accountId = await live.member("other");
      const read = await live.management.call("GetAccount", { AccountId: accountId });
      const list = await live.management.call("ListAccounts", { PageSize: "100" });
      const ids = listAt(list, "Accounts.Account").map((account) => fieldOf(account, "AccountId"));
      return fact(
        read.code === null && ids.includes(accountId),
        `GetAccount: ${inWords(read)}; listed: ${ids.includes(accountId)}`,
      );
    },
  },
];

/** Each refusal alone makes the service stricter than the fake is by itself. */
async function strictness(live: Live): Promise<Finding> {
  const { management } = live;
  const nonce = { "x-acs-signature-nonce": randomUUID() };
  await management.call("GetResourceDirectory", {}, { headers: nonce });
  const old = { "x-acs-date": `${new Date(live.now() - 3_600_000).toISOString().slice(0, 19)}Z` };
  const replies = {
    "an unknown parameter": await management.call("GetResourceDirectory", { Surprise: "1" }),
    "a nonce used twice": await management.call("GetResourceDirectory", {}, { headers: nonce }),
    "a clock an hour late": await management.call("GetResourceDirectory", {}, { headers: old }),
  };
  const seen = Object.entries(replies).map(([what, reply]) => `${what}: ${inWords(reply)}`);
  const isStrict = Object.values(replies).some(({ code }) => code !== null);
  return option("strict", isStrict, seen.join("; "));
}

const AT_ONCE = 6;

/** Folders cost nothing: as many at once as have a chance to meet. */
async function sideBySide(live: Live): Promise<Finding> {
  const { management } = live;
  const start = performance.now();
  const replies = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, index) => createFolder(live, management, `at-once-${index}`)),
  );
  const ms = Math.max(1, Math.round(performance.now() - start));
  const refused = replies.filter(({ code }) => code === "ConcurrentCallNotSupported").length;
  const seen = `${AT_ONCE} writes at once: ${refused} refused`;
  return refused === 0
    ? option("concurrentWrites", "allow", seen)
    : all(
        option("concurrentWrites", "refuse", seen),
        option("writeDurationMs", ms, `the slowest took ${ms} ms`),
      );
}

async function createFolder(live: Live, management: Caller, name: string) {
  const parameters = { FolderName: live.name(name), ParentFolderId: live.rootFolderId };
  const reply = await management.call("CreateFolder", parameters, { isOnce: true });
  const FolderId = textAt(reply, "Folder.FolderId");
  if (reply.code === null) {
    live.cleanUpLater(`folder ${FolderId}`, () => management.call("DeleteFolder", { FolderId }));
  }
  return { code: reply.code, body: at(reply, "Folder") };
}
