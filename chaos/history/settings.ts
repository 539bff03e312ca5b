import { changed } from "./changed";
import type { Code, InviteeName, SettingsCode } from "./code";

/** The settings of an invited account: they take its id from its invitation. */
export function declareSettings(code: Code, invitee: InviteeName): Code {
  const first = { displayName: `${invitee}-team`, folder: null, tags: { owner: invitee } };
  const isNew = code.settings[invitee] === undefined && code.invitations[invitee] !== undefined;
  return isNew ? withSettings(code, invitee, first) : code;
}

export function changeSettings(code: Code, invitee: InviteeName, change: Partial<SettingsCode>): Code {
  const current = code.settings[invitee];
  return current === undefined ? code : withSettings(code, invitee, { ...current, ...change });
}

export function withSettings(code: Code, invitee: InviteeName, settings: SettingsCode | undefined): Code {
  return { ...code, settings: changed(code.settings, invitee, settings) };
}
