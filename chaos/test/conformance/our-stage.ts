import type { ObjectValue } from "../../../lib/plugin/values/value";
import { resourceDirectoryProvider } from "../../../lib/provider/provider";
import { Random } from "../../../test/plugin/support/random";
import { EMPTY_CODE } from "../../history/code";
import type { Code } from "../../history/code";
import { configurationOf } from "../../history/configuration-of";
import type { Plan } from "../../terraform/change";
import { Terraform } from "../../terraform/terraform";
import type { Surroundings } from "../../terraform/walk";
import { ProviderProcesses } from "../../world/provider-processes";
import { World } from "../../world/world";
import type { Stage } from "./stage";

/** The small Terraform of the histories. */
export class OurStage implements Stage {
  private readonly terraform: Terraform;
  private written: Code = EMPTY_CODE;
  private lastPlan: Plan | null = null;

  private constructor(private readonly world: World) {
    const ignored = (): void => undefined;
    const processes = new ProviderProcesses(world, new Random(1), {
      makeProvider: resourceDirectoryProvider,
    });
    const surroundings: Surroundings = {
      start: (alias) => processes.start(alias),
      providerArguments: (alias): ObjectValue => processes.arguments(alias),
      asks: (_question, _process, call) => call(),
      hears: ignored,
    };
    this.terraform = new Terraform(surroundings);
  }

  static async open(): Promise<OurStage> {
    return new OurStage(await World.open(1, {}));
  }

  get fake() {
    return this.world.fake;
  }

  code(code: Code): void {
    this.written = code;
  }

  async plan(options = {}): Promise<boolean> {
    const { plan, ok } = await this.terraform.plan(this.configuration, options);
    this.lastPlan = plan;
    return ok;
  }

  async apply(options = {}): Promise<boolean> {
    return (await this.plan(options)) && this.applyPlan();
  }

  async applyPlan(): Promise<boolean> {
    return this.lastPlan !== null && (await this.terraform.apply(this.lastPlan)).ok;
  }

  async taint(address: string): Promise<boolean> {
    this.terraform.taint(address);
    return true;
  }

  async forget(address: string): Promise<boolean> {
    this.terraform.forget(address);
    return true;
  }

  async import(address: string, id: string): Promise<boolean> {
    const block = this.configuration.find((candidate) => candidate.address === address);
    return block !== undefined && (await this.terraform.import(block, id)).ok;
  }

  async state(): Promise<Readonly<Record<string, unknown>>> {
    return Object.fromEntries(
      [...this.terraform.state].map(([address, { values, tainted }]) => [
        address,
        tainted ? "tainted" : values,
      ]),
    );
  }

  close(): Promise<void> {
    return this.world.close();
  }

  private get configuration() {
    return configurationOf(this.written, this.world.ids);
  }
}
