import { DataResource, TerraformVariable, Token } from "cdktf";
import type { TerraformResource } from "cdktf";
import {
  AccountType,
  HandshakeAcceptance,
  LifecycleHook,
  MemberAccount,
  Promotion,
  WhenBlocked,
  WhenPromotionExpired,
} from "../../lib";
import { parseDuration } from "../../lib/plugin";
import { ACCOUNT_TYPES, checkDuration } from "../../lib/rules";
import { KINDS } from "../support/member-kinds";
import {
  ACCEPTANCE,
  ACCOUNT_EMAIL,
  ACCOUNT_TYPE,
  PROMOTION,
  messageOf,
  referenceTo,
  stackOn,
  stackWithProviders,
  theOnly,
} from "./support";

const MEMBER = "1234567890123456";
const EMAIL = "payments-root@example.com";

function memberIn(stack = stackWithProviders()) {
  return { stack, member: MemberAccount.fromAccountId(stack, "legacy", MEMBER) };
}

describe("a type switch that is blocked", () => {
  test("fails unless it is told to wait", () => {
    const { stack, member } = memberIn();

    member.switchType("type", { type: AccountType.CLOUD_ACCOUNT, whenBlocked: WhenBlocked.WAIT });

    expect(theOnly(ACCOUNT_TYPE, stack)).toEqual({
      account_id: MEMBER,
      type: "CloudAccount",
      when_blocked: "wait",
    });
  });
});

describe("a change of address", () => {
  test("sends the first mail and does not wait unless told otherwise", () => {
    const { stack, member } = memberIn();

    member.changeEmail("address", { email: EMAIL });

    expect(theOnly(ACCOUNT_EMAIL, stack)).toEqual({ account_id: MEMBER, email: EMAIL, attempt: 1 });
  });

  test("says how often it was asked for and how long to wait", () => {
    const { stack, member } = memberIn();

    member.changeEmail("address", { email: EMAIL, attempt: 2, waitFor: "30m" });

    expect(theOnly(ACCOUNT_EMAIL, stack)).toMatchObject({
      attempt: 2,
      timeouts: { create: "30m", update: "30m" },
    });
  });

  test.each([
    [{ email: "carol@example" }, 'email "c***@example" is not an e-mail address'],
    [{ email: EMAIL, attempt: 0 }, "attempt 0 is not an attempt"],
    [{ email: EMAIL, waitFor: "soon" }, 'waitFor "soon" is not a duration'],
  ])("refuses %j", (options, problem) => {
    const { member } = memberIn();

    expect(messageOf(() => member.changeEmail("address", options))).toContain(
      `[stack/legacy/address] ${problem}`,
    );
  });
});

describe("a promotion", () => {
  test("sends the first mail and does not wait unless told otherwise", () => {
    const { stack, member } = memberIn();

    member.promote("promotion", { email: EMAIL });

    expect(theOnly(PROMOTION, stack)).toEqual({ account_id: MEMBER, email: EMAIL, attempt: 1 });
  });

  test("says how often it was asked for and how long to wait", () => {
    const { stack, member } = memberIn();

    member.promote("promotion", { email: EMAIL, attempt: 3, waitFor: "1h30m" });

    expect(theOnly(PROMOTION, stack)).toMatchObject({
      attempt: 3,
      timeouts: { create: "1h30m", update: "1h30m" },
    });
  });

  test("says what follows when the link lapsed, and how often at most", () => {
    const { stack, member } = memberIn();

    member.promote("promotion", {
      email: EMAIL,
      whenExpired: WhenPromotionExpired.SEND_AGAIN,
      maxMails: 2,
    });

    expect(theOnly(PROMOTION, stack)).toMatchObject({ when_expired: "send_again", max_mails: 2 });
  });

  test("refuses to send no mail at most", () => {
    const { member } = memberIn();

    expect(messageOf(() => member.promote("promotion", { email: EMAIL, maxMails: 0 }))).toContain(
      "[stack/legacy/promotion] maxMails 0 is not a number of times: write a whole number from 1 up",
    );
  });

  test.each(KINDS)(
    "refers to a member of the same app on $members, which orders it after the member",
    (kind) => {
      const stack = stackOn(kind);
      const member = new MemberAccount(stack, "payments", { displayName: "payments" });

      new Promotion(stack, "promotion", { account: member, email: EMAIL });

      expect(theOnly(PROMOTION, stack)["account_id"]).toBe(referenceTo(kind, "payments_5AA7C358"));
    },
  );

  test.each([0, -1, 1.5, Number.NaN])("refuses attempt %p", (attempt) => {
    const { member } = memberIn();

    expect(messageOf(() => member.promote("promotion", { email: EMAIL, attempt }))).toContain(
      `[stack/legacy/promotion] attempt ${attempt} is not an attempt: write a whole number from 1 up`,
    );
  });

  test.each(["30", "30 m", "1d", "", "m30", "PT5M"])("refuses to wait for %j", (waitFor) => {
    const { member } = memberIn();

    expect(messageOf(() => member.promote("promotion", { email: EMAIL, waitFor }))).toContain(
      `[stack/legacy/promotion] waitFor "${waitFor}" is not a duration`,
    );
  });

  test("refuses what is no e-mail address, and shows it masked", () => {
    const { member } = memberIn();

    const message = messageOf(() => member.promote("promotion", { email: "carol@example" }));

    expect(message).toContain('[stack/legacy/promotion] email "c***@example" is not an e-mail address');
    expect(message).not.toContain("carol");
  });

  test("lets values pass that only Terraform knows", () => {
    const { stack, member } = memberIn();
    const variable = new TerraformVariable(stack, "value", { type: "string" });

    member.promote("promotion", {
      email: variable.stringValue,
      attempt: Token.asNumber(variable.value),
      waitFor: variable.stringValue,
    });

    expect(theOnly(PROMOTION, stack)).toMatchObject({
      email: "${var.value}",
      attempt: "${var.value}",
      timeouts: { create: "${var.value}", update: "${var.value}" },
    });
  });

  test("shows what the provider knows of it", () => {
    const { stack, member } = memberIn();
    const promotion = member.promote("promotion", { email: EMAIL });
    const attributes = {
      status: promotion.status,
      promoted: promotion.promoted,
      record: promotion.recordId,
      sent: promotion.mailsSent,
      last: promotion.lastMailAt,
      until: promotion.linkExpiresAt,
    };

    new DataResource(stack, "probe", { input: attributes });

    const reference = (name: string) => `\${${PROMOTION}.legacy_promotion_62D8BC4D.${name}}`;
    expect(theOnly("terraform_data", stack)["input"]).toEqual({
      status: reference("status"),
      promoted: reference("promoted"),
      record: reference("record_id"),
      sent: reference("mails_sent"),
      last: reference("last_mail_at"),
      until: reference("link_expires_at"),
    });
  });
});

