import {
  findCredentials,
  inPlaceOf,
  findRegion,
  type CredentialsOptions,
} from "../../lib/directory/credentials/credentials";

type Environment = Record<string, string>;

function source(options: CredentialsOptions, env: Environment = {}): unknown {
  const found = findCredentials(options, env);
  return "source" in found ? found.source : found.problem;
}

function problem(options: CredentialsOptions, env: Environment = {}): string {
  const found = findCredentials(options, env);
  if (!("problem" in found)) throw new Error("Credentials were found.");
  return found.problem;
}

/** The variables in the order in which they win, as `aliyun/alicloud` has it. */
const VENDOR_ORDER = {
  ALICLOUD_ACCESS_KEY: "ak-1",
  ALICLOUD_SECRET_KEY: "sk-1",
  ALICLOUD_SECURITY_TOKEN: "token-1",
  ALIBABA_CLOUD_ACCESS_KEY_ID: "ak-2",
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: "sk-2",
  ALIBABA_CLOUD_SECURITY_TOKEN: "token-2",
  ALIBABACLOUD_ACCESS_KEY_ID: "ak-3",
  ALIBABACLOUD_ACCESS_KEY_SECRET: "sk-3",
  ALIBABACLOUD_SECURITY_TOKEN: "token-3",
};

function without(env: Environment, beginning: string): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith(beginning)));
}

