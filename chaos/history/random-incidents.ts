import { OPERATIONS } from "../../lib/directory";
import type { Operation } from "../../lib/directory";
import type { Random } from "../../test/plugin/support/random";
import { FAULTS } from "../world/incidents";
import type { Fault, Incident, Moment } from "../world/incidents";
import { HOUR, MINUTE } from "./random-events";
import type { RandomEvents } from "./random-events";
import { weighted } from "./weighted";

/** Random trouble during a command. */
export class RandomIncidents {
  constructor(
    private readonly random: Random,
    private readonly events: RandomEvents,
  ) {}

  /** @param likely the operations at which trouble is most interesting */
  make(likely: readonly Operation[]): readonly Incident[] {
    if (this.random.chance(likely.length > 0 ? 25 : 45)) {
      return [];
    }
    return Array.from({ length: this.random.pick(1, 1, 1, 2, 3) }, () => this.incident(likely));
  }

  private incident(likely: readonly Operation[]): Incident {
    const { random } = this;
    const at = this.callPoint(likely);
    const moment = random.pick<Moment>("before", "after");
    return weighted<Incident>(random, [
      [40, () => ({ at, incident: "fault", fault: this.fault(), times: random.pick(1, 1, 1, 1, 2, 3, 40) })],
      [
        35,
        () => ({
          at,
          incident: "crash",
          moment,
          who: random.pick("the provider", "the provider and Terraform"),
          stored: random.pick("nothing of the run", "what was done"),
        }),
      ],
      [7, () => ({ at, incident: "Ctrl-C", moment })],
      [6, () => ({ at, incident: "delay", ms: random.pick(5_000, 2 * MINUTE, HOUR) })],
      [12, () => ({ at, incident: "meanwhile", moment, event: this.events.make() })],
    ]);
  }

  private callPoint(likely: readonly Operation[]): Incident["at"] {
    const { random } = this;
    const operation = likely[random.below(likely.length)];
    if (operation !== undefined && random.chance(70)) {
      return { operation, nth: random.chance(90) ? 1 : 2 };
    }
    if (random.chance(80)) {
      return { operation: "any call", nth: 1 + random.below(12) };
    }
    const all = Object.keys(OPERATIONS) as Operation[];
    return { operation: all[random.below(all.length)] ?? "GetAccount", nth: random.pick(1, 1, 2) };
  }

  /** Every second one leaves it open whether the call was carried out. */
  private fault(): Fault {
    const isAmbiguous = this.random.chance(50);
    const all = (Object.keys(FAULTS) as Fault[]).filter(
      (fault) => (FAULTS[fault] === "after") === isAmbiguous,
    );
    return all[this.random.below(all.length)] ?? "internal error";
  }
}