describe("a type switch", () => {
  test.each([
    [AccountType.CLOUD_ACCOUNT, "CloudAccount"],
    [AccountType.RESOURCE_ACCOUNT, "ResourceAccount"],
  ])("asks for %s", (type, word) => {
    const { stack, member } = memberIn();

    member.switchType("switch", { type });

    expect(theOnly(ACCOUNT_TYPE, stack)).toEqual({ account_id: MEMBER, type: word });
  });

  test("knows the types that the rules know", () => {
    expect(Object.values(AccountType).sort()).toEqual([...ACCOUNT_TYPES].sort());
  });
});

describe("an acceptance", () => {
  test("works for an invitation that was declared elsewhere", () => {
    const stack = stackWithProviders();

    new HandshakeAcceptance(stack, "acceptance", {
      handshakeId: "h-abc",
      expectedDirectoryId: "rd-abc",
      waitFor: "2m",
    });

    expect(theOnly(ACCEPTANCE, stack)).toEqual({
      handshake_id: "h-abc",
      expected_directory_id: "rd-abc",
      timeouts: { create: "2m", update: "2m" },
    });
  });

  test("can wait for what must be in place before", () => {
    const stack = stackWithProviders();
    const before = new DataResource(stack, "before");

    new HandshakeAcceptance(stack, "acceptance", {
      handshakeId: "h-abc",
      expectedDirectoryId: "rd-abc",
      dependsOn: [before],
    });

    expect(theOnly(ACCEPTANCE, stack)["depends_on"]).toEqual(["terraform_data.before"]);
  });

  test("refuses what is no directory id", () => {
    const stack = stackWithProviders();

    expect(
      messageOf(
        () =>
          new HandshakeAcceptance(stack, "acceptance", { handshakeId: "h-abc", expectedDirectoryId: "abc" }),
      ),
    ).toContain('[stack/acceptance] expectedDirectoryId "abc" is not a directory id');
  });
});

describe("a hook of one's own", () => {
  class Announcement extends LifecycleHook {
    public readonly resource: TerraformResource = new DataResource(this, "Resource", {
      input: { status: "Done" },
    });
    public readonly accountId = MEMBER;
    public readonly status = "Done";
  }

  test("can be depended on like the shipped ones", () => {
    const { stack, member } = memberIn();
    const announcement = new Announcement(stack, "announcement");

    member.promote("promotion", { email: EMAIL, dependsOn: [announcement] });

    expect(theOnly(PROMOTION, stack)["depends_on"]).toEqual(["terraform_data.announcement_3AE1B677"]);
  });
});

test.each(["30s", "10m", "1h30m", "500ms", "1.5h", "30", "1d", "", "-5m", "5m ", "five"])(
  "synth and the provider agree on whether %j is a duration",
  (text) => {
    const refusedBySynth = checkDuration(text) !== undefined;

    const attempt = () => parseDuration(text);

    if (refusedBySynth) {
      expect(attempt).toThrow("is not a duration");
    } else {
      expect(attempt()).toBeGreaterThan(0);
    }
  },
);
