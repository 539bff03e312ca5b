import { AccountType, WhenBlocked } from "../../../../lib";
import { MANAGEMENT_LEGAL_ENTITY } from "../../../../lib/testing";
import type { FakeDirectory } from "../../../../lib/testing";
import { KINDS, OWN, payments } from "../../../support/member-kinds";
import type { MemberKind } from "../../../support/member-kinds";
import type { Code } from "../../support/pipeline";
import type { Event, Story } from "../support/story";

const { CLOUD_ACCOUNT, RESOURCE_ACCOUNT } = AccountType;
const SWITCHED = "SwitchSuccess";

const is = (account: string) => ({ members: { payments: account } });
const accountIn = ({ world }: FakeDirectory) => world.member("payments").accountId;

const setType =
  (type: "CloudAccount" | "ResourceAccount"): Event =>
  ({ world }) => {
    world.setType("payments", type);
  };

function typeSwitch(type: AccountType, whenBlocked?: WhenBlocked): Code {
  return (stack) => {
    payments(OWN)(stack).switchType("type", { type, whenBlocked });
  };
}

/** To a cloud account and back. */
export const ACCOUNT_TYPE: Story = {
  title: "a type switch",
  kinds: [OWN],
  steps: () => ({
    "waits for a secure phone or e-mail address": {
      walks: ["created", "switchWaits"],
      code: typeSwitch(CLOUD_ACCOUNT, WhenBlocked.WAIT),
      calls: ["CreateResourceAccount", "UpdateAccount"],
      becomes: is("ResourceAccount CreateSuccess"),
      warns: "it needs a secure phone number or e-mail address",
    },
    "goes on once the account has one": {
      walks: ["switchedToCloud"],
      meanwhile: (fake) => {
        fake.world.setSecurityInfo(accountIn(fake), { phone: true });
      },
      calls: ["UpdateAccount"],
      becomes: is(`CloudAccount ${SWITCHED}`),
    },
    "is not undone by deleting its hook": {
      walks: [],
      code: payments(OWN),
      says: "is not undone",
    },
    "to the type that the account has calls nothing": {
      walks: ["switchedToSame"],
      code: typeSwitch(CLOUD_ACCOUNT),
    },
    "back is refused while a root key is in use": {
      walks: ["switchBackWithRootKey"],
      meanwhile: (fake) => {
        fake.world.setRootKeyInUse(accountIn(fake), true);
      },
      code: typeSwitch(RESOURCE_ACCOUNT),
      refused: "access key",
    },
    "back is refused to an account of another legal entity": {
      walks: ["switchBackOfOtherEntity"],
      meanwhile: (fake) => {
        fake.world.setRootKeyInUse(accountIn(fake), false);
        fake.world.setLegalEntity(accountIn(fake), "Somebody Else Ltd");
      },
      code: typeSwitch(RESOURCE_ACCOUNT),
      refused: "legal entity",
    },
    "back is refused without a secure phone or e-mail address": {
      walks: ["switchBackWithoutSecurityInfo"],
      meanwhile: (fake) => {
        fake.world.setLegalEntity(accountIn(fake), MANAGEMENT_LEGAL_ENTITY);
        fake.world.setSecurityInfo(accountIn(fake), { phone: false });
      },
      code: typeSwitch(RESOURCE_ACCOUNT),
      refused: "MissingSecurityInfo",
    },
    "back is one call": {
      walks: ["switchedBack"],
      meanwhile: (fake) => {
        fake.world.setSecurityInfo(accountIn(fake), { phone: true });
      },
      code: typeSwitch(RESOURCE_ACCOUNT),
      calls: ["UpdateAccount"],
      becomes: is(`ResourceAccount ${SWITCHED}`),
    },
    "is made again after somebody else has switched": {
      walks: ["switchedElsewhere"],
      meanwhile: setType("CloudAccount"),
      calls: ["UpdateAccount"],
    },
    "that somebody else has made since the plan calls nothing": {
      walks: ["switchedSincePlan"],
      code: typeSwitch(CLOUD_ACCOUNT),
      sincePlan: setType("CloudAccount"),
      becomes: is(`CloudAccount ${SWITCHED}`),
    },
    "is refused without a secure phone or e-mail address, where the code does not wait": {
      walks: ["switchRefused"],
      meanwhile: (fake) => {
        setType("ResourceAccount")(fake);
        fake.world.setSecurityInfo(accountIn(fake), { phone: false, email: false });
      },
      code: typeSwitch(CLOUD_ACCOUNT, WhenBlocked.FAIL),
      refused: "MissingSecurityInfo",
      becomes: is(`ResourceAccount ${SWITCHED}`),
      corrected: typeSwitch(RESOURCE_ACCOUNT),
    },
  }),
};

const EMAIL = "payments-root@example.com";

/** The address that a person confirms is the secure one that the switch waits for. */
export const MAINTAINED_WAY: Story = {
  title: "the maintained way to a cloud account",
  kinds: KINDS,
  steps: (kind) => ({
    "begins with a mail, and a switch that waits for its person": {
      walks: ["created", "addressBegun", "switchWaits"],
      code: cloudAccount(kind),
      calls: ["CreateResourceAccount", "ChangeAccountEmail", "UpdateAccount"],
      becomes: {
        ...is("ResourceAccount CreateSuccess"),
        addressChanges: ["Waiting"],
        mails: { [EMAIL]: 1 },
      },
      says: "it needs a secure phone number or e-mail address",
      warns: "it needs a secure phone number or e-mail address",
    },
    "goes on waiting when the mail is sent again": {
      walks: ["addressResent"],
      code: cloudAccount(kind, 2),
      calls: ["RetryChangeAccountEmail"],
      becomes: { mails: { [EMAIL]: 2 } },
      warns: "it needs a secure phone number or e-mail address",
    },
    "ends with the first apply after the owner has clicked": {
      walks: ["addressConfirmed", "switchedToCloud"],
      meanwhile: ({ world }) => {
        world.confirmEmailChange("payments");
      },
      calls: ["UpdateAccount"],
      becomes: { ...is(`CloudAccount ${SWITCHED}`), addresses: [EMAIL], addressChanges: ["Confirmed"] },
    },
  }),
};

function cloudAccount(kind: MemberKind, attempt = 1): Code {
  return (stack) => {
    const member = payments(kind)(stack);
    const address = member.changeEmail("address", { email: EMAIL, attempt });
    const dependsOn = [address];
    member.switchType("type", { type: CLOUD_ACCOUNT, whenBlocked: WhenBlocked.WAIT, dependsOn });
  };
}
