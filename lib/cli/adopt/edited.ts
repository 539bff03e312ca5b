import { extname } from "node:path";
import { readCatalog } from "../../catalog/catalog";
import type * as Formats from "../../catalog/formats";
import { faultLines } from "../../catalog/load";
import type { Row } from "../../catalog/row";
import { addressKey, shownTarget } from "../../rules";
import type { AdoptedInvitation, Adoption, LeftOut } from "./adoption";

/** A catalog that people have edited. */
export interface EditedCatalog {
  readonly text: string;
  readonly rows: readonly Row[];
  readonly folders: ReadonlySet<string>;
}

/** @throws Error for a file with faults: what is new would not be told from what is broken */
export function readEdited(name: string, text: string): EditedCatalog {
  const { READERS } = require("../../catalog/formats") as typeof Formats;
  const document = READERS[extname(name).toLowerCase()]?.(text);
  const files = document === undefined ? [] : [{ name, document }];
  const { rows, folders, faults } = readCatalog(files);
  if (faults.length > 0) {
    throw new Error(`${name} has faults, mend them first:\n${faultLines(faults)}`);
  }
  return { text, rows, folders: new Set(folders.map(({ path }) => path)) };
}

/** What is new in the directory; the rest is the edited file's, whatever it says. */
export function onlyNew(adoption: Adoption, edited: EditedCatalog, file: string): Adoption {
  const accounts = new Set(edited.rows.flatMap(({ accountId }) => accountId ?? []));
  const invited = edited.rows.flatMap(({ invitation }) => invitation?.target ?? invitation?.email ?? []);
  const targets = new Set(invited.map(addressKey));
  const isKnown = ({ target }: AdoptedInvitation) => targets.has(addressKey(target));
  const reason = `stands in ${file} already`;
  const known: readonly LeftOut[] = [
    ...adoption.members
      .filter(({ accountId }) => accounts.has(accountId))
      .map(({ accountId, displayName }) => ({
        kind: "members" as const,
        id: accountId,
        name: displayName,
        reason,
      })),
    ...adoption.invitations.filter(isKnown).map(({ handshakeId, target }) => ({
      kind: "invitations" as const,
      id: handshakeId,
      name: shownTarget(target),
      reason,
    })),
  ];
  return {
    ...adoption,
    folders: adoption.folders.filter(({ path }) => !edited.folders.has(path)),
    members: adoption.members.filter(({ accountId }) => !accounts.has(accountId)),
    invitations: adoption.invitations.filter((invitation) => !isKnown(invitation)),
    leftOut: [...known, ...adoption.leftOut],
  };
}
