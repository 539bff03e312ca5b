import {
  INVITEE_ACCOUNT_ID,
  INVITEE_EMAIL,
  INVITEE_KEY,
  INVITEE_TWO_ACCOUNT_ID,
  MANAGEMENT_ACCOUNT_ID,
  OTHER_DIRECTORY_ID,
  OTHER_MANAGEMENT_ACCOUNT_ID,
  OTHER_MANAGEMENT_KEY,
  SAMPLE_DIRECTORY_ID,
  SAMPLE_ROOT_FOLDER_ID,
  STRANGER_ACCOUNT_ID,
  STRANGER_KEY,
} from "../../../lib/testing/fake-directory";
import { conflict, DAY, freshFake, MINUTE, missing, refusal } from "./helpers";
import { callRpc } from "./rpc-client";
import { SdkUser } from "./sdk-user";

const fake = freshFake();
let management: SdkUser;
let invitee: SdkUser;

beforeEach(() => {
  management = new SdkUser(fake());
  invitee = new SdkUser(fake(), INVITEE_KEY);
});

const STATUS_MISMATCH = conflict("HandshakeStatusMismatch");
const statusOf = (handshakeId: string): string => fake().world.handshake(handshakeId).status;

describe("inviting an account", () => {
  test("makes a pending invitation that can be answered for 14 days", async () => {
    const handshake = await management.invite(INVITEE_ACCOUNT_ID, { note: "Welcome" });

    expect(handshake).toMatchObject({
      handshakeId: "h-100abcdef",
      status: "Pending",
      resourceDirectoryId: SAMPLE_DIRECTORY_ID,
      masterAccountId: MANAGEMENT_ACCOUNT_ID,
      masterAccountName: "management@example.com",
      targetEntity: INVITEE_ACCOUNT_ID,
      targetType: "Account",
      note: "Welcome",
      createTime: "2025-06-01T10:00:00Z",
      modifyTime: "2025-06-01T10:00:00Z",
      expireTime: "2025-06-15T10:00:00Z",
    });
  });

  test("is refused while an invitation of the same account is pending, by id or by e-mail", async () => {
    await management.invite(INVITEE_ACCOUNT_ID);

    const again = refusal(management.invite(INVITEE_EMAIL, { targetType: "Email" }));

    expect(await again).toEqual(conflict("EntityAlreadyExists.Handshake"));
    expect(fake().world.handshakes).toHaveLength(1);
  });

  test.each([
    ["a management account", OTHER_MANAGEMENT_ACCOUNT_ID, "NotSupport.AccountInAnotherResourceDirectory"],
    ["itself", MANAGEMENT_ACCOUNT_ID, "NotSupport.AccountInAnotherResourceDirectory"],
    ["another legal entity", STRANGER_ACCOUNT_ID, "LegalEntityMismatch"],
  ])("is refused for %s", async (_who, target, code) => {
    expect(await refusal(management.invite(target))).toEqual(conflict(code));
  });

  test("is refused for a person", async () => {
    const { id } = fake().world.addAccount({ id: "6000000000000006", realNameType: "personal" });

    expect(await refusal(management.invite(id))).toEqual(conflict("Invalid.AccountType"));
  });

  test("tells only the newer version that the account is a member already", async () => {
    fake().world.join(INVITEE_ACCOUNT_ID);
    const parameters = { TargetEntity: INVITEE_ACCOUNT_ID, TargetType: "Account" };

    const older = await refusal(management.invite(INVITEE_ACCOUNT_ID));
    const newer = await callRpc(fake(), {
      action: "InviteAccountToResourceDirectory",
      version: "2022-04-19",
      parameters,
    });

    expect(older).toEqual(conflict("NotSupport.AccountInAnotherResourceDirectory"));
    expect(newer).toMatchObject({ status: 409, body: { Code: "EntityAlreadyExists.ResourceDir.Account" } });
  });

  test("checks the form of the target and the length of the note", async () => {
    const refusals = [
      management.invite("", {}),
      management.invite("12345"),
      management.invite(INVITEE_ACCOUNT_ID, { targetType: "Email" }),
      management.invite(INVITEE_ACCOUNT_ID, { targetType: "Phone" }),
      management.invite(INVITEE_ACCOUNT_ID, { note: "x".repeat(1025) }),
    ].map(refusal);

    expect((await Promise.all(refusals)).map(({ code }) => code)).toEqual([
      "MissingParameter.TargetEntity",
      "InvalidParameter.TargetEntity",
      "InvalidParameter.TargetEntity",
      "InvalidParameter.TargetType",
      "InvalidParameter.Note.Length",
    ]);
  });

  test("has a limit a day, which accepted invitations do not count towards", async () => {
    fake().options.quotas.invitationsPerDay = 1;
    const accepted = await management.invite(INVITEE_ACCOUNT_ID);
    fake().world.accept(accepted.handshakeId);
    const cancelled = await management.invite(INVITEE_TWO_ACCOUNT_ID);
    await management.cancel(cancelled.handshakeId);

    const third = refusal(management.invite(INVITEE_TWO_ACCOUNT_ID));

    expect(await third).toEqual(conflict("LimitExceeded.InvitationRate"));
    fake().clock.advance(DAY);
    await management.invite(INVITEE_TWO_ACCOUNT_ID);
  });

  test("has a limit of pending invitations, and of members", async () => {
    const { quotas } = fake().options;
    quotas.pendingInvitations = 1;
    await management.invite(INVITEE_ACCOUNT_ID);
    expect(await refusal(management.invite(INVITEE_TWO_ACCOUNT_ID))).toEqual(
      conflict("LimitExceeded.InvitationRate"),
    );

    quotas.members = 0;
    expect(await refusal(management.invite(INVITEE_TWO_ACCOUNT_ID))).toEqual(
      conflict("LimitExceeded.Account"),
    );
  });
});

