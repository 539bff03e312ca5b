import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import type { World } from "../world/world";

const DAY_MS = 24 * 60 * 60 * 1000;

/** How many invitations the service takes in a day; those that were accepted do not count. */
export class InvitationQuota {
  private left = Infinity;
  private readonly leftFor = new Map<string, number>();

  constructor(private readonly world: World) {}

  /** An apply begins: what it finds used up may not be free before it ends. */
  begin(): void {
    const { quotas } = this.world.fake.options;
    const aDayAgo = this.world.now() - DAY_MS;
    const today = this.world.fake.world.handshakes.filter(
      ({ directoryId, createTime }) => directoryId === SAMPLE_DIRECTORY_ID && createTime.getTime() > aDayAgo,
    );
    this.left = quotas.invitationsPerDay - today.filter(({ status }) => status !== "Accepted").length;
    this.leftFor.clear();
    today.forEach(({ targetEntity }) => {
      const left = this.leftFor.get(targetEntity) ?? quotas.sameTargetInvitationsPerDay;
      this.leftFor.set(targetEntity, left - 1);
    });
  }

  /** @param sent how many the apply has sent, whomever to */
  takesAnother(target: string, sent: number): boolean {
    return sent < this.left && (this.leftFor.get(target) ?? 1) > 0;
  }
}
