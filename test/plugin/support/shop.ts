import type { ThingState } from "./demo-provider";

/** What stands behind the provider: the world that tests look at. */
export class Shop {
  readonly things = new Map<string, ThingState>();
  readonly calls: string[] = [];
  private nextId = 1;

  newId(): string {
    return `thing-${this.nextId++}`;
  }

  /** Somebody else changes a thing. */
  change(name: string, changes: Partial<ThingState>): void {
    const found = this.things.get(name);
    if (found !== undefined) {
      this.things.set(name, { ...found, ...changes });
    }
  }

  /** The endpoint of every thing by its name. */
  endpoints(): Record<string, string | null> {
    return Object.fromEntries([...this.things.values()].map((thing) => [thing.name, thing.endpoint]));
  }

  /** Called when a call of the resource begins. */
  onCall: (call: string) => void = () => undefined;

  record(call: string): void {
    this.calls.push(call);
    this.onCall(call);
  }
}
