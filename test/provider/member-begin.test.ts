import {
  ADDRESS,
  accountId,
  countNamed,
  emptyPlan,
  find,
  member,
  NAME,
  scene,
} from "./support/member-resource-scene";
import { blamedCode } from "./support/blamed-code";
import { said, writes } from "./support/scene";
import {
  INVITEE_ACCOUNT_ID,
  INVITEE_KEY,
  MANAGEMENT_ACCOUNT_ID,
  SAMPLE_DIRECTORY_ID,
} from "../../lib/testing";

const CREATE = ["CreateResourceAccount"];

describe("a member that is created", () => {
  test("with a name alone costs one write, and the plan after it is empty", async () => {
    const run = await scene.applied(member());

    expect(writes(run)).toEqual(CREATE);
    expect(await scene.state(ADDRESS)).toMatchObject({
      account_id: accountId(),
      display_name: NAME,
      folder_id: find()?.folderId,
      payer_account_id: null,
      tags: {},
      status: "Member",
      type: "ResourceAccount",
      join_method: "created",
      account_name: find()?.accountName,
      resource_directory_id: "rd-test01",
      resource_directory_path: `rd-test01/${find()?.folderId ?? ""}/${accountId()}`,
    });
    await emptyPlan();
  });

  test("with everything that code can set costs one write, too", async () => {
    const { id: folderId } = scene.fake.world.createFolder({ name: "prod" });
    const code = member({
      display_name: NAME,
      account_name_prefix: "pay",
      folder_id: folderId,
      payer_account_id: MANAGEMENT_ACCOUNT_ID,
      tags: { team: "pay", "cost center": "7" },
      abandonable_check_ids: ["a"],
    });

    expect(writes(await scene.applied(code))).toEqual(CREATE);
    expect(find()).toMatchObject({ folderId, tags: { team: "pay", "cost center": "7" } });
    expect(await scene.state(ADDRESS)).toMatchObject({
      account_name_prefix: "pay",
      payer_account_id: MANAGEMENT_ACCOUNT_ID,
      resource_directory_path: `rd-test01/r-root01/${folderId}/${accountId()}`,
    });
    await emptyPlan();
  });

  test.each(["dropAfterCommit", "respondGarbage"] as const)(
    "is found by its name in the same apply after %s",
    async (fault) => {
      scene.fake.faults[fault]("CreateResourceAccount");
      const run = await scene.applied(member());

      expect(writes(run)).toEqual(CREATE);
      expect(countNamed()).toBe(1);
      await emptyPlan();
    },
  );

  test("needs a name, and says so at plan", async () => {
    scene.code(member({ removal_policy: "DESTROY" }));
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain("needs a name to be created");
    expect(writes(plan)).toEqual([]);
  });

  test("is refused by the service with the argument that is to blame, and leaves nothing behind", async () => {
    scene.code(member({ display_name: NAME, folder_id: "fd-nowhere" }));
    const run = await scene.terraform("apply", "-auto-approve", "-json");

    expect(said(run.errors)).toContain("The directory has no such folder.");
    expect(blamedCode(run)).toEqual(["folder_id"]);
    expect([find(), await scene.state(ADDRESS)]).toEqual([undefined, null]);
  });
});

describe("a name that a member of the directory has", () => {
  let existing: string;

  beforeEach(() => {
    existing = scene.fake.world.createMember({ displayName: NAME, tags: { owner: "legacy" } }).accountId;
  });

  test("is refused at plan with its id and the line that adopts it", async () => {
    scene.code(member());
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain(`${NAME} (${existing}) exists in the directory already`);
    expect(said(plan.errors)).toContain(`account_id = "${existing}"`);
    expect(said(plan.errors)).toContain("adopt = true");
    expect(said(plan.errors)).toContain("Its deletion is under way: until its silence period ends");
    expect(writes(plan)).toEqual([]);
  });

  test("is taken over with adopt = true, and nothing that is not set changes", async () => {
    const run = await scene.applied(member({ display_name: NAME, adopt: true }));

    expect(writes(run)).toEqual([]);
    expect(said(run.warnings)).toContain("Takes over a member");
    expect(await scene.state(ADDRESS)).toMatchObject({ account_id: existing, status: "Member" });
    expect(find()?.tags).toEqual({ owner: "legacy" });
    await emptyPlan();
  });

  test("is neither refused nor taken over while only the apply will know what adopt says", async () => {
    const code = (adopt: boolean) => `
resource "terraform_data" "adopt" { input = ${adopt} }
resource "resourcedirectory_member" "payments" {
  display_name = "${NAME}"
  adopt        = terraform_data.adopt.output
}
`;
    scene.code(code(false));
    expect((await scene.plan()).errors).toEqual([]);
    expect(said((await scene.applyPlan()).errors)).toContain("exists in the directory already");

    scene.code(code(true));
    expect((await scene.plan()).errors).toEqual([]);
    expect(writes(await scene.applyPlan())).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ account_id: existing });
  });

  test("is refused at apply if the member came after the plan, and nothing is created", async () => {
    scene.fake.world.renameMember(NAME, "other");
    scene.code(member());
    expect((await scene.plan()).ok).toBe(true);
    scene.fake.world.renameMember("other", NAME);
    const run = await scene.applyPlan();

    expect(said(run.errors)).toContain(`account_id = "${existing}"`);
    expect([countNamed(), await scene.state(ADDRESS)]).toEqual([1, null]);
  });
});

