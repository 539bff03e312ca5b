import type { Draft } from "./draft";
import type { Step } from "./history";
import { RandomPayers } from "./random-payers";

/** A few steps that belong together, about who pays for a member. */
export class ScenesOfPayers {
  private readonly payers: RandomPayers;

  constructor(private readonly draft: Draft) {
    this.payers = new RandomPayers(draft.random);
  }

  /** Another account is to pay; now and then, together with another change. */
  change(): readonly Step[] {
    const { draft, payers } = this;
    const edit = payers.edit(draft.code);
    const more = draft.random.chance(40) ? [draft.write(draft.edits.edit(draft.code))] : [];
    return [
      draft.write(edit),
      ...more,
      draft.apply(edit.edit === "declare a member" ? ["CreateResourceAccount"] : ["UpdatePayerForAccount"]),
      ...(draft.random.chance(40) ? [draft.apply()] : []),
    ];
  }

  /** The code says who pays, somebody else says otherwise, and the next run puts it right. */
  dispute(): readonly Step[] {
    const { draft, payers } = this;
    return [{ step: "event", event: payers.event() }, draft.apply(["UpdatePayerForAccount"])];
  }
}
