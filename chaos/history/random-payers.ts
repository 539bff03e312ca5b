import type { Random } from "../../test/plugin/support/random";
import type { WorldEvent } from "../world/events";
import { VENDED } from "./code";
import type { Code } from "./code";
import type { Edit } from "./edits";
import type { PayerName } from "./payers";
import { weighted } from "./weighted";

/** Random edits and events of who pays for members. */
export class RandomPayers {
  constructor(private readonly random: Random) {}

  declaration(): Edit {
    const { random } = this;
    const member = random.pick(...VENDED);
    const takesOver = member === "billing" && random.chance(30) ? "orders" : null;
    const policy = random.pick("PROTECT", "ABANDON", "DESTROY");
    return { edit: "declare a member", member, takesOver, policy, settings: { payer: this.payer() } };
  }

  edit(code: Code): Edit {
    const member = this.random.pick(...VENDED);
    return code.vended[member] === undefined
      ? this.declaration()
      : { edit: "change the member", member, change: { payer: this.payer() } };
  }

  event(): WorldEvent {
    const { random } = this;
    const member = random.pick(...VENDED);
    return weighted<WorldEvent>(random, [
      [6, () => ({ event: "let another account pay", member, payer: this.payer() })],
      [1, () => ({ event: "rename the member", member, name: `${member}-elsewhere` })],
      [1, () => ({ event: "remove the member elsewhere", member })],
      [1, () => ({ event: "tag the member elsewhere", member, key: random.pick("owner", "team") })],
    ]);
  }

  /** Null says nothing of it in the code; elsewhere, it is as if nobody was ever set. */
  private payer(): PayerName | null {
    return weighted<PayerName | null>(this.random, [
      [4, () => "management"],
      [3, () => "payments"],
      [2, () => "stranger"],
      [3, () => null],
    ]);
  }
}
