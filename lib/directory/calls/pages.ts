import type { Connection } from "../connection/connection";
import type { Page, Reply, Sdk } from "../connection/sdk";
import { thisDirectory } from "../errors/subjects";
import { PAGE_SIZE, PAGES_AT_ONCE } from "../limits";
import type { Answer, CallOptions } from "./call";
import type { Operation } from "./operations";

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
  const read: ReadPage<T>[] = [];
  let next = 1;
  for (;;) {
    const numbers = upTo(PAGES_AT_ONCE, next, read.at(-1)?.total);
    read.push(...(await Promise.all(numbers.map((number) => readPage(connection, listing, number)))));
    next += numbers.length;
    const last = read.at(-1);
    if (last !== undefined && (read.some(isShort) || (next - 1) * PAGE_SIZE >= last.total)) {
      return { ...last.answer, value: withoutRepeated(listing, read) };
    }
  }
}

interface ReadPage<T> {
  readonly answer: Answer<readonly T[]>;
  /** Of all pages; Infinity if the service does not say. */
  readonly total: number;
}

/** The numbers of the next pages that are known to be there; of the next one alone where nothing is known. */
function upTo(most: number, next: number, total: number | undefined): readonly number[] {
  const isKnown = total !== undefined && Number.isFinite(total);
  const known = isKnown ? Math.ceil(total / PAGE_SIZE) - next + 1 : 1;
  return Array.from({ length: Math.max(1, Math.min(most, known)) }, (_unused, index) => next + index);
}

async function readPage<T>(
  connection: Connection,
  listing: Listing<T>,
  pageNumber: number,
): Promise<ReadPage<T>> {
  const { value, ...answer } = await connection.call(
    { operation: listing.operation, subject: thisDirectory },
    (sdk) => listing.send(sdk, { pageNumber, pageSize: PAGE_SIZE }),
    (body) => ({ items: listing.items(body) ?? [], total: body.totalCount ?? Infinity }),
    listing.options,
  );
  return { answer: { ...answer, value: value.items }, total: value.total };
}

function isShort({ answer }: ReadPage<unknown>): boolean {
  return answer.value.length < PAGE_SIZE;
}

function withoutRepeated<T>({ idOf }: Listing<T>, read: readonly ReadPage<T>[]): readonly T[] {
  const items = read.flatMap(({ answer }) => answer.value);
  return [...new Map(items.map((item) => [idOf(item), item])).values()];
}
