import type { Connection } from "../connection/connection";
import { member } from "../errors/subjects";
import type { Answer, CallOptions } from "./call";

/** The calls that change the logon address of a member's root user. They tell nothing: GetAccount does. */
export interface EmailCalls {
  /** Sends a mail to the new address, which its owner must confirm. */
  changeAccountEmail(
    request: { readonly accountId: string; readonly email: string },
    options?: CallOptions,
  ): Promise<Answer<null>>;
  /** Sends the mail of the change that waits once more. */
  retryChangeAccountEmail(accountId: string, options?: CallOptions): Promise<Answer<null>>;
  cancelChangeAccountEmail(accountId: string, options?: CallOptions): Promise<Answer<null>>;
}

export function emailCalls(connection: Connection): EmailCalls {
  return {
    changeAccountEmail: ({ accountId, email }, options) =>
      connection.call(
        { operation: "ChangeAccountEmail", subject: member(accountId) },
        (sdk) => sdk.changeAccountEmail({ accountId, email }),
        () => null,
        options,
      ),
    retryChangeAccountEmail: (accountId, options) =>
      connection.call(
        { operation: "RetryChangeAccountEmail", subject: member(accountId) },
        (sdk) => sdk.retryChangeAccountEmail({ accountId }),
        () => null,
        options,
      ),
    cancelChangeAccountEmail: (accountId, options) =>
      connection.call(
        { operation: "CancelChangeAccountEmail", subject: member(accountId) },
        (sdk) => sdk.cancelChangeAccountEmail({ accountId }),
        () => null,
        options,
      ),
  };
}
