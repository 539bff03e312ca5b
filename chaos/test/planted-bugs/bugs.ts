import type { DirectoryClient } from "../../../lib/directory";
import { UNKNOWN } from "../../../lib/plugin";
import type { ApplyContext, Schema, StateOf } from "../../../lib/plugin";
import type { ProviderData } from "../../../lib/provider/provider-data";
import { repeatedIfUnknown, withClient, withConfigure, withDeps, withResource } from "./plant";
import type { PlantedBug } from "./plant";

const PROMOTION = "resourcedirectory_promotion";
const INVITATION = "resourcedirectory_invitation";
const ACCEPTANCE = "resourcedirectory_handshake_acceptance";

type State = StateOf<Schema>;
type Apply = ApplyContext<ProviderData, unknown, State>;

/** Of what is sent, recorded and said. */
export const BUGS_OF_CALLS: readonly PlantedBug[] = [
  {
    name: "sends the mail of a raised attempt twice",
    violates: "never two mails for one intent",
    from: 69,
    provider: withClient((client) => ({
      resendPromoteResourceAccountEmail: async (request, options) => {
        await client.resendPromoteResourceAccountEmail(request, options);
        return client.resendPromoteResourceAccountEmail(request, options);
      },
    })),
  },
  {
    name: "repeats a resend whose answer was lost",
    violates: "never two mails for one intent",
    from: 312,
    provider: withClient((client) => ({
      resendPromoteResourceAccountEmail: (request, options) =>
        repeatedIfUnknown(() => client.resendPromoteResourceAccountEmail(request, options)),
    })),
  },
  {
    name: "does not notice that an earlier apply has ended without an answer",
    violates: "never two mails for one intent",
    from: 69,
    provider: withResource(PROMOTION, ({ planUpdate }) => ({
      planUpdate: async (context, planned, prior, config) => {
        const note = { memberName: null, directoryId: null, folderId: null, modifyTime: null };
        await planUpdate?.({ ...forwarded(context), privateState: note }, planned, prior, config);
      },
    })),
  },
  {
    name: "invites anew when the answer to an invitation was lost",
    violates: "never two invitations for one target and intent",
    from: 493,
    provider: withClient((client) => ({
      inviteAccountToResourceDirectory: (request, options) =>
        repeatedIfUnknown(async () => {
          await cancelPendingOf(client, request.target);
          return client.inviteAccountToResourceDirectory(request, options);
        }),
    })),
  },
  {
    name: "replaces an invitation of which only the answer was lost",
    violates: "never two invitations for one target and intent",
    from: 789,
    provider: withResource(INVITATION, ({ planUpdate }) => ({
      planUpdate: async (context, planned, prior, config) => {
        const privateState = { ...(context.privateState as object | null), unrecordedInvitation: false };
        await planUpdate?.({ ...forwarded(context), privateState }, planned, prior, config);
      },
    })),
  },
  {
    name: "joins whatever directory has sent the invitation",
    violates: "never an accepted foreign handshake",
    from: 48,
    provider: withResource(ACCEPTANCE, (resource) => ({
      create: async (context, planned) => {
        const { directoryClient } = context.providerData;
        const { value } = await directoryClient.getHandshake(String(planned["handshake_id"]));
        const expected = { ...planned, expected_directory_id: value.resourceDirectoryId };
        const state = await resource.create(context, expected);
        return state && { ...state, expected_directory_id: planned["expected_directory_id"] };
      },
    })),
  },
  {
    name: "drops the record id at every refresh",
    violates: "no handle is lost that was ever returned to Terraform",
    provider: withResource(PROMOTION, ({ read }) => ({
      read: async (context, state) => {
        const now = await read(context, state);
        return now && { ...now, record_id: null };
      },
    })),
  },
  {
    name: "forgets the id of an invitation at an update",
    violates: "no handle is lost that was ever returned to Terraform",
    from: 40,
    provider: withResource(INVITATION, ({ update }) => ({
      update: async (context, planned, prior) => {
        const state = await update(context, planned, prior);
        return { ...state, handshake_id: null };
      },
    })),
  },
  {
    name: "plans a change that it never makes",
    violates: "the declared state is reached once faults stop",
    provider: withResource(INVITATION, ({ planUpdate }) => ({
      planUpdate: async (context, planned, prior, config) => {
        await planUpdate?.(context, planned, prior, config);
        planned["expires_at"] = UNKNOWN;
      },
    })),
  },
  {
    name: "does not say that a promotion has lapsed",
    violates: "the declared state is reached once faults stop",
    from: 30,
    provider: withResource(PROMOTION, ({ planUpdate }) => ({
      planUpdate: async (context, planned, prior, config) => {
        const lapsed = prior["promoted"] !== true && prior["status"] !== "PromoteVerifying";
        const quiet = { ...forwarded(context), diagnostics: silenced(context.diagnostics) };
        await planUpdate?.(lapsed ? quiet : context, planned, prior, config);
      },
    })),
  },
  {
    name: "records a raised attempt and sends nothing",
    violates: "an undisturbed intent is carried out",
    from: 46,
    provider: withResource(PROMOTION, () => ({
      update: async (_context, planned, prior) => ({
        ...prior,
        email: planned["email"],
        attempt: planned["attempt"],
        timeouts: planned["timeouts"],
      }),
    })),
  },
  {
    name: "cancels the mail of a tainted promotion",
    violates: "no destructive call that was not declared",
    from: 111,
    provider: withResource(PROMOTION, ({ delete: remove }) => ({
      delete: (context, prior) =>
        remove({ ...forwarded(context), privateState: { intent: "cancel" } }, prior),
    })),
  },
  {
    name: "removes a member that is to be abandoned",
    violates: "no destructive call that was not declared",
    from: 28,
    provider: withResource(INVITATION, ({ delete: remove }) => ({
      delete: (context, prior) =>
        remove({ ...forwarded(context), privateState: { intent: "remove" } }, prior),
    })),
  },
  {
    name: "promotes anew by itself at a refresh, once the link has lapsed",
    violates: "no write that the plan did not show",
    provider: withResource(PROMOTION, ({ read }) => ({
      read: async (context, state) => {
        const now = await read(context, state);
        if (now?.["status"] === "PromoteExpired") {
          const { directoryClient } = context.providerData;
          const request = { accountId: String(now["account_id"]), email: String(now["email"]) };
          await directoryClient.promoteResourceAccount(request).catch(() => undefined);
        }
        return now;
      },
    })),
  },
  {
    name: "throws where the service says no",
    violates: "no answer is a bug of the provider",
    provider: withClient((client) => ({
      getAccount: (accountId, options) =>
        client.getAccount(accountId, options).catch((error: unknown) => {
          throw new Error("unforeseen", { cause: error });
        }),
    })),
  },
  {
    // The runtime masks addresses in whatever a provider says; of secrets it knows nothing.
    name: "names the secret key that it signs with",
    violates: "no secret and no e-mail address in messages and logs",
    provider: withConfigure((config, { diagnostics }) => {
      diagnostics.warning("Signed in", `With ${String(config.secret_key)}.`);
    }),
  },
  {
    name: "outlives its own death",
    violates: "a process that has ended makes no call",
    provider: withDeps(() => ({ now: () => 0, sleep: async () => undefined })),
  },
  {
    name: "sends each promotion with a client of its own",
    violates: "a process sends one write at a time",
    from: 125,
    provider: withClient((_client, another) => ({
      promoteResourceAccount: async (request, options) =>
        (await another()).promoteResourceAccount(request, options),
    })),
  },
  {
    name: "mixes up promotions that are begun side by side",
    violates: "no write that the plan did not show",
    from: 84,
    provider: withClient((client) => {
      let last: Parameters<typeof client.promoteResourceAccount>[0];
      return {
        promoteResourceAccount: async (request, options) => {
          last = request;
          await client.getAccount(request.accountId);
          return client.promoteResourceAccount(last, options);
        },
      };
    }),
  },
];

/** A copy of a context that hands everything on: a context's own methods are its properties. */
function forwarded<T extends object>(context: T): T {
  return { ...context };
}

function silenced(diagnostics: Apply["diagnostics"]): Apply["diagnostics"] {
  const silent = Object.create(diagnostics) as Apply["diagnostics"];
  silent.warning = () => undefined;
  return silent;
}

async function cancelPendingOf(client: DirectoryClient, target: string): Promise<void> {
  const { value } = await client.listHandshakesForResourceDirectory();
  for (const { handshakeId, status, targetEntity } of value) {
    if (status === "Pending" && targetEntity === target) {
      await client.cancelHandshake(handshakeId);
    }
  }
}
