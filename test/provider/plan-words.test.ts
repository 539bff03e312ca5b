import { INVITEE_ACCOUNT_ID } from "../../lib/testing";
import { said, Scene, texts, writes } from "./support/scene";

const MEMBER = "alicloud_resource_manager_account.payments";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

const member = (name: string, policy = "PROTECT") => `
resource "alicloud_resource_manager_account" "${name}" {
  display_name = "${name}-prod"
  lifecycle { ignore_changes = [payer_account_id] }
}
resource "resourcedirectory_member_protection" "${name}" {
  account_id     = alicloud_resource_manager_account.${name}.id
  display_name   = "${name}-prod"
  removal_policy = "${policy}"
}
`;

const promotion = (account: string, more: { email?: string; attempt?: number } = {}) => `
resource "resourcedirectory_promotion" "p${account}" {
  account_id = "${account}"
  email      = "${more.email ?? "payments-root@example.com"}"
  attempt    = ${more.attempt ?? 1}
}
`;

const invitation = (more: { attempt?: number; policy?: string } = {}) => `
resource "resourcedirectory_invitation" "acme" {
  target         = "${INVITEE_ACCOUNT_ID}"
  attempt        = ${more.attempt ?? 1}
  removal_policy = "${more.policy ?? "PROTECT"}"
}
`;

const newMember = (displayName = "payments-prod") => scene.fake.world.createMember({ displayName }).accountId;
const accept = () =>
  scene.fake.world.accept(scene.fake.world.handshakesOf(INVITEE_ACCOUNT_ID).at(-1)?.id ?? "");

async function summaries(code: string): Promise<readonly string[]> {
  scene.code(code);
  return (await scene.plan()).warnings.map(({ summary }) => summary);
}

describe("a plan says, by kind, that it", () => {
  test("sends a first mail: the member in the detail, its address masked", async () => {
    const id = newMember();
    scene.code(promotion(id));
    const { warnings } = await scene.plan();

    expect(texts(warnings)).toEqual([
      expect.stringMatching(new RegExp(`^Sends a promotion mail\n${id}: to p\\*\\*\\*@example.com,`)),
    ]);
  });

  test("resends a mail, cancels a promotion for another address, promotes anew", async () => {
    const id = newMember();
    await scene.applied(promotion(id));
    expect(await summaries(promotion(id, { attempt: 2 }))).toEqual(["Resends a promotion mail"]);
    expect(await summaries(promotion(id, { email: "other@example.com" }))).toEqual([
      "Cancels a promotion",
      "Sends a promotion mail",
    ]);
    scene.fake.clock.advance(25 * 3_600_000);
    expect(await summaries(promotion(id, { attempt: 2 }))).toEqual(["Sends a promotion mail"]);
  });

  test("invites, and cancels to invite again", async () => {
    expect(await summaries(invitation())).toEqual(["Sends an invitation"]);
    await scene.applied(invitation());
    expect(await summaries(invitation({ attempt: 2 }))).toEqual([
      "Cancels an invitation",
      "Sends an invitation",
    ]);
  });

  test("cancels what is deleted while pending", async () => {
    const id = newMember();
    await scene.applied(promotion(id) + invitation());

    expect([...(await summaries(""))].sort()).toEqual(["Cancels a promotion", "Cancels an invitation"]);
  });

  test("removes an invited member, and deletes a created one", async () => {
    const code = invitation({ policy: "DESTROY" }) + member("payments", "DESTROY");
    await scene.applied(code);
    accept();
    await scene.apply();
    scene.code("");
    const { warnings } = await scene.plan();

    const { accountId } = scene.fake.world.member("payments-prod");
    expect([...texts(warnings)].sort()).toEqual([
      expect.stringMatching(new RegExp(`^Deletes a member\npayments-prod \\(${accountId}\\)`)),
      expect.stringMatching(/^Removes a member from the directory\n.*2000000000000002/),
    ]);
  });
});

