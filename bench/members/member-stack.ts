import type { FakeDirectory } from "../../lib/testing/fake-directory";

/** Whose resource holds the members that are created; all others are ours in any case. */
export type Kind = "own" | "vendor";

/** One member of the directory, as the stack has it. */
interface Member {
  readonly name: string;
  readonly accountId: string;
  readonly isInvited: boolean;
  readonly isPromoted: boolean;
}

/** One object of a stack: its block, and what state says of it before the first refresh. */
interface StackObject {
  readonly type: string;
  readonly name: string;
  readonly block: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, unknown>>;
}

/** 15 %. */
const INVITED_OF_TWENTY = 3;

/** None that these stacks reach. */
export const QUOTAS = { members: 100_000 };

/** Fills the directory with members: 15 % were invited, and every twentieth is a cloud account by promotion. */
export function populate({ world }: FakeDirectory, count: number): readonly Member[] {
  return newMembers(count).map(({ name }, index) => {
    const isInvited = index % 20 < INVITED_OF_TWENTY;
    const isPromoted = index % 20 === 19;
    const tags = tagsOf(name);
    if (!isInvited) {
      const type = isPromoted ? "CloudAccount" : "ResourceAccount";
      const { accountId } = world.createMember({ displayName: name, tags, type });
      return { name, accountId, isInvited, isPromoted };
    }
    const id = String(5_000_000_000_000_000 + index);
    world.addAccount({ id });
    const { accountId } = world.accept(world.inviteElsewhere(id).id);
    world.renameMember(accountId, name);
    world.tagMember(accountId, tags);
    return { name, accountId, isInvited, isPromoted };
  });
}

/** Members that are not there yet. */
export function newMembers(count: number): readonly Member[] {
  return Array.from({ length: count }, (_unused, index) => ({
    name: `member-${index}`,
    accountId: "",
    isInvited: false,
    isPromoted: false,
  }));
}

/** The blocks of these members. */
export function configuration(members: readonly Member[], kind: Kind): string {
  return objectsOf(members, kind).map(blockOf).join("\n");
}

/** A state that knows which objects there are, and next to nothing of them: the first refresh fills it. */
export function bareState(members: readonly Member[], kind: Kind): string {
  return JSON.stringify({
    version: 4,
    terraform_version: "1.7.0",
    serial: 1,
    lineage: "9c1b1f0e-0000-4000-8000-000000000000",
    outputs: {},
    resources: objectsOf(members, kind).map(({ type, name, state }) => ({
      mode: "managed",
      type,
      name,
      provider: `provider["${type.startsWith("alicloud_") ? VENDOR_SOURCE : OWN_SOURCE}"]`,
      instances: [{ schema_version: 0, attributes: state }],
    })),
  });
}

const OWN_SOURCE = "bundled.internal/cdktf-alicloud/resourcedirectory";
const VENDOR_SOURCE = "registry.terraform.io/aliyun/alicloud";

function objectsOf(members: readonly Member[], kind: Kind): readonly StackObject[] {
  return members.flatMap((member) => [
    ...(member.isInvited ? invited(member) : created(member, kind)),
    ...(member.isPromoted ? [promotion(member, kind)] : []),
  ]);
}

function created({ name, accountId }: Member, kind: Kind): readonly StackObject[] {
  const settings = { display_name: quoted(name), tags: JSON.stringify(tagsOf(name)) };
  if (kind === "own") {
    return [
      {
        type: "resourcedirectory_member",
        name,
        block: settings,
        state: { account_id: accountId, existing: false, adopt: false, removal_policy: "PROTECT" },
      },
    ];
  }
  return [
    {
      type: "alicloud_resource_manager_account",
      name,
      block: settings,
      state: { id: accountId },
    },
    {
      type: "resourcedirectory_member_protection",
      name,
      block: {
        account_id: `alicloud_resource_manager_account.${name}.id`,
        display_name: quoted(name),
        removal_policy: quoted("PROTECT"),
      },
      state: { account_id: accountId, display_name: name, removal_policy: "PROTECT" },
    },
  ];
}

function invited({ name, accountId }: Member): readonly StackObject[] {
  return [
    {
      type: "resourcedirectory_invitation",
      name,
      block: { target: quoted(accountId) },
      state: {
        target: accountId,
        target_type: "Account",
        attempt: 1,
        when_expired: "report",
        max_invitations: 3,
        removal_policy: "PROTECT",
        account_id: accountId,
      },
    },
    {
      type: "resourcedirectory_member",
      name: `${name}-settings`,
      block: {
        existing: "true",
        account_id: `resourcedirectory_invitation.${name}.account_id`,
        display_name: quoted(name),
        tags: JSON.stringify(tagsOf(name)),
        removal_policy: quoted("ABANDON"),
      },
      state: { account_id: accountId, existing: true, adopt: false, removal_policy: "ABANDON" },
    },
  ];
}

function promotion({ name, accountId }: Member, kind: Kind): StackObject {
  const email = `${name}@example.com`;
  return {
    type: "resourcedirectory_promotion",
    name,
    block: {
      account_id:
        kind === "own"
          ? `resourcedirectory_member.${name}.account_id`
          : `alicloud_resource_manager_account.${name}.id`,
      email: quoted(email),
    },
    state: {
      account_id: accountId,
      email,
      attempt: 1,
      when_expired: "report",
      max_mails: 3,
      promoted: true,
      mails_sent: 1,
    },
  };
}

function tagsOf(name: string) {
  return { team: name, stage: "production" };
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function blockOf({ type, name, block }: StackObject): string {
  const lines = Object.entries(block).map(([argument, value]) => `  ${argument} = ${value}`);
  return `resource "${type}" "${name}" {\n${lines.join("\n")}\n}`;
}
