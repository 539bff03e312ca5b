import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { checkLimit } from "../../rules";
import { checkNumber } from "../synth/checks";
import type { PropNames } from "../synth/checks";
import { noSuchLimit } from "../synth/errors/values";

/**
 * What one plan, or one apply, may do at most. One more is an error, which stops the plan before anything is called.
 *
 * Counted for each provider element: what another identity or another stack does is not in it.
 */
export interface DirectoryLimits {
  /**
   * Mails of promotions and of changes of address, first and repeated ones. A whole number from 0 up; 0 allows none.
   *
   * @default - any number
   */
  readonly mails?: number;

  /**
   * Invitations, first and repeated ones. A whole number from 0 up; 0 allows none.
   *
   * @default - any number
   */
  readonly invitations?: number;

  /**
   * Members that leave the directory: invited ones that are removed, and accounts that are deleted, those on the vendor's
   * resource by their protection. A whole number from 0 up; 0 allows none.
   *
   * @default - any number
   */
  readonly removals?: number;

  /**
   * Members that move from one folder to another. A whole number from 0 up; 0 allows none. Moves that the vendor's
   * provider carries out, of members on its resource, are not in it.
   *
   * @default - any number
   */
  readonly moves?: number;
}

const DIRECTORY_LIMITS: PropNames<DirectoryLimits> = {
  mails: true,
  invitations: true,
  removals: true,
  moves: true,
};

/** Throws for a limit that is none, and for one that is not known: whoever has written it counts on it. */
export function checkLimits(scope: IConstruct, limits: DirectoryLimits = {}): void {
  if (Token.isUnresolved(limits)) {
    return;
  }
  for (const [kind, most] of Object.entries<number | undefined>({ ...limits })) {
    if (!(kind in DIRECTORY_LIMITS)) {
      throw noSuchLimit(scope, kind, Object.keys(DIRECTORY_LIMITS));
    }
    checkNumber(scope, `limits.${kind}`, most, checkLimit);
  }
}
