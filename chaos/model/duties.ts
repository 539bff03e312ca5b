import { isUnknown } from "../../lib/plugin";
import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import type { AccountName } from "../history/code";
import type { World } from "../world/world";
import { InvitationQuota } from "./invitation-quota";

/** Something that is to be sent: for which block, and to which account. */
export interface Duty {
  readonly address: string;
  /** Of a hook: null as long as its member has not joined, and unknown while a plan does not know it. */
  readonly accountId: unknown;
  /** Of an invitation. */
  readonly target: unknown;
  /** Whether the block is in state: one that is pending is to be replaced then, and is the only one otherwise. */
  readonly follows: boolean;
  /** Of a change of the logon address. */
  readonly newAddress: unknown;
  /** How many have gone out for it before. */
  readonly sentBefore: number;
}

/**
 * Where nothing has gone wrong and nobody else has had a hand in it, a new intent that is applied with success has sent
 * its mail or its invitation. Anything else than plain applies of the code may have its reasons not to send.
 */
export class Duties {
  private isDisturbed = false;
  private due: readonly Duty[] = [];
  private readonly quota: InvitationQuota;

  constructor(private readonly world: World) {
    this.quota = new InvitationQuota(world);
  }

  /** From now on it may be right not to send. */
  disturb(): void {
    this.isDisturbed = true;
  }

  begin(duties: readonly Duty[]): void {
    this.due = duties.filter((duty) => isUnknown(duty.accountId) || this.canBeSent(duty));
    this.quota.begin();
  }

  /**
   * The apply has succeeded.
   *
   * @param invited how many invitations it has sent
   * @returns the addresses that owe something
   */
  owed(sentFor: (address: string) => number, invited: number): readonly string[] {
    const isOpen = ({ target }: Duty): boolean =>
      typeof target !== "string" || this.quota.takesAnother(target, invited);
    const canBeSent = (duty: Duty): boolean =>
      !isUnknown(duty.accountId) || this.canBeSent(this.nowKnown(duty));
    return this.isDisturbed
      ? []
      : this.due
          .filter(canBeSent)
          .filter((duty) => sentFor(duty.address) === duty.sentBefore && isOpen(duty))
          .map(({ address }) => address);
  }

  /** Of a member that is made by the same apply. */
  private nowKnown(duty: Duty): Duty {
    const name = duty.address.split(".")[1] as AccountName;
    return { ...duty, accountId: this.world.accountOf(name) };
  }

  private canBeSent({ accountId, target, follows, newAddress }: Duty): boolean {
    const { world } = this.world.fake;
    if (typeof newAddress === "string") {
      const member = world.tryMember(String(accountId));
      return member !== undefined && member.accountName !== newAddress;
    }
    if (typeof target !== "string") {
      return typeof accountId === "string" && world.tryMember(accountId)?.type === "ResourceAccount";
    }
    const invited = world
      .handshakesOf(target)
      .some(({ status, directoryId }) => status === "Pending" && directoryId === SAMPLE_DIRECTORY_ID);
    return world.tryMember(target) === undefined && (follows || !invited);
  }
}
