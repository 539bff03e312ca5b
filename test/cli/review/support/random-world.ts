import fc from "fast-check";
import type { World } from "../../../../lib/testing";

/** What happens to one member that the code creates. */
interface RandomMember {
  readonly before: boolean;
  readonly after: boolean;
  readonly renamed: boolean;
  readonly moved: boolean;
  readonly tags: readonly [string | null, string | null];
  readonly promoted: boolean;
}

/** What happens to one promotion of a member that the directory has. */
interface RandomPromotion {
  readonly meanwhile: "nothing" | "confirmed" | "expired" | "cancelled";
  readonly before: boolean;
  readonly after: boolean;
  readonly attempt: number;
  readonly otherEmail: boolean;
}

/** What happens to one invitation. */
interface RandomInvitation {
  readonly meanwhile: "nothing" | "accepted" | "declined" | "expired";
  readonly before: boolean;
  readonly after: boolean;
  readonly policies: readonly [string, string];
  readonly attempt: number;
}

interface RandomFolder {
  readonly before: boolean;
  readonly after: boolean;
  readonly renamed: boolean;
}

interface RandomSwitch {
  readonly before: boolean;
  readonly after: boolean;
  readonly types: readonly [string, string];
}

/** What happens to one member of our own resource. */
interface RandomOwnMember {
  readonly before: boolean;
  readonly after: boolean;
  /** Whether the directory has it before the code does. */
  readonly exists: boolean;
  readonly renamed: boolean;
  readonly moved: boolean;
  readonly tags: readonly [string | null, string | null];
  readonly policies: readonly [string, string];
}

export interface RandomWorld {
  readonly ownMembers: readonly RandomOwnMember[];
  readonly members: readonly RandomMember[];
  readonly promotions: readonly RandomPromotion[];
  readonly invitations: readonly RandomInvitation[];
  readonly folders: readonly RandomFolder[];
  readonly switches: readonly RandomSwitch[];
}

const tag = fc.constantFrom(null, "a", "b");
const policy = fc.constantFrom("PROTECT", "ABANDON", "DESTROY", "DESTROY");
const type = fc.constantFrom("CloudAccount", "ResourceAccount");
const before = fc.boolean();
const after = fc.boolean();

