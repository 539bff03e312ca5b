import { Token } from "cdktf";
import type { IResolvable } from "cdktf";

/** What CDKTF's `Lazy` does, without the stack trace that each of those records: a third of the time of a synth. */
class LateValue implements IResolvable {
  public readonly creationStack: string[] = [];

  public constructor(private readonly read: () => string) {}

  public resolve(): string {
    return this.read();
  }

  public toString(): string {
    return Token.asString(this);
  }

  public toJSON(): string {
    return "<read when the stack is rendered>";
  }
}

/** A token for a text that is read whenever the stack is rendered, after setters, aspects and overrides. */
export function lateValue(read: () => string): string {
  return Token.asString(new LateValue(read));
}

/**
 * A token for an attribute of a resource. Reading one fixes the resource's address, so that `overrideLogicalId` would come
 * too late: it is read when the stack is first rendered, and once, since each reading makes a token.
 */
export function lateReference(read: () => string): string {
  let reference: string | undefined;
  return lateValue(() => (reference ??= read()));
}
