import { type Clock, type ClockMode, createClock } from "./clock";
import { Faults } from "./faults";
import type { Mailbox } from "./mailbox";
import { createOptions, type FakeOptionOverrides, type FakeOptions } from "./options";
import { Permissions } from "./permissions";
import { SeededRandom } from "./random";
import { RequestLog } from "./request-log";
import { addSampleWorld } from "./sample-world";
import { ApiServer } from "./server/api-server";
import { Cloud } from "./world/cloud";
import { World } from "./world/world";

/** How a fake starts; and behaviour to change from its default. */
export interface FakeDirectoryOptions extends FakeOptionOverrides {
  /** What request ids, record ids and mail links are drawn from. @default 1 */
  readonly seed?: number;
  /** Id of the directory that the sample management account manages, as the code under test has it. @default "rd-test01" */
  readonly directoryId?: string;
  /** What the clock shows at the start. @default now */
  readonly startAt?: Date;
  /** Real time plus what tests advance it by, or standing still until advanced. @default "real" */
  readonly clock?: ClockMode;
  /** Where it listens on 127.0.0.1. @default a free port */
  readonly port?: number;
}

/**
 * The Resource Directory API as a server on 127.0.0.1, for tests: with state, rules, signatures, mails and a clock.
 * It starts with the sample world, whose ids and keys are exported constants.
 */
export class FakeDirectory {
  /** For example "http://127.0.0.1:12345". */
  readonly endpoint: string;
  /** State, and what people do to it outside the API. */
  readonly world: World;
  readonly mailbox: Mailbox;

  private constructor(
    private readonly cloud: Cloud,
    private readonly server: ApiServer,
    /** For example "127.0.0.1:12345". */
    readonly host: string,
    /** Every request that was received. */
    readonly requests: RequestLog,
    /** Things that go wrong on purpose. */
    readonly faults: Faults,
    /** RAM policies of access keys; none at the start. */
    readonly permissions: Permissions,
  ) {
    this.endpoint = cloud.endpoint;
    this.world = new World(cloud);
    this.mailbox = cloud.mailbox;
  }

  /** @throws Error if the port is in use */
  static async start(settings: FakeDirectoryOptions = {}): Promise<FakeDirectory> {
    const { seed = 1, directoryId, startAt, clock: mode = "real", port, ...overrides } = settings;
    const clock = createClock(mode, startAt);
    const cloud = new Cloud(clock, new SeededRandom(seed), createOptions(overrides));
    addSampleWorld(cloud, directoryId);
    const requests = new RequestLog();
    const faults = new Faults(clock, new SeededRandom(seed + 1));
    const permissions = new Permissions();
    const server = new ApiServer(cloud, requests, faults, permissions);
    const host = await server.listen(port);
    cloud.endpoint = `http://${host}`;
    return new FakeDirectory(cloud, server, host, requests, faults, permissions);
  }

  /** A page on which people read the mails and follow their links. */
  get mailboxPage(): string {
    return `${this.endpoint}/mailbox`;
  }

  /** A page on which one person plays all others: mails, invitations, members, requests, and what can be done about them. */
  get consolePage(): string {
    return `${this.endpoint}/console`;
  }

  get clock(): Clock {
    return this.cloud.clock;
  }

  /** May be changed at any time. */
  get options(): FakeOptions {
    return this.cloud.options;
  }

  /** Cuts all connections and frees the port. */
  async stop(): Promise<void> {
    await this.server.close();
  }
}
