import { at, carriedOut, listAt, fieldOf, textAt } from "../answers";
import type { Reply } from "../caller";
import type { Live } from "../live";
import { STS, V2022 } from "../versions";

/** An account is invited, accepts, is a member for a moment, is removed and invited again. */
export interface InvitationStory {
  /** After how long the invitee saw it; null: not within five minutes. */
  readonly visibleAfterMs: number | null;
  /** Whether the management account finds it among the invitations of its own account. */
  readonly isListedForSender: boolean;
  /** What another account was answered; null if the environment has no key of one. */
  readonly stranger: Reply | null;
  readonly askedByInvitee: Reply;
  readonly askedByManagement: Reply;
  /** Whether the member has the folder and the tag that the invitation named. */
  readonly isTagged: boolean;
  readonly isInFolder: boolean;
  readonly invitedAsMember: Reply;
  /** What a dry run of a new type was answered, and one of a new name and a new type. */
  readonly switched: Reply;
  readonly switchedAndRenamed: Reply;
  /** How long the removed account could not be invited; null: longer than five minutes. */
  readonly reinviteDelayMs: number | null;
}

export async function invitationStory(live: Live): Promise<InvitationStory> {
  const { management } = live;
  const invitee = live.other("INVITEE_");
  const accountId = textAt(
    carriedOut("GetCallerIdentity", await invitee.call("GetCallerIdentity", {}, { version: STS })),
    "AccountId",
  );
  if ((await invitee.call("GetResourceDirectory")).code === null) {
    throw new Error(
      `the account ${accountId} is in a directory: nobody is removed whom this run did not invite`,
    );
  }
  const folderId = textAt(await live.folder(live.name("join")), "Folder.FolderId");
  const tag = { "Tag.1.Key": "live", "Tag.1.Value": live.name("tag") };
  const sent = await invite(live, accountId, { ParentFolderId: folderId, ...tag }, V2022);
  const handshake = { HandshakeId: textAt(carriedOut("The invitation", sent), "Handshake.HandshakeId") };

  const visibleAfterMs = await live.timeUntil(
    async () => (await invitee.call("GetHandshake", handshake)).code === null,
  );
  const listed = await management.call("ListHandshakesForAccount", { PageSize: "100" });
  const stranger = live.has("STRANGER_")
    ? await live.other("STRANGER_").call("GetHandshake", handshake)
    : null;
  carriedOut("AcceptHandshake", await invitee.call("AcceptHandshake", handshake));
  const remove = () => management.call("RemoveCloudAccount", { AccountId: accountId });
  live.cleanUpLater(`invited account ${accountId}`, remove);
  const [askedByInvitee, askedByManagement] = [
    await invitee.call("GetHandshake", handshake),
    await management.call("GetHandshake", handshake),
  ];
  const joined = await management.call("GetAccount", { AccountId: accountId, IncludeTags: "true" });
  const invitedAsMember = await invite(live, accountId);
  const newType = { AccountId: accountId, NewAccountType: "ResourceAccount", DryRun: "true" };
  const dryRun = (more: Readonly<Record<string, string>>) =>
    management.call("UpdateAccount", { ...newType, ...more }, { version: V2022 });
  const [switched, switchedAndRenamed] = [
    await dryRun({}),
    await dryRun({ NewDisplayName: live.name("both") }),
  ];
  carriedOut("RemoveCloudAccount", await remove());
  const reinviteDelayMs = await live.timeUntil(async () => (await invite(live, accountId)).code === null);
  return {
    visibleAfterMs,
    isListedForSender: idsIn(listed).includes(handshake.HandshakeId),
    stranger,
    askedByInvitee,
    askedByManagement,
    isTagged: JSON.stringify(at(joined, "Account.Tags") ?? "").includes(live.name("tag")),
    isInFolder: textAt(joined, "Account.FolderId") === folderId,
    invitedAsMember,
    switched,
    switchedAndRenamed,
    reinviteDelayMs,
  };
}

/** Invites an account, and takes it back in the end. */
export async function invite(
  live: Live,
  target: string,
  more: Readonly<Record<string, string>> = {},
  version?: string,
): Promise<Reply> {
  const { management } = live;
  const targetType = target.includes("@") ? "Email" : "Account";
  const reply = await management.call(
    "InviteAccountToResourceDirectory",
    { TargetEntity: target, TargetType: targetType, ...more },
    { version },
  );
  if (reply.code === null) {
    const HandshakeId = textAt(reply, "Handshake.HandshakeId");
    live.cleanUpLater(`invitation ${HandshakeId}`, () => management.call("CancelHandshake", { HandshakeId }));
  }
  return reply;
}

function idsIn(listed: Reply): readonly unknown[] {
  return listAt(listed, "Handshakes.Handshake").map((each) => fieldOf(each, "HandshakeId"));
}
