import { SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import type { World } from "../world/world";

interface Sent {
  readonly accountId: string;
  readonly at: number;
}

/** Which promotions and invitations nobody has answered in time. The record of an invitation vanishes a while after that. */
export class Lapses {
  private readonly invitations = new Map<string, Sent>();

  constructor(private readonly world: World) {}

  /** Takes note of the invitations that are on record now. */
  look(): void {
    for (const { id, directoryId, targetEntity, createTime } of this.world.fake.world.handshakes) {
      if (directoryId === SAMPLE_DIRECTORY_ID) {
        this.invitations.set(id, { accountId: targetEntity, at: createTime.getTime() });
      }
    }
  }

  /** Whether one has lapsed that was sent to the account at this time or later. */
  hasLapsedSince(accountId: string, since: number): boolean {
    const { promotions } = this.world.fake.world;
    const mails = promotions.filter(({ status }) => status === "Expired");
    const lapsed = [
      ...mails.map((mail) => ({ accountId: mail.accountId, at: mail.lastMailAt.getTime() })),
      ...[...this.invitations].filter(([id]) => this.isOver(id)).map(([, sent]) => sent),
    ];
    return lapsed.some((sent) => sent.accountId === accountId && sent.at >= since);
  }

  /** Whether the last mail to a member, or the last invitation of an account, is one that lapsed. */
  isNewest(accountId: string, kind: "mail" | "invitation"): boolean {
    if (kind === "mail") {
      return this.world.fake.world.tryMember(accountId)?.status === "PromoteExpired";
    }
    const all = [...this.invitations].filter(([, sent]) => sent.accountId === accountId);
    const newest = all.sort(([, one], [, other]) => other.at - one.at)[0]?.[0];
    return newest !== undefined && this.isOver(newest);
  }

  private isOver(id: string): boolean {
    const found = this.world.fake.world.handshakes.find((handshake) => handshake.id === id);
    return found === undefined || found.status === "Expired" || found.status === "Deleted";
  }
}
