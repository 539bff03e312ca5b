import { invalidParameter } from "./api-error";
import { integer, text } from "./formats";
import { optional, type Values, withDefault } from "./parameters";

/** Parameters of lists that are paged by number. */
export const PAGE_PARAMETERS = {
  PageNumber: withDefault(integer(1, 1_000_000), 1),
  PageSize: withDefault(integer(1, 100), 10),
};

/** Parameters of lists that are paged by token. */
export const TOKEN_PARAMETERS = {
  MaxResults: withDefault(integer(1, 100), 10),
  NextToken: optional(text({ max: 200 })),
};

/** `{ TotalCount, PageNumber, PageSize, <plural>: { <singular>: [] } }`; the list is sent even when it is empty. */
export function numberedPage<T>(
  things: readonly T[],
  { PageNumber, PageSize }: Values<typeof PAGE_PARAMETERS>,
  singular: string,
  present: (thing: T) => unknown,
): Record<string, unknown> {
  const start = (PageNumber - 1) * PageSize;
  const page = things.slice(start, start + PageSize).map(present);
  return { TotalCount: things.length, PageNumber, PageSize, [`${singular}s`]: { [singular]: page } };
}

/** One page and the token of the next. The last page has no token at all: clients loop for ever on an empty one. */
export function tokenPage<T>(
  things: readonly T[],
  { MaxResults, NextToken }: Values<typeof TOKEN_PARAMETERS>,
): { readonly page: readonly T[]; readonly next: { readonly NextToken?: string } } {
  const start = NextToken === undefined ? 0 : offsetOf(NextToken, things.length);
  const end = start + MaxResults;
  const next = end < things.length ? { NextToken: Buffer.from(`offset:${end}`).toString("base64url") } : {};
  return { page: things.slice(start, end), next };
}

function offsetOf(token: string, length: number): number {
  const [, digits] = /^offset:(\d+)$/.exec(Buffer.from(token, "base64url").toString()) ?? [];
  const offset = Number(digits);
  if (digits === undefined || offset > length) throw invalidParameter("NextToken", "it is none of this list");
  return offset;
}
