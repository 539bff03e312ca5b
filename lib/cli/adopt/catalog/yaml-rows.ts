import { Document, isMap, isScalar } from "yaml";
import type { Pair, YAMLMap } from "yaml";
import type { AdoptedInvitation, AdoptedMember, Adoption } from "../adoption";
import { folderFields, invitationFields, memberFields } from "../fields";

/** Never folds a line: a name stays findable. */
export const YAML_STYLE = { lineWidth: 0 } as const;

const SCHEMA = "./node_modules/cdktf-alicloud-resource-directory/schema/catalog.schema.json";

/** A catalog as people would write it, with remarks where something is to be decided. */
export function yamlCatalog(adoption: Adoption): string {
  const document = new Document({});
  const rows = memberRows(document, adoption);
  if (adoption.folders.length > 0) {
    document.set("folders", document.createNode(folderFields(adoption.folders)));
  }
  const list = document.createNode([] as unknown[]);
  list.items = [...rows];
  const [first] = rows;
  if (first !== undefined) first.spaceBefore = false;
  document.set("members", list);
  document.commentBefore = ` yaml-language-server: $schema=${SCHEMA}\n The directory ${adoption.directoryId}.`;
  return document.toString(YAML_STYLE);
}

/** Rows of members and invitations, by key. */
export function memberRows(document: Document, { members, invitations }: Adoption): readonly YAMLMap[] {
  return [
    ...members.map((member) => memberRow(document, member)),
    ...invitations.map((invitation) => invitationRow(document, invitation)),
  ];
}

function memberRow(document: Document, member: AdoptedMember): YAMLMap {
  const row = document.createNode(memberFields(member)) as YAMLMap;
  commentBehind(row, "accountId", member.type === "CloudAccount" ? " a cloud account" : undefined);
  return withRemarks(row, member.remarks);
}

function invitationRow(document: Document, invitation: AdoptedInvitation): YAMLMap {
  const row = document.createNode(invitationFields(invitation)) as YAMLMap;
  const { expiresAt } = invitation;
  return withRemarks(row, expiresAt === null ? [] : [`Pending until ${expiresAt}.`]);
}

function commentBehind(row: YAMLMap, name: string, comment: string | undefined): void {
  const pair = row.items.find(({ key }: Pair) => isScalar(key) && key.value === name);
  if (comment !== undefined && isScalar(pair?.value)) {
    pair.value.comment = comment;
  }
}

function withRemarks(row: YAMLMap, remarks: readonly string[]): YAMLMap {
  if (isMap(row) && remarks.length > 0) {
    row.commentBefore = remarks.map((remark) => ` ${remark}`).join("\n");
  }
  row.spaceBefore = true;
  return row;
}
