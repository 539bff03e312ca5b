import type { KnownOf } from "./forms";
import type { Attribute, AttributeMode, AttributeType } from "./model";

interface CommonOptions {
  /** What it is, for the plan's reader and the generated bindings. */
  readonly description: string;
  /** Terraform hides the value in plans and output; it still stands in state. @default false */
  readonly sensitive?: boolean;
  /** Terraform warns whoever sets it. @default false */
  readonly deprecated?: boolean;
}

interface CheckedOptions<T extends AttributeType> extends CommonOptions {
  /**
   * Goes on from the value: what is wrong with it and what is allowed ("is not a colour: write red or blue"); undefined
   * when it is fine.
   */
  readonly validate?: (value: KnownOf<T>) => string | undefined;
}

interface ConfigurableOptions<T extends AttributeType> extends CheckedOptions<T> {
  /** A change of this attribute replaces the object. @default false */
  readonly requiresReplace?: boolean;
}

interface ComputedOptions extends CommonOptions {
  /** Once set it never changes: an update keeps the value of the prior state instead of "known after apply". */
  readonly useStateForUnknown?: boolean;
}

/**
 * The user must set it, and null is no value. With `nullable` he must write it all the same, but may write what turns
 * out to be null: a reference to something that is not there yet.
 */
export function required<T extends AttributeType>(
  type: T,
  options: ConfigurableOptions<T> & { readonly nullable: true },
): Attribute<T, "required-nullable", false>;
export function required<T extends AttributeType>(
  type: T,
  options: ConfigurableOptions<T>,
): Attribute<T, "required", false>;
export function required<T extends AttributeType>(
  type: T,
  options: ConfigurableOptions<T> & { readonly nullable?: true },
): Attribute<T, "required" | "required-nullable", false> {
  return attribute(type, options.nullable ? "required-nullable" : "required", options, undefined);
}

/** The user may set it; without a default an absent value is null. */
export function optional<T extends AttributeType>(
  type: T,
  options: ConfigurableOptions<T> & { readonly default: KnownOf<T> },
): Attribute<T, "optional", true>;
export function optional<T extends AttributeType>(
  type: T,
  options: ConfigurableOptions<T>,
): Attribute<T, "optional", false>;
export function optional<T extends AttributeType>(
  type: T,
  options: ConfigurableOptions<T> & { readonly default?: KnownOf<T> },
): Attribute<T, "optional"> {
  return attribute(type, "optional", options, options.default);
}

/** Only the provider sets it. */
export function computed<T extends AttributeType>(
  type: T,
  options: ComputedOptions,
): Attribute<T, "computed", false> {
  return attribute(type, "computed", options, undefined);
}

/** The user may set it; what he leaves out the provider fills in. */
export function optionalComputed<T extends AttributeType>(
  type: T,
  options: ConfigurableOptions<T> & ComputedOptions,
): Attribute<T, "optional-computed", false> {
  return attribute(type, "optional-computed", options, undefined);
}

function attribute<T extends AttributeType, Mode extends AttributeMode, D extends boolean>(
  type: T,
  mode: Mode,
  options: ConfigurableOptions<T> & ComputedOptions,
  defaultValue: KnownOf<T> | undefined,
): Attribute<T, Mode, D> {
  return {
    type,
    mode,
    description: options.description,
    sensitive: options.sensitive ?? false,
    deprecated: options.deprecated ?? false,
    requiresReplace: options.requiresReplace ?? false,
    useStateForUnknown: options.useStateForUnknown ?? false,
    default: defaultValue,
    validate: options.validate,
  };
}
