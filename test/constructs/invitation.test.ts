import { Testing, TerraformStack } from "cdktf";
import {
  AccountType,
  DirectoryCredentials,
  Invitation,
  InvitationTarget,
  ProviderInstallation,
  RemovalPolicy,
  ResourceDirectoryProvider,
  WhenInvitationExpired,
} from "../../lib";
import { ACCEPTANCE, ACCOUNT_TYPE, INVITATION, messageOf, synthesize, theOnly, warningsOf } from "./support";

const TARGET = InvitationTarget.account("1772422852740000");

function inviterStack(directoryId?: string) {
  const stack = new TerraformStack(Testing.app(), "stack");
  new ResourceDirectoryProvider(stack, "directory", { directoryId });
  return stack;
}

function inviteeOf(stack: TerraformStack) {
  return new ResourceDirectoryProvider(stack, "invitee", {
    alias: "invitee",
    credentialsEnvPrefix: "INVITEE_",
    installation: ProviderInstallation.NONE,
  });
}

describe("an invitation", () => {
  test("goes out once and protects the member that it brings", () => {
    const stack = inviterStack();

    new Invitation(stack, "acme", { target: TARGET });

    expect(theOnly(INVITATION, stack)).toEqual({
      target: "1772422852740000",
      target_type: "Account",
      attempt: 1,
      removal_policy: "PROTECT",
    });
  });

  test.each([RemovalPolicy.PROTECT, RemovalPolicy.ABANDON, RemovalPolicy.DESTROY])(
    "can be removed with %s",
    (removalPolicy) => {
      const stack = inviterStack();

      new Invitation(stack, "acme", { target: TARGET, removalPolicy });

      expect(theOnly(INVITATION, stack)["removal_policy"]).toBe(removalPolicy);
    },
  );

  test("carries what the member that joins is to have, and what follows when nobody answers", () => {
    const stack = inviterStack();

    new Invitation(stack, "acme", {
      target: TARGET,
      tags: { owner: "acme" },
      folderId: "fd-partners",
      whenExpired: WhenInvitationExpired.INVITE_AGAIN,
      maxInvitations: 2,
    });

    expect(theOnly(INVITATION, stack)).toMatchObject({
      tags: { owner: "acme" },
      folder_id: "fd-partners",
      when_expired: "invite_again",
      max_invitations: 2,
    });
  });

  test("goes to an e-mail address, and its acceptance expects no account in particular", () => {
    const stack = inviterStack();

    const acme = new Invitation(stack, "acme", { target: InvitationTarget.email("root@acme.example") });
    acme.accept("acceptance", { credentials: DirectoryCredentials.profile("acme") });

    expect(theOnly(INVITATION, stack)).toMatchObject({ target: "root@acme.example", target_type: "Email" });
    expect(theOnly(ACCEPTANCE, stack)).not.toHaveProperty("expected_account_id");
  });

  test.each([
    [{ target: InvitationTarget.email("carol@example") }, 'target "c***@example" is not an e-mail address'],
    [{ target: TARGET, maxInvitations: 0 }, "maxInvitations 0 is not a number of times"],
    [{ target: TARGET, folderId: "partners" }, 'folderId "partners" is not a folder id'],
  ])("refuses %#", (props, problem) => {
    expect(messageOf(() => new Invitation(inviterStack(), "acme", props))).toContain(
      `[stack/acme] ${problem}`,
    );
  });

  test("carries note, attempt, waiting time and provider", () => {
    const stack = inviterStack();
    const provider = new ResourceDirectoryProvider(stack, "second", { alias: "second" });

    new Invitation(stack, "acme", {
      target: TARGET,
      note: "Welcome",
      attempt: 2,
      waitFor: "10m",
      provider,
    });

    expect(theOnly(INVITATION, stack)).toMatchObject({
      note: "Welcome",
      attempt: 2,
      timeouts: { create: "10m", update: "10m" },
      provider: "resourcedirectory.second",
    });
  });

  test("takes a note of 1,024 characters and not one more", () => {
    const stack = inviterStack();

    new Invitation(stack, "longest", { target: TARGET, note: "n".repeat(1024) });
    const message = messageOf(
      () => new Invitation(stack, "longer", { target: TARGET, note: "n".repeat(1025) }),
    );

    expect(message).toContain("[stack/longer] note ");
    expect(message).toContain("is 1025 characters long: a note has at most 1024");
    expect(message.length).toBeLessThan(300);
  });

  test("refuses tags that the service would refuse", () => {
    const tags = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`tag-${index}`, "x"]));
    const message = messageOf(() => new Invitation(inviterStack(), "acme", { target: TARGET, tags }));

    expect(message).toContain("[stack/acme] tags has 21 tags: at most 20 are allowed. Change tags");
  });

  test("refuses a target that is no account id", () => {
    const stack = inviterStack();

    expect(
      messageOf(
        () => new Invitation(stack, "acme", { target: InvitationTarget.account("acme@example.com") }),
      ),
    ).toContain("[stack/acme] target ");
  });

  test("gives a member that hooks can hang on, by the inviting provider", () => {
    const stack = inviterStack();
    const provider = new ResourceDirectoryProvider(stack, "second", { alias: "second" });
    const acme = new Invitation(stack, "acme", { target: TARGET, provider });

    acme.member.switchType("switch", { type: AccountType.RESOURCE_ACCOUNT });

    expect(theOnly(ACCOUNT_TYPE, stack)).toEqual({
      account_id: `\${${INVITATION}.acme_BAB6563D.account_id}`,
      type: "ResourceAccount",
      provider: "resourcedirectory.second",
    });
  });
});

const OWN = DirectoryCredentials.environmentPrefix("ACME_");

