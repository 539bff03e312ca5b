import type { Deps } from "../../lib/directory";
import { resourceDirectoryProvider } from "../../lib/provider/provider";
import { providerSchema, RESOURCE_SCHEMAS } from "../../lib/provider/schema";
import type { ObjectValue } from "../../lib/plugin/values/value";
import { Random } from "../../test/plugin/support/random";
import { MANAGEMENT } from "../history/code";
import { leaks, wrongTexts } from "../model/texts";
import type { Configuration } from "../terraform/configuration";
import type { Message } from "../terraform/messages";
import type { PluginProcess } from "../terraform/plugin-process";
import { Terraform } from "../terraform/terraform";
import type { Surroundings } from "../terraform/walk";
import { ProviderProcesses } from "../world/provider-processes";
import { World } from "../world/world";
import { randomArguments, resolved } from "./values";

/** What became of one configuration. */
export interface Verdict {
  readonly type: string;
  /** How far it came: refused by validation or the plan, applied, or failed while it was applied. */
  readonly end: "refused" | "applied" | "failed";
  readonly problems: readonly string[];
}

type ResourceType = keyof typeof RESOURCE_SCHEMAS;

const TYPES = Object.keys(RESOURCE_SCHEMAS) as [ResourceType, ...ResourceType[]];
/** They lead to hosts that are not on this machine. */
const ROLES = ["assume_role_arn", "ecs_role_name", "assume_role_session_name", "assume_role_external_id"];

/** Longer than every time-out but the absurd ones. */
const PATIENCE_MS = 12 * 60 * 60 * 1_000;

/** Writes a random provider block and resource; plans and applies them, a change of them, and their destruction. */
export async function play(seed: number): Promise<Verdict> {
  const random = new Random(seed);
  const world = await World.open(seed, {});
  world.fake.world.inviteElsewhere(world.ids.globex);
  try {
    return await new Life(random, world).live();
  } finally {
    await world.close();
  }
}

class Life {
  private readonly problems: string[] = [];
  private readonly type: ResourceType;
  private readonly alias: string;
  private readonly isProviderSound: boolean;
  private readonly terraform: Terraform;
  private process: PluginProcess | undefined;
  private waitedMs = 0;

  constructor(
    private readonly random: Random,
    private readonly world: World,
  ) {
    this.type = random.pick(...TYPES);
    this.alias = random.chance(20) ? "globex" : aliasOf(this.type);
    this.isProviderSound = random.chance(70);
    const log = (line: string): void => {
      this.problems.push(...leaks("log", line).map(({ details }) => details));
    };
    const processes = new ProviderProcesses(world, random, {
      makeProvider: (deps) => resourceDirectoryProvider({ ...deps, sleep: this.impatiently(deps) }),
      log,
    });
    const odd = randomArguments(random, world, providerSchema, ROLES);
    const surroundings: Surroundings = {
      start: (alias) => {
        this.process = processes.start(alias);
        this.waitedMs = 0;
        return this.process;
      },
      providerArguments: (alias) => ({
        ...(this.isProviderSound ? {} : odd),
        ...(this.isProviderSound || random.chance(50) ? processes.arguments(alias) : {}),
      }),
      asks: (_question, _process, call) => call(),
      hears: () => undefined,
    };
    this.terraform = new Terraform(surroundings);
  }

  async live(): Promise<Verdict> {
    const end = await this.apply(this.written());
    await this.apply(this.written());
    await this.apply(null);
    return { type: this.type, end, problems: this.problems };
  }

  /** Whoever has written that ten thousand years be waited presses Ctrl-C in the end. */
  private impatiently({ sleep }: Deps): Deps["sleep"] {
    return async (ms, signal) => {
      this.waitedMs += ms;
      if (this.waitedMs > PATIENCE_MS) this.process?.stop();
      await sleep(ms, signal);
    };
  }

  private written(): ObjectValue {
    return randomArguments(this.random, this.world, RESOURCE_SCHEMAS[this.type], ROLES);
  }

  /** @param values null takes the block out of the code */
  private async apply(values: ObjectValue | null): Promise<Verdict["end"]> {
    const { plan, messages } = await this.terraform.plan(this.configuration(values));
    this.judge(messages, values);
    if (plan === null) {
      return "refused";
    }
    const known =
      values === null ? null : resolved(this.random, this.world, RESOURCE_SCHEMAS[this.type], values);
    const outcome = await this.terraform.apply({ ...plan, configuration: this.configuration(known) });
    this.judge(outcome.messages, known);
    return outcome.ok ? "applied" : "failed";
  }

  private configuration(values: ObjectValue | null): Configuration {
    return values === null ? [] : [{ address: `${this.type}.fuzzed`, alias: this.alias, arguments: values }];
  }

  private judge(messages: readonly Message[], values: ObjectValue | null): void {
    this.problems.push(...wrongTexts(messages).map(({ details }) => details));
    if (values !== null && this.isProviderSound) {
      const lost = messages.filter((message) => message.severity === "error" && !pointsSomewhere(message));
      this.problems.push(...lost.map(({ summary, detail }) => `no path: ${summary}\n${detail}`));
    }
  }
}

/** Whose business it is. */
function aliasOf(type: ResourceType): string {
  return type === "resourcedirectory_handshake_acceptance" ? "globex" : MANAGEMENT;
}

/** Credentials are no argument of the resource: what is wrong with them is said in words. */
function pointsSomewhere({ path, detail }: Message): boolean {
  return path !== null || detail.includes("credentials");
}
