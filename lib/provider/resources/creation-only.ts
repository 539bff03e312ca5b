/** What an account is created with and keeps. No call changes it, so that an edit is refused. */
import type { Account } from "../../directory";
import { safeText } from "../../directory";
import { isKnown } from "../../plugin";
import type { CallContext, Unknown } from "../../plugin";
import type { ProviderData } from "../provider-data";
import { refuse, warn } from "../reporting";
import type { Message } from "../reporting";

type Context = CallContext<ProviderData>;

export interface CreationArguments {
  readonly account_name_prefix: string | null;
  readonly resell_account_type: string | null;
}

export const CREATION_ARGUMENTS = ["account_name_prefix", "resell_account_type"] as const;

/** As the code says them. */
export type WantedCreation = { readonly [K in keyof CreationArguments]: string | Unknown | null };

/** An account, and how it is called in messages. */
export interface CreatedAccount {
  readonly accountId: string;
  readonly member: string;
}

/** `PREFIX@DIRECTORY.aliyunid.com` */
const GIVEN_NAME = /^([^@]+)@rd-[^@]+\.aliyunid\.com$/i;

/** Of the name that the service gave an account; null once a person has given it another one. */
export function prefixOf({ accountName }: Account): string | null {
  return GIVEN_NAME.exec(accountName ?? "")?.[1] ?? null;
}

/** Whether the code says now that an account was created in another way: then it is refused. */
export async function refuseOtherCreation(
  context: Context,
  created: CreatedAccount,
  wanted: WantedCreation,
  prior: CreationArguments,
): Promise<boolean> {
  const { resell_account_type: resell } = prior;
  if (isKnown(wanted.resell_account_type) && wanted.resell_account_type !== resell) {
    refuseEdit(context, created, "resell_account_type", resell);
    return true;
  }
  return refuseOtherPrefix(context, created, wanted, prior.account_name_prefix);
}

/** @param prefix that of the account, as far as state knows it */
export async function refuseOtherPrefix(
  context: Context,
  created: CreatedAccount,
  { account_name_prefix: wanted }: Pick<WantedCreation, "account_name_prefix">,
  prefix: string | null,
): Promise<boolean> {
  if (!isKnown(wanted) || wanted === prefix) {
    return false;
  }
  const present = prefix ?? (await presentPrefix(context, created.accountId));
  const isOther = wanted !== present;
  if (isOther) {
    refuseEdit(context, created, "account_name_prefix", present);
  }
  return isOther;
}

async function presentPrefix(context: Context, accountId: string): Promise<string | null> {
  const answer = await context.providerData.member(accountId, context.signal, "now");
  return answer && prefixOf(answer.value);
}

/**
 * Says that this of the code is recorded and has no effect: what the account was created with, nobody knows any more. That
 * of an account that was imported, or taken over, or of an object that an older version of this provider has written.
 */
export function warnOfRecorded(
  context: Context,
  { member }: CreatedAccount,
  recorded: Partial<CreationArguments>,
): void {
  for (const [attribute, value] of Object.entries(recorded)) {
    warn(context, {
      summary: "What an account was created with is recorded",
      detail:
        `${member}: ${attribute} = "${safeText(value ?? "", 64)}" is recorded, and nothing is called. It is used at creation only: ` +
        "if the account was created with another one, it keeps that. From then on an edit is refused.",
    });
  }
}

function refuseEdit(
  context: Context,
  { member }: CreatedAccount,
  attribute: keyof CreationArguments,
  value: string | null,
): void {
  refuse(context, usedAtCreationOnly(member, attribute, value), attribute);
}

function usedAtCreationOnly(member: string, attribute: string, value: string | null): Message {
  return {
    summary: `${attribute} is used at creation only`,
    detail:
      `${member} exists, so that ${attribute} cannot be changed any more. Nothing was called. ` +
      (value === null
        ? "Take it out of the code."
        : `Write ${attribute} = "${safeText(value, 64)}" as before.`),
  };
}
