/**
 * What a call says of an object: `refresh`, `keep` and `rename`, that state holds it, the latter two at an address that the
 * code has; `create` and `destroy`, what is planned for it; `release`, that its block lets it go without a call, as after a
 * taint.
 */
export type KeyUse = "refresh" | "keep" | "rename" | "create" | "destroy" | "release";

/**
 * What the calls of one plan have said so far of the object that the directory knows by one key. Terraform plans a
 * renamed block as two objects that know nothing of each other, side by side and in any order: here they meet.
 */
export class PlannedKey {
  private readonly uses = new Set<KeyUse>();
  /** A call has said that no state holds the object, as far as it could know then. */
  isTakenForForeign = false;
  /** Whether its destruction ends what is under way at the service; null as long as none is planned. */
  isCancelled: Promise<boolean> | null = null;
  /** Another object was refused because of what is under way, as far as its call could know then. */
  isInTheWay = false;
  /** Types of the objects that end with it. */
  endsAs: readonly string[] = [];
  /** Type of the object that stays and keeps it. */
  keptAs = "";
  private refused = false;
  private claimed = false;
  private readonly whenInState: Promise<void>;
  private foundInState = (): void => undefined;

  constructor() {
    this.whenInState = new Promise((resolve) => {
      this.foundInState = resolve;
    });
  }

  add(use: KeyUse): void {
    this.uses.add(use);
    if (use !== "create") {
      this.foundInState();
    }
  }

  has(use: KeyUse): boolean {
    return this.uses.has(use);
  }

  /** Whether no call has refused this object yet: one mistake in the code is one error, whichever call finds it. */
  firstRefusal(): boolean {
    const first = !this.refused;
    this.refused = true;
    return first;
  }

  /** Whether no other block of this plan stands for the object: two could not share it. */
  firstClaim(): boolean {
    const first = !this.claimed;
    this.claimed = true;
    return first;
  }

  /** Whether state holds the object, which a call of this plan may say only before `timeUp`. */
  async isInState(timeUp: Promise<void>): Promise<boolean> {
    await Promise.race([this.whenInState, timeUp]);
    return this.uses.size > (this.has("create") ? 1 : 0);
  }
}

/** The keys that one plan names, those of each resource type by themselves. */
export class PlannedKeys {
  private readonly keys = new Map<string, PlannedKey>();

  get(typeName: string, key: string): PlannedKey {
    const name = `${typeName} ${key}`;
    const known = this.keys.get(name) ?? new PlannedKey();
    this.keys.set(name, known);
    return known;
  }
}
