import type { Random } from "../../test/plugin/support/random";
import type { WorldEvent } from "../world/events";
import { isVended } from "./code";
import type { AccountName, InviteeName, MemberName, VendedName } from "./code";
import type { Focus } from "./focus";
import { RandomFolders } from "./random-folders";
import { RandomPayers } from "./random-payers";
import type { Subjects } from "./subjects";
import { weighted } from "./weighted";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Random events about some members and invited accounts. */
export class RandomEvents {
  constructor(
    private readonly random: Random,
    private readonly subjects: Subjects,
    private readonly focus: Focus | null,
  ) {}

  /** What somebody does, or how much time passes. */
  make(): WorldEvent {
    const { random } = this;
    if (random.chance(30)) {
      return { event: "time passes", ms: this.duration() };
    }
    if (this.focus === "members") {
      return this.vendedEvent(this.vendedName());
    }
    if (this.focus === "together") {
      return this.eventTogether();
    }
    if (this.focus === "folders") {
      return new RandomFolders(random).event();
    }
    if (this.focus === "payers") {
      return new RandomPayers(random).event();
    }
    const aboutMember =
      this.subjects.members.length > 0 && (this.subjects.invitees.length === 0 || random.chance(50));
    return aboutMember ? this.memberEvent(this.member()) : this.invitationEvent();
  }

  /** What comes of promotions and changes of address of members that the code makes, and of those that have joined. */
  private eventTogether(): WorldEvent {
    const { random } = this;
    const member = random.chance(65) ? this.vendedName() : this.invitee();
    return weighted<WorldEvent>(random, [
      [30, () => this.memberEvent(member)],
      [20, () => this.vendedEvent(member)],
      [isVended(member) ? 20 : 0, () => this.addressEvent(member)],
      [isVended(member) ? 0 : 50, () => this.invitationEvent()],
    ]);
  }

  private memberEvent(member: AccountName): WorldEvent {
    const { random } = this;
    if (this.focus === "addresses" && random.chance(50)) {
      return this.addressEvent(member);
    }
    return weighted<WorldEvent>(random, [
      [15, () => ({ event: "open the link", member })],
      [5, () => ({ event: "fail the promotion", member })],
      [8, () => ({ event: "cancel the promotion in the console", member })],
      [8, () => ({ event: "promote from elsewhere", member })],
      [8, () => ({ event: "send the mail again from elsewhere", member })],
      [
        4,
        () => ({
          event: "switch the type in the console",
          member,
          type: random.pick("CloudAccount", "ResourceAccount"),
        }),
      ],
      [5, () => ({ event: "rename the member", member, name: random.pick("first-name", "other-name") })],
      [2, () => ({ event: "remove the member elsewhere", member })],
    ]);
  }

  private vendedEvent(member: AccountName): WorldEvent {
    const { random } = this;
    return weighted<WorldEvent>(random, [
      [4, () => ({ event: "rename the member", member, name: `${member}-elsewhere` })],
      [3, () => ({ event: "remove the member elsewhere", member })],
      [5, () => ({ event: "tag the member elsewhere", member, key: random.pick("owner", "team") })],
      [4, () => ({ event: "move the member elsewhere", member, to: random.pick("platform", "sandbox") })],
    ]);
  }

  private addressEvent(member: AccountName): WorldEvent {
    return weighted<WorldEvent>(this.random, [
      [6, () => ({ event: "confirm the address", member })],
      [3, () => ({ event: "cancel the change of address elsewhere", member })],
      [3, () => ({ event: "change the address elsewhere", member })],
    ]);
  }

  private invitationEvent(): WorldEvent {
    const invitee = this.invitee();
    return weighted<WorldEvent>(this.random, [
      [15, () => ({ event: "accept in the console", invitee })],
      [8, () => ({ event: "decline in the console", invitee })],
      [8, () => ({ event: "cancel the invitation elsewhere", invitee })],
      [8, () => ({ event: "invite from elsewhere", invitee })],
      [10, () => ({ event: "let another directory invite", invitee })],
      [4, () => ({ event: "join the other directory", invitee })],
      [8, () => ({ event: "remove the member elsewhere", member: invitee })],
      [4, () => ({ event: "switch the type in the console", member: invitee, type: "ResourceAccount" })],
      [2, () => ({ event: "switch the type in the console", member: invitee, type: "CloudAccount" })],
      [4, () => ({ event: "open the link", member: invitee })],
    ]);
  }

  private duration(): number {
    const { random } = this;
    return random.chance(60)
      ? random.pick(2 * MINUTE, 10 * MINUTE, HOUR)
      : random.pick(DAY + MINUTE, DAY + MINUTE, 14 * DAY + MINUTE, 45 * DAY);
  }

  private vendedName(): VendedName {
    return this.subjects.vended[this.random.below(this.subjects.vended.length)] ?? "billing";
  }

  private member(): MemberName {
    return this.subjects.members[this.random.below(this.subjects.members.length)] ?? "payments";
  }

  private invitee(): InviteeName {
    return this.subjects.invitees[this.random.below(this.subjects.invitees.length)] ?? "acme";
  }
}
