import { toId } from "../answers/fields";
import type { Connection } from "../connection/connection";
import { MalformedAnswer } from "../errors/failure";
import type { Answer, CallOptions } from "./call";
import { readAllPages } from "./pages";

/** The calls that list what only an inventory of the whole directory asks for. */
export interface ListingCalls {
  /** Ids of the members that administrate a trusted service for the whole directory. */
  listDelegatedAdministrators(options?: CallOptions): Promise<Answer<readonly string[]>>;
}

export function listingCalls(connection: Connection): ListingCalls {
  return {
    listDelegatedAdministrators: (options) =>
      readAllPages(connection, {
        operation: "ListDelegatedAdministrators",
        send: (sdk, page) => sdk.listDelegatedAdministrators(page),
        items: (body) => body.accounts?.account?.map(({ accountId }) => idOf(accountId)),
        idOf: (accountId) => accountId,
        options,
      }),
  };
}

function idOf(raw: string | undefined): string {
  const id = toId(raw);
  if (id === null) {
    throw new MalformedAnswer("an administrator without id");
  }
  return id;
}
