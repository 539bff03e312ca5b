import { literalText } from "../../rules";
import type { AdoptedFolder, AdoptedInvitation, AdoptedMember, Adoption } from "./adoption";

type Props = Readonly<Record<string, unknown>>;

/** Code, for the text of an argument. */
class Code {
  constructor(readonly text: string) {}
}

/**
 * A construct with the same members as the catalog of the same directory would make, at the same addresses if it is called the
 * same.
 */
export function typescriptProgram(adoption: Adoption): string {
  const variables = variablesFor(usedFolders(adoption));
  const lines = [
    ...(adoption.folders.length === 0 ? [] : ['const folders = new Construct(this, "Folders");']),
    ...adoption.folders.flatMap((folder) => folderLines(folder, variables)),
    ...adoption.members.flatMap((member) => memberLines(member, variables)),
    ...adoption.invitations.flatMap(invitationLines),
  ];
  return `${header(adoption)}
/** The directory ${adoption.directoryId}. Its stack needs a ResourceDirectory, or the provider elements of both providers. */
export class Members extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
${lines.map((line) => (line === "" ? line : `    ${line}`)).join("\n")}
  }
}
`;
}

function header({ folders, members, invitations }: Adoption): string {
  const names = [
    ...(folders.length === 0 ? [] : ["Folder"]),
    ...(invitations.length === 0 ? [] : ["Invitation", "InvitationTarget"]),
    ...(members.length === 0 ? [] : ["MemberAccount"]),
  ];
  const own =
    names.length === 0 ? "" : `import { ${names.join(", ")} } from "cdktf-alicloud-resource-directory";\n`;
  return `import { Construct } from "constructs";\n${own}`;
}

function folderLines(folder: AdoptedFolder, variables: ReadonlyMap<string, string>): readonly string[] {
  const { path, folderId, key, isElsewhere } = folder;
  const names = path.split("/");
  const name = names.pop() ?? "";
  const parent = variables.get(names.join("/"));
  const [scope, id] = [parent ?? "folders", quote(key ?? name)];
  const variable = variables.get(path);
  const assignment = variable === undefined ? "" : `const ${variable} = `;
  if (isElsewhere) {
    return [`${assignment}Folder.fromFolderId(${scope}, ${id}, ${quote(folderId)});`];
  }
  const props = {
    ...(key === undefined ? {} : { name }),
    ...(parent === undefined ? {} : { parent: new Code(parent) }),
    folderId,
  };
  const [first = "", ...rest] = call(`new Folder(${scope}, ${id}`, props);
  return [`${assignment}${first}`, ...rest];
}

function memberLines(member: AdoptedMember, variables: ReadonlyMap<string, string>): readonly string[] {
  const { key, accountId, displayName, folder, payerAccountId, tags, remarks } = member;
  const variable = folder === undefined ? undefined : variables.get(folder);
  return [
    "",
    ...remarks.map((remark) => `// ${remark}`),
    ...call(`new MemberAccount(this, ${quote(key)}`, {
      accountId,
      displayName,
      ...(variable === undefined ? {} : { folder: new Code(variable) }),
      ...(payerAccountId === undefined ? {} : { payerAccountId }),
      ...(Object.keys(tags).length === 0 ? {} : { tags }),
    }),
  ];
}

function invitationLines({
  key,
  target,
  isAddress,
  handshakeId,
  note,
  expiresAt,
}: AdoptedInvitation): readonly string[] {
  return [
    "",
    ...(expiresAt === null ? [] : [`// Pending until ${expiresAt}.`]),
    ...call(`new Invitation(this, ${quote(key)}`, {
      target: new Code(`InvitationTarget.${isAddress ? "email" : "account"}(${quote(target)})`),
      handshakeId,
      ...(note === undefined ? {} : { note }),
    }),
  ];
}

function call(head: string, props: Props): readonly string[] {
  return [`${head}, {`, ...Object.entries(props).flatMap(([name, value]) => propLines(name, value)), "});"];
}

function propLines(name: string, value: unknown): readonly string[] {
  if (value instanceof Code) {
    return [value.text === name ? `  ${name},` : `  ${name}: ${value.text},`];
  }
  if (typeof value === "string") {
    return [`  ${name}: ${quote(value)},`];
  }
  const entries = Object.entries(value as Readonly<Record<string, string>>);
  return [`  ${name}: {`, ...entries.map(([key, text]) => `    ${keyOf(key)}: ${quote(text)},`), "  },"];
}

/** Without brackets, this one would be no key of the object but its prototype. */
function keyOf(name: string): string {
  return name === "__proto__" ? `[${quote(name)}]` : quote(name);
}

/** As a formatter would write it; what cannot be seen is written as an escape. */
function quote(text: string): string {
  return JSON.stringify(literalText(text)).replace(
    /[\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** A variable that nothing refers to would not compile. */
function usedFolders({ folders, members }: Adoption): readonly string[] {
  const holders = new Set(members.map(({ folder }) => folder));
  const parents = new Set(folders.map(({ path }) => path.split("/").slice(0, -1).join("/")));
  return folders.map(({ path }) => path).filter((path) => holders.has(path) || parents.has(path));
}

/** A name for each path: `prod/payments` is `prodPayments`. */
function variablesFor(paths: readonly string[]): ReadonlyMap<string, string> {
  const used = new Set(["folders", "scope", "id"]);
  return new Map(
    paths.map((path, index) => {
      const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
      const plain = words.map((word, at) => (at === 0 ? word.toLowerCase() : capital(word))).join("");
      const named = /^[a-z]/.test(plain) ? `${plain}Folder` : `folder${plain}`;
      let variable = named;
      // A folder may be called what another's number makes of its name.
      for (let number = index; used.has(variable); number += 1) {
        variable = `${named}${number}`;
      }
      used.add(variable);
      return [path, variable];
    }),
  );
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
