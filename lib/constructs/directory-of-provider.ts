import type { TerraformProvider, TerraformStack } from "cdktf";

/** A provider element that may be bound to a directory. */
export interface DirectoryBound extends TerraformProvider {
  readonly directoryId: string | undefined;
}

const elementsByStack = new WeakMap<TerraformStack, DirectoryBound[]>();

/** Remembers a provider element, so that {@link directoryIdOf} finds it without a walk through the stack. */
export function declareDirectory(stack: TerraformStack, element: DirectoryBound): void {
  elementsByStack.set(stack, [...(elementsByStack.get(stack) ?? []), element]);
}

/**
 * The directory that `provider` is bound to, or, without one, the stack's element without alias.
 *
 * @returns undefined where none was given
 */
export function directoryIdOf(
  stack: TerraformStack,
  provider: TerraformProvider | undefined,
): string | undefined {
  const isMeant = (element: DirectoryBound) =>
    provider === undefined ? element.alias === undefined : element === provider;
  return elementsByStack.get(stack)?.find(isMeant)?.directoryId;
}