describe("a plan of a first mail or invitation says that none goes out", () => {
  const address = (account: string, email: string) => `
resource "resourcedirectory_account_email" "address" {
  account_id = "${account}"
  email      = "${email}"
}
`;

  /** What the plan says, in one text; the apply that follows sends nothing. */
  async function saidBeforeNothingIsSent(code: string): Promise<string> {
    scene.code(code);
    const plan = await scene.plan();
    expect(writes(await scene.apply())).toEqual([]);
    return texts(plan.warnings).join("\n");
  }

  test("where a promotion is under way, and how it is had with its record id", async () => {
    const id = newMember();
    await scene.somebodyElse.promoteResourceAccount({ accountId: id, email: "payments-root@example.com" });

    const said = await saidBeforeNothingIsSent(promotion(id));

    expect(said).toContain(`A promotion is under way already\n${id}: nothing will be sent`);
    expect(said).toContain("(in CDKTF: recordId)");
    expect(said).not.toContain("Sends");
  });

  test("where the member is a cloud account", async () => {
    const id = newMember();
    scene.fake.world.setType(id, "CloudAccount");

    expect(await saidBeforeNothingIsSent(promotion(id))).toMatch(/^Nothing to promote\n/);
  });

  test("where the account is invited, or a member", async () => {
    await scene.somebodyElse.inviteAccountToResourceDirectory({
      target: INVITEE_ACCOUNT_ID,
      targetType: "Account",
      note: null,
    });
    scene.code(invitation());
    expect(texts((await scene.plan()).warnings)).toEqual([
      expect.stringMatching(/^An invitation is pending already\n.*none will be sent/),
    ]);
    accept();

    expect(await saidBeforeNothingIsSent(invitation())).toMatch(/^Nobody to invite\n/);
  });

  test("where a change of the address is under way", async () => {
    const id = newMember();
    await scene.somebodyElse.changeAccountEmail({ accountId: id, email: "other@example.com" });

    const said = await saidBeforeNothingIsSent(address(id, "payments-root@example.com"));

    expect(said).toContain("A change of address is under way already");
    expect(said).not.toContain("Sends");
  });
});

describe("a deleted promotion", () => {
  test("that was confirmed since the last apply cancels nothing, and no warning says so", async () => {
    const id = newMember();
    await scene.applied(promotion(id));
    scene.fake.world.confirmPromotion(id);

    expect(await summaries("")).toEqual(["A promotion was confirmed"]);
  });

  test("that expired since cancels nothing, without a refresh, too", async () => {
    const id = newMember();
    await scene.applied(promotion(id));
    scene.fake.clock.advance(25 * 3_600_000);
    scene.code("");

    const plan = await scene.plan("-refresh=false");
    expect(plan.warnings).toEqual([]);
    expect(plan.calls.map(({ operation }) => operation)).toEqual(["GetAccount"]);
  });

  test.each([[], ["-refresh=false"]])(
    "costs a listing, not a call for each of many %s",
    async (...options) => {
      const ids = Array.from({ length: 12 }, (_, index) => newMember(`member-${index}`));
      await scene.applied(ids.map((id) => promotion(id, { email: `root-${id}@example.com` })).join(""));
      scene.code("");
      const plan = await scene.plan(...options);

      expect(plan.warnings).toHaveLength(12);
      expect(plan.calls.length).toBeLessThan(6);
    },
  );
});

