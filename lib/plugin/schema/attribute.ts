import type { AttributeType } from "./types";

interface CommonOptions {
  /** What it is, for the plan's reader and the generated bindings. */
  readonly description: string;
  /** Terraform hides the value in plans and output; it still stands in state. */
  readonly sensitive?: boolean;
  readonly deprecated?: boolean;
}

interface ConfigurableOptions<T> extends CommonOptions {
  /**
   * Goes on from the value: what is wrong with it and what is allowed ("is not a colour: write red or blue"); undefined
   * when it is fine.
   */
  readonly validate?: (value: T) => string | undefined;
  /** A change of this attribute replaces the object. */
  readonly requiresReplace?: boolean;
}

interface ComputedOptions extends CommonOptions {
  /** Once set it never changes: an update keeps the value of the prior state instead of "known after apply". */
  readonly stable?: boolean;
}

/** How an attribute gets its value. The four constructors below make the only valid combinations. */
export type AttributeMode = "required" | "optional" | "computed" | "optional-computed";

export interface Attribute<T = unknown, Mode extends AttributeMode = AttributeMode, HasDefault extends boolean = boolean> {
  readonly type: AttributeType<T>;
  readonly mode: Mode;
  readonly description: string;
  readonly sensitive: boolean;
  readonly deprecated: boolean;
  readonly requiresReplace: boolean;
  readonly stable: boolean;
  readonly default: T | undefined;
  /** A method, so that attributes of every type fit into one collection of attributes. */
  validate?(value: T): string | undefined;
  readonly __hasDefault?: HasDefault;
}

/** The user must set it. */
export function required<T>(type: AttributeType<T>, options: ConfigurableOptions<T>): Attribute<T, "required", false> {
  return attribute(type, "required", options, undefined);
}

/** The user may set it; without a default an absent value is null. */
export function optional<T>(
  type: AttributeType<T>,
  options: ConfigurableOptions<T> & { readonly default: T },
): Attribute<T, "optional", true>;
export function optional<T>(type: AttributeType<T>, options: ConfigurableOptions<T>): Attribute<T, "optional", false>;
export function optional<T>(
  type: AttributeType<T>,
  options: ConfigurableOptions<T> & { readonly default?: T },
): Attribute<T, "optional", boolean> {
  return attribute(type, "optional", options, options.default);
}

/** Only the provider sets it. */
export function computed<T>(type: AttributeType<T>, options: ComputedOptions): Attribute<T, "computed", false> {
  return attribute(type, "computed", options, undefined);
}

/** The user may set it; what he leaves out the provider fills in. */
export function optionalComputed<T>(
  type: AttributeType<T>,
  options: ConfigurableOptions<T> & ComputedOptions,
): Attribute<T, "optional-computed", false> {
  return attribute(type, "optional-computed", options, undefined);
}

function attribute<T, Mode extends AttributeMode, D extends boolean>(
  type: AttributeType<T>,
  mode: Mode,
  options: ConfigurableOptions<T> & ComputedOptions,
  defaultValue: T | undefined,
): Attribute<T, Mode, D> {
  return {
    type,
    mode,
    description: options.description,
    sensitive: options.sensitive ?? false,
    deprecated: options.deprecated ?? false,
    requiresReplace: options.requiresReplace ?? false,
    stable: options.stable ?? false,
    default: defaultValue,
    validate: options.validate,
  };
}
