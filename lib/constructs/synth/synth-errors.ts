/** Why synth refused something. The message of every refusal ends with its code in brackets. */
export enum SynthErrorCode {
  /** A prop has a value that the service or the provider would refuse. */
  VALUE_REFUSED = "VALUE_REFUSED",
  /** Two members, invitations or steps of one member get in each other's way. */
  DECLARED_TWICE = "DECLARED_TWICE",
  /** A provider element is of another provider, of another stack, or no longer in the tree. */
  PROVIDER_ELEMENT = "PROVIDER_ELEMENT",
  /** A stack has several directories and a construct names none of them, or two. */
  WHICH_DIRECTORY = "WHICH_DIRECTORY",
  /** `RemovalPolicy.ABANDON` on a member or a folder of the vendor's provider. */
  NOT_ABANDONABLE = "NOT_ABANDONABLE",
  /** An invitation would be accepted with the credentials that sent it. */
  ACCEPTED_BY_INVITER = "ACCEPTED_BY_INVITER",
  /** `overrideLogicalId` came after the id had been used. */
  LOGICAL_ID_TOO_LATE = "LOGICAL_ID_TOO_LATE",
  /** `forEach` or `count` on a construct. */
  NO_ITERATION = "NO_ITERATION",
  /** An override of the stack would wipe blocks that a construct of this library needs. */
  OVERRIDE_CONFLICT = "OVERRIDE_CONFLICT",
  /** `ResourceDirectory.forgetAll` would leave something in state, or something refers to what it forgets. */
  FORGET_ALL = "FORGET_ALL",
  /** HCL output would leave something out. */
  HCL_LOSES = "HCL_LOSES",
  /** Two versions of this library, or cdktf and its fork, in one program. */
  MIXED_LIBRARIES = "MIXED_LIBRARIES",
  /** A catalog has faults, or was asked for a row that it does not have. */
  CATALOG = "CATALOG",
  /** The provider's packages are not where they belong. */
  PROVIDER_PACKAGES = "PROVIDER_PACKAGES",
  /** The stack directory cannot be written. */
  NOT_WRITABLE = "NOT_WRITABLE",
}

/** Tells a program what synth refused. */
export class SynthErrors {
  /**
   * Codes of everything that an error of synth names: one for what a constructor throws, one for each line of what a
   * stack's validation has collected.
   *
   * @param error what was caught
   */
  public static codesOf(error: unknown): SynthErrorCode[] {
    const text = String(error);
    return [...text.matchAll(/\[([A-Z_]+)\]$/gm)].flatMap(([, code]) =>
      ALL.filter((known) => known === code),
    );
  }

  private constructor() {}
}

const ALL = Object.values(SynthErrorCode);

/** A sentence with its code, for a validation to report. */
export function coded(code: SynthErrorCode, text: string): string {
  return `${text} [${code}]`;
}
