import { safeText, shownTarget, WHOLE } from "../../rules";
import type { AdoptedMember, Adoption, LeftOut } from "./adoption";

/** How many names of one reason are listed for people; the JSON has all. */
const LISTED = 10;

/** What was written, and what was not. */
export interface Report {
  /** As it was named; null if there was nothing to write. */
  readonly file: string | null;
  readonly adoption: Adoption;
  /** What could not be read, and what that means. */
  readonly unread: readonly string[];
}

export function asText({ file, adoption, unread }: Report): string {
  const { folders, members, invitations } = adoption;
  const counts = [
    count(members.length, "member"),
    count(folders.length, "folder"),
    count(invitations.length, "invitation"),
  ].join(", ");
  const decisions = members.filter(({ remarks }) => remarks.length > 0);
  return [
    file === null ? `Nothing is new in ${adoption.directoryId}.` : `Wrote ${file}: ${counts}.`,
    ...(decisions.length === 0 ? [] : ["", ...decisionLines(file ?? "", decisions)]),
    ...leftOutLines(adoption.leftOut),
    ...unread.map((line) => `\n${line}`),
    ...(file === null ? [] : ["", "Next: synth, then terraform plan. It imports, and changes nothing."]),
  ].join("\n");
}

/** JSON takes no remarks: they stand here. */
function decisionLines(file: string, members: readonly AdoptedMember[]): readonly string[] {
  return /\.json$/i.test(file)
    ? ["To decide:", ...listed(members.map(({ key, remarks }) => `${key}: ${remarks.join(" ")}`))]
    : [`To decide, see the remarks in ${file}:`, ...listed(members.map(({ key }) => key))];
}

export function asMarkdown({ file, adoption, unread }: Report): string {
  const { folders, members, invitations, leftOut, directoryId } = adoption;
  const rows = [
    ["members", members.length],
    ["folders", folders.length],
    ["invitations", invitations.length],
  ] as const;
  return [
    `### ${directoryId}${file === null ? "" : ` in \`${file}\``}`,
    "",
    "| | adopted | left out |",
    "| --- | --- | --- |",
    ...rows.map(
      ([kind, adopted]) =>
        `| ${kind} | ${adopted} | ${leftOut.filter((each) => each.kind === kind).length} |`,
    ),
    ...byReason(leftOut).map(({ what, reason }) => `\n- ${what}: ${reason}`),
    ...unread.map((line) => `\n- ${line}`),
  ].join("\n");
}

export function asJson({ file, adoption, unread }: Report): string {
  const { directoryId, folders, members, invitations, leftOut } = adoption;
  return JSON.stringify(
    {
      // schema/adopt.schema.json describes it.
      version: 1,
      directoryId,
      file,
      adopted: {
        folders: folders.map(({ path, folderId }) => ({ path: safeText(path, WHOLE), folderId })),
        members: members.map(({ key, accountId, displayName, type, remarks }) => ({
          key,
          accountId,
          displayName,
          type,
          remarks,
        })),
        invitations: invitations.map(({ key, target, handshakeId }) => ({
          key,
          target: shownTarget(target),
          handshakeId,
        })),
      },
      leftOut,
      unread,
    },
    null,
    2,
  );
}

function leftOutLines(leftOut: readonly LeftOut[]): readonly string[] {
  return leftOut.length === 0
    ? []
    : [
        "",
        "Left out:",
        ...byReason(leftOut).flatMap(({ what, reason, all }) => [
          `  ${what}: ${reason}`,
          ...listed(all.map(({ name, id }) => (name === id ? id : `${id} ${name}`))).map(
            (line) => `  ${line}`,
          ),
        ]),
      ];
}

/** What is left out for one reason. */
interface Group {
  /** "2 members", for example. */
  readonly what: string;
  readonly reason: string;
  readonly all: readonly LeftOut[];
}

/** What a state manages is one reason a type and file, not one an address. */
function byReason(leftOut: readonly LeftOut[]): readonly Group[] {
  const groups = new Map<string, LeftOut[]>();
  for (const each of leftOut) {
    const reason = each.reason.replace(/^(managed already by \S+): .* in /, "$1 in ");
    const group = `${each.kind}\n${reason}`;
    groups.set(group, [...(groups.get(group) ?? []), each]);
  }
  return [...groups].map(([group, all]) => {
    const [kind = "", reason = ""] = group.split("\n");
    return { what: count(all.length, kind.slice(0, -1)), reason, all };
  });
}

function listed(names: readonly string[]): readonly string[] {
  const more = names.length - LISTED;
  return [...names.slice(0, LISTED), ...(more > 0 ? [`and ${more} more`] : [])].map((name) => `  ${name}`);
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
