import type { TerraformStack } from "cdktf";
import {
  AccountType,
  Invitation,
  InvitationTarget,
  MemberAccount,
  RemovalPolicy,
  type InvitationProps,
  type ResourceDirectory,
} from "../../lib";
import type { FakeDirectory } from "../../lib/testing";

const PARTNER = "2000000000000002";
const DAY_MS = 24 * 60 * 60 * 1000;

/** A change of the code that somebody reviews, and what people have done since the one before. */
export interface Step {
  readonly name: string;
  readonly meanwhile?: (fake: FakeDirectory) => void;
  readonly code: (stack: TerraformStack, directory: ResourceDirectory) => void;
}

/** Two accounts from their first day to their last: one is created here, one belongs to a partner and is invited. */
export const LIFE: readonly Step[] = [
  // The account is created in its folder. Nobody can log on to it as root, and no mail goes out.
  { name: "vend", code: vended },

  // One mail goes to the future owner of the root user. Apply waits for nobody.
  { name: "promote", code: promoted },

  // A day passes and nobody opens the link. Each plan warns of it, and nothing is sent by time alone.
  {
    name: "expire",
    meanwhile: (fake) => {
      fake.clock.advance(DAY_MS + 1000);
    },
    code: promoted,
  },

  // One number, one mail.
  { name: "promote again", code: promotedAgain },

  // The owner opens the link: the account is a cloud account. The code stays as it is.
  {
    name: "confirm",
    meanwhile: (fake) => {
      fake.world.confirmPromotion("invoices-prod");
    },
    code: promotedAgain,
  },

  // A partner's account is asked to join. It answers in its own console.
  { name: "invite", code: invited },

  // It says no. Each plan warns of it, and it is not asked again by itself.
  {
    name: "decline",
    meanwhile: ({ world }) => {
      world.decline(newestHandshake(world));
    },
    code: invited,
  },

  // One number, one invitation.
  { name: "invite again", code: invitedAgain },

  // It says yes, and is a member from now on.
  {
    name: "accept",
    meanwhile: ({ world }) => {
      world.accept(newestHandshake(world));
    },
    code: invitedAgain,
  },

  // Both get other names and places. They keep their objects: nothing is created anew.
  { name: "rename and move", code: renamed },

  // The first of two reviewed changes that end it. The account that was created here has to be a resource account again,
  // which the service allows once its owner has bound a secure phone number or address.
  {
    name: "prepare to offboard",
    meanwhile: ({ world }) => {
      world.setSecurityInfo(world.member("billing-prod").accountId, { email: true });
    },
    code: leaving,
  },

  // The second: the account that was created here is deleted, the partner's leaves the directory and lives on.
  { name: "offboard", code: left },
];

function vended(stack: TerraformStack, directory: ResourceDirectory): MemberAccount {
  return new MemberAccount(stack, "invoices", {
    displayName: "invoices-prod",
    folder: directory.addFolder("production"),
    tags: { team: "invoices" },
  });
}

function promoted(stack: TerraformStack, directory: ResourceDirectory): void {
  vended(stack, directory).promote("promotion", { email: "invoices-root@example.com" });
}

function promotedAgain(stack: TerraformStack, directory: ResourceDirectory): void {
  vended(stack, directory).promote("promotion", { email: "invoices-root@example.com", attempt: 2 });
}

function invited(stack: TerraformStack, directory: ResourceDirectory): void {
  promotedAgain(stack, directory);
  invite(stack, { note: "Welcome" });
}

function invitedAgain(stack: TerraformStack, directory: ResourceDirectory): void {
  promotedAgain(stack, directory);
  invite(stack, { note: "We would still like you to join", attempt: 2 });
}

function renamed(stack: TerraformStack, directory: ResourceDirectory): void {
  const finance = directory.addFolder("production").addFolder("finance");
  const invoices = new MemberAccount(stack, "invoices", {
    displayName: "billing-prod",
    folder: finance,
    tags: { team: "billing" },
  });
  invoices.promote("promotion", { email: "invoices-root@example.com", attempt: 2 });
  invite(stack, { attempt: 2, displayName: "acme", folder: finance });
}

function leaving(stack: TerraformStack, directory: ResourceDirectory): void {
  const folder = directory.addFolder("production").addFolder("finance");
  const removalPolicy = RemovalPolicy.DESTROY;
  const invoices = new MemberAccount(stack, "invoices", {
    displayName: "billing-prod",
    folder,
    removalPolicy,
    // What may be lost with the account. A deletion that would lose more ends with the list.
    abandonableCheckIds: ["NON_SP_cs"],
  });
  // In the place of the promotion, which is through and therefore only forgotten.
  invoices.switchType("type", { type: AccountType.RESOURCE_ACCOUNT });
  invite(stack, { attempt: 2, displayName: "acme", folder, removalPolicy });
}

function left(_stack: TerraformStack, directory: ResourceDirectory): void {
  directory.addFolder("production").addFolder("finance");
}

function invite(stack: TerraformStack, props: Omit<InvitationProps, "target">): void {
  new Invitation(stack, "partner", { target: InvitationTarget.account(PARTNER), ...props });
}

function newestHandshake(world: FakeDirectory["world"]): string {
  return world.handshakesOf(PARTNER).at(-1)?.id ?? "";
}