describe("an acceptance of an invitation", () => {
  test("expects the credentials of the account that the invitation goes to, whoever has changed that", () => {
    const stack = inviterStack();
    const acme = new Invitation(stack, "acme", { target: TARGET });
    acme.accept("acceptance", { credentials: OWN });

    acme.resource.target = "1772422852740001";

    expect(theOnly(ACCEPTANCE, stack)["expected_account_id"]).toBe("1772422852740001");
  });

  test("uses the invited account's provider, as it did before it took credentials, and follows the invitation", () => {
    const stack = inviterStack();
    const acme = new Invitation(stack, "acme", { target: TARGET });

    // eslint-disable-next-line @typescript-eslint/no-deprecated -- What stood before keeps working.
    acme.accept("acceptance", { provider: inviteeOf(stack) });

    expect(theOnly(ACCEPTANCE, stack)).toEqual({
      provider: "resourcedirectory.invitee",
      expected_account_id: "1772422852740000",
      handshake_id: `\${${INVITATION}.acme_BAB6563D.handshake_id}`,
      invitation_queued: `\${${INVITATION}.acme_BAB6563D.status == "Queued"}`,
      expected_directory_id: `\${${INVITATION}.acme_BAB6563D.resource_directory_id}`,
    });
  });

  test("expects the directory that the inviting provider is bound to", () => {
    const stack = inviterStack("rd-3GxYz1");
    const acme = new Invitation(stack, "acme", { target: TARGET });

    acme.accept("acceptance", { credentials: OWN });

    expect(theOnly(ACCEPTANCE, stack)["expected_directory_id"]).toBe("rd-3GxYz1");
  });

  test("finds that directory also when the provider is declared last", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const acme = new Invitation(stack, "acme", { target: TARGET });
    acme.accept("acceptance", { credentials: OWN });

    new ResourceDirectoryProvider(stack, "directory", { directoryId: "rd-3GxYz1" });

    expect(theOnly(ACCEPTANCE, stack)["expected_directory_id"]).toBe("rd-3GxYz1");
  });

  test("takes the directory of the alias that invites, not of the default", () => {
    const stack = inviterStack("rd-default1");
    const provider = new ResourceDirectoryProvider(stack, "second", {
      alias: "second",
      directoryId: "rd-second2",
    });
    const acme = new Invitation(stack, "acme", { target: TARGET, provider });

    acme.accept("acceptance", { credentials: OWN });

    expect(theOnly(ACCEPTANCE, stack)["expected_directory_id"]).toBe("rd-second2");
  });

  test("expects the directory that it is told to expect", () => {
    const stack = inviterStack("rd-3GxYz1");
    const acme = new Invitation(stack, "acme", { target: TARGET });

    acme.accept("acceptance", { credentials: OWN, expectedDirectoryId: "rd-other1" });

    expect(theOnly(ACCEPTANCE, stack)["expected_directory_id"]).toBe("rd-other1");
  });

  test("is warned about when the invitation waits for the answer that only comes afterwards", () => {
    const stack = inviterStack();
    const patient = new Invitation(stack, "acme", { target: TARGET, waitFor: "30m" });

    const acceptance = patient.accept("acceptance", { credentials: OWN });

    expect(warningsOf(acceptance)).toEqual([expect.stringContaining("waits 30m for an answer")]);
  });

  test.each([
    [DirectoryCredentials.environmentPrefix("ACME_"), { credentials_env_prefix: "ACME_" }],
    [DirectoryCredentials.profile("acme"), { profile: "acme" }],
    [
      DirectoryCredentials.assumeRole("acs:ram::1:role/joiner"),
      { assume_role_arn: "acs:ram::1:role/joiner" },
    ],
  ])(
    "with credentials of its own needs no provider element beside the inviting one: %j",
    (credentials, written) => {
      const stack = new TerraformStack(Testing.app(), "stack");
      const management = new ResourceDirectoryProvider(stack, "directory", { alias: "management" });
      const acme = new Invitation(stack, "acme", { target: TARGET, provider: management });

      acme.accept("acceptance", { credentials });

      expect(theOnly(ACCEPTANCE, stack)).toMatchObject({
        ...written,
        provider: "resourcedirectory.management",
      });
      expect(() => synthesize(stack)).not.toThrow();
    },
  );

  test.each([{}, { credentials: DirectoryCredentials.environment() }])(
    "with neither provider nor credentials of its own is refused, as the inviting account's: %j",
    (options) => {
      const stack = inviterStack();

      new Invitation(stack, "acme", { target: TARGET }).accept("acceptance", options);

      expect(messageOf(() => synthesize(stack))).toContain("Pass its own as credentials");
    },
  );

  test.each([
    ["the role of the ECS instance", DirectoryCredentials.ecsRole("deployer"), 'ecsRole("deployer")'],
    ["the OIDC token of the environment", DirectoryCredentials.oidc(), "oidc()"],
  ])("with %s is refused, which no acceptance can bring", (_, credentials, written) => {
    const stack = inviterStack();
    const acme = new Invitation(stack, "acme", { target: TARGET });

    expect(messageOf(() => acme.accept("acceptance", { credentials }))).toContain(
      `credentials ${written} cannot be brought by an acceptance`,
    );
  });

  test("is refused when it would act as the inviting account", () => {
    const stack = new TerraformStack(Testing.app(), "stack");
    const management = new ResourceDirectoryProvider(stack, "directory");
    const acme = new Invitation(stack, "acme", { target: TARGET });

    // eslint-disable-next-line @typescript-eslint/no-deprecated -- The likeliest mistake with it.
    acme.accept("acceptance", { provider: management });

    expect(messageOf(() => synthesize(stack))).toContain(
      "provider of stack/acme/acceptance is the one that sends the invitation",
    );
  });
});