describe("finding credentials", () => {
  it("prefers what is configured", () => {
    const options = { accessKey: "ak", secretKey: "sk", securityToken: "token" };

    expect(source(options, VENDOR_ORDER)).toEqual({ kind: "keys", ...options });
  });

  it("then takes ALICLOUD_, ALIBABA_CLOUD_ and ALIBABACLOUD_ variables, in this order", () => {
    const second = without(VENDOR_ORDER, "ALICLOUD_");
    const third = without(second, "ALIBABA_CLOUD_");

    expect(source({}, VENDOR_ORDER)).toMatchObject({
      accessKey: "ak-1",
      secretKey: "sk-1",
      securityToken: "token-1",
    });
    expect(source({}, second)).toMatchObject({
      accessKey: "ak-2",
      secretKey: "sk-2",
      securityToken: "token-2",
    });
    expect(source({}, third)).toMatchObject({
      accessKey: "ak-3",
      secretKey: "sk-3",
      securityToken: "token-3",
    });
  });

  it("has no security token if none is set", () => {
    expect(source({ accessKey: "ak", secretKey: "sk" })).toMatchObject({ securityToken: null });
  });

  it("takes an empty value for none", () => {
    const env = { ALICLOUD_ACCESS_KEY: "", ALICLOUD_SECRET_KEY: "", ...without(VENDOR_ORDER, "ALICLOUD_") };

    expect(source({ accessKey: "", secretKey: "", profile: "" }, env)).toMatchObject({ accessKey: "ak-2" });
  });

  it("takes a profile only if there is no key pair", () => {
    expect(source({ profile: "acme" }, VENDOR_ORDER)).toMatchObject({ kind: "keys" });
    expect(source({ profile: "acme" })).toEqual({ kind: "profile", profile: "acme" });
    expect(source({}, { ALIBABA_CLOUD_PROFILE: "b" })).toEqual({ kind: "profile", profile: "b" });
    expect(source({}, { ALICLOUD_PROFILE: "a", ALIBABA_CLOUD_PROFILE: "b" })).toMatchObject({ profile: "a" });
  });

  it("asks instance metadata only if a role is named, and only after all others", () => {
    expect(source({ ecsRoleName: "deployer" })).toEqual({ kind: "ecs-role", roleName: "deployer" });
    expect(source({}, { ALIBABA_CLOUD_ECS_METADATA: "b" })).toEqual({ kind: "ecs-role", roleName: "b" });
    expect(source({ ecsRoleName: "deployer", profile: "acme" })).toMatchObject({ kind: "profile" });
  });

  it("with a prefix reads prefixed variables and no others", () => {
    const env = {
      ...VENDOR_ORDER,
      ACME_ALIBABA_CLOUD_ACCESS_KEY_ID: "ak-acme",
      ACME_ALIBABA_CLOUD_ACCESS_KEY_SECRET: "sk",
    };
    const options = { credentialsEnvPrefix: "ACME_" };

    expect(source(options, env)).toEqual({
      kind: "keys",
      accessKey: "ak-acme",
      secretKey: "sk",
      securityToken: null,
    });
    expect(problem(options, VENDOR_ORDER)).toContain("ACME_ALICLOUD_ACCESS_KEY");
    expect(source(options, { ...VENDOR_ORDER, ACME_ALICLOUD_PROFILE: "acme" })).toMatchObject({
      profile: "acme",
    });
  });

  const OIDC = {
    ALIBABA_CLOUD_OIDC_PROVIDER_ARN: "arn",
    ALIBABA_CLOUD_OIDC_TOKEN_FILE: "token",
    ALIBABA_CLOUD_ROLE_ARN: "role",
  };

  it("takes an OIDC token of the environment after all others", () => {
    expect(source({}, OIDC)).toEqual({
      kind: "oidc",
      providerArn: "arn",
      tokenFile: "token",
      roleArn: "role",
    });
    expect(source({ ecsRoleName: "deployer" }, OIDC)).toMatchObject({ kind: "ecs-role" });
    expect(source({}, { ...OIDC, ...VENDOR_ORDER })).toMatchObject({ kind: "keys" });
    expect(problem({ credentialsEnvPrefix: "ACME_" }, OIDC)).toContain("No credentials were found");
  });

  it("takes the OIDC token alone where it is asked for, and says which other source is in the way", () => {
    expect(source({ useOidc: true }, OIDC)).toMatchObject({ kind: "oidc" });
    expect(problem({ useOidc: true }, { ...OIDC, ...VENDOR_ORDER })).toBe(
      "An OIDC token is asked for and there is also the access key, which aliyun/alicloud takes first. " +
        "Unset the access key: the option and ALICLOUD_ACCESS_KEY, ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABACLOUD_ACCESS_KEY_ID. Or do not ask for OIDC.",
    );
    for (const name of ["ALICLOUD_PROFILE", "ALICLOUD_CREDENTIALS_URI", "ALIBABA_CLOUD_ECS_METADATA"]) {
      expect(problem({ useOidc: true }, { ...OIDC, [name]: "set" })).toContain(name);
    }
    expect(problem({ useOidc: true })).toContain("An OIDC identity is incomplete");
  });

  it("keeps an OIDC token of the provider out of an object's own credentials", () => {
    expect(inPlaceOf({ useOidc: true }, { profile: "acme" })).not.toHaveProperty("useOidc");
  });

  it("says what an OIDC identity lacks", () => {
    expect(problem({}, { ALIBABA_CLOUD_OIDC_TOKEN_FILE: "token" })).toBe(
      "An OIDC identity is incomplete: ALIBABA_CLOUD_OIDC_PROVIDER_ARN, ALIBABA_CLOUD_ROLE_ARN: not set.",
    );
    expect(problem({}, { ALIBABA_CLOUD_ROLE_ARN: "role" })).toContain("No credentials were found");
  });

  it("takes a credentials URI before the instance's role", () => {
    const env = { ALIBABA_CLOUD_CREDENTIALS_URI: "http://127.0.0.1:1/a", ALICLOUD_ECS_ROLE_NAME: "deployer" };

    expect(source({}, env)).toEqual({ kind: "uri", uri: "http://127.0.0.1:1/a" });
    expect(source({ credentialsUri: "https://b.example.com" }, env)).toMatchObject({
      uri: "https://b.example.com",
    });
  });

  it.each([{ accessKey: "ak", secretKey: "sk" }, { profile: "acme" }])(
    "refuses a credentials URI beside %j instead of passing one over",
    (options) => {
      const env = { ALICLOUD_CREDENTIALS_URI: "http://127.0.0.1/?token=hidden" };

      expect(problem(options, env)).toContain("and a credentials URI, which may be different accounts");
      expect(problem(options, env)).not.toContain("hidden");
    },
  );

  it.each(["http://credentials.example.com/?token=hidden", "file:///etc/hidden", "hidden"])(
    "refuses the credentials URI %s, unseen",
    (credentialsUri) => {
      expect(problem({ credentialsUri })).toMatch(/^The credentials URI is not allowed/);
      expect(problem({ credentialsUri })).not.toContain("hidden");
    },
  );

  it.each([
    { accessKey: "ak-visible\n", secretKey: "sk" },
    { accessKey: "ak", secretKey: "sk-visible " },
  ])("refuses a key with a blank or a line break: %j", (options) => {
    expect(problem(options)).toContain("holds a blank or a line break");
    expect(problem(options)).not.toContain("visible");
  });

  it("says what it looked for, by name", () => {
    expect(problem({}).split("\n")).toEqual([
      "No credentials were found. Looked for, in this order:",
      "- access key: the option, then ALICLOUD_ACCESS_KEY, ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABACLOUD_ACCESS_KEY_ID",
      "- secret key: the option, then ALICLOUD_SECRET_KEY, ALIBABA_CLOUD_ACCESS_KEY_SECRET, ALIBABACLOUD_ACCESS_KEY_SECRET",
      "- profile: the option, then ALICLOUD_PROFILE, ALIBABA_CLOUD_PROFILE",
      "- credentials URI: the option, then ALICLOUD_CREDENTIALS_URI, ALIBABA_CLOUD_CREDENTIALS_URI",
      "- ECS role name: the option, then ALICLOUD_ECS_ROLE_NAME, ALIBABA_CLOUD_ECS_METADATA",
      "- OIDC token: ALIBABA_CLOUD_OIDC_PROVIDER_ARN, ALIBABA_CLOUD_OIDC_TOKEN_FILE, ALIBABA_CLOUD_ROLE_ARN, all three",
      "Set an access key and secret key, or a profile. Other places, such as instance metadata, are asked only if they are named.",
    ]);
  });

  it("says which half of a key pair is missing, and shows no value", () => {
    expect(problem({ accessKey: "ak-visible" })).toBe(
      "There is the access key but not the secret key. Set the secret key, or one of the environment variables ALICLOUD_SECRET_KEY, ALIBABA_CLOUD_ACCESS_KEY_SECRET, ALIBABACLOUD_ACCESS_KEY_SECRET.",
    );
    expect(problem({ secretKey: "sk-visible", credentialsEnvPrefix: "ACME_" })).toBe(
      "There is the secret key but not the access key. Set the access key, or one of the environment variables ACME_ALICLOUD_ACCESS_KEY, ACME_ALIBABA_CLOUD_ACCESS_KEY_ID, ACME_ALIBABACLOUD_ACCESS_KEY_ID.",
    );
  });

  it.each(["ALICLOUD_SHARED_CREDENTIALS_FILE", "ALIBABA_CLOUD_CREDENTIALS_FILE"])(
    "refuses a profile whose file %s moves, instead of reading another account's",
    (variable) => {
      expect(problem({ profile: "acme" }, { [variable]: "elsewhere.json" })).toBe(
        `A profile is named and ${variable} is set. Profiles are read from the command line tool's own file only (.aliyun/config.json in the home directory), so the profile could be another account's than meant. Unset ${variable}, or give an access key and secret key instead.`,
      );
    },
  );
});

