import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Exchange } from "../connection/transport";
import { toFailure } from "../errors/failure";
import type { CredentialsSource } from "./credentials";
import { safeText } from "./secrets";

const PROFILE_FILE = join(".aliyun", "config.json");

/** What the library says, by the beginning of it, and what that means. It quotes files and answers: those stay unsaid. */
const CAUSES: readonly (readonly [said: RegExp, cause: string])[] = [
  [
    /^reading aliyun cli config/,
    `there is no file ${PROFILE_FILE} in the home directory. Run "aliyun configure"`,
  ],
  [/^parse aliyun cli config/, `the file ${PROFILE_FILE} in the home directory is not JSON. Mend it`],
  [
    /^no any configured profiles/,
    `the file ${PROFILE_FILE} in the home directory holds no profile. Run "aliyun configure"`,
  ],
  [
    /^unable to get profile/,
    `the file ${PROFILE_FILE} in the home directory has no such profile. Check its name`,
  ],
  [
    /^unsupported profile mode/,
    "this mode is not supported. Use another mode, or an access key and secret key",
  ],
  [/^the CLI profile is disabled/, "ALIBABA_CLOUD_CLI_PROFILE_DISABLED is set. Unset it"],
  [/^IMDS credentials is disabled/, "ALIBABA_CLOUD_ECS_METADATA_DISABLED is set. Unset it"],
  [
    /access token is empty or expired|^failed to refresh OAuth token/,
    'its login has expired. Sign in again with "aliyun configure"',
  ],
  [/cannot be empty|is empty|invalid OAuth site type/, "it is incomplete. Configure it anew"],
  [/^failed to execute external command/, "its command failed. Run the command by hand to see why"],
  [
    /^failed to parse external command|^invalid (StsToken )?credential response/,
    "its command printed no credentials. Run the command by hand to see what it prints",
  ],
];

/**
 * Why credentials could not be obtained: which source, what happened there, and what to do. Never a secret.
 *
 * @param exchange what came back of the last request, if one was sent
 */
export function whyNoCredentials(
  error: unknown,
  source: CredentialsSource,
  roleArn: string | undefined,
  exchange: Exchange,
): string {
  const role = roleArn === undefined ? "" : `, with which to assume the role ${safeText(roleArn, 128)}`;
  return `The credentials could not be obtained from ${describeSource(source)}${role}: ${causeOf(error, source, exchange)}.`;
}

/** In words for people: which source, and nothing that opens anything. */
function describeSource(source: CredentialsSource): string {
  switch (source.kind) {
    case "keys":
      return source.securityToken === null ? "the access key" : "the access key with a security token";
    case "profile":
      return `the profile ${safeText(source.profile, 64)}${modeOf(source.profile)}`;
    case "uri":
      return `the credentials URI at ${new URL(source.uri).host}`;
    case "ecs-role":
      return `the role ${safeText(source.roleName, 64)} of this ECS instance`;
    case "oidc":
      return `the OIDC token in ${safeText(source.tokenFile, 128)}, for the role ${safeText(source.roleArn, 128)}`;
  }
}

function causeOf(error: unknown, source: CredentialsSource, exchange: Exchange): string {
  const said = error instanceof Error ? error.message : String(error);
  const known = CAUSES.find(([beginning]) => beginning.test(said.slice(0, 200)));
  if (known !== undefined && !said.includes("{")) {
    return known[1];
  }
  if (source.kind === "oidc" && isFileError(error)) {
    return `the token file cannot be read (${error.code}). Check ALIBABA_CLOUD_OIDC_TOKEN_FILE`;
  }
  if (exchange.host === null) {
    return known?.[1] ?? "the source is incomplete or cannot be read. Check it";
  }
  const { host, httpStatus } = exchange;
  if (httpStatus === null) {
    const failure = toFailure(error, exchange);
    const reason = failure.kind === "answered" ? failure.code : failure.reason;
    return `${safeText(host, 100)} did not answer: ${reason}. Check the network and a proxy on the way`;
  }
  const code = /"Code":\s*"([\w.]{1,80})"/.exec(exchange.beginning)?.[1];
  const answer = `HTTP ${httpStatus}${code === undefined ? "" : `, ${safeText(code, 80)}`}`;
  return `${safeText(host, 100)} refused (${answer}). Check that the role exists, that it trusts this identity, and that what is sent for it is not expired`;
}

function isFileError(error: unknown): error is { readonly code: string } {
  return typeof error === "object" && error !== null && "path" in error && "code" in error;
}

/** Profiles fail in ways of their own, so the mode helps; it is no secret. */
function modeOf(profile: string): string {
  try {
    const file = JSON.parse(readFileSync(join(homedir(), PROFILE_FILE), "utf8")) as {
      profiles?: readonly { name?: unknown; mode?: unknown }[];
    };
    const mode = file.profiles?.find(({ name }) => name === profile)?.mode;
    return typeof mode === "string" ? ` (mode ${safeText(mode, 32)})` : "";
  } catch {
    return "";
  }
}
