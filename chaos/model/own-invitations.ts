import type { World } from "../world/world";
import type { Write } from "./writes";

/** The invitations that the code has sent, and those of them that it has taken back itself. */
export class OwnInvitations {
  private readonly lastOf = new Map<string, string>();
  private readonly withdrawn = new Set<string>();

  constructor(private readonly world: World) {}

  /** The directory has carried out a write of ours. @param address the first one */
  committed(address: string, { operation, parameters }: Write): void {
    if (operation === "CancelHandshake") {
      this.withdrawn.add(parameters["HandshakeId"] ?? "");
    } else if (operation === "InviteAccountToResourceDirectory") {
      const sent = this.world.fake.world.handshakesOf(parameters["TargetEntity"] ?? "").at(-1);
      this.lastOf.set(address, sent?.id ?? "");
    }
  }

  /** Whether the last one was cancelled by the code: it has not lapsed, and nobody else has answered it. */
  isWithdrawn(address: string): boolean {
    return this.withdrawn.has(this.lastOf.get(address) ?? "");
  }
}