describe("account_id of a member", () => {
  let existing: string;

  beforeEach(() => {
    existing = scene.fake.world.createMember({ displayName: "legacy", tags: { owner: "me" } }).accountId;
  });

  test("takes it over: only what is set and differs is changed, one call each", async () => {
    const { id: folderId } = scene.fake.world.createFolder({ name: "prod" });
    const run = await scene.applied(
      member({
        account_id: existing,
        display_name: NAME,
        folder_id: folderId,
        payer_account_id: MANAGEMENT_ACCOUNT_ID,
        tags: { team: "pay" },
      }),
    );

    expect(writes(run)).toEqual(["UpdateAccount", "MoveAccount", "UpdatePayerForAccount", "TagResources"]);
    expect(said(run.warnings)).toContain(
      `it is renamed to ${NAME}; it is moved to folder ${folderId}; account ${MANAGEMENT_ACCOUNT_ID} pays for it; it is tagged (team)`,
    );
    expect(find()).toMatchObject({ folderId, tags: { owner: "me", team: "pay" } });
    await emptyPlan();
  });

  test("does not say that somebody will pay who does so already", async () => {
    scene.fake.world.setPayer(existing, MANAGEMENT_ACCOUNT_ID);
    scene.code(member({ account_id: existing, payer_account_id: MANAGEMENT_ACCOUNT_ID }));
    const plan = await scene.plan();

    expect(said(plan.warnings)).toContain("nothing of it differs from the code");
    expect(writes(await scene.applyPlan())).toEqual([]);
  });

  test("that would get the name of another member is refused at plan", async () => {
    const other = scene.fake.world.createMember({ displayName: NAME }).accountId;
    scene.code(member({ account_id: existing, display_name: NAME }));
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain(`${NAME} (${other}) has that display name already`);
    expect(blamedCode(plan)).toEqual(["display_name"]);
  });

  test("calls nothing where nothing differs", async () => {
    const run = await scene.applied(
      member({ account_id: existing, display_name: "legacy", tags: { owner: "me" } }),
    );

    expect(writes(run)).toEqual([]);
    await emptyPlan();
  });

  test.each(["UpdateAccount", "MoveAccount", "TagResources"])(
    "ends in success if %s is refused; the rest is an update of the next plan",
    async (operation) => {
      const { id: folderId } = scene.fake.world.createFolder({ name: "prod" });
      const code = member({
        account_id: existing,
        display_name: NAME,
        folder_id: folderId,
        tags: { team: "pay" },
      });
      scene.fake.faults.failNext(operation, { code: "NoPermission", status: 403 });
      const first = await scene.applied(code);

      expect(said(first.warnings)).toContain("A member is not yet what the code says");
      expect(said(first.warnings)).toContain(`Allow resourcemanager:${operation}`);
      const plan = await scene.plan();
      expect(plan.changes[ADDRESS]?.actions).toEqual(["update"]);
      expect((await scene.apply()).ok).toBe(true);
      expect(find()).toMatchObject({ folderId, tags: { owner: "me", team: "pay" } });
      await emptyPlan();
    },
  );

  test("that changes is refused", async () => {
    await scene.applied(member({ account_id: existing }));
    scene.code(member({ account_id: MANAGEMENT_ACCOUNT_ID }));
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain("A member cannot become another account");
    expect(writes(plan)).toEqual([]);
  });

  test("with another account name prefix than the code says is refused at plan", async () => {
    scene.code(member({ account_id: existing, account_name_prefix: "pay" }));

    expect(said((await scene.plan()).errors)).toContain("account_name_prefix is used at creation only");
  });

  test("cannot be given a resell type any more: it is recorded, with a warning", async () => {
    const run = await scene.applied(member({ account_id: existing, resell_account_type: "resell" }));

    expect(said(run.warnings)).toContain('resell_account_type = "resell" is recorded, and nothing is called');
    await emptyPlan();
  });
});

