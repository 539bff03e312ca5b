import type { WorldEvent } from "../world/events";
import type { VendedCode, VendedName } from "./code";
import type { Draft } from "./draft";
import type { Edit } from "./edits";
import { FOLLOWS } from "./follows";
import type { Step } from "./history";
import { HOUR, MINUTE } from "./random-events";
import { weighted } from "./weighted";

/** Members of our own resource in the middle of something: a promotion, another type or address, an invitation. */
export class ScenesTogether {
  constructor(private readonly draft: Draft) {}

  scene(): readonly Step[] {
    return weighted<readonly Step[]>(this.draft.random, [
      [30, () => this.changedWhilePromoted()],
      [25, () => this.removedWhilePromoted()],
      [15, () => this.addressAndPromotion()],
      [20, () => this.joined()],
      [15, () => this.rejoined()],
    ]);
  }

  /** Renamed, moved or tagged while the mail waits, and the mail asked for again in the same apply. */
  private changedWhilePromoted(): readonly Step[] {
    const { draft } = this;
    const { random } = draft;
    const member = draft.edits.vendedName();
    const change = random.pick<Partial<VendedCode>>(
      { displayName: `${member}-new` },
      { folder: random.pick("platform", "sandbox") },
      { tags: { team: "other", cost: "1" } },
    );
    const raises = random.chance(60);
    return [
      ...this.promoted(member),
      ...(random.chance(70) ? [this.later()] : []),
      draft.write({ edit: "change the member", member, change }),
      ...(raises ? [draft.write({ edit: "raise its attempt", member, by: 1 })] : []),
      draft.apply([
        ...FOLLOWS["change the member"],
        ...(raises ? (["ResendPromoteResourceAccountEmail"] as const) : []),
      ]),
      ...(random.chance(40) ? [this.happens({ event: "open the link", member })] : []),
      ...(random.chance(40) ? [draft.apply()] : []),
    ];
  }

  /** Given up while the mail waits, or after it was confirmed: with its promotion, or after that. */
  private removedWhilePromoted(): readonly Step[] {
    const { draft } = this;
    const { random } = draft;
    const member = draft.edits.vendedName();
    const policy = random.pick("PROTECT", "ABANDON", "DESTROY", "DESTROY");
    const removesPromotionFirst = random.chance(50);
    const comesBack = random.chance(50);
    return [
      ...this.promoted(member),
      draft.write({ edit: "change the member", member, change: { policy } }),
      ...(random.chance(25) ? [this.happens({ event: "open the link", member })] : []),
      draft.applyQuietly(),
      ...(removesPromotionFirst
        ? [
            draft.write({ edit: "remove the promotion", member }),
            draft.apply(["CancelPromoteResourceAccount"]),
          ]
        : []),
      draft.write({ edit: "remove the member", member }),
      draft.apply(["CheckAccountDelete", "DeleteAccount", "CancelPromoteResourceAccount"]),
      ...(comesBack
        ? [
            draft.write({ edit: "declare a member", member, takesOver: null, policy }),
            draft.write({ edit: "change the member", member, change: { adopts: true } }),
            draft.write({ edit: "declare a promotion", member, waitFor: null }),
            draft.apply(["CreateResourceAccount", "PromoteResourceAccount"]),
          ]
        : []),
    ];
  }

  /** The address is changed, and then a promotion asked for, or the other way round. */
  private addressAndPromotion(): readonly Step[] {
    const { draft } = this;
    const member = draft.edits.vendedName();
    const { random } = draft;
    const takesOver = null;
    const change: Edit = { edit: "change the logon address", member };
    const promote: Edit = { edit: "declare a promotion", member, waitFor: null };
    const [first, second] = random.chance(50) ? [change, promote] : [promote, change];
    return [
      draft.write({ edit: "declare a member", member, takesOver, policy: "ABANDON" }),
      draft.write({ edit: "remove the promotion", member }),
      draft.write({ edit: "remove the change of address", member }),
      draft.write(first),
      draft.apply(FOLLOWS[first.edit]),
      ...(random.chance(50) ? [this.happens({ event: "confirm the address", member })] : []),
      draft.write({ edit: "remove the change of address", member }),
      draft.write({ edit: "remove the promotion", member }),
      draft.write(second),
      draft.apply(FOLLOWS[second.edit]),
    ];
  }

  /** An invited account gets its name, folder and tags, and its hooks, when it has joined. */
  private joined(): readonly Step[] {
    const { draft } = this;
    const { random } = draft;
    const invitee = draft.edits.invitedOne(draft.code);
    const accepts = random.chance(40);
    return [
      draft.write({ edit: "declare an invitation", invitee, waitFor: null }),
      draft.write({ edit: "declare what it is to be", invitee }),
      ...(accepts
        ? [
            draft.write({
              edit: "declare an acceptance",
              invitee,
              acceptance: draft.edits.acceptance(invitee),
            }),
          ]
        : []),
      ...(random.chance(50)
        ? [draft.write({ edit: "switch the account type", member: invitee, type: "ResourceAccount" })]
        : []),
      draft.apply(["InviteAccountToResourceDirectory", "AcceptHandshake"]),
      this.happens({ event: "accept in the console", invitee }),
      draft.apply(["UpdateAccount", "TagResources"]),
      draft.write({ edit: "change what it is to be", invitee, change: draft.edits.settings(invitee) }),
      draft.apply(FOLLOWS["change what it is to be"]),
    ];
  }

  /** It leaves, is invited again by the same code, and is what the code says once more. */
  private rejoined(): readonly Step[] {
    const { draft } = this;
    const { random } = draft;
    const invitee = draft.edits.invitedOne(draft.code);
    return [
      draft.write({ edit: "declare an invitation", invitee, waitFor: null }),
      draft.write({ edit: "declare what it is to be", invitee }),
      draft.applyQuietly(),
      this.happens({ event: "accept in the console", invitee }),
      ...(random.chance(80) ? [draft.applyQuietly()] : []),
      this.happens({ event: "remove the member elsewhere", member: invitee }),
      ...(random.chance(60) ? [draft.apply()] : []),
      draft.write({ edit: "raise the invitation's attempt", invitee, by: 1 }),
      draft.apply(["InviteAccountToResourceDirectory"]),
      this.happens({ event: "accept in the console", invitee }),
      draft.apply(["UpdateAccount", "TagResources"]),
    ];
  }

  /** A member and its promotion, new in one apply, if they are not there yet. */
  private promoted(member: VendedName): readonly Step[] {
    const { draft } = this;
    const isQuiet = draft.random.chance(50);
    return [
      draft.write({ edit: "declare a member", member, takesOver: null, policy: "PROTECT" }),
      draft.write({ edit: "declare a promotion", member, waitFor: null }),
      isQuiet ? draft.applyQuietly() : draft.apply(["CreateResourceAccount", "PromoteResourceAccount"]),
    ];
  }

  private later(): Step {
    return this.happens({
      event: "time passes",
      ms: this.draft.random.pick(2 * MINUTE, HOUR, 25 * HOUR),
    });
  }

  private happens(event: WorldEvent): Step {
    return { step: "event", event };
  }
}
