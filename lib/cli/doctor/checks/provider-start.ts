import { accessSync, constants, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { safeText } from "../../../rules";
import { ok, problem, shown } from "../check";
import type { Check, Finding, Surroundings } from "../check";
import { messageOf } from "../../errors";
import type { InstalledProvider } from "../../installed-provider";
import type { Machine, Started } from "../../machine";
import type { Stack } from "../stacks";
import { unpack } from "../unpack";

/** What Terraform sets for a provider: how it makes itself known, the protocols that it speaks, and where to listen. */
const BY_TERRAFORM = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "5,6",
  PLUGIN_MIN_PORT: "10000",
  PLUGIN_MAX_PORT: "25000",
};

/** Terraform waits for a minute. Whoever asks the doctor does not want to. */
const PATIENCE_MS = 20_000;

const HANDSHAKE = /^1\|6\|(unix|tcp)\|[^|]+\|grpc\|/;

/** Starts the provider as Terraform would, in a stack's directory and with this environment, and looks at what it says. */
export const providerStart: Check = {
  name: "provider-start",
  run: async (surroundings) => {
    const { installed, stacks, machine } = surroundings;
    const archive = installed?.archives.find((path) => path.endsWith(`_${machine.platform}.zip`));
    if (installed === null || archive === undefined) {
      return [];
    }
    return [
      await start(archive, surroundings),
      ...stacks.flatMap((stack) => lostRunBit(stack, installed, machine.platform)),
    ];
  },
};

async function start(archive: string, { machine, stacks }: Surroundings): Promise<Finding> {
  const directory = mkdtempSync(join(tmpdir(), "doctor-"));
  try {
    const damage = unpacked(archive, directory);
    if (damage !== undefined) {
      return damage;
    }
    const executable = readdirSync(directory).find((name) => name.startsWith("terraform-provider-")) ?? "";
    const options = machine.env.NODE_OPTIONS;
    const seen = await machine.start(join(directory, executable), {
      cwd: stacks[0]?.directory ?? machine.cwd,
      env: { ...BY_TERRAFORM, PLUGIN_UNIX_SOCKET_DIR: directory },
      withinMs: PATIENCE_MS,
    });
    return describe(seen, options ? ` with NODE_OPTIONS=${shown(options, machine)}` : "", machine);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function unpacked(archive: string, directory: string): Finding | undefined {
  try {
    unpack(archive, directory);
    return undefined;
  } catch (error) {
    return problem(
      `${archive} cannot be unpacked: ${safeText(messageOf(error))}`,
      "Install the package again.",
    );
  }
}

function describe(seen: Started, withOptions: string, machine: Machine): Finding {
  if (seen.firstLine !== null && HANDSHAKE.test(seen.firstLine)) {
    return ok(`started as Terraform does, it answered after ${Math.round(seen.ms)} ms${withOptions}.`);
  }
  return problem(`started as Terraform does${withOptions}, ${fault(seen, machine)}`, adviceOn(seen, machine));
}

function fault({ firstLine, refused, timedOut }: Started, machine: Machine): string {
  if (firstLine !== null) {
    return `it answered: ${shown(firstLine, machine)}`;
  }
  if (refused !== undefined) {
    return `it was refused (${refused}).`;
  }
  return timedOut
    ? `it said nothing for ${PATIENCE_MS / 1000} s. Terraform gives up after a minute.`
    : "it ended without a word.";
}

function adviceOn({ stderr, refused }: Started, machine: Machine): string {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  return [
    ...(refused === "EACCES" ? ["Is the directory for temporary files mounted with noexec?"] : []),
    ...(lines.length === 0
      ? []
      : ["It wrote on stderr:", ...lines.slice(0, 8).map((line) => shown(line, machine))]),
    "Node must be on the PATH of terraform, and NODE_OPTIONS must suit every directory that terraform runs in.",
  ].join("\n");
}

/** An upload of `.terraform` from one job to the next takes it away. */
function lostRunBit(
  { name, directory }: Stack,
  { address, version }: InstalledProvider,
  platform: string,
): readonly Finding[] {
  const unpacked = join(directory, ".terraform", "providers", address, version, platform);
  const executable = `terraform-provider-${address.split("/").at(-1) ?? ""}_v${version}`;
  try {
    accessSync(join(unpacked, executable), constants.X_OK);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EACCES"
      ? [
          problem(
            `${name}: what terraform init has unpacked may not be executed.`,
            "Delete .terraform/providers and run terraform init again, or leave .terraform out of what CI passes on.",
          ),
        ]
      : [];
  }
  return [];
}