describe("an account that has not joined yet", () => {
  const invited = (more = {}) =>
    member({ account_id: INVITEE_ACCOUNT_ID, display_name: "acme", tags: { partner: "acme" }, ...more });
  const invitation = `
resource "resourcedirectory_invitation" "acme" {
  target = "${INVITEE_ACCOUNT_ID}"
}
resource "resourcedirectory_member" "payments" {
  existing     = true
  account_id   = resourcedirectory_invitation.acme.account_id
  display_name = "acme"
  tags         = { partner = "acme" }
}
`;

  test("waits: a warning and no call; the first plan after it has joined shows the settings", async () => {
    const run = await scene.applied(invited());
    expect([writes(run), said(run.warnings).includes("Waits for a member to join")]).toEqual([[], true]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Waiting", display_name: "acme" });
    await emptyPlan();
    scene.fake.world.join(INVITEE_ACCOUNT_ID);

    const plan = await scene.plan();
    expect(plan.changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(writes(await scene.apply())).toEqual(["UpdateAccount", "TagResources"]);
    expect(find("acme")?.tags).toEqual({ partner: "acme" });
    await emptyPlan();
  });

  test("that joins between the plan and its apply is what the code says after that very apply", async () => {
    scene.code(invited());
    await scene.plan();
    scene.fake.world.join(INVITEE_ACCOUNT_ID);
    const run = await scene.applyPlan();

    expect([run.errors, writes(run)]).toEqual([[], ["UpdateAccount", "TagResources"]]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Member", display_name: "acme" });
    await emptyPlan();
  });

  test("that joins in the same apply, before its block is applied, is what the code says, too", async () => {
    scene.keyInEnvironment("ACME_", INVITEE_KEY);
    const { id } = scene.fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);
    const run = await scene.applied(`
resource "resourcedirectory_handshake_acceptance" "acme" {
  handshake_id           = "${id}"
  expected_directory_id  = "${SAMPLE_DIRECTORY_ID}"
  credentials_env_prefix = "ACME_"
}
${invited().replace(/}\n$/, "  depends_on = [resourcedirectory_handshake_acceptance.acme]\n}\n")}`);

    expect([run.errors, writes(run)]).toEqual([[], ["AcceptHandshake", "UpdateAccount", "TagResources"]]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Member", display_name: "acme" });
    await emptyPlan();
  });

  test("is waited for with existing = true while its id is null, and never created", async () => {
    const first = await scene.applied(invitation);
    expect(writes(first)).toEqual(["InviteAccountToResourceDirectory"]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Waiting", account_id: null });
    await emptyPlan();
    scene.fake.world.accept(scene.fake.world.handshakesOf(INVITEE_ACCOUNT_ID).at(-1)?.id ?? "");

    const plan = await scene.plan();
    expect(plan.changes[ADDRESS]?.actions).toEqual(["update"]);
    expect(said(plan.warnings)).toContain("it is renamed to acme; it is tagged (partner)");
    expect(writes(await scene.apply())).toEqual(["UpdateAccount", "TagResources"]);
    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Member", join_method: "invited" });
    await emptyPlan();
  });

  test("is neither waited for nor created while only the apply will know what existing says", async () => {
    scene.code(`
resource "terraform_data" "existing" { input = true }
resource "resourcedirectory_member" "payments" {
  existing = terraform_data.existing.output
}
`);
    expect((await scene.plan()).errors).toEqual([]);
    expect(writes(await scene.applyPlan())).toEqual([]);
    expect(await scene.state(ADDRESS)).toMatchObject({ account_id: null, status: "Waiting" });
  });

  test("and never will, because it is the management account, is refused at plan", async () => {
    scene.code(member({ account_id: MANAGEMENT_ACCOUNT_ID, display_name: "head-office" }));
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain("The management account is no member");
    expect(blamedCode(plan)).toEqual(["account_id"]);
  });

  test("shows the tags that it has once it has joined, where the code sets none", async () => {
    const code = member({ account_id: INVITEE_ACCOUNT_ID });
    await scene.applied(code);
    scene.fake.world.join(INVITEE_ACCOUNT_ID);
    scene.fake.world.tagMember(INVITEE_ACCOUNT_ID, { owner: "acme" });
    await scene.terraform("apply", "-refresh-only", "-auto-approve");

    expect(await scene.state(ADDRESS)).toMatchObject({ status: "Member", tags: { owner: "acme" } });
    await emptyPlan();
  });

  test("is asked nothing about as long as nobody knows its id", async () => {
    const run = await scene.applied(member({ account_id: null, existing: true, display_name: "acme" }));

    expect([run.calls, said(run.warnings).includes("Waits for a member to join")]).toEqual([[], true]);
    expect((await scene.plan()).calls).toEqual([]);
  });

  test("is forgotten without a word when its block is deleted", async () => {
    await scene.applied(invited());
    const run = await scene.applied("");

    expect([writes(run), run.warnings]).toEqual([[], []]);
  });
});
