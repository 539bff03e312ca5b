import type { Address } from "./listener";

type Environment = Readonly<Record<string, string | undefined>>;

/** go-plugin's "magic cookie". It is no secret: it tells a start by Terraform from a start by hand. */
const COOKIE = {
  name: "TF_PLUGIN_MAGIC_COOKIE",
  value: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
} as const;
const CORE_PROTOCOL = 1;
export const TERRAFORM_PROTOCOL = 6;

export function startedByTerraform(env: Environment): boolean {
  return env[COOKIE.name] === COOKIE.value;
}

/** Why this process cannot serve, as a line for a person; undefined if Terraform started it and speaks protocol 6. */
export function reasonNotToServe(env: Environment, providerAddress: string): string | undefined {
  if (!startedByTerraform(env)) {
    return `This is the Terraform provider ${providerAddress}. Terraform starts it by itself; there is nothing to run by hand.`;
  }
  const offered = (env.PLUGIN_PROTOCOL_VERSIONS ?? String(TERRAFORM_PROTOCOL)).split(",");
  return offered.includes(String(TERRAFORM_PROTOCOL))
    ? undefined
    : `The provider ${providerAddress} speaks Terraform plugin protocol ${TERRAFORM_PROTOCOL}, this Terraform only ${offered.join(", ")}: use Terraform 1.0 or newer.`;
}

/** The line on stdout that tells Terraform where to connect and which certificate to trust. */
export function handshakeLine({ network, address }: Address, certificate: Buffer | undefined): string {
  const trusted = certificate?.toString("base64").replace(/=+$/, "") ?? "";
  return [CORE_PROTOCOL, TERRAFORM_PROTOCOL, network, address, "grpc", trusted].join("|");
}

/** The ports that Terraform allows for TCP, if it says so. */
export function allowedPorts(env: Environment): readonly [number, number] | undefined {
  const [first, last] = [Number(env.PLUGIN_MIN_PORT), Number(env.PLUGIN_MAX_PORT)];
  return first > 0 && last >= first ? [first, last] : undefined;
}
