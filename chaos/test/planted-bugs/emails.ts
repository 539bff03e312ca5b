import { repeatedIfUnknown, withClient, withResource } from "./plant";
import type { PlantedBug } from "./plant";

const EMAIL = "resourcedirectory_account_email";

/** Of changes of the logon address. */
export const BUGS_OF_EMAILS: readonly PlantedBug[] = [
  {
    name: "repeats a mail to a new address whose answer was lost",
    violates: "never two mails for one intent",
    from: 371,
    focus: "addresses",
    provider: withClient((client) => ({
      retryChangeAccountEmail: (accountId, options) =>
        repeatedIfUnknown(() => client.retryChangeAccountEmail(accountId, options)),
    })),
  },
  {
    name: "takes a change that began unseen for one that nobody here has asked for",
    violates: "never two mails for one intent",
    from: 393,
    focus: "addresses",
    provider: withResource(EMAIL, ({ planUpdate }) => ({
      planUpdate: async (context, planned, prior, config) => {
        const kept = context.privateState as object | null;
        const privateState = kept && { ...kept, begunUnseen: false, lostAnAnswer: false };
        await planUpdate?.({ ...context, privateState }, planned, prior, config);
      },
    })),
  },
  {
    name: "takes the office for the team",
    violates: "no mail to an address that the code does not name",
    focus: "addresses",
    provider: withClient((client) => ({
      changeAccountEmail: ({ accountId, email }, options) =>
        client.changeAccountEmail({ accountId, email: email.replace("office", "team") }, options),
    })),
  },
  {
    name: "cancels the change of address of a tainted object",
    violates: "no destructive call that was not declared",
    from: 203,
    focus: "addresses",
    provider: withResource(EMAIL, ({ delete: remove }) => ({
      delete: (context, prior) => remove({ ...context, privateState: { intent: "cancel" } }, prior),
    })),
  },
  {
    name: "changes the address anew by itself at a refresh, once the link has lapsed",
    violates: "no write that the plan did not show",
    focus: "addresses",
    provider: withResource(EMAIL, ({ read }) => ({
      read: async (context, state) => {
        const now = await read(context, state);
        if (now?.["status"] === "Expired") {
          const request = { accountId: String(now["account_id"]), email: String(now["email"]) };
          await context.providerData.directoryClient.changeAccountEmail(request).catch(() => undefined);
        }
        return now;
      },
    })),
  },
];
