import { UNKNOWN } from "../../lib/plugin";
import type { StoredState } from "../../lib/plugin";
import { NAME, scene } from "./support/member-resource-scene";
import { memberInState, PlanCalls } from "./support/plan-calls";
import { said } from "./support/scene";

/** What state holds, and how it looks in a block that would create another one of its name. */
interface Named {
  readonly inState: StoredState & { readonly removal_policy: string };
  readonly created: StoredState;
  readonly renamed: StoredState;
}

const namedMember = (): Named => {
  const { accountId } = scene.fake.world.createMember({ displayName: NAME });
  const inState = memberInState(accountId, NAME);
  return {
    inState,
    created: { ...inState, account_id: null, adopt: false, existing: false },
    renamed: { ...inState, display_name: "ledger" },
  };
};

const protectedMember = (): Named => {
  const { inState, renamed } = namedMember();
  return { inState, renamed, created: { ...inState, account_id: UNKNOWN, resource_directory_id: UNKNOWN } };
};

const namedFolder = (): Named => {
  const { id, parentFolderId } = scene.fake.world.createFolder({ name: NAME });
  const inState = {
    folder_id: id,
    name: NAME,
    parent_folder_id: parentFolderId,
    removal_policy: "DESTROY",
    resource_directory_path: null,
  };
  return {
    inState,
    created: { ...inState, folder_id: UNKNOWN, parent_folder_id: null, adopt: false },
    renamed: { ...inState, name: "ledger" },
  };
};

// Terraform plans so many blocks at a time: of many, one may be planned long before another.
describe.each<[string, () => Named]>([
  ["resourcedirectory_member", namedMember],
  ["resourcedirectory_member_protection", protectedMember],
  ["resourcedirectory_folder", namedFolder],
])("a %s that is to be created, planned long before the one of its name that state holds,", (type, named) => {
  const planCreation = async () => {
    const objects = named();
    const plan = await PlanCalls.on(scene.fake);
    await plan.create(type, objects.created);
    expect(plan.errors).toHaveLength(1);
    return { plan, ...objects };
  };

  test("is refused with all that it may be", async () => {
    const { plan } = await planCreation();

    expect(said(plan.errors)).toContain("already");
    expect(said(plan.errors)).toMatch(/depend on .*\(depends_on\)/);
  });

  test("is one error, and a warning at the block that keeps the name", async () => {
    const { plan, inState } = await planCreation();
    await plan.keep(type, inState);

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.warnings)).toContain("declared twice");
  });

  test("is one error, and a warning at the block that gives the name up", async () => {
    const { plan, inState, renamed } = await planCreation();
    await plan.change(type, inState, renamed);

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.warnings)).toContain("gives its name up in this plan");
  });

  test("is one error, and a warning at the address that goes", async () => {
    const { plan, inState } = await planCreation();
    await plan.destroy(type, inState);

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.warnings)).toContain("moved {");
  });
});