function several<T>(record: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> {
  return fc.array(record, { minLength: 1, maxLength: 4 });
}

export const RANDOM_WORLDS: fc.Arbitrary<RandomWorld> = fc.record({
  members: several(
    fc.record({
      before,
      after,
      renamed: fc.boolean(),
      moved: fc.boolean(),
      tags: fc.tuple(tag, tag),
      promoted: fc.boolean(),
    }),
  ),
  ownMembers: several(
    fc.record({
      before,
      after,
      exists: fc.boolean(),
      renamed: fc.boolean(),
      moved: fc.boolean(),
      tags: fc.tuple(tag, tag),
      policies: fc.tuple(policy, policy),
    }),
  ),
  promotions: several(
    fc.record({
      meanwhile: fc.constantFrom("nothing", "confirmed", "expired", "cancelled"),
      before,
      after,
      attempt: fc.constantFrom(1, 2),
      otherEmail: fc.boolean(),
    }),
  ),
  invitations: several(
    fc.record({
      meanwhile: fc.constantFrom("nothing", "accepted", "declined", "expired"),
      before,
      after,
      policies: fc.tuple(policy, policy),
      attempt: fc.constantFrom(1, 2),
    }),
  ),
  folders: several(fc.record({ before, after, renamed: fc.boolean() })),
  switches: several(fc.record({ before, after, types: fc.tuple(type, type) })),
});

/** Makes the directory that the code is about, and answers the code as it is at first. */
export function planted(world: World, random: RandomWorld): string {
  random.promotions.forEach((_, index) =>
    world.createMember({ displayName: `promoted-${index}`, accountId: promotedId(index) }),
  );
  random.switches.forEach((_, index) => {
    world.createMember({ displayName: `switched-${index}`, accountId: switchedId(index) });
    world.setSecurityInfo(switchedId(index), { phone: true, email: true });
  });
  random.ownMembers.forEach(({ exists }, index) => {
    if (exists) world.createMember({ displayName: `own-${index}`, accountId: ownId(index) });
  });
  random.invitations.forEach((_, index) => world.addAccount({ id: invitedId(index) }));
  return code(random, 0);
}

/** Lets people act, and answers the code as it is then. */
export function settled(world: World, random: RandomWorld): string {
  random.promotions.forEach(({ before: isThere, meanwhile }, index) => {
    if (isThere && meanwhile !== "nothing") PROMOTION_ENDS[meanwhile](world, promotedId(index));
  });
  random.invitations.forEach(({ before: isThere, meanwhile }, index) => {
    const id = world.handshakesOf(invitedId(index))[0]?.id;
    if (isThere && id !== undefined && meanwhile !== "nothing") INVITATION_ENDS[meanwhile](world, id);
  });
  return code(random, 1);
}

const PROMOTION_ENDS = {
  confirmed: (world: World, id: string) => world.confirmPromotion(id),
  expired: (world: World, id: string) => world.expirePromotion(id),
  cancelled: (world: World, id: string) => world.cancelPromotion(id),
} as const;

const INVITATION_ENDS = {
  accepted: (world: World, id: string) => void world.accept(id),
  declined: (world: World, id: string) => world.decline(id),
  expired: (world: World, id: string) => world.expire(id),
} as const;

const promotedId = (index: number) => `30000000000005${String(index).padStart(2, "0")}`;
const ownId = (index: number) => `30000000000008${String(index).padStart(2, "0")}`;
const switchedId = (index: number) => `30000000000006${String(index).padStart(2, "0")}`;
const invitedId = (index: number) => `20000000000007${String(index).padStart(2, "0")}`;

function code(random: RandomWorld, time: 0 | 1): string {
  const isThere = (each: { readonly before: boolean; readonly after: boolean }) =>
    time === 0 ? each.before : each.after;
  const blocks = <T extends { readonly before: boolean; readonly after: boolean }>(
    all: readonly T[],
    block: (each: T, index: number) => string,
  ) => all.map((each, index) => (isThere(each) ? block(each, index) : "")).join("");
  return [
    `resource "alicloud_resource_manager_folder" "home" { folder_name = "home" }`,
    blocks(random.folders, ({ renamed }, index) => folder(index, time === 1 && renamed)),
    blocks(random.members, (each, index) => member(index, each, time)),
    `resource "resourcedirectory_folder" "own" { name = "own" }`,
    blocks(random.ownMembers, (each, index) => ownMember(index, each, time)),
    blocks(random.promotions, (each, index) => promotion(index, each, time)),
    blocks(random.invitations, (each, index) => invitation(index, each, time)),
    blocks(random.switches, ({ types }, index) => typeSwitch(index, types[time])),
  ].join("\n");
}

const folder = (index: number, renamed: boolean) => `
resource "alicloud_resource_manager_folder" "f${index}" {
  folder_name = "f${index}${renamed ? "-renamed" : ""}"
}
`;

const member = (
  index: number,
  { renamed, moved, tags, promoted, before: old }: RandomMember,
  time: 0 | 1,
) => `
resource "alicloud_resource_manager_account" "m${index}" {
  display_name = "m${index}${time === 1 && renamed ? "-renamed" : ""}"
  ${time === 1 && moved ? "folder_id = alicloud_resource_manager_folder.home.id" : ""}
  ${tags[time] === null ? "" : `tags = { team = "${tags[time]}" }`}
  lifecycle { ignore_changes = [payer_account_id] }
}
resource "resourcedirectory_member_protection" "m${index}" {
  account_id     = alicloud_resource_manager_account.m${index}.id
  removal_policy = "DESTROY"
}
${
  time === 1 && promoted
    ? `resource "resourcedirectory_promotion" "m${index}" {
  account_id = alicloud_resource_manager_account.m${index}.id
  email      = "m${index}-${old ? "old" : "new"}@example.com"
}`
    : ""
}
`;

const ownMember = (
  index: number,
  { exists, renamed, moved, tags, policies }: RandomOwnMember,
  time: 0 | 1,
) => `
resource "resourcedirectory_member" "o${index}" {
  ${exists ? `account_id = "${ownId(index)}"` : ""}
  display_name   = "own-${index}${time === 1 && renamed ? "-renamed" : ""}"
  ${time === 1 && moved ? "folder_id = resourcedirectory_folder.own.folder_id" : ""}
  ${tags[time] === null ? "" : `tags = { team = "${tags[time]}" }`}
  removal_policy = "${policies[time]}"
}
`;

const promotion = (index: number, { attempt, otherEmail }: RandomPromotion, time: 0 | 1) => `
resource "resourcedirectory_promotion" "p${index}" {
  account_id = "${promotedId(index)}"
  email      = "p${index}${time === 1 && otherEmail ? "-other" : ""}@example.com"
  attempt    = ${time === 0 ? 1 : attempt}
}
`;

const invitation = (index: number, { policies, attempt }: RandomInvitation, time: 0 | 1) => `
resource "resourcedirectory_invitation" "i${index}" {
  target         = "${invitedId(index)}"
  removal_policy = "${policies[time]}"
  attempt        = ${time === 0 ? 1 : attempt}
}
`;

const typeSwitch = (index: number, to: string) => `
resource "resourcedirectory_account_type" "s${index}" {
  account_id = "${switchedId(index)}"
  type       = "${to}"
}
`;
