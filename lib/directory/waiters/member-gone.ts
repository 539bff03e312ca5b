import type { Account } from "../account";

/** Has the member left the directory? Null stands for the directory's own answer that there is no such member. */
export function checkState(account: Account | null): "settled" | "pending" {
  return account === null ? "settled" : "pending";
}
