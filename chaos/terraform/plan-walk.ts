import { UNKNOWN } from "../../lib/plugin";
import type { Value } from "../../lib/plugin/values/value";
import type { Plan, PlannedChange, PlanOptions } from "./change";
import { dependenciesOf, evaluate } from "./configuration";
import type { Configuration, Move, Reference, ResourceBlock } from "./configuration";
import { visitAll } from "./order";
import type { Order } from "./order";
import { planDestruction, planResource } from "./plan-resource";
import { NOTHING, ResourceCalls } from "./resource-calls";
import type { Known } from "./resource-calls";
import type { State, StoredObject } from "./state";
import { NodeFailed } from "./walk";
import type { Walk } from "./walk";

/** Reads the state, refreshes it and plans every resource, those that left the code included. */
export class PlanWalk {
  private readonly refreshed: Map<string, StoredObject>;
  private readonly changes = new Map<string, PlannedChange>();
  private readonly failed = new Set<string>();

  constructor(
    private readonly walk: Walk,
    private readonly configuration: Configuration,
    state: State,
    private readonly options: PlanOptions,
  ) {
    this.refreshed = moved(state, options.moves ?? []);
  }

  /** The plan, or null if something failed. */
  async run(serial: number, { shuffle, parallelism }: Order): Promise<Plan | null> {
    const orphans = [...this.refreshed.keys()].filter((address) => this.blockOf(address) === undefined);
    const names = [...this.configuration.map(({ address }) => address), ...orphans];
    const tasks = shuffle(names).map((name) => ({ name, after: this.dependenciesOf(name) }));
    await visitAll(tasks, parallelism, ({ name, after }) => this.visit(name, after));
    const { configuration, changes, refreshed } = this;
    return this.failed.size > 0 ? null : { configuration, changes, refreshed, serial };
  }

  private async visit(address: string, after: readonly string[]): Promise<void> {
    if (after.some((name) => this.failed.has(name))) {
      this.failed.add(address);
      return;
    }
    try {
      await this.visitResource(address);
    } catch (error) {
      if (!(error instanceof NodeFailed)) throw error;
      this.failed.add(address);
    }
  }

  private async visitResource(address: string): Promise<void> {
    const stored = this.refreshed.get(address);
    const block = this.blockOf(address);
    const alias = block?.alias ?? stored?.alias ?? "";
    const calls = await ResourceCalls.of(this.walk, address, alias);
    const known = stored === undefined ? NOTHING : await this.read(calls, stored);
    const current = stored === undefined ? NOTHING : await this.refresh(calls, stored, known);
    this.walk.checkpoint(address);
    if (block !== undefined) {
      const config = evaluate(block, calls.schema, (reference) => this.lookUp(reference));
      const replace = this.options.replace === address;
      const tainted = current.values !== null && (stored?.tainted ?? false);
      this.changes.set(address, await planResource(this.walk, calls, { current, tainted, config, replace }));
    } else if (current.values !== null) {
      // What leaves the code is refreshed, and yet its destruction is planned from what was stored: the provider has to look.
      this.changes.set(address, await planDestruction(this.walk, calls, known));
    }
  }

  private async read(calls: ResourceCalls, stored: StoredObject): Promise<Known> {
    return { values: await calls.stored(stored), private: stored.private };
  }

  private async refresh(calls: ResourceCalls, stored: StoredObject, known: Known): Promise<Known> {
    if (this.options.refresh === false) {
      return known;
    }
    this.walk.checkpoint(calls.address);
    const now = await calls.refreshed(known);
    if (now.values === null) {
      this.refreshed.delete(calls.address);
    } else {
      this.refreshed.set(calls.address, { ...stored, values: now.values, private: now.private });
    }
    return now;
  }

  private lookUp({ address, attribute }: Reference): Value {
    return this.changes.get(address)?.after?.[attribute] ?? (this.changes.has(address) ? null : UNKNOWN);
  }

  private blockOf(address: string): ResourceBlock | undefined {
    return this.configuration.find((block) => block.address === address);
  }

  private dependenciesOf(address: string): readonly string[] {
    const block = this.blockOf(address);
    return block === undefined ? [] : dependenciesOf(block);
  }
}

/** What is in state under the old address is there under the new one, unless that is taken. */
function moved(state: State, moves: readonly Move[]): Map<string, StoredObject> {
  const nameOf = (address: string): string => {
    const move = moves.find(({ from, to }) => from === address && !state.has(to));
    return move?.to ?? address;
  };
  return new Map(
    [...state].map(([address, object]) => [
      nameOf(address),
      { ...object, dependencies: object.dependencies.map(nameOf) },
    ]),
  );
}
