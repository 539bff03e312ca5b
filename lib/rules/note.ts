const LONGEST_NOTE = 1024;

/**
 * Checks the note that goes with an invitation (InviteAccountToResourceDirectory): at most 1,024 characters.
 *
 * @returns undefined when fine, else what is wrong and what is allowed
 */
export function checkNote(value: string): string | undefined {
  return value.length <= LONGEST_NOTE
    ? undefined
    : `is ${value.length} characters long: a note has at most ${LONGEST_NOTE}`;
}