describe("what merely waits", () => {
  test("is one sentence with the line to change, the same kind for promotions and invitations", async () => {
    const id = newMember();
    await scene.applied(promotion(id) + invitation());
    const { warnings } = await scene.plan();

    expect(new Set(warnings.map(({ summary }) => summary))).toEqual(new Set(["Waits for a person"]));
    for (const { detail } of warnings) {
      expect(detail).toMatch(/^[^\n]{1,220}raise attempt from 1 to 2\.$/);
    }
  });

  test("is advised on top of what an import plan changes by itself", async () => {
    const id = newMember();
    await scene.applied(promotion(id) + invitation());
    for (const address of [`resourcedirectory_promotion.p${id}`, "resourcedirectory_invitation.acme"]) {
      await scene.terraform("state", "rm", address);
    }
    scene.code(promotion(id, { attempt: 2 }) + invitation({ attempt: 2 }));
    await scene.terraform("import", `resourcedirectory_promotion.p${id}`, id);
    const plan = await scene.plan("-target", `resourcedirectory_promotion.p${id}`);

    expect(plan.changes[`resourcedirectory_promotion.p${id}`]?.actions).toEqual(["update"]);
    expect(said(plan.warnings)).not.toContain("from 1 to 2");
    expect(said(plan.warnings)).not.toContain("Sends");
  });

  test("is said 20 times at most, and the last says how to list all", async () => {
    const ids = Array.from({ length: 23 }, (_, index) => newMember(`member-${index}`));
    await scene.applied(ids.map((id) => promotion(id, { email: `root-${id}@example.com` })).join(""));
    const { warnings } = await scene.plan();

    expect(warnings).toHaveLength(20);
    expect(new Set(warnings.map(({ summary }) => summary)).size).toBe(1);
    expect(warnings.filter(({ detail }) => detail.includes("`resource-directory pending`"))).toHaveLength(1);
  });
});

describe("a member that was deleted elsewhere", () => {
  beforeEach(async () => {
    await scene.applied(member("payments") + member("ledger"));
    scene.fake.world.deleteMember("payments-prod");
  });

  test("is one error with the ways out in code, and no error for the others", async () => {
    scene.code(member("payments") + member("ledger"));
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    const [error = ""] = texts(plan.errors);
    expect(error).toContain("payments-prod");
    expect(error).toContain("MemberAccount.forget");
    expect(error).toContain("removalPolicy) to DESTROY");
    expect(error).toContain("accountId on the member");
    expect(error).not.toContain("terraform state rm");
  });

  test("is given up by deleting its construct: nothing is called, and the others go on", async () => {
    scene.code(member("ledger"));
    const run = await scene.apply();

    expect(run.ok).toBe(true);
    expect(run.changes[MEMBER]).toBeUndefined();
    expect(said(run.warnings)).toContain("it was removed elsewhere");
    expect(scene.fake.world.tryMember("ledger-prod")).toBeDefined();
    expect((await scene.plan()).summary).toBe("No changes.");
  });

  test("stays protected while its directory does not answer", async () => {
    scene.fake.faults.failNext("GetResourceDirectory", { code: "NoPermission", status: 403, times: 9 });
    scene.code(member("ledger"));
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain("is protected");
  });
});

test("an invited member that was removed elsewhere is a warning with the ways out, and the plan goes on", async () => {
  await scene.applied(invitation());
  accept();
  await scene.apply();
  scene.fake.world.removeMember(INVITEE_ACCOUNT_ID);
  const plan = await scene.plan();
  expect(plan.ok).toBe(true);
  expect(said(plan.warnings)).toMatch(
    /^A member was removed elsewhere\n.*raise attempt from 1 to 2.*delete its invitation/,
  );

  scene.code("");
  expect((await scene.apply()).ok).toBe(true);
});

describe("a creation that was refused half-way", () => {
  test("names terraform untaint where our protection is asked, and is mended by it", async () => {
    scene.code(member("payments", "DESTROY"));
    scene.fake.faults.failNext("GetAccount", { code: "NoPermission", status: 403, times: 9 });
    expect((await scene.apply()).ok).toBe(false);
    scene.fake.faults.clear();
    const plan = await scene.plan();
    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain("terraform untaint");

    await scene.terraform("untaint", MEMBER);
    expect((await scene.apply()).ok).toBe(true);
    expect(scene.fake.world.members).toHaveLength(1);
  });
});
