import { MalformedAnswer } from "../errors/failure";

/** Whose credentials these are, as STS says (GetCallerIdentity). */
export interface CallerIdentity {
  /** The Alibaba Cloud account, also where a RAM user or a role of it calls. */
  readonly accountId: string;
  /** Such as acs:ram::1234567890123456:user/ci. */
  readonly arn: string | null;
}

/** The identity as STS answers it, where every field may be missing. */
export interface RawCallerIdentity {
  accountId?: unknown;
  arn?: unknown;
}

/** @throws MalformedAnswer if there is no account id */
export function toCallerIdentity(raw: RawCallerIdentity | undefined): CallerIdentity {
  const { accountId, arn } = raw ?? {};
  if (typeof accountId !== "string" || !/^\d{1,20}$/.test(accountId)) {
    throw new MalformedAnswer("a caller without account id");
  }
  return { accountId, arn: typeof arn === "string" ? arn : null };
}
