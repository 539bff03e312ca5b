import { INVITEE_ACCOUNT_ID, INVITEE_TWO_ACCOUNT_ID } from "../../../lib/testing";
import { Scene } from "../../../test/provider/support/scene";
import { EMPTY_CODE } from "../../history/code";
import type { Code } from "../../history/code";
import { configurationOf } from "../../history/configuration-of";
import type { AccountIds } from "../../history/configuration-of";
import type { Configuration } from "../../terraform/configuration";
import { hclOf } from "./hcl";
import type { Stage } from "./stage";

/** The terraform binary, with the provider served from this process. */
export class RealStage implements Stage {
  private written: Configuration = [];

  private constructor(
    private readonly scene: Scene,
    private readonly ids: AccountIds,
  ) {
    this.code(EMPTY_CODE);
  }

  /** With the same members as the world of a history. */
  static async open(): Promise<RealStage> {
    const scene = await Scene.open();
    const { world } = scene.fake;
    const member = (displayName: string): string => {
      const { accountId } = world.createMember({ displayName });
      world.setSecurityInfo(accountId, { phone: true });
      return accountId;
    };
    return new RealStage(scene, {
      payments: member("payments-prod"),
      orders: member("orders-prod"),
      acme: INVITEE_ACCOUNT_ID,
      globex: INVITEE_TWO_ACCOUNT_ID,
      platform: world.createFolder({ name: "platform" }).id,
      sandbox: world.createFolder({ name: "sandbox" }).id,
    });
  }

  get fake() {
    return this.scene.fake;
  }

  code(code: Code): void {
    this.written = configurationOf(code, this.ids);
    this.scene.code(hclOf(this.written, { acme: "invitee" }));
  }

  async plan({ refresh = true, replace }: { refresh?: boolean; replace?: string } = {}): Promise<boolean> {
    const options = [`-refresh=${refresh}`, ...(replace === undefined ? [] : [`-replace=${replace}`])];
    return (await this.scene.plan(...options)).ok;
  }

  async apply({ refresh = true }: { refresh?: boolean } = {}): Promise<boolean> {
    return (await this.scene.apply(`-refresh=${refresh}`)).ok;
  }

  async applyPlan(): Promise<boolean> {
    return (await this.scene.applyPlan()).ok;
  }

  async taint(address: string): Promise<boolean> {
    return (await this.scene.terraform("taint", address)).ok;
  }

  async forget(address: string): Promise<boolean> {
    return (await this.scene.terraform("state", "rm", address)).ok;
  }

  async import(address: string, id: string): Promise<boolean> {
    return (await this.scene.terraform("import", address, id)).ok;
  }

  async state(): Promise<Readonly<Record<string, unknown>>> {
    const entries = this.written.map(async ({ address }) => {
      try {
        return [address, await this.scene.state(address)] as const;
      } catch {
        return [address, "tainted"] as const;
      }
    });
    const found = await Promise.all(entries);
    return Object.fromEntries(found.filter(([, values]) => values !== null)) as Record<string, unknown>;
  }

  close(): Promise<void> {
    return this.scene.close();
  }
}
