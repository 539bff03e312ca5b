import type { Edit } from "../../history/edits";
import { repeatedIfUnknown, withClient, withResource } from "./plant";
import type { PlantedBug } from "./plant";

const EMAIL = "resourcedirectory_account_email";

const isAboutAnAddress = ({ edit }: Edit): boolean => edit === "change the logon address";

/** Of changes of the logon address. */
export const BUGS_OF_EMAILS: readonly PlantedBug[] = [
  {
    name: "repeats a mail to a new address whose answer was lost",
    violates: "never two mails for one intent",
    about: isAboutAnAddress,
    provider: withClient((client) => ({
      retryChangeAccountEmail: (accountId, options) =>
        repeatedIfUnknown(() => client.retryChangeAccountEmail(accountId, options)),
    })),
  },
  {
    name: "keeps to the first address of a member that it has changed",
    violates: "no mail to an address that the code does not name",
    about: isAboutAnAddress,
    provider: withClient((client) => {
      const first = new Map<string, string>();
      return {
        changeAccountEmail: ({ accountId, email }, options) => {
          first.set(accountId, first.get(accountId) ?? email);
          return client.changeAccountEmail({ accountId, email: first.get(accountId) ?? email }, options);
        },
      };
    }),
  },
  {
    name: "cancels the change of address of a tainted object",
    violates: "no destructive call that was not declared",
    about: isAboutAnAddress,
    provider: withResource(EMAIL, ({ delete: remove }) => ({
      delete: (context, prior) => remove({ ...context, privateState: { intent: "cancel" } }, prior),
    })),
  },
  {
    name: "changes the address anew by itself at a refresh, once the link has lapsed",
    violates: "no write that the plan did not show",
    about: isAboutAnAddress,
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
