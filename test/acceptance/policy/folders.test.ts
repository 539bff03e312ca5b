import { MANAGEMENT_KEY } from "../../../lib/testing";
import { Life } from "./support/life";
import { actionsOf, allowed, printedPolicies } from "./support/printed-policies";
import { stackDirOf } from "./support/stack-json";

const SOURCE = "bundled.internal/cdktf-alicloud/resourcedirectory";

const stackOf = (blocks: object) => ({
  terraform: { required_providers: { resourcedirectory: { source: SOURCE } } },
  ...blocks,
});

const folders = (prod: string) => ({
  resourcedirectory_folder: {
    prod: { name: prod },
    payments: { name: "payments", parent_folder_id: "${resourcedirectory_folder.prod.folder_id}" },
  },
});

const members = {
  resourcedirectory_members: { all: {}, prod: { folder_id: "${resourcedirectory_folder.prod.folder_id}" } },
};

test("folders and the members in them: the printed policies are all that they need in their whole life, and no more", async () => {
  const stack = stackOf({ resource: folders("prod"), data: members });
  const printed = await printedPolicies(stackDirOf(stack));
  const life = await Life.begin();
  life.fake.permissions.restrict(MANAGEMENT_KEY.accessKeyId, printed.management);

  life.code(stackDirOf(stack));
  await life.expectApply();
  life.code(stackDirOf(stackOf({ resource: folders("production"), data: members })));
  await life.expectApply();
  life.fake.world.folders
    .filter(({ name }) => name === "payments")
    .forEach(({ id }) => life.fake.world.deleteFolder(id));
  await life.expectApply();
  life.code(stackDirOf(stackOf({})));
  await life.expectApply();

  const { all, ofPlans } = life.calls;
  expect(actionsOf(all, MANAGEMENT_KEY.accessKeyId)).toEqual(allowed(printed.management));
  expect(actionsOf(ofPlans, MANAGEMENT_KEY.accessKeyId)).toEqual(allowed(printed["management, plan only"]));
  expect(allowed(printed.invitee)).toEqual([]);
});
