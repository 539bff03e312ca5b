import type { InviteeName } from "./code";
import type { Draft } from "./draft";
import type { Edit } from "./edits";
import { FOLLOWS } from "./follows";
import type { Step } from "./history";
import { HOUR } from "./random-events";

/** A few steps that belong together, about accounts that are invited. */
export class ScenesOfInvitations {
  constructor(private readonly draft: Draft) {}

  foreignInvitation(): readonly Step[] {
    const invitee = this.draft.edits.invitee();
    const joins = this.draft.random.chance(20);
    return [
      { step: "event", event: { event: "let another directory invite", invitee } },
      this.draft.write({ edit: "accept what the other directory sent", invitee }),
      this.draft.apply(["AcceptHandshake"]),
      ...(joins ? [{ step: "event", event: { event: "join the other directory", invitee } } as const] : []),
    ];
  }

  /** It waits until the account has joined, and goes on then. */
  hookOfAnInvitee(): readonly Step[] {
    const { random } = this.draft;
    const invitee = this.draft.edits.invitedOne(this.draft.code);
    const hook: Edit = random.chance(60)
      ? { edit: "switch the account type", member: invitee, type: "ResourceAccount" }
      : { edit: "declare a promotion", member: invitee, waitFor: this.draft.edits.waitFor() };
    const joins: Step = { step: "event", event: { event: "accept in the console", invitee } };
    // A promotion has something to do only for an account that is a resource account again.
    const switched: Step = {
      step: "event",
      event: { event: "switch the type in the console", member: invitee, type: "ResourceAccount" },
    };
    return [
      this.draft.write({ edit: "declare an invitation", invitee, waitFor: null }),
      this.draft.write(hook),
      this.draft.apply(["InviteAccountToResourceDirectory"]),
      ...(random.chance(70) ? [joins] : []),
      ...(hook.edit === "declare a promotion" && random.chance(70) ? [switched] : []),
      this.draft.apply(FOLLOWS[hook.edit]),
    ];
  }

  acceptance(): readonly Step[] {
    const invitee = this.draft.edits.invitedOne(this.draft.code);
    const other = this.draft.invitees.find((name) => name !== invitee);
    const mixesThemUp = other !== undefined && this.draft.random.chance(50);
    return [
      ...(mixesThemUp ? this.joined(other) : []),
      this.draft.write({ edit: "declare an invitation", invitee, waitFor: null }),
      this.draft.write({
        edit: "declare an acceptance",
        invitee,
        acceptance: this.draft.edits.acceptance(mixesThemUp ? other : invitee),
      }),
      this.draft.apply(["InviteAccountToResourceDirectory", "AcceptHandshake"]),
      ...(this.draft.random.chance(40) ? [this.draft.apply()] : []),
    ];
  }

  private joined(invitee: InviteeName): readonly Step[] {
    return [
      this.draft.write({ edit: "declare an invitation", invitee, waitFor: null }),
      this.draft.applyQuietly(),
      { step: "event", event: { event: "accept in the console", invitee } },
    ];
  }

  /** More are invited than the service may take in a day; the rest go out with later runs. */
  queue(): readonly Step[] {
    const { random } = this.draft;
    const later = (): Step => ({
      step: "event",
      event: { event: "time passes", ms: random.pick(2 * HOUR, 25 * HOUR) },
    });
    const invite = this.draft.invitees.map((invitee) =>
      this.draft.write({ edit: "declare an invitation", invitee, waitFor: null }),
    );
    const apply = (): Step => this.draft.apply(["InviteAccountToResourceDirectory"]);
    const again: Edit = {
      edit: "raise the invitation's attempt",
      invitee: this.draft.edits.invitee(),
      by: 1,
    };
    return [
      ...invite,
      apply(),
      ...(random.chance(50) ? [this.draft.write(again), apply()] : []),
      later(),
      apply(),
      ...(random.chance(50) ? [later(), apply()] : []),
    ];
  }

  /** In two reviewed steps, as the message of a protected member asks for. */
  memberToGiveUp(): readonly Step[] {
    const invitee = this.draft.edits.invitedOne(this.draft.code);
    const policy = this.draft.random.pick("DESTROY", "DESTROY", "ABANDON");
    return [
      { step: "event", event: { event: "accept in the console", invitee } },
      this.draft.write({ edit: "set the removal policy", invitee, policy }),
      this.draft.applyQuietly(),
      this.draft.write({ edit: "remove the invitation", invitee }),
      this.draft.apply(["RemoveCloudAccount"]),
    ];
  }
}
