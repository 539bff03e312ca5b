import { createHost } from "../../lib/plugin/rpc/connection";
import { CrashGuard } from "../../lib/plugin/rpc/crash-guard";
import { createLogger } from "../../lib/plugin/server/log-lines";
import type { resourceDirectoryProvider } from "../../lib/provider/provider";
import type { Deps } from "../../lib/directory";
import { maskEmailsIn } from "../../lib/rules";
import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import type { LoggedRequest } from "../../lib/testing";
import type { ObjectValue } from "../../lib/plugin/values/value";
import type { Random } from "../../test/plugin/support/random";
import { MANAGEMENT } from "../history/code";
import { PluginProcess } from "../terraform/plugin-process";
import type { World } from "./world";

export type Provider = ReturnType<typeof resourceDirectoryProvider>;

/** The provider under test; a planted bug is another one. */
export type MakeProvider = (deps: Deps) => Provider;

/** Starts provider processes, each with an access key of its own, by which its calls are known. */
export class ProviderProcesses {
  private readonly byKey = new Map<string, PluginProcess>();
  private readonly nextKey = new Map<string, string>();

  constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly log: (line: string) => void,
    private readonly namesDirectory: boolean,
    private readonly makeProvider: MakeProvider,
  ) {}

  start(alias: string): PluginProcess {
    const { accessKeyId } = this.world.newKey(alias);
    this.nextKey.set(alias, accessKeyId);
    const process: PluginProcess = new PluginProcess(
      createHost(this.makeProvider(this.depsOf(() => process.isAlive)), {
        log: this.logger(() => process.isAlive),
        redact: maskEmailsIn,
        crashes: new CrashGuard(),
      }),
    );
    this.byKey.set(accessKeyId, process);
    return process;
  }

  /** The arguments of the provider block for the process that was started last. */
  arguments(alias: string): ObjectValue {
    const accessKeyId = this.nextKey.get(alias) ?? "";
    return {
      access_key: accessKeyId,
      secret_key: accessKeyId.replace("ak-", "sk-"),
      directory_id: alias === MANAGEMENT && this.namesDirectory ? SAMPLE_DIRECTORY_ID : null,
    };
  }

  /** The process that sent the call; undefined if it was somebody else. */
  senderOf({ accessKeyId }: LoggedRequest): PluginProcess | undefined {
    return this.byKey.get(accessKeyId);
  }

  private depsOf(isAlive: () => boolean): Deps {
    const { fake } = this.world;
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
        fake.clock.advance(ms);
      },
      random: () => this.random.below(2 ** 20) / 2 ** 20,
      env: { RESOURCEDIRECTORY_ENDPOINT: fake.endpoint },
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
        if (isAlive()) this.log(line);
      },
    });
  }
}