describe("answering an invitation", () => {
  test("by accepting it makes the invitee a cloud account in the root folder", async () => {
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID, {
      tags: { team: "acme" },
    });

    const accepted = await invitee.accept(handshakeId);

    expect(accepted).toMatchObject({ handshakeId, status: "Accepted" });
    expect(fake().world.member(INVITEE_ACCOUNT_ID)).toMatchObject({
      displayName: INVITEE_EMAIL,
      type: "CloudAccount",
      status: "InviteSuccess",
      joinMethod: "invited",
      folderId: SAMPLE_ROOT_FOLDER_ID,
      tags: { team: "acme" },
    });
    expect(await invitee.directory()).toMatchObject({ resourceDirectoryId: SAMPLE_DIRECTORY_ID });
    expect(await management.get(INVITEE_ACCOUNT_ID)).toMatchObject({ status: "InviteSuccess" });
  });

  test("works when the invitation went to its e-mail address", async () => {
    const { handshakeId } = await management.invite(INVITEE_EMAIL, { targetType: "Email" });

    await invitee.accept(handshakeId);

    expect(fake().world.tryMember(INVITEE_ACCOUNT_ID)).toBeDefined();
  });

  test("puts the member into the folder that the newer version can name", async () => {
    const folder = fake().world.createFolder({ name: "partners" });
    const parameters = { TargetEntity: INVITEE_ACCOUNT_ID, TargetType: "Account", ParentFolderId: folder.id };
    await callRpc(fake(), { action: "InviteAccountToResourceDirectory", version: "2022-04-19", parameters });
    const [handshake] = fake().world.handshakesOf(INVITEE_ACCOUNT_ID);

    await invitee.accept(handshake?.id ?? "");

    expect(fake().world.member(INVITEE_ACCOUNT_ID).folderId).toBe(folder.id);
  });

  test("by declining it leaves the account outside", async () => {
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID);

    expect(await invitee.decline(handshakeId)).toMatchObject({ status: "Declined" });

    expect(fake().world.tryMember(INVITEE_ACCOUNT_ID)).toBeUndefined();
  });

  test("is for the invitee alone", async () => {
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID);

    for (const somebody of [management, new SdkUser(fake(), STRANGER_KEY)]) {
      expect(await refusal(somebody.accept(handshakeId))).toEqual(missing("Handshake"));
      expect(await refusal(somebody.decline(handshakeId))).toEqual(missing("Handshake"));
    }
    expect(statusOf(handshakeId)).toBe("Pending");
  });

  test("is refused for an account that has joined another directory meanwhile", async () => {
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID);
    fake().world.join(INVITEE_ACCOUNT_ID, OTHER_DIRECTORY_ID);

    const answer = await refusal(invitee.accept(handshakeId));

    expect(answer).toEqual(conflict("NotSupport.AccountInAnotherResourceDirectory"));
    expect(statusOf(handshakeId)).toBe("Pending");
  });

  test("is refused for an account without enterprise verification", async () => {
    const { world } = fake();
    const { id } = world.addAccount({ id: "6000000000000006", realNameType: "personal" });
    const key = { accessKeyId: "ak-person", accessKeySecret: "sk-person" };
    world.bindRamKey(id, key);
    const handshake = world.inviteElsewhere(id);

    const answer = await refusal(new SdkUser(fake(), key).accept(handshake.id));

    expect(answer).toEqual(conflict("NotSupport.Account.RealNameType"));
  });
});

