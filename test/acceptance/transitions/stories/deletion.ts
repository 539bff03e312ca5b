import { RemovalPolicy } from "../../../../lib";
import type { FakeDirectory } from "../../../../lib/testing";
import { callRpc } from "../../../testing/fake-directory/rpc-client";
import { nobody, OWN, payments } from "../../../support/member-kinds";
import type { Event, Story } from "../support/story";
import { DAY_MS, HOUR_MS } from "../support/time";

const SILENCE_MS = 90 * DAY_MS;
/** Of real time: the provider waits for it. */
const CHECK_MS = 1_000;
const OBSTACLE = { id: "ecs", name: "ECS", description: "two instances run" };
const CREATED = { members: { payments: "ResourceAccount CreateSuccess" } };
const GONE = { members: {} };

const deletable = payments(OWN, OWN.deletable);
const deleted = nobody(OWN);

const allowDeletion =
  (Status: string): Event =>
  (fake) =>
    callRpc(fake, { action: "SetMemberDeletionPermission", parameters: { Status } });

const deletedBySomebodyElse = async (fake: FakeDirectory): Promise<void> => {
  const parameters = { AccountId: fake.world.member("payments").accountId };
  await callRpc(fake, { action: "CheckAccountDelete", parameters });
  await callRpc(fake, { action: "DeleteAccount", parameters });
};

/** Of a resource account that was created in the directory. */
export const DELETION: Story = {
  title: "a deletion",
  kinds: [OWN],
  steps: () => ({
    "is of a resource account": {
      walks: ["created"],
      code: deletable,
      calls: ["CreateResourceAccount"],
      becomes: CREATED,
    },
    "is refused where the directory allows none": {
      walks: ["deletionNotAllowed"],
      meanwhile: allowDeletion("Disabled"),
      code: deleted,
      refused: "NoLicense.ResourceDirectory",
    },
    "is not begun if the check finds reasons against it": {
      walks: ["checkFoundReasons"],
      meanwhile: async (fake) => {
        await allowDeletion("Enabled")(fake);
        fake.world.setDeletionObstacles("payments", [OBSTACLE]);
      },
      code: deleted,
      refused: "ECS: two instances run",
    },
    "may be one that accepts no finding": {
      walks: [],
      code: payments(OWN, { removalPolicy: RemovalPolicy.DESTROY }),
    },
    "is not begun if the check finds what the code does not accept": {
      walks: ["checkFoundAbandonable"],
      meanwhile: ({ world }) => {
        world.setDeletionObstacles("payments", []);
      },
      code: deleted,
      refused: 'add to abandonable_check_ids: "NON_SP_cs"',
      corrected: deletable,
    },
    "that the service gives up leaves the member": {
      walks: ["deletionGivenUp"],
      meanwhile: ({ faults, world }) => {
        const stop = faults.before("DeleteAccount", () => {
          world.setDeletionObstacles("payments", [OBSTACLE]);
          stop();
        });
      },
      code: deleted,
      calls: ["DeleteAccount"],
      refused: "ECS: two instances run",
    },
    "that fails after its check leaves the member, too": {
      walks: ["deletionFailed"],
      meanwhile: ({ faults, options, world }) => {
        world.setDeletionObstacles("payments", []);
        options.deletionCheckingMs = HOUR_MS;
        const stop = faults.after("DeleteAccount", () => {
          world.failDeletion("payments", OBSTACLE);
          stop();
        });
      },
      code: deleted,
      calls: ["DeleteAccount"],
      refused: "ECS: two instances run",
    },
    "that is interrupted goes on at the service": {
      walks: ["deleted"],
      code: deleted,
      interruptedAfter: "DeleteAccount",
      calls: ["DeleteAccount"],
      refused: "the deletion under way is then followed",
    },
    "is followed by the next apply of that code": {
      walks: ["deletionEnds"],
      passes: HOUR_MS,
      code: deleted,
      becomes: GONE,
    },
    "may be followed by another account of the name": {
      walks: ["created"],
      code: deletable,
      calls: ["CreateResourceAccount"],
      becomes: CREATED,
    },
    "waits for the check, and not for the silence period": {
      walks: ["deleted", "checkEnds", "silencePeriod"],
      meanwhile: ({ options }) => {
        Object.assign(options, {
          deletionCheckMs: CHECK_MS,
          deletionCheckingMs: CHECK_MS,
          silencePeriodMs: SILENCE_MS,
        });
      },
      code: deleted,
      calls: ["DeleteAccount"],
      says: "at the end of a silence period",
    },
    "is over at the end of the silence period": {
      walks: ["silencePeriodEnds"],
      passes: SILENCE_MS + CHECK_MS,
      code: deletable,
      calls: ["CreateResourceAccount"],
      becomes: CREATED,
    },
    "that somebody else has begun is followed": {
      walks: ["deletedElsewhere"],
      meanwhile: async (fake) => {
        fake.options.deletionCheckMs = 0;
        await deletedBySomebodyElse(fake);
      },
      code: deleted,
      says: "at the end of a silence period",
    },
  }),
};
