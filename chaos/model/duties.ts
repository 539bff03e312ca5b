import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import type { Plan } from "../terraform/change";
import type { World } from "../world/world";

/**
 * Where nothing has gone wrong and nobody else has had a hand in it, a new intent that is applied with success has sent
 * its mail or its invitation. Anything else than plain applies of the code may have its reasons not to send.
 */
export class Duties {
  private isDisturbed = false;
  private due: readonly string[] = [];

  constructor(private readonly world: World) {}

  /** From now on it may be right not to send. */
  disturb(): void {
    this.isDisturbed = true;
  }

  /** @param addresses those with a new intent */
  begin(addresses: readonly string[], { changes }: Plan): void {
    this.due = addresses.filter((address) => {
      const { after } = changes.get(address) ?? {};
      return this.canBeSent(after?.["account_id"] ?? null, after?.["target"] ?? null);
    });
  }

  /** The apply has succeeded. @returns the addresses that owe something */
  owed(sentFor: (address: string) => number): readonly string[] {
    return this.isDisturbed ? [] : this.due.filter((address) => sentFor(address) === 0);
  }

  private canBeSent(accountId: unknown, target: unknown): boolean {
    const { world } = this.world.fake;
    if (typeof accountId === "string") {
      return world.tryMember(accountId)?.type === "ResourceAccount";
    }
    const invited = world
      .handshakesOf(String(target))
      .some(({ status, directoryId }) => status === "Pending" && directoryId === SAMPLE_DIRECTORY_ID);
    return world.tryMember(String(target)) === undefined && !invited;
  }
}
