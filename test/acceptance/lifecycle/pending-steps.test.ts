import { TerraformOutput, TerraformStack } from "cdktf";
import {
  AccountType,
  DirectoryCredentials,
  Invitation,
  InvitationTarget,
  MemberAccount,
  ResourceDirectory,
  WhenBlocked,
} from "../../../lib";
import { INVITEE_ACCOUNT_ID } from "../../../lib/testing";
import type { Sandbox } from "../../../lib/testing";
import { KINDS } from "../../support/member-kinds";
import type { MemberKind } from "../../support/member-kinds";
import { said, writes } from "../support/pipeline";
import { synthesize } from "../support/synthesize";
import { servedSandbox } from "../support/served-sandbox";

const EMAIL = "payments-root@example.com";
const RFC_3339: unknown = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

type Code = (stack: TerraformStack) => void;

let sandbox: Sandbox;

afterEach(() => sandbox.close());

/** The code, with the output that tells whom the directory waits for. */
function stackDirOf(code: Code, { members }: Partial<MemberKind> = {}): string {
  return synthesize((app) => {
    const stack = new TerraformStack(app, "members");
    const directory = new ResourceDirectory(stack, "rd", { region: "cn-hangzhou", members });
    new TerraformOutput(stack, "pending", { value: directory.pendingSteps });
    code(stack);
  })("members");
}

async function applied(code: Code, kind?: MemberKind): Promise<readonly string[]> {
  sandbox = await servedSandbox({ stackDir: stackDirOf(code, kind) });
  return applyAgain();
}

async function applyAgain(): Promise<readonly string[]> {
  const run = await sandbox.apply();
  expect(said({ ...run, warnings: [] })).toBe("");
  return writes(run);
}

async function pending(): Promise<unknown> {
  return (await sandbox.state()).outputs["pending"];
}

const promoted =
  (attempt = 1): Code =>
  (stack) => {
    new MemberAccount(stack, "payments", { displayName: "payments-prod" }).promote("promotion", {
      email: EMAIL,
      attempt,
    });
  };

const invited: Code = (stack) => {
  const acme = new Invitation(stack, "acme", { target: InvitationTarget.account(INVITEE_ACCOUNT_ID) });
  acme.member.switchType("type", { type: AccountType.RESOURCE_ACCOUNT });
};

const accepted: Code = (stack) => {
  const acme = new Invitation(stack, "acme", { target: InvitationTarget.account(INVITEE_ACCOUNT_ID) });
  const joined = acme.accept("acceptance", {
    credentials: DirectoryCredentials.environmentPrefix("INVITEE_"),
  });
  joined.member.switchType("type", { type: AccountType.RESOURCE_ACCOUNT });
};

test("nobody is waited for in a stack without hooks", async () => {
  await applied(() => undefined);

  expect(await pending()).toEqual([]);
});

describe.each(KINDS)("of a member on $members", (kind) => {
  test("an unconfirmed promotion is waited for until somebody clicks, and the plan after that shows the change", async () => {
    await applied(promoted(), kind);
    const { accountId } = sandbox.fake.world.member("payments-prod");

    expect(await pending()).toEqual([
      {
        member: accountId,
        step: "promotion",
        since: RFC_3339,
        until: RFC_3339,
        next: "the link waits to be opened; to resend the mail, raise attempt of payments/promotion from 1 to 2",
      },
    ]);
    expect((await sandbox.plan()).summary).toBe("No changes.");

    sandbox.fake.world.confirmPromotion(accountId);
    expect((await sandbox.terraform(["plan", "-detailed-exitcode"])).exitCode).toBe(2);
    await applyAgain();

    expect(await pending()).toEqual([]);
    expect((await sandbox.plan()).summary).toBe("No changes.");
  });

  test("a promotion that lapsed waits for the line to change, and is followed under its new attempt", async () => {
    await applied(promoted(), kind);
    sandbox.fake.world.expirePromotion("payments-prod");
    await applyAgain();

    expect(await pending()).toMatchObject([
      {
        next: "no promotion is under way (PromoteExpired); to promote again, raise attempt of payments/promotion from 1 to 2",
      },
    ]);

    sandbox.useStack(stackDirOf(promoted(2), kind));
    expect(await applyAgain()).toEqual(["PromoteResourceAccount"]);

    expect(await pending()).toMatchObject([{ next: expect.stringContaining("from 2 to 3") as unknown }]);
  });

  test("a change of address is waited for until somebody clicks", async () => {
    await applied((stack) => {
      new MemberAccount(stack, "payments", { displayName: "payments-prod" }).changeEmail("email", {
        email: EMAIL,
      });
    }, kind);

    expect(await pending()).toMatchObject([
      {
        step: "change of address",
        since: RFC_3339,
        until: null,
        next: "the link waits to be opened; to resend the mail, raise attempt of payments/email from 1 to 2",
      },
    ]);
    expect((await sandbox.plan()).summary).toBe("No changes.");

    sandbox.fake.world.confirmEmailChange("payments-prod");
    await applyAgain();

    expect(await pending()).toEqual([]);
  });

  test("a type switch that is blocked is waited for until the account has what it needs", async () => {
    await applied((stack) => {
      new MemberAccount(stack, "payments", { displayName: "payments-prod" }).switchType("type", {
        type: AccountType.CLOUD_ACCOUNT,
        whenBlocked: WhenBlocked.WAIT,
      });
    }, kind);
    const { accountId } = sandbox.fake.world.member("payments-prod");

    expect(await pending()).toMatchObject([
      {
        member: accountId,
        step: "type switch",
        next: "the account needs a secure phone number or e-mail address; payments/type goes on in the first apply after it has one",
      },
    ]);
    expect((await sandbox.plan()).summary).toBe("No changes.");

    sandbox.fake.world.setSecurityInfo(accountId, { phone: true });
    expect(await applyAgain()).toEqual(["UpdateAccount"]);

    expect(await pending()).toEqual([]);
  });
});

test("an invitation and the hooks of its member are waited for until the account joins", async () => {
  await applied(invited);

  expect(await pending()).toEqual([
    {
      member: INVITEE_ACCOUNT_ID,
      step: "invitation",
      since: RFC_3339,
      until: RFC_3339,
      next: "the account has to accept; to invite it again, raise attempt of acme from 1 to 2",
    },
    {
      member: INVITEE_ACCOUNT_ID,
      step: "type switch",
      since: null,
      until: null,
      next: "the account has not joined yet; acme/Member/type goes on in the first apply after it has",
    },
  ]);
  expect((await sandbox.plan()).summary).toBe("No changes.");

  const [handshake] = sandbox.fake.world.handshakesOf(INVITEE_ACCOUNT_ID);
  sandbox.fake.world.decline(handshake?.id ?? "");
  await applyAgain();

  expect(await pending()).toMatchObject([
    { next: "the invitation is over (Declined); to invite again, raise attempt of acme from 1 to 2" },
    { step: "type switch" },
  ]);
});

test("invited, accepted and switched in one apply: nobody is waited for, and the second plan is empty", async () => {
  expect(await applied(accepted)).toEqual([
    "InviteAccountToResourceDirectory",
    "AcceptHandshake",
    "UpdateAccount",
  ]);

  expect(sandbox.fake.world.member(INVITEE_ACCOUNT_ID).type).toBe("ResourceAccount");
  expect(await pending()).toEqual([]);
  expect((await sandbox.plan()).summary).toBe("No changes.");
});
