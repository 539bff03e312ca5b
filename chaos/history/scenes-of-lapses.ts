import type { WorldEvent } from "../world/events";
import type { AccountName, InviteeName } from "./code";
import type { Draft } from "./draft";
import type { Edit } from "./edits";
import { FOLLOWS } from "./follows";
import type { Step } from "./history";
import { DAY, HOUR, MINUTE } from "./random-events";

/** What the code sends again by itself: nobody answers, or somebody does in time, more often than it allows. */
export class ScenesOfLapses {
  constructor(private readonly draft: Draft) {}

  lapses(): readonly Step[] {
    const { members, invitees, random, edits } = this.draft;
    const aboutMember = members.length > 0 && (invitees.length === 0 || random.chance(50));
    return aboutMember ? this.ofPromotion(edits.member()) : this.ofInvitation(edits.invitee());
  }

  private ofPromotion(member: AccountName): readonly Step[] {
    const { random } = this.draft;
    const answer = random.pick<WorldEvent>(
      { event: "cancel the promotion in the console", member },
      { event: "fail the promotion", member },
      { event: "open the link", member },
    );
    return [
      this.draft.write({ edit: "declare a promotion", member, waitFor: null }),
      this.draft.write({ edit: "send again what lapses", member, maxMails: random.pick(2, 3) }),
      ...this.rounds(25 * HOUR, answer, { edit: "raise its attempt", member, by: random.pick(1, -1) }),
    ];
  }

  private ofInvitation(invitee: InviteeName): readonly Step[] {
    const { random } = this.draft;
    const answer = random.pick<WorldEvent>(
      { event: "decline in the console", invitee },
      { event: "cancel the invitation elsewhere", invitee },
      { event: "accept in the console", invitee },
    );
    const raise: Edit = { edit: "raise the invitation's attempt", invitee, by: random.pick(1, -1) };
    return [
      this.draft.write({ edit: "declare an invitation", invitee, waitFor: null }),
      this.draft.write({ edit: "invite again what lapses", invitee, maxInvitations: random.pick(2, 3) }),
      ...this.rounds(random.pick(15 * DAY, 46 * DAY), answer, raise),
    ];
  }

  private rounds(untilItLapses: number, answer: WorldEvent, raise: Edit): readonly Step[] {
    const { random } = this.draft;
    // What is not disturbed has to be sent.
    const isQuiet = random.chance(60);
    const apply = (): Step => (isQuiet ? this.draft.applyQuietly() : this.draft.apply(FOLLOWS[raise.edit]));
    const rounds = Array.from({ length: 2 + random.below(3) }, (_, round): readonly Step[] => {
      const isAnswered = random.chance(30);
      const isRaised = round > 0 && random.chance(20);
      const event: WorldEvent = isAnswered ? answer : { event: "time passes", ms: untilItLapses + MINUTE };
      return [...(isRaised ? [this.draft.write(raise)] : []), apply(), { step: "event", event }];
    });
    return [...rounds.flat(), apply()];
  }
}
