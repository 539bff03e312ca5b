import type { Answer, CallOptions } from "./call";
import type { Connection } from "./connection";
import { PAGE_SIZE } from "./limits";
import type { Operation } from "./operations";
import type { Page, Reply, Sdk } from "./sdk";
import { thisDirectory } from "./subjects";

export interface Listing<T> {
  readonly operation: Operation;
  send(sdk: Sdk, page: Page): Promise<Reply>;
  items(body: NonNullable<Reply["body"]>): readonly T[] | undefined;
  idOf(item: T): string;
  readonly options: CallOptions | undefined;
}

/**
 * Reads a listing to its end. Members that come or go meanwhile move the others between pages, so an item may come
 * twice (dropped here) and one may be missed: absence from a listing alone does not prove that something is gone.
 */
export async function readAllPages<T>(
  connection: Connection,
  listing: Listing<T>,
): Promise<Answer<readonly T[]>> {
  const found = new Map<string, T>();
  for (let pageNumber = 1; ; pageNumber += 1) {
    const page = await connection.call(
      { operation: listing.operation, subject: thisDirectory },
      (sdk) => listing.send(sdk, { pageNumber, pageSize: PAGE_SIZE }),
      (body) => ({ items: listing.items(body) ?? [], total: body.totalCount ?? Infinity }),
      listing.options,
    );
    const { items, total } = page.value;
    for (const item of items) {
      found.set(listing.idOf(item), item);
    }
    if (items.length < PAGE_SIZE || pageNumber * PAGE_SIZE >= total) {
      return { ...page, value: [...found.values()] };
    }
  }
}
