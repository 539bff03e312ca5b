import { join } from "node:path";
import { INVITEE_ACCOUNT_ID, INVITEE_EMAIL } from "../../../lib/testing";
import { expectGolden, expectInDocument, fenced } from "../../support/golden";
import { violationsOf } from "../../support/json-schema";
import { testMachine } from "../support/machine";
import {
  applied,
  handshakeTo,
  invitation,
  machineOfScene,
  MEMBER_ID,
  parked,
  pending,
  promotion,
  scene,
  somebodyWaits,
} from "./support";

const GOLDEN = join(__dirname, "golden");
const PIPELINES = join(__dirname, "../../../docs/pipelines.md");
const HOUR = 3_600_000;

describe("the exit code is", () => {
  test("0 where nobody is waited for", async () => {
    await applied(promotion());
    scene.fake.world.confirmPromotion(MEMBER_ID);

    expect(await pending()).toEqual({ exitCode: 0, stdout: "Nobody is waited for.", stderr: "" });
  });

  test("2 where a mail or an invitation waits, and where something waits for a member to join", async () => {
    await applied(promotion() + invitation() + parked);

    const { exitCode, stdout } = await pending();

    expect(exitCode).toBe(2);
    expect(stdout).toContain("3 waited for, 0 lapsed, declined or gone.");
  });

  test("2 for an invitation, which its settings that wait for the same account are not listed beside", async () => {
    await applied(`${invitation()}
resource "resourcedirectory_member" "acme" {
  existing     = true
  account_id   = resourcedirectory_invitation.acme.account_id
  display_name = "acme"
}
`);

    const { exitCode, stdout } = await pending();

    expect(exitCode).toBe(2);
    expect(stdout).toContain("1 waited for, 0 lapsed, declined or gone.");
  });

  test.each<[what: string, act: () => void]>([
    ["a link has lapsed", () => scene.fake.world.expirePromotion(MEMBER_ID)],
    ["a promotion has failed", () => scene.fake.world.failPromotion(MEMBER_ID)],
    ["a promotion was cancelled elsewhere", () => scene.fake.world.cancelPromotion(MEMBER_ID)],
    ["an invitation has expired", () => scene.fake.world.expire(handshakeTo())],
    ["an invitation was declined", () => scene.fake.world.decline(handshakeTo())],
    ["an invitation was cancelled elsewhere", () => scene.fake.world.cancel(handshakeTo())],
    [
      "an invited member was removed",
      () => {
        scene.fake.world.accept(handshakeTo());
        scene.fake.world.removeMember(INVITEE_ACCOUNT_ID);
      },
    ],
  ])("3 where %s", async (_, act) => {
    await applied(promotion() + invitation());
    act();

    expect(await pending()).toMatchObject({ exitCode: 3 });
  });

  test("1 for a wrong command line, and for what is no state", async () => {
    const machine = testMachine();
    machine.write("project/plan.json", JSON.stringify({ format_version: "1.2", planned_values: {} }));

    expect(await machine.run("pending")).toMatchObject({ exitCode: 1 });
    expect(await machine.run("pending", "plan.json")).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining("plan.json is no state") as string,
    });
  });
});

test("a state that was not refreshed since counts what has run out by the clock as lapsed", async () => {
  await applied(promotion());
  const machine = machineOfScene();
  machine.stdin = (await scene.terraform("show", "-json")).stdout;
  machine.now = new Date(machine.now.getTime() + 25 * HOUR);

  expect(await machine.run("pending", "-")).toMatchObject({ exitCode: 3 });
});

test("a state as a backend keeps it is read, too", async () => {
  await applied(promotion());
  const machine = machineOfScene();
  machine.stdin = (await scene.terraform("state", "pull")).stdout;

  expect(await machine.run("pending", "-")).toMatchObject({ exitCode: 2 });
});

test("it says who must do what, until when, and which line to change", async () => {
  await applied(promotion("attempt = 1"));

  const { stdout } = await pending();

  expect(stdout).toContain(
    "waits for the owner of p***@example.com, since 2026-03-01T09:00:00Z, until 2026-03-02T09:00:00Z",
  );
  expect(stdout).toContain(
    "to send again, raise attempt from 1 to 2  [resourcedirectory_promotion.payments]",
  );
  expect((await pending("--show-addresses")).stdout).toContain("payments-root@example.com");
});