describe("an invitation that is not pending any more", () => {
  const ENDS = {
    Accepted: (id: string) => fake().world.accept(id),
    Declined: (id: string) => {
      fake().world.decline(id);
    },
    Cancelled: (id: string) => {
      fake().world.cancel(id);
    },
    Expired: (id: string) => {
      fake().world.expire(id);
    },
  };

  test.each(Object.entries(ENDS))("is %s for ever", async (status, end) => {
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID);
    end(handshakeId);

    expect(await refusal(invitee.accept(handshakeId))).toEqual(STATUS_MISMATCH);
    expect(await refusal(invitee.decline(handshakeId))).toEqual(STATUS_MISMATCH);
    expect(await refusal(management.cancel(handshakeId))).toEqual(STATUS_MISMATCH);
    expect(statusOf(handshakeId)).toBe(status);
  });

  test.each(["Declined", "Cancelled", "Expired"] as const)("and %s makes way for another", async (status) => {
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID);
    ENDS[status](handshakeId);

    const another = await management.invite(INVITEE_ACCOUNT_ID);

    expect(another.handshakeId).not.toBe(handshakeId);
    expect(statusOf(another.handshakeId)).toBe("Pending");
  });

  test("is cancelled by the management account of its directory alone", async () => {
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID);
    const other = new SdkUser(fake(), OTHER_MANAGEMENT_KEY);

    expect(await refusal(other.cancel(handshakeId))).toEqual(missing("Handshake"));
    expect(await refusal(invitee.cancel(handshakeId))).toEqual(missing("ResourceDirectory"));
    expect(await management.cancel(handshakeId)).toMatchObject({ status: "Cancelled" });
  });
});

