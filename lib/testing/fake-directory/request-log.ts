import { type Answer, statusOf } from "./answer";
import { isWrite } from "./operations/registry";

/** One request to the API. Following a link of a mail is none. */
export interface ReceivedRequest {
  /** By the fake's clock. */
  readonly at: Date;
  readonly accessKeyId: string;
  /** Account id; null if the access key is not known. */
  readonly caller: string | null;
  /** "management", "invitee", …; null if the access key is not known. */
  readonly callerName: string | null;
  readonly operation: string;
  readonly version: string;
  /** The operation's own parameters: those of the protocol, credentials among them, are left out. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface LoggedRequest extends ReceivedRequest {
  /** HTTP status of the answer; 0 while there is none, and for ever if the connection was cut. */
  readonly status: number;
  /** Error code of the answer. */
  readonly code: string | null;
}

/** What was received, in order of arrival. */
export class RequestLog {
  private entries: LoggedRequest[] = [];

  get all(): readonly LoggedRequest[] {
    return [...this.entries];
  }

  /** The writes, refused and failed ones included; a dry run is none. */
  get mutating(): readonly LoggedRequest[] {
    return this.entries.filter(
      ({ operation, parameters }) => isWrite(operation) && parameters["DryRun"] !== "true",
    );
  }

  of(operation: string): readonly LoggedRequest[] {
    return this.entries.filter((entry) => entry.operation === operation);
  }

  count(operation: string): number {
    return this.of(operation).length;
  }

  clear(): void {
    this.entries = [];
  }

  receive(request: ReceivedRequest): LoggedRequest {
    const entry = { ...request, status: 0, code: null };
    this.entries.push(entry);
    return entry;
  }

  /** Completes the entry: whoever holds it sees the answer appear. */
  answered(request: LoggedRequest, answer: Answer): void {
    const entry: { -readonly [K in keyof LoggedRequest]: LoggedRequest[K] } = request;
    entry.status = statusOf(answer);
    entry.code = answer.kind === "error" ? answer.error.code : null;
  }
}
