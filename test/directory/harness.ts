import {
  createDirectoryClient,
  DirectoryError,
  type Deps,
  type DirectoryClient,
  type DirectoryClientOptions,
  type NewMember,
} from "../../lib/directory";
import {
  FakeDirectory,
  MANAGEMENT_KEY,
  type FakeOptionOverrides,
  type SampleKey,
} from "../../lib/testing/fake-directory";

export const EMAIL = "payments-root@example.com";

/** The start of every test's time, in the directory and in the client. */
export const START = new Date("2030-01-02T03:04:05Z");

/** No time passes, and pauses take none; for services of a test's own. */
export const TIMELESS: Deps = {
  now: () => 0,
  sleep: async () => undefined,
  random: () => 1,
  env: {},
  log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
};

/** A member to be created, with a name alone unless told more. */
export function newMember(more: Partial<NewMember> = {}): NewMember {
  return {
    displayName: "payments",
    accountNamePrefix: null,
    folderId: null,
    payerAccountId: null,
    resellAccountType: null,
    tags: {},
    ...more,
  };
}

/** A fake directory and clients whose clock is the fake's, and whose pauses take no time but are written down. */
export class Bench {
  /** Length of every pause, in milliseconds. */
  readonly pauses: number[] = [];
  readonly log: [message: string, fields: Record<string, unknown>][] = [];
  /** What happens during the next pauses. */
  duringPause: () => void = () => undefined;
  random = 0.5;

  private constructor(readonly fake: FakeDirectory) {}

  static async open(options?: FakeOptionOverrides): Promise<Bench> {
    return new Bench(await FakeDirectory.start({ clock: "virtual", startAt: START, ...options }));
  }

  async close(): Promise<void> {
    await this.fake.stop();
  }

  readonly deps: Deps = {
    now: () => this.fake.clock.now().getTime(),
    sleep: async (ms, signal) => {
      this.pauses.push(ms);
      this.fake.clock.advance(ms);
      this.duringPause();
      if (signal?.aborted) throw new Error("The pause was ended early.");
    },
    random: () => this.random,
    env: {},
    log: {
      debug: (message, fields) => this.record(message, fields),
      info: (message, fields) => this.record(message, fields),
      warn: (message, fields) => this.record(message, fields),
    },
  };

  /** @param key whose client it is */
  client(key: SampleKey = MANAGEMENT_KEY, options: Partial<DirectoryClientOptions> = {}): DirectoryClient {
    return createDirectoryClient({
      credentials: { accessKey: key.accessKeyId, secretKey: key.accessKeySecret },
      endpoint: this.fake.endpoint,
      deps: this.deps,
      ...options,
    });
  }

  resourceAccount(displayName = "payments"): string {
    return this.fake.world.createMember({ displayName }).accountId;
  }

  /** A member whose promotion mail is out, sent through the API by somebody else. */
  async verifyingMember(displayName = "payments"): Promise<{ accountId: string; recordId: string }> {
    const accountId = this.resourceAccount(displayName);
    const { value } = await this.client().promoteResourceAccount({ accountId, email: EMAIL });
    this.fake.requests.clear();
    return { accountId, recordId: value.recordId ?? "" };
  }

  statusOf(accountId: string): string {
    return this.fake.world.member(accountId).status;
  }

  get logLines(): string[] {
    return this.log.map(([message, fields]) => `${message} ${JSON.stringify(fields)}`);
  }

  /** Operations received, in order. */
  get operations(): string[] {
    return this.fake.requests.all.map(({ operation }) => operation);
  }

  private record(message: string, fields: Record<string, unknown> = {}): void {
    this.log.push([message, fields]);
  }
}

/** A bench for each test of a file or a group. */
export function freshBench(options?: FakeOptionOverrides): () => Bench {
  let bench: Bench | undefined;
  beforeEach(async () => {
    bench = await Bench.open(options);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await bench?.close();
  });
  return () => {
    if (bench === undefined) throw new Error("The bench opens with the test.");
    return bench;
  };
}

/** The error of a call that must fail. */
export async function errorOf(call: Promise<unknown>): Promise<DirectoryError> {
  const outcome: unknown = await call.then(
    () => "it succeeded",
    (error: unknown) => error,
  );
  if (outcome instanceof DirectoryError) return outcome;
  throw new Error(`A DirectoryError was expected, but: ${String(outcome)}`, { cause: outcome });
}
