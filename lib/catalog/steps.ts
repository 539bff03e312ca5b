/** What a row says of the way of its account: into the directory, and from one type to another. */
import { ACCOUNT_TYPES, checkDirectoryId, checkHandshakeId, checkNote } from "../rules";
import { accountId, address, attempt, most, waitFor, whenExpired } from "./common-fields";
import { record } from "./field";
import type { Fields } from "./field";

const promotion = record(
  "Promotes the member to a cloud account: the service mails a link to the future logon address.",
  {
    email: address("The future logon address of the member's root user."),
    attempt,
    whenExpired: whenExpired("send_again"),
    maxMails: most("mails", "send_again"),
    waitFor,
  },
  { required: ["email"] },
);

const accountEmail = record(
  "Changes the logon address of a member that was created here: the service mails a link to the new one.",
  {
    email: address("The future logon address of the member's root user, and its secure e-mail address."),
    attempt,
    waitFor,
  },
  { required: ["email"] },
);

const typeSwitch = record(
  "Switches the member to another type, without a mail; after accountEmail, if the row has it. A type alone will do.",
  {
    type: { form: "word", about: "The type that the member shall have.", words: ACCOUNT_TYPES },
    whenBlocked: {
      form: "word",
      about:
        "What follows without a secure phone number or e-mail address. fail, the default: the plan fails. wait: a later run switches.",
      words: ["fail", "wait"],
    },
  },
  { required: ["type"], shorthand: "type" },
);

const invitation = record(
  "Invites an account that exists, instead of creating one.",
  {
    target: accountId("Id of the account to invite"),
    email: address("Logon address of the account to invite, in place of its id."),
    handshakeId: {
      form: "text",
      about:
        "Id of an invitation that is out already (h-...): it is taken into state, and nothing is sent. Leave it in place.",
      check: checkHandshakeId,
    },
    note: { form: "text", about: "What the invited account reads.", check: checkNote },
    attempt,
    whenExpired: whenExpired("invite_again"),
    maxInvitations: most("invitations", "invite_again"),
    waitFor,
  },
  { oneOf: ["target", "email"] },
);

const acceptance = record(
  "Accepts the invitation with the invited account's own credentials. Keys never stand here.",
  {
    credentialsPrefix: {
      form: "text",
      about: 'Prefix of the environment variables that hold them: "ACME_" for ACME_ALICLOUD_ACCESS_KEY.',
    },
    profile: { form: "text", about: "Profile of the Alibaba Cloud command line tool." },
    roleArn: { form: "text", about: "ARN of a role to assume." },
    expectedDirectoryId: {
      form: "text",
      about:
        "The directory that the invitation must come from (rd-...): that of the provider if it is left out.",
      check: checkDirectoryId,
    },
    waitFor,
  },
  { oneOf: ["credentialsPrefix", "profile", "roleArn"] },
);

export const STEPS = {
  promotion,
  accountEmail,
  typeSwitch,
  invitation,
  acceptance,
} as const satisfies Fields;
