import { createHost } from "../../lib/plugin/rpc/connection";
import { CrashGuard } from "../../lib/plugin/rpc/crash-guard";
import { createLogger } from "../../lib/plugin/server/log-lines";
import type { resourceDirectoryProvider } from "../../lib/provider/provider";
import type { Deps } from "../../lib/directory";
import { maskEmailsIn } from "../../lib/rules";
import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import type { LoggedRequest, SampleKey } from "../../lib/testing";
import type { ObjectValue } from "../../lib/plugin/values/value";
import type { Draws } from "../history/luck";
import { INVITEES, MANAGEMENT } from "../history/code";
import type { InviteeName, LimitsCode } from "../history/code";
import { credentialsPrefix } from "../history/configuration-of";
import { PluginProcess } from "../terraform/plugin-process";
import type { Turns } from "./turns";
import type { World } from "./world";

export type Provider = ReturnType<typeof resourceDirectoryProvider>;

/** The provider under test; a planted bug is another one. */
export type MakeProvider = (deps: Deps) => Provider;

export interface ProcessOptions {
  readonly makeProvider: MakeProvider;
  /** Gets every line that a process logs. */
  readonly log?: (line: string) => void;
  /** Whether the provider block names the directory that must answer. */
  readonly namesDirectory?: boolean;
  /** Where a pause is waited for; without it, it is over at once. */
  readonly turns?: Turns;
}

/** Starts provider processes, each with an access key of its own, by which its calls are known. */
export class ProviderProcesses {
  private readonly byKey = new Map<string, PluginProcess>();
  private readonly nextKey = new Map<string, string>();

  constructor(
    private readonly world: World,
    private readonly luck: Draws,
    private readonly options: ProcessOptions,
  ) {}

  start(alias: string): PluginProcess {
    const { accessKeyId } = this.world.newKey(alias);
    this.nextKey.set(alias, accessKeyId);
    // What an acceptance may bring stands in the environment of the process.
    const brought = INVITEES.map((invitee) => ({ invitee, key: this.world.newKey(invitee) }));
    const env = Object.fromEntries(brought.flatMap(({ invitee, key }) => variablesOf(invitee, key)));
    const deps = this.depsOf(() => process.isAlive, env);
    const process: PluginProcess = new PluginProcess(
      createHost(this.options.makeProvider(deps), {
        log: this.logger(() => process.isAlive),
        redact: maskEmailsIn,
        crashes: new CrashGuard(),
        pause: (ms) => deps.sleep(ms),
      }),
      (killed) => this.options.turns?.drop(killed),
    );
    this.byKey.set(accessKeyId, process);
    brought.forEach(({ key }) => this.byKey.set(key.accessKeyId, process));
    return process;
  }

  /** The arguments of the provider block for the process that was started last. */
  arguments(alias: string, limits: LimitsCode | null = null): ObjectValue {
    const accessKeyId = this.nextKey.get(alias) ?? "";
    return {
      access_key: accessKeyId,
      secret_key: accessKeyId.replace("ak-", "sk-"),
      directory_id: alias === MANAGEMENT && this.options.namesDirectory === true ? SAMPLE_DIRECTORY_ID : null,
      limits: alias === MANAGEMENT && limits !== null ? { ...limits } : null,
    };
  }

  /** The process that sent the call; undefined if it was somebody else. */
  senderOf({ accessKeyId }: LoggedRequest): PluginProcess | undefined {
    return this.byKey.get(accessKeyId);
  }

  private depsOf(isAlive: () => boolean, env: Deps["env"]): Deps {
    const { fake } = this.world;
    const { turns } = this.options;
    const silent = (): void => undefined;
    // Every attempt of a call looks at the clock first, so a process that has ended sends nothing any more.
    const now = (): number => {
      if (!isAlive()) throw new Error("This process has ended.");
      return this.world.now();
    };
    return {
      now,
      sleep: async (ms, signal) => {
        signal?.throwIfAborted();
        now();
        if (turns === undefined) fake.clock.advance(ms);
        else await turns.pause(ms, signal);
      },
      random: () => this.luck.below(2 ** 20) / 2 ** 20,
      env: { RESOURCEDIRECTORY_ENDPOINT: fake.endpoint, ...env },
      log: { debug: silent, info: silent, warn: silent },
    };
  }

  private logger(isAlive: () => boolean) {
    return createLogger({
      level: "trace",
      module: "provider",
      now: () => new Date(this.world.now()),
      redact: maskEmailsIn,
      write: (line) => {
        if (isAlive()) this.options.log?.(line);
      },
    });
  }
}

function variablesOf(invitee: InviteeName, { accessKeyId, accessKeySecret }: SampleKey) {
  const prefix = credentialsPrefix(invitee);
  return [
    [`${prefix}ALICLOUD_ACCESS_KEY`, accessKeyId],
    [`${prefix}ALICLOUD_SECRET_KEY`, accessKeySecret],
  ] as const;
}
