import { ApplyWalk } from "./apply-walk";
import type { Plan, PlanOptions } from "./change";
import type { Configuration, ResourceBlock } from "./configuration";
import { error, hasErrors } from "./messages";
import type { Message } from "./messages";
import { ONE_BY_ONE } from "./order";
import type { Order } from "./order";
import { PlanWalk } from "./plan-walk";
import { ResourceCalls } from "./resource-calls";
import { serialized } from "./state";
import type { State, StoredObject } from "./state";
import { NodeFailed, TerraformDied, Walk } from "./walk";
import type { Surroundings } from "./walk";

/** What is stored when Terraform itself is killed: nothing of the run, or what was done by then. */
export type Stored = "nothing of the run" | "what was done";

export interface Outcome {
  readonly ok: boolean;
  readonly messages: readonly Message[];
}

export interface PlanOutcome extends Outcome {
  /** Null if something failed. */
  readonly plan: Plan | null;
}

const KILLED: Outcome = { ok: false, messages: [] };

/** A small Terraform without its language: it drives a provider through the plugin protocol as Terraform 1.11 does. */
export class Terraform {
  state: State = new Map();
  private serial = 0;
  private walk: Walk | null = null;
  private applying: ApplyWalk | null = null;

  constructor(
    private readonly surroundings: Surroundings,
    private readonly order: Order = ONE_BY_ONE,
  ) {}

  async plan(configuration: Configuration, options: PlanOptions = {}): Promise<PlanOutcome> {
    let plan: Plan | null = null;
    const outcome = await this.inWalk(async (walk) => {
      plan = await new PlanWalk(walk, configuration, this.state, options).run(this.serial, this.order);
    });
    return { ...outcome, plan: outcome.ok ? plan : null };
  }

  /** Does what the plan shows, unless the state has changed since. */
  async apply(plan: Plan): Promise<Outcome> {
    if (plan.serial !== this.serial) {
      return failed("Saved plan is stale");
    }
    return this.inWalk(async (walk) => {
      this.applying = new ApplyWalk(walk, plan);
      await this.applying.run(this.order);
      this.store(this.applying.state);
    });
  }

  async import(block: ResourceBlock, id: string): Promise<Outcome> {
    const { address, alias } = block;
    if (this.state.has(address)) {
      return failed("Resource already managed by Terraform");
    }
    return this.inWalk(async (walk) => {
      const calls = await ResourceCalls.of(walk, address, alias);
      const { values, private: note } = await calls.refreshed(await calls.imported(id));
      if (values === null) {
        return walk.fail(error(address, "Cannot import it"));
      }
      this.put(address, { alias, values, private: note, tainted: false, dependencies: [] });
    });
  }

  /** `terraform state rm`. */
  forget(address: string): void {
    const state = new Map(this.state);
    state.delete(address);
    this.store(state);
  }

  /** `terraform taint`. */
  taint(address: string): void {
    const stored = this.state.get(address);
    if (stored !== undefined) {
      this.put(address, { ...stored, tainted: true });
    }
  }

  /** Ctrl-C during a run. */
  interrupt(): void {
    this.walk?.interrupt();
  }

  /** Signal 9 during a run. */
  die(stored: Stored): void {
    if (stored === "what was done" && this.applying?.hasResults === true) {
      this.store(this.applying.state);
    }
    this.walk?.die();
  }

  private async inWalk(work: (walk: Walk) => Promise<void>): Promise<Outcome> {
    const walk = new Walk(this.surroundings);
    this.walk = walk;
    try {
      await work(walk);
      return { ok: !hasErrors(walk.messages), messages: walk.messages };
    } catch (problem) {
      if (problem instanceof TerraformDied) return KILLED;
      if (problem instanceof NodeFailed) return { ok: false, messages: walk.messages };
      throw problem;
    } finally {
      walk.close();
      this.walk = null;
      this.applying = null;
    }
  }

  private put(address: string, object: StoredObject): void {
    this.store(new Map(this.state).set(address, object));
  }

  private store(state: State): void {
    if (serialized(state) !== serialized(this.state)) {
      this.serial += 1;
    }
    this.state = new Map(state);
  }
}

function failed(summary: string): Outcome {
  return { ok: false, messages: [error("", summary)] };
}