describe("with --live the directory is asked, and", () => {
  test("an old state is brought up to date", async () => {
    await applied(promotion() + invitation());
    const machine = machineOfScene();
    machine.stdin = (await scene.terraform("show", "-json")).stdout;
    scene.fake.world.confirmPromotion(MEMBER_ID);
    scene.fake.world.decline(handshakeTo());

    const { stdout, exitCode } = await machine.run("pending", "-", "--live");

    expect(exitCode).toBe(3);
    expect(stdout).toContain("0 waited for, 1 lapsed, declined or gone.");
    expect(stdout).toContain("invitation declined");
  });

  test("what no state manages is listed as well", async () => {
    await applied(promotion());
    scene.fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);

    const { stdout } = await pending("--live");

    expect(stdout).toContain("payments-prod (3000000000000201): promotion waits");
    expect(stdout).toContain(`${INVITEE_ACCOUNT_ID}: invitation waits for the invited account`);
    expect(stdout).toContain("no state manages it");
  });

  test("an invited address that the code writes in other letters by now is listed once", async () => {
    const byAddress = (email: string) =>
      `resource "resourcedirectory_invitation" "bob" {\n  target = "${email}"\n  target_type = "Email"\n}\n`;
    await applied(byAddress(INVITEE_EMAIL));
    await applied(byAddress(INVITEE_EMAIL.toUpperCase()));

    expect((await pending("--live")).stdout).toContain("1 waited for, 0 lapsed, declined or gone.");
  });

  test("no state is needed, and members and invitations cost their pages", async () => {
    await applied(promotion() + invitation());
    scene.fake.requests.clear();

    const { exitCode, stdout } = await machineOfScene().run("pending", "--live");

    expect(exitCode).toBe(2);
    expect(stdout).toContain("2 waited for, 0 lapsed, declined or gone.");
    expect(scene.fake.requests.all.map(({ operation }) => operation)).toEqual([
      "ListAccounts",
      "ListHandshakesForResourceDirectory",
    ]);
  });

  describe("a change of an address", () => {
    const change = `
resource "resourcedirectory_account_email" "payments" {
  account_id = "${MEMBER_ID}"
  email      = "payments-root@example.com"
}
`;

    test.each<[what: string, act: () => void, said: string, code: number, calls: number]>([
      ["that waits is waited for", () => undefined, "e-mail change waits for the owner of p***@e", 2, 1],
      [
        "that was confirmed is not",
        () => scene.fake.world.confirmEmailChange(MEMBER_ID),
        "Nobody is waited for.",
        0,
        1,
      ],
      ["that has expired is lapsed", () => scene.fake.clock.advance(25 * HOUR), "e-mail change lapsed", 3, 1],
      [
        "whose member has been deleted is gone",
        () => scene.fake.world.deleteMember(MEMBER_ID),
        "e-mail change removed",
        3,
        0,
      ],
    ])("%s, and costs a call only where the listing has the member", async (_, act, said, code, calls) => {
      await applied(change);
      const machine = machineOfScene();
      machine.stdin = (await scene.terraform("show", "-json")).stdout;
      act();
      scene.fake.requests.clear();

      const { stdout, exitCode } = await machine.run("pending", "-", "--live");

      expect({ stdout, exitCode }).toEqual({
        stdout: expect.stringContaining(said) as string,
        exitCode: code,
      });
      expect(scene.fake.requests.of("GetAccount")).toHaveLength(calls);
    });

    test("that the state knows to be confirmed costs no call", async () => {
      await applied(change);
      scene.fake.world.confirmEmailChange(MEMBER_ID);
      const machine = machineOfScene();
      await scene.terraform("refresh");
      machine.stdin = (await scene.terraform("show", "-json")).stdout;
      scene.fake.requests.clear();

      await machine.run("pending", "-", "--live");

      expect(scene.fake.requests.of("GetAccount")).toEqual([]);
    });
  });

  test("a promotion whose member is gone is said to be removed", async () => {
    await applied(promotion());
    const machine = machineOfScene();
    machine.stdin = (await scene.terraform("show", "-json")).stdout;
    scene.fake.world.deleteMember(MEMBER_ID);

    expect((await machine.run("pending", "-", "--live")).stdout).toContain("promotion removed");
  });

  test("refused credentials are one sentence, and exit code 1", async () => {
    const machine = machineOfScene();
    machine.env({ ALICLOUD_SECRET_KEY: "wrong" });

    const { exitCode, stderr } = await machine.run("pending", "--live");

    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^resource-directory pending: /);
    expect(stderr).not.toContain("    at ");
  });
});

describe("everybody who is waited for is told", () => {
  test.each([
    ["text", "pending.txt"],
    ["markdown", "pending.md"],
    ["json", "pending.json"],
  ])("as %s as the golden file says", async (format, file) => {
    await somebodyWaits();

    const { stdout, exitCode } = await pending("--format", format);

    expect(exitCode).toBe(3);
    expectGolden(join(GOLDEN, file), `${stdout}\n`);
  });

  test("as JSON that its schema describes, and as docs/pipelines.md shows", async () => {
    await somebodyWaits();
    const { stdout } = await pending("--format", "json");
    const [first] = (JSON.parse(stdout) as { steps: object[] }).steps;

    expect(violationsOf("pending.schema.json", stdout)).toEqual([]);
    expectInDocument(PIPELINES, "pending as text", fenced("text", (await pending()).stdout));
    expectInDocument(PIPELINES, "a step as json", fenced("json", JSON.stringify(first, null, 2)));
  });
});
