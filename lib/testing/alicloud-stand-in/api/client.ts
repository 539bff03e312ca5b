import type { Answer } from "./answer";
import { ApiError, hasCode, isThrottlingOrOutage } from "./errors";
import { exchange } from "./exchange";
import type { Operation, Product } from "./operations";
import { Budget } from "./pauses";
import type { Pauses } from "./pauses";
import { rpcRequest } from "./rpc-request";
import type { Parameters, Seal, StaticCredentials } from "./rpc-request";

/** How often one call is sent when the service is broken or silent, before the retry with pauses sets in. */
const IMMEDIATE_ATTEMPTS = 4;
const FIRST_PAUSE_MS = 3_000;
const LATER_PAUSE_MS = 5_000;

export interface AlicloudClientOptions {
  /** `host[:port]` of each product. */
  readonly hosts: Readonly<Record<Product, string>>;
  readonly region: string;
  readonly credentials: StaticCredentials;
  readonly pauses: Pauses;
  readonly seal: () => Seal;
}

export interface CallOptions {
  /** For how long refused calls are repeated. */
  readonly timeoutMs: number;
  /** Codes that are repeated besides throttling and outages. */
  readonly retryOn?: readonly string[];
}

/** Calls the API with the vendor's provider's retries. */
export class AlicloudClient {
  constructor(private readonly options: AlicloudClientOptions) {}

  get region(): string {
    return this.options.region;
  }

  get pauses(): Pauses {
    return this.options.pauses;
  }

  async call(operation: Operation, parameters: Parameters, options: CallOptions): Promise<Answer> {
    const budget = new Budget(options.timeoutMs);
    for (let pause = FIRST_PAUSE_MS; ; pause = LATER_PAUSE_MS) {
      try {
        return await this.send(operation, parameters);
      } catch (error) {
        const passing = isThrottlingOrOutage(error) || hasCode(error, ...(options.retryOn ?? []));
        if (!passing || !budget.spend(pause)) {
          throw error;
        }
        await this.options.pauses.pause(pause);
      }
    }
  }

  /** Repeats a write whose answer was lost, too, as the vendor's provider does: it may have been carried out. */
  private async send(operation: Operation, parameters: Parameters): Promise<Answer> {
    const { hosts, credentials, seal } = this.options;
    for (let attempt = 1; ; attempt++) {
      try {
        const signed = rpcRequest(operation, parameters, credentials, seal());
        return await exchange(operation.name, hosts[operation.product], signed);
      } catch (error) {
        if (!isSilenceOrOutage(error) || attempt === IMMEDIATE_ATTEMPTS) {
          throw error;
        }
      }
    }
  }
}

function isSilenceOrOutage(error: unknown): boolean {
  return error instanceof ApiError && (error.status === null || error.status >= 500);
}