describe("finding the region", () => {
  it("prefers what is configured, then ALICLOUD_REGION, then ALIBABA_CLOUD_REGION", () => {
    const env = { ALICLOUD_REGION: "b", ALIBABA_CLOUD_REGION: "c" };

    expect(findRegion("a", env)).toBe("a");
    expect(findRegion(undefined, env)).toBe("b");
    expect(findRegion("", { ALIBABA_CLOUD_REGION: "c" })).toBe("c");
    expect(findRegion(undefined, {})).toBeUndefined();
  });
});

describe("an object's own credentials", () => {
  const providers = {
    accessKey: "ak",
    secretKey: "sk",
    assumeRoleArn: "acs:ram::1:role/manager",
    assumeRoleSessionName: "pipeline",
    assumeRoleExternalId: "ours",
  };

  it("take the place of all of the provider's: a prefix reads no key and no role of it", () => {
    const own = inPlaceOf(providers, { credentialsEnvPrefix: "ACME_" });

    expect(own).toMatchObject({ assumeRoleArn: undefined, assumeRoleExternalId: undefined });
    expect(source(own, { ACME_ALICLOUD_ACCESS_KEY: "a", ACME_ALICLOUD_SECRET_KEY: "b" })).toMatchObject({
      accessKey: "a",
    });
    expect(findCredentials(own, { ALICLOUD_ACCESS_KEY: "a", ALICLOUD_SECRET_KEY: "b" })).toHaveProperty(
      "problem",
    );
  });

  it("are the profile's, whatever keys stand in the environment", () => {
    expect(source(inPlaceOf(providers, { profile: "acme" }), VENDOR_ORDER)).toEqual({
      kind: "profile",
      profile: "acme",
    });
  });

  it("are a role, assumed with the provider's keys and not with its role or external id", () => {
    const own = inPlaceOf(providers, { assumeRoleArn: "acs:ram::2:role/partner" });

    expect(own).toMatchObject({
      assumeRoleArn: "acs:ram::2:role/partner",
      assumeRoleSessionName: "pipeline",
      assumeRoleExternalId: undefined,
    });
    expect(source(own)).toMatchObject({ accessKey: "ak" });
  });
});
