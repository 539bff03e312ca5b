import type { Operation } from "../calls/operations";
import { blamedInput, type InputName } from "./blamed-input";

/**
 * What an error asks for.
 *
 * - `retry`: passing trouble; the client has repeated the call as far as that was safe
 * - `wait`: not now, later
 * - `adopt`: perhaps what was wanted is so already; read the state, then decide
 * - `person`: a person must do something first
 * - `caller`: the request is wrong as it stands
 * - `not-found`: the directory answered, and the member or invitation is not in it
 * - `quota`: a limit of the service is reached
 * - `configuration`: credentials, RAM actions, endpoint or directory; says nothing about what exists
 */
export type ErrorClass =
  "retry" | "wait" | "adopt" | "person" | "caller" | "not-found" | "quota" | "configuration";

/**
 * What is known of the write.
 *
 * - `refused`: the service said no, nothing happened
 * - `unknown`: it may have happened
 * - `none`: it was never sent, or the call only reads
 */
export type CallOutcome = "refused" | "unknown" | "none";

/** What an error says, the input aside: by default that is the one which the code finds fault with. */
export type DirectoryErrorFields = Omit<
  DirectoryError,
  "name" | "message" | "stack" | "cause" | "input" | "with" | "toFields"
> &
  Partial<Pick<DirectoryError, "input">>;

/** The one error of this client. It carries no cause: an SDK error holds the whole request in its message. */
export class DirectoryError extends Error {
  readonly operation: Operation;
  /** The service's error code; null if the service did not say one. */
  readonly code: string | null;
  readonly httpStatus: number | null;
  readonly requestId: string | null;
  readonly errorClass: ErrorClass;
  readonly outcome: CallOutcome;
  /** For people: what happened and what a person must do. Without credentials, e-mail addresses masked. */
  readonly sentence: string;
  /** The input of the call or step that is to blame; null if none is. */
  readonly input: InputName | null;

  constructor(fields: DirectoryErrorFields) {
    super(`${fields.operation}: ${fields.sentence}`);
    this.name = "DirectoryError";
    this.operation = fields.operation;
    this.code = fields.code;
    this.httpStatus = fields.httpStatus;
    this.requestId = fields.requestId;
    this.errorClass = fields.errorClass;
    this.outcome = fields.outcome;
    this.sentence = fields.sentence;
    this.input = fields.input ?? blamedInput(fields.code);
  }

  /** The same error with more to say. */
  with(changes: Partial<DirectoryErrorFields>): DirectoryError {
    return new DirectoryError({ ...this.toFields(), ...changes });
  }

  /** The fields alone, without the stack. */
  toFields(): DirectoryErrorFields {
    const { operation, code, httpStatus, requestId, errorClass, outcome, sentence, input } = this;
    return { operation, code, httpStatus, requestId, errorClass, outcome, sentence, input };
  }
}

/** An error found without asking the service, or before asking it. */
export function refusedBeforeSending(
  operation: Operation,
  errorClass: ErrorClass,
  sentence: string,
  input: InputName | null = null,
): DirectoryError {
  return new DirectoryError({
    operation,
    code: null,
    httpStatus: null,
    requestId: null,
    errorClass,
    outcome: "none",
    sentence,
    input,
  });
}

/** Is this a refusal with one of these codes? */
export function hasCode(error: unknown, ...codes: readonly string[]): error is DirectoryError {
  return error instanceof DirectoryError && codes.some((code) => code === error.code);
}

/** The directory answered, and it has no such member. Nothing else counts as "gone". */
export function isMemberNotFound(error: unknown): error is DirectoryError {
  return hasCode(error, "EntityNotExists.Account");
}
