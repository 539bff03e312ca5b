import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { quoted } from "../../rules";
import { adoptionOf, KINDS } from "../adopt/adoption";
import type { Adoption, Kind } from "../adopt/adoption";
import { Checkpoint } from "../adopt/checkpoint";
import { checkMerged, onlyNew, readEdited } from "../adopt/edited";
import type { Inventory } from "../adopt/inventory";
import { managedIn } from "../adopt/managed";
import { readDirectory } from "../adopt/read-directory";
import type { ReadOptions } from "../adopt/read-directory";
import { asJson, asMarkdown, asText } from "../adopt/report";
import type { Report } from "../adopt/report";
import { standingIn } from "../adopt/standing";
import { targetOf } from "../adopt/target";
import type { Format, Target } from "../adopt/target";
import type * as Catalog from "../adopt/catalog";
import { typescriptProgram } from "../adopt/typescript";
import { defineCommand } from "../command";
import { askDirectory } from "../directory-client";
import { UsageError } from "../errors";
import type { Machine } from "../machine";
import { textIn } from "../input";
import { oneOf } from "../one-of";
import { writeInOneStep } from "../written-file";

const REPORTS = { text: asText, json: asJson, markdown: asMarkdown } as const;

/** `resource-directory adopt`: code for what a directory holds already. */
export const adopt = defineCommand({
  name: "adopt",
  summary: "writes a catalog, or TypeScript, of the members, folders and invitations that a directory has",
  details: `Reads the directory with the credentials of the environment, in pages, and changes nothing in it. What states manage
already is left out, and so is what the code cannot say; the report lists both, with the reason. Interrupted, the next
run goes on where it was. Then: synth, terraform plan (it imports, and changes nothing), terraform apply.`,
  parameter: {
    name: "FILE",
    about: "where to write (default: members.yaml, or members.ts)",
    required: false,
  },
  options: {
    format: { value: "FORMAT", about: "yaml, a catalog (the default), or typescript" },
    state: {
      value: "FILE",
      about:
        "what terraform show -json prints of a state that manages members already; several times for several",
      repeated: true,
    },
    folder: { value: "PATH", about: "only what this folder holds, from below the root: prod/payments" },
    only: { value: "KINDS", about: `of ${KINDS.join(", ")}, only these, with commas` },
    payers: { about: "reads and writes who pays: a call for each member" },
    profile: {
      value: "NAME",
      about: "a profile of the Alibaba Cloud command line tool, instead of the environment",
    },
    force: { about: "writes over a file that is there" },
    merge: {
      value: "FILE",
      about:
        "adds what is new to a catalog in YAML or JSON that people have edited: comments, order and edits stay",
    },
    report: { value: "FORMAT", about: "how it answers: text (the default), markdown or json" },
  },
  exitCodes: { 0: "written, or nothing is new" },
  run: async (machine, options, named) => {
    const format = oneOf("format", options.format ?? "yaml", ["yaml", "typescript"] as const);
    const report = oneOf("report", options.report ?? "text", ["text", "markdown", "json"] as const);
    const kinds = kindsOf(options.only);
    const target = targetOf(machine, { ...options, format }, named);
    const managed = managedIn(options.state.map((name) => ({ name, path: resolve(machine.cwd, name) })));
    const within = options.folder?.split("/") ?? [];
    const edited = target.isMerge ? editedAt(target) : undefined;
    const inventory = await inventoryOf(machine, target.path, options.profile, {
      within,
      withPayers: options.payers,
      progress: machine.progress,
    });
    const { adoption, text } = inventory.decided((whole) => {
      checkFolder(within, whole);
      const all = adoptionOf(whole, { kinds, within, managed, edited: edited?.standing });
      const news = edited?.onlyNew(all) ?? all;
      const isNew = edited === undefined ? !isManaged(news, options.state) : sizeOf(news) > 0;
      return { adoption: news, text: isNew ? (edited?.merged(news) ?? textOf(format, news)) : null };
    });
    if (text !== null) {
      writeInOneStep(target, text);
    }
    inventory.done();
    machine.out(
      REPORTS[report]({
        file: text === null ? null : target.name,
        adoption,
        unread: unreadIn(inventory.value),
      }),
    );
    return 0;
  },
});

/** The packages take a moment to load: only what writes a catalog pays for them. */
function loadFormats(): typeof Catalog {
  return require("../adopt/catalog") as typeof Catalog;
}

function editedAt({ name, path }: Target) {
  const catalog = readEdited(name, textIn(readFileSync(path)));
  const standing = standingIn(catalog.rows, name);
  const { mergedJson, mergedYaml } = loadFormats();
  const merged = /\.json$/i.test(name) ? mergedJson : mergedYaml;
  return {
    catalog,
    onlyNew: (adoption: Adoption) => onlyNew(adoption, catalog, standing),
    standing,
    merged: (adoption: Adoption) => {
      const text = merged(catalog, adoption);
      checkMerged(name, catalog, adoption, text);
      return text;
    },
  };
}

function textOf(format: Format, adoption: Adoption): string {
  return format === "typescript" ? typescriptProgram(adoption) : loadFormats().yamlCatalog(adoption);
}

/** A directory that was read to the end. */
class Whole {
  constructor(
    readonly value: Inventory,
    private readonly checkpoint: Checkpoint,
  ) {}

  /** What is refused now would be refused again, by what is old by then: the next run reads anew. */
  decided<T>(decide: (value: Inventory) => T): T {
    try {
      return decide(this.value);
    } catch (error) {
      this.done();
      throw error;
    }
  }

  done(): void {
    this.checkpoint.remove();
  }
}

async function inventoryOf(
  machine: Machine,
  path: string,
  profile: string | undefined,
  options: ReadOptions,
): Promise<Whole> {
  try {
    return await askDirectory(machine, profile, async (client) => {
      // Asked anew by every run: what an earlier one has read is of use for this directory only.
      const { resourceDirectoryId } = (await client.getResourceDirectory()).value;
      const checkpoint = new Checkpoint(`${path}.partial`, resourceDirectoryId, machine.now());
      if (checkpoint.found > 0) {
        machine.err(`Going on where an earlier run stopped: ${checkpoint.found} parts are read already.`);
      }
      return new Whole(await readDirectory(client, checkpoint, options), checkpoint);
    });
  } finally {
    options.progress("");
  }
}

function checkFolder(within: readonly string[], { folders }: Inventory): void {
  const path = within.join("/");
  if (path !== "" && !folders.some(({ names }) => names.join("/") === path)) {
    throw new UsageError(`--folder ${quoted(path)}: the directory has no such folder.`);
  }
}

function unreadIn({ administrators }: Inventory): Report["unread"] {
  return administrators === null
    ? [
        "Which members administrate a trusted service is not known: resourcemanager:ListDelegatedAdministrators is not allowed.",
      ]
    : [];
}

function sizeOf({ folders, members, invitations }: Adoption): number {
  return folders.length + members.length + invitations.length;
}

/** Whether states have all there is: a file that only refers to their folders would be of no use. */
function isManaged({ folders, members, invitations }: Adoption, states: readonly string[]): boolean {
  return (
    states.length > 0 &&
    [...folders, ...members, ...invitations].every((each) => "isElsewhere" in each && each.isElsewhere)
  );
}

function kindsOf(only: string | undefined): readonly Kind[] {
  return only === undefined ? KINDS : only.split(",").map((kind) => oneOf("only", kind.trim(), KINDS));
}
