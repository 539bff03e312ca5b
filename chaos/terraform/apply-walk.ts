import { shapeOf } from "../../lib/plugin/schema/shape";
import { fulfils } from "../../lib/plugin/values/compare";
import type { ObjectValue, Value } from "../../lib/plugin/values/value";
import { applyChange } from "./apply-resource";
import type { Plan, PlannedChange } from "./change";
import { dependenciesOf, evaluate } from "./configuration";
import type { Reference } from "./configuration";
import { brokenLaw, hasErrors } from "./messages";
import { visitAll } from "./order";
import type { Order, Task } from "./order";
import { planResource } from "./plan-resource";
import { NOTHING, ResourceCalls } from "./resource-calls";
import type { Known } from "./resource-calls";
import type { StoredObject } from "./state";
import { NodeFailed } from "./walk";
import type { Walk } from "./walk";

interface Node extends Task {
  readonly phase: "destroy" | "apply";
  readonly change: PlannedChange;
}

/** Does what a plan shows; each result is in `state` at once. */
export class ApplyWalk {
  readonly state: Map<string, StoredObject>;
  /** Whether the result of some resource is in `state` already. */
  hasResults = false;
  private readonly failed = new Set<string>();

  constructor(
    private readonly walk: Walk,
    private readonly plan: Plan,
  ) {
    this.state = new Map(plan.refreshed);
  }

  async run({ shuffle, parallelism }: Order): Promise<void> {
    await visitAll(shuffle(this.nodes()), parallelism, (node) => this.visit(node));
  }

  private nodes(): readonly Node[] {
    return [...this.plan.changes.values()].flatMap((change) => {
      const { action, address } = change;
      const destroys = action === "delete" || action === "replace";
      const applies = action === "create" || action === "update" || action === "replace";
      return [
        ...(destroys ? [destruction(change, this.dependentsOf(address))] : []),
        ...(applies ? [application(change, this.dependenciesOf(address), this.goneBefore(change))] : []),
      ];
    });
  }

  private async visit({ name, phase, change, after }: Node): Promise<void> {
    if (after.some((other) => this.failed.has(other))) {
      this.failed.add(name);
      return;
    }
    try {
      this.walk.checkpoint(change.address);
      const calls = await ResourceCalls.of(this.walk, change.address, change.alias);
      await (phase === "destroy" ? this.destroy(calls, change) : this.apply(calls, change));
    } catch (error) {
      if (!(error instanceof NodeFailed)) throw error;
      this.failed.add(name);
    }
  }

  private async destroy(calls: ResourceCalls, change: PlannedChange): Promise<void> {
    const stored = this.state.get(change.address) ?? null;
    if (stored !== null) {
      await calls.stored(stored);
    }
    await this.carryOut(calls, { ...change, action: "delete", after: null }, null, stored);
  }

  private async apply(calls: ResourceCalls, change: PlannedChange): Promise<void> {
    const stored = this.state.get(change.address) ?? null;
    const current: Known =
      stored === null ? NOTHING : { values: await calls.stored(stored), private: stored.private };
    const config = this.evaluate(calls);
    const again = await planResource(this.walk, calls, { current, tainted: false, config, replace: false });
    this.checkPlan(calls, change, again);
    if (again.action !== "no-op") {
      await this.carryOut(calls, again, config, stored);
    }
  }

  private async carryOut(
    calls: ResourceCalls,
    change: PlannedChange,
    config: ObjectValue | null,
    stored: StoredObject | null,
  ): Promise<void> {
    const dependencies = config === null ? (stored?.dependencies ?? []) : this.dependenciesOf(change.address);
    const { object, messages } = await applyChange(calls, change, config, stored, dependencies);
    this.walk.messages.push(...messages);
    if (object === null) {
      this.state.delete(change.address);
    } else {
      this.state.set(change.address, object);
    }
    this.hasResults = true;
    if (hasErrors(messages)) {
      throw new NodeFailed("the provider reports an error");
    }
  }

  /** With what has become known meanwhile, the plan may say more than before, but nothing else. */
  private checkPlan(calls: ResourceCalls, planned: PlannedChange, again: PlannedChange): void {
    const expected = planned.action === "replace" ? "create" : planned.action;
    const mayTurnOut = again.action === expected || (expected === "update" && again.action === "no-op");
    if (
      !mayTurnOut ||
      !fulfils(shapeOf(calls.schema), planned.after ?? undefined, again.after ?? undefined)
    ) {
      this.walk.fail(brokenLaw(calls.address, "Provider produced inconsistent final plan", ""));
    }
  }

  private evaluate(calls: ResourceCalls): ObjectValue {
    const block = this.plan.configuration.find(({ address }) => address === calls.address);
    if (block === undefined) {
      throw new Error(`${calls.address} is planned but not configured.`);
    }
    return evaluate(block, calls.schema, (reference) => this.lookUp(reference));
  }

  private lookUp({ address, attribute }: Reference): Value {
    return this.state.get(address)?.values[attribute] ?? null;
  }

  private dependenciesOf(address: string): readonly string[] {
    const block = this.plan.configuration.find((candidate) => candidate.address === address);
    return block === undefined ? [] : dependenciesOf(block);
  }

  /** What has to be destroyed first: what it replaces, and whatever leaves that it has depended on so far. */
  private goneBefore({ address, action }: PlannedChange): readonly string[] {
    const former = this.state.get(address)?.dependencies ?? [];
    return action === "replace" ? [address, ...former] : former;
  }

  private dependentsOf(address: string): readonly string[] {
    return [...this.state]
      .filter(([, { dependencies }]) => dependencies.includes(address))
      .map(([dependent]) => dependent);
  }
}

function destruction(change: PlannedChange, dependents: readonly string[]): Node {
  const after = dependents.map((address) => `destroy ${address}`);
  return { name: `destroy ${change.address}`, phase: "destroy", change, after };
}

function application(
  change: PlannedChange,
  dependencies: readonly string[],
  goneBefore: readonly string[],
): Node {
  const { address } = change;
  const after = [
    ...dependencies.map((other) => `apply ${other}`),
    ...goneBefore.map((other) => `destroy ${other}`),
  ];
  return { name: `apply ${address}`, phase: "apply", change, after };
}