describe("time", () => {
  test("lets an invitation expire after 14 days and forgets it 30 days later", async () => {
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID);
    fake().clock.advance(14 * DAY);
    expect(await management.getHandshake(handshakeId)).toMatchObject({
      status: "Expired",
      modifyTime: "2025-06-15T10:00:00Z",
    });

    fake().clock.advance(30 * DAY);

    expect(await refusal(management.getHandshake(handshakeId))).toEqual(missing("Handshake"));
    expect(fake().world.handshakes).toEqual([]);
  });

  test("keeps other ends of an invitation on record", async () => {
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID);
    await invitee.decline(handshakeId);

    fake().clock.advance(100 * DAY);

    expect(await management.getHandshake(handshakeId)).toMatchObject({ status: "Declined" });
  });

  test("may hide a new invitation from the invitee for a while", async () => {
    fake().options.handshakeVisibilityDelayMs = MINUTE;
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID);

    expect(await refusal(invitee.getHandshake(handshakeId))).toEqual(missing("Handshake"));
    expect(await refusal(invitee.accept(handshakeId))).toEqual(missing("Handshake"));
    fake().clock.advance(MINUTE);

    expect(await invitee.accept(handshakeId)).toMatchObject({ status: "Accepted" });
  });

  test("may have to pass before a removed account can be invited again", async () => {
    fake().options.reinviteDelayMs = MINUTE;
    fake().world.join(INVITEE_ACCOUNT_ID);
    await management.remove(INVITEE_ACCOUNT_ID);

    expect(await refusal(management.invite(INVITEE_ACCOUNT_ID))).toEqual(
      conflict("NotSupport.AccountInAnotherResourceDirectory"),
    );
    fake().clock.advance(MINUTE);

    expect(await management.invite(INVITEE_ACCOUNT_ID)).toMatchObject({ status: "Pending" });
  });
});

describe("reading an invitation", () => {
  test("tells real names to the invitee only", async () => {
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID);

    expect(await invitee.getHandshake(handshakeId)).toMatchObject({
      masterAccountRealName: "Example Trading Ltd.",
      invitedAccountRealName: "Example Trading Ltd.",
    });
    expect((await management.getHandshake(handshakeId)).masterAccountRealName).toBeUndefined();
  });

  test("is refused to the invitee, but not to management, once it is accepted", async () => {
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID);
    await invitee.accept(handshakeId);

    expect(await refusal(invitee.getHandshake(handshakeId))).toEqual(STATUS_MISMATCH);
    expect(await management.getHandshake(handshakeId)).toMatchObject({ status: "Accepted" });
  });

  test("may be the other way round", async () => {
    fake().options.inviteeGetHandshakeAfterAccept = "accepted";
    fake().options.managementGetHandshakeAfterAccept = "mismatch";
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID);
    await invitee.accept(handshakeId);

    expect(await invitee.getHandshake(handshakeId)).toMatchObject({ status: "Accepted" });
    expect(await refusal(management.getHandshake(handshakeId))).toEqual(STATUS_MISMATCH);
  });

  test("shows a stranger nothing, in one of two ways", async () => {
    const { handshakeId } = await management.invite(INVITEE_ACCOUNT_ID);
    const stranger = new SdkUser(fake(), STRANGER_KEY);
    expect(await refusal(stranger.getHandshake(handshakeId))).toEqual(missing("Handshake"));

    fake().options.strangerHandshake = "NoPermission";

    expect(await refusal(stranger.getHandshake(handshakeId))).toEqual({ code: "NoPermission", status: 403 });
  });

  test("lists the directory's for management, and for an account those that it is part of", async () => {
    const ours = await management.invite(INVITEE_ACCOUNT_ID);
    await management.invite(INVITEE_TWO_ACCOUNT_ID);
    const theirs = fake().world.inviteElsewhere(INVITEE_ACCOUNT_ID, { directoryId: OTHER_DIRECTORY_ID });
    const idsOf = (handshakes: { handshakeId?: string }[] | undefined) =>
      handshakes?.map((h) => h.handshakeId);

    const directory = await callRpc(fake(), {
      action: "ListHandshakesForResourceDirectory",
      parameters: { PageSize: "1", PageNumber: "2" },
    });
    const { ListHandshakesForAccountRequest } = await import("@alicloud/resourcemanager20200331");
    const mine = await invitee.client.listHandshakesForAccount(new ListHandshakesForAccountRequest({}));

    expect(directory.body).toMatchObject({
      TotalCount: 2,
      PageNumber: 2,
      PageSize: 1,
      Handshakes: { Handshake: [{ TargetEntity: INVITEE_TWO_ACCOUNT_ID }] },
    });
    expect(idsOf(mine.body?.handshakes?.handshake)).toEqual([ours.handshakeId, theirs.id]);
  });
});
