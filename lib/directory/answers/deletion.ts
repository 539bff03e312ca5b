import { safeText } from "../credentials/secrets";
import { MalformedAnswer } from "../errors/failure";
import { toWord } from "./fields";

/** What a check before a deletion has found. */
export interface Finding {
  /** What an abandonable one is named by. */
  readonly id: string;
  /** In the service's words, fit to be shown. */
  readonly text: string;
}

/** What GetAccountDeletionCheckResult tells. */
export interface DeletionCheck {
  readonly isDone: boolean;
  readonly isAllowed: boolean;
  /** What would be lost or given up with the account; whoever deletes it must name each. */
  readonly abandonable: readonly Finding[];
  /** Why it cannot be deleted. */
  readonly reasons: readonly Finding[];
}

/** How far a deletion is, as GetAccountDeletionStatus tells it. */
export interface DeletionStatus {
  /** Checking, Deleting, Success, CheckFailed or DeleteFailed; the service may add others. */
  readonly status: string;
  /** Whether the account is kept for a silence period before it is gone. */
  readonly hasSilencePeriod: boolean;
  readonly reasons: readonly Finding[];
}

/** A finding as it comes from the SDK. */
interface RawFinding {
  checkId?: string;
  checkName?: string;
  name?: string;
  description?: string;
}

export interface RawDeletionCheck {
  status?: string;
  /** Documented as text; the vendor's provider reads a boolean. */
  allowDelete?: string | boolean;
  abandonableChecks?: RawFinding[];
  notAllowReason?: RawFinding[];
}

export interface RawDeletionStatus {
  status?: string;
  deletionType?: string;
  failReasonList?: RawFinding[];
}

/** How a deletion is said to have a silence period. */
const WITH_SILENCE_PERIOD = "1";

const PRE_CHECK_COMPLETE = "PreCheckComplete";

/** @throws MalformedAnswer if there is no status */
export function toDeletionCheck(raw: RawDeletionCheck | undefined): DeletionCheck {
  const status = toWord(raw?.status);
  if (raw === undefined || status === "") {
    throw new MalformedAnswer("a deletion check without status");
  }
  return {
    isDone: status === PRE_CHECK_COMPLETE,
    isAllowed: String(raw.allowDelete) === "true",
    abandonable: toFindings(raw.abandonableChecks),
    reasons: toFindings(raw.notAllowReason),
  };
}

/** @throws MalformedAnswer if there is no status */
export function toDeletionStatus(raw: RawDeletionStatus | undefined): DeletionStatus {
  const status = toWord(raw?.status);
  if (raw === undefined || status === "") {
    throw new MalformedAnswer("a deletion without status");
  }
  return {
    status,
    hasSilencePeriod: raw.deletionType === WITH_SILENCE_PERIOD,
    reasons: toFindings(raw.failReasonList),
  };
}

function toFindings(raw: readonly RawFinding[] = []): readonly Finding[] {
  return raw.map(({ checkId, checkName, name = checkName, description }) => ({
    id: toWord(checkId),
    text: safeText([name, description].filter(Boolean).join(": ")),
  }));
}
