import { MemberAccount, RemovalPolicy } from "../../../../lib";
import { INVITEE_ACCOUNT_ID, INVITEE_EMAIL } from "../../../../lib/testing";
import type { FakeDirectory } from "../../../../lib/testing";
import { callRpc } from "../../../testing/fake-directory/rpc-client";
import { KINDS, nobody, on, OWN, payments, VENDORS } from "../../../support/member-kinds";
import type { MemberKind } from "../../../support/member-kinds";
import type { Code } from "../../support/pipeline";
import type { Event, Step, Story } from "../support/story";
import { DAY_MS } from "../support/time";

const CREATED = { payments: "ResourceAccount CreateSuccess" };

/** A member that is created, under both kinds of resource. */
export const MEMBER: Story = {
  title: "a member",
  kinds: KINDS,
  steps: (kind) => ({
    "is created": {
      walks: ["created"],
      code: payments(kind, kind.deletable),
      calls: ["CreateResourceAccount"],
      becomes: { members: CREATED },
    },
    "cannot be deleted while somebody else promotes it": {
      walks: ["deletionWhilePromoted"],
      meanwhile: promotedBySomebodyElse,
      code: nobody(kind),
      refused: "cannot be deleted while its promotion waits for a person",
      becomes: { members: { payments: "ResourceAccount PromoteVerifying" }, mails: { [EMAIL]: 1 } },
    },
    "cannot be deleted once that has made it a cloud account": {
      walks: ["deletionOfPromotedRefused"],
      meanwhile: ({ mailbox }) => fetch(mailbox.newestTo(EMAIL).link),
      code: nobody(kind),
      refused: "is a cloud account and cannot be deleted",
      becomes: { members: { payments: "CloudAccount PromoteSuccess" }, addresses: [EMAIL] },
    },
    "is deleted with its line as a resource account": {
      walks: ["deleted"],
      meanwhile: ({ world }) => {
        world.setType("payments", "ResourceAccount");
      },
      code: nobody(kind),
      calls: ["DeleteAccount"],
      becomes: { members: {}, addresses: [] },
    },
    "is created under the same name again": {
      walks: ["created"],
      code: payments(kind),
      calls: ["CreateResourceAccount"],
      becomes: { members: CREATED },
    },
    "that somebody else deletes is not created again": {
      walks: ["memberDeletedElsewhere"],
      meanwhile: ({ world }) => {
        world.deleteMember("payments");
      },
      becomes: { members: {} },
      ...(kind === VENDORS
        ? { refused: "is gone from the directory", corrected: forgotten }
        : { warns: "nothing is created again" }),
    },
  }),
};

const forgotten: Code = on(VENDORS, (stack) => {
  MemberAccount.forget(stack, "payments");
});

const EMAIL = "payments-root@example.com";

function promotedBySomebodyElse(fake: FakeDirectory): unknown {
  const parameters = { AccountId: fake.world.member("payments").accountId, Email: EMAIL };
  return callRpc(fake, { action: "PromoteResourceAccount", parameters });
}

const VERIFYING = "CloudAccount CreateVerifying";
const CREATED_BY = { DisplayName: "partner", Email: "partner-root@example.com" };
const CREATED_LATER = { DisplayName: "late", Email: "late-root@example.com" };

const create = (fake: FakeDirectory, parameters: Readonly<Record<string, string>>) =>
  callRpc(fake, { action: "CreateCloudAccount", parameters });

const created: Event = async (fake) => {
  await create(fake, CREATED_BY);
  await create(fake, CREATED_LATER);
};

const partners = on(OWN, (stack) => {
  new MemberAccount(stack, "partner", { displayName: "partner", adopt: true, ...OWN.deletable });
  new MemberAccount(stack, "late", { displayName: "late", adopt: true, ...OWN.deletable });
});

const takenOver: Step = {
  walks: ["cloudAccountCreated"],
  meanwhile: created,
  code: partners,
  becomes: {
    members: { partner: VERIFYING, late: VERIFYING },
    addresses: [CREATED_BY.Email, CREATED_LATER.Email],
    mails: { [CREATED_BY.Email]: 1, [CREATED_LATER.Email]: 1 },
  },
};

/** What a stack sees of a creation that it does not offer itself. */
export const CREATED_ELSEWHERE: Story = {
  title: "a cloud account that somebody else creates",
  kinds: [OWN],
  steps: () => ({
    "is taken over while it waits for its owner": takenOver,
    "is the same member once its owner has confirmed it": {
      walks: ["creationConfirmed"],
      meanwhile: ({ world }) => {
        world.confirmCreation("partner");
      },
      becomes: { members: { partner: "CloudAccount CreateSuccess", late: VERIFYING } },
    },
    "stays a member when nobody has confirmed it in time": {
      walks: ["creationLapsed"],
      passes: DAY_MS,
      becomes: {
        members: { partner: "CloudAccount CreateSuccess", late: "CloudAccount CreateExpired" },
        addresses: [CREATED_BY.Email],
      },
    },
    "cannot be deleted": {
      walks: ["deletionOfCreatedRefused"],
      code: nobody(OWN),
      refused: "is a cloud account and cannot be deleted",
    },
  }),
};

