import { addExamples } from "../../../examples/main";
import { MANAGEMENT_KEY, SAMPLE_ROOT_FOLDER_ID } from "../../../lib/testing";
import type { FakeDirectory } from "../../../lib/testing";
import { synthesize } from "../support/synthesize";
import { Life } from "./support/life";
import { actionsOf, allowed, printedPolicies } from "./support/printed-policies";
import {
  hasProtected,
  readStackJson,
  stackDirOf,
  withEveryValueChanged,
  withFolder,
  without,
  withOtherAddresses,
} from "./support/stack-json";
import type { StackJson } from "./support/stack-json";

const FOLDER = "alicloud_resource_manager_folder";

const stackDir = synthesize(addExamples);

/** The examples, and the accounts that each finds in the world. */
const EXAMPLES: readonly {
  readonly stack: string;
  readonly members?: readonly string[];
  readonly invitee?: string;
}[] = [
  { stack: "promoted-member" },
  { stack: "invitation-with-acceptance", invitee: "1772422852740000" },
  { stack: "existing-account", members: ["1234567890123456", "1234567890123457"] },
  { stack: "environments-staging" },
  { stack: "environments-production" },
  { stack: "onboarding", invitee: "1772422852740001" },
  { stack: "own-hook" },
];

test.each(EXAMPLES)(
  "$stack: the printed policies are all that its whole life needs, and no more",
  async ({ stack, members = [], invitee }) => {
    const printed = await printedPolicies(stackDir(stack));
    const life = await Life.begin();
    members.forEach((id) => addMember(life.fake, id));
    if (invitee !== undefined) {
      addAccountWithKey(life.fake, invitee);
      life.fake.permissions.restrict(keyOf(invitee), printed.invitee);
    }
    life.fake.permissions.restrict(MANAGEMENT_KEY.accessKeyId, printed.management);

    await live(life, stackDir(stack), invitee);

    const { all, ofPlans } = life.calls;
    expect(actionsOf(all, MANAGEMENT_KEY.accessKeyId)).toEqual(allowed(printed.management));
    expect(actionsOf(ofPlans, MANAGEMENT_KEY.accessKeyId)).toEqual(allowed(printed["management, plan only"]));
    expect(actionsOf(all, keyOf(invitee))).toEqual(allowed(printed.invitee));
    expect(actionsOf(ofPlans, keyOf(invitee))).toEqual(allowed(printed["invitee, plan only"]));
  },
);

/** Everything that can happen to the stack, the corners included. */
async function live(life: Life, directory: string, invitee: string | undefined): Promise<void> {
  const first = readStackJson(directory);
  await beCreated(life, first, invitee);
  const last = await beChanged(life, withEveryValueChanged(first));
  await loseItsFolders(life, last);
  loseAMember(life.fake, invitee);
  await life.plan();

  life.code(stackDirOf(without(last, (type) => mayGo(last, type))));
  const { ok, errors } = await life.apply();
  expect(ok || errors.every(({ summary }) => summary.includes("is protected"))).toBe(true);
}

/** The invited account's credentials come late: the invitation is pending when its attempt is raised. */
async function beCreated(life: Life, stack: StackJson, invitee: string | undefined): Promise<void> {
  life.setVariables({ INVITEE_ALICLOUD_ACCESS_KEY: undefined, INVITEE_ALICLOUD_SECRET_KEY: undefined });
  life.code(stackDirOf(stack));
  expect((await life.apply()).ok).toBe(invitee === undefined);
  if (invitee !== undefined) {
    life.setVariables({
      INVITEE_ALICLOUD_ACCESS_KEY: keyOf(invitee),
      INVITEE_ALICLOUD_SECRET_KEY: `sk-${invitee}`,
    });
  }
}

/** The code changes twice, mails pending meanwhile, and somebody else tags the members. */
async function beChanged(life: Life, changed: StackJson): Promise<StackJson> {
  life.code(stackDirOf(changed));
  await life.expectApply();
  expect((await life.plan()).summary).toBe("No changes.");

  const readdressed = withOtherAddresses(changed);
  life.code(stackDirOf(readdressed));
  await life.expectApply();

  const { world } = life.fake;
  world.members.forEach(({ accountId }) => world.tagMember(accountId, { seen: "by somebody" }));
  await life.expectApply();
  return readdressed;
}

/** Terraform deletes a folder before it moves what is in it, so that this takes two releases. */
async function loseItsFolders(life: Life, stack: StackJson): Promise<void> {
  const moved = withFolder(stack, SAMPLE_ROOT_FOLDER_ID);
  life.code(stackDirOf(moved));
  await life.expectApply();
  life.code(stackDirOf(without(moved, (type) => type === FOLDER && mayGo(moved, type))));
  await life.expectApply();
}

/** A protected folder stays: its policy has no action that deletes one. Of members that is for the plan to say. */
function mayGo(stack: StackJson, type: string): boolean {
  return type !== FOLDER || !hasProtected(stack, type);
}

/** Somebody deletes one in the console. */
function loseAMember({ world }: FakeDirectory, invitee: string | undefined): void {
  const member = world.members.find(({ accountId }) => accountId !== invitee);
  if (member !== undefined) {
    world.deleteMember(member.accountId);
  }
}

function addMember(fake: FakeDirectory, id: string): void {
  fake.world.addAccount({ id });
  fake.world.join(id);
  fake.world.setType(id, "ResourceAccount");
}

function addAccountWithKey(fake: FakeDirectory, id: string): void {
  fake.world.addAccount({ id });
  fake.world.bindRamKey(id, { accessKeyId: keyOf(id), accessKeySecret: `sk-${id}` });
}

function keyOf(id = "nobody"): string {
  return `ak-${id}`;
}
