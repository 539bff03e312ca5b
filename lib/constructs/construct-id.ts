import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { idLosesLetters } from "./errors";

/** Letters and digits outside ASCII: CDKTF drops them from the Terraform address without a word. */
const LOST = /(?![A-Za-z0-9])[\p{L}\p{N}]/u;

/** Adds a warning when the construct's id has letters that its Terraform address loses. */
export function warnOfLostLetters(scope: IConstruct): void {
  if (LOST.test(scope.node.id)) {
    Annotations.of(scope).addWarning(idLosesLetters(scope));
  }
}