const byRecord =
  (action: string): Event =>
  (fake) => {
    const { recordId } = fake.mailbox.newestTo(CREATED_BY.Email);
    return callRpc(fake, { action, parameters: { RecordId: recordId ?? "" } });
  };

/** What may become of a creation before its owner confirms it. */
export const CREATION_ENDS: Story = {
  title: "a cloud account that waits for its owner",
  kinds: [OWN],
  steps: () => ({
    "is taken over": takenOver,
    "is the same member when its mail is sent again": {
      walks: ["creationResent"],
      meanwhile: byRecord("ResendCreateCloudAccountEmail"),
      becomes: { mails: { [CREATED_BY.Email]: 2, [CREATED_LATER.Email]: 1 } },
    },
    "stays a member when its creation is cancelled": {
      walks: ["creationCancelled"],
      meanwhile: byRecord("CancelCreateCloudAccount"),
      becomes: {
        members: { partner: "CloudAccount CreateCancelled", late: VERIFYING },
        addresses: [CREATED_LATER.Email],
      },
    },
    "stays a member when its creation fails": {
      walks: ["creationFailed"],
      meanwhile: ({ world }) => {
        world.failCreation("late");
      },
      becomes: {
        members: { partner: "CloudAccount CreateCancelled", late: "CloudAccount CreateFailed" },
        addresses: [],
      },
    },
  }),
};

const JOINED = { members: { acme: "CloudAccount InviteSuccess" }, addresses: [INVITEE_EMAIL] };
const GONE = { members: {}, addresses: [] };
const RENAMED = ["UpdateAccount"];

const invited = (kind: MemberKind) =>
  on(
    kind,
    (stack) =>
      new MemberAccount(stack, "acme", {
        displayName: "acme",
        accountId: INVITEE_ACCOUNT_ID,
        removalPolicy: RemovalPolicy.DESTROY,
      }),
  );

const setType =
  (type: "CloudAccount" | "ResourceAccount"): Event =>
  ({ world }) => {
    world.setType(INVITEE_ACCOUNT_ID, type);
  };

const removed: Event = ({ world }) => {
  world.removeMember(INVITEE_ACCOUNT_ID);
};

/** A member that was not created: the vendor's resource cannot remove one. */
export const INVITED_MEMBER: Story = {
  title: "a member that joined by invitation",
  kinds: KINDS,
  steps: (kind) => ({
    "is taken over": {
      walks: [],
      meanwhile: ({ world }) => world.join(INVITEE_ACCOUNT_ID),
      code: invited(kind),
      calls: RENAMED,
      becomes: JOINED,
    },
    "cannot be removed as a resource account": {
      walks: ["removalRefused"],
      meanwhile: setType("ResourceAccount"),
      code: nobody(kind),
      refused:
        kind === OWN ? "switch its type to CloudAccount" : "joined by invitation and cannot be deleted",
      becomes: { members: { acme: "ResourceAccount SwitchSuccess" } },
    },
    ...(kind === OWN ? removedAsCloudAccount : {}),
  }),
};

const removedAsCloudAccount: Readonly<Record<string, Step>> = {
  "is not created when somebody else has removed it": {
    walks: ["removedElsewhere"],
    meanwhile: removed,
    becomes: GONE,
    warns: "was removed elsewhere",
  },
  "is found again when it is back": {
    walks: ["rejoined"],
    meanwhile: ({ world }) => world.join(INVITEE_ACCOUNT_ID),
    calls: RENAMED,
    becomes: JOINED,
  },
  "has nothing to promote": {
    walks: ["promotedInvited"],
    code: (stack) => {
      invited(OWN)(stack).promote("promotion", { email: EMAIL });
    },
    says: "is a cloud account already",
  },
  "is not removed when it became a resource account since the plan": {
    walks: ["removalRefusedSincePlan"],
    code: nobody(OWN),
    sincePlan: setType("ResourceAccount"),
    refused: "is not what the plan took it for",
    becomes: { members: { acme: "ResourceAccount SwitchSuccess" } },
    corrected: invited(OWN),
  },
  "is removed with its line as a cloud account": {
    walks: ["removed"],
    meanwhile: setType("CloudAccount"),
    code: nobody(OWN),
    calls: ["RemoveCloudAccount"],
    becomes: GONE,
  },
  "is taken over again": {
    walks: ["rejoined"],
    meanwhile: ({ world }) => world.join(INVITEE_ACCOUNT_ID),
    code: invited(OWN),
    calls: RENAMED,
    becomes: JOINED,
  },
  "has not to be removed when somebody else has done so since the plan": {
    walks: ["removedSincePlan"],
    code: nobody(OWN),
    sincePlan: removed,
    becomes: GONE,
  },
};
