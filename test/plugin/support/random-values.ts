import {
  bool,
  computed,
  isUnknown,
  list,
  map,
  number,
  object,
  optional,
  optionalComputed,
  required,
  schema,
  string,
  UNKNOWN,
  Unknown,
} from "../../../lib/plugin";
import type {
  Attribute,
  Attributes,
  AttributeType,
  Block,
  ObjectType,
  PlainType,
  Schema,
} from "../../../lib/plugin";
import { nestedAttributes } from "../../../lib/plugin/schema/model";
import type { NestedObjects, ObjectContent } from "../../../lib/plugin/schema/model";
import { mapValues } from "../../../lib/plugin/values/value";
import type { ObjectValue, Value } from "../../../lib/plugin/values/value";
import type { Random } from "./random";

/** "Not null", as Terraform writes it. */
const REFINED = new Unknown(Uint8Array.of(0x81, 1, 0xc2));
const TEXTS = ["", "a", "A b", "ä€😀", '"quoted"\n', "unknown", "null", "0.10", "x".repeat(300)] as const;
const KEYS = ["a", "b", "with.dots", "with space", "ключ", "0"] as const;

/** How much of a value is null or unknown, in percent. */
export interface Holes {
  readonly nulls: number;
  readonly unknowns: number;
}

export function randomSchema(random: Random, size: number): Schema {
  const blocks = random.several(Math.floor(size / 2), () => randomBlock(random, size - 2));
  return schema({
    description: "Random.",
    attributes: randomAttributes(random, size),
    blocks: Object.fromEntries(blocks.map((block, index) => [`b${index}`, block])),
  });
}

function randomBlock(random: Random, size: number): Block {
  const nesting = random.pick<Block["nesting"]>("single", "list", "set");
  return { nesting, description: "Random.", attributes: randomAttributes(random, size, nesting === "set") };
}

function randomAttributes(random: Random, size: number, isInSet = false): Attributes {
  const attributes = random.several(size, () => randomAttribute(random, size, isInSet));
  return Object.fromEntries(attributes.map((attribute, index) => [`a${index}`, attribute]));
}

function randomAttribute(random: Random, size: number, isInSet: boolean): Attribute {
  const type =
    random.chance(25) && size > 1
      ? list(object(randomAttributes(random, size - 1, isInSet)))
      : randomType(random, size);
  const options = { description: "Random." };
  const plain = nestedAttributes(type) === undefined;
  // Nothing in a set is filled in.
  switch (random.below(isInSet ? 2 : 5)) {
    case 0:
      return required(type, options);
    case 1:
      return optional(type, options);
    case 2:
      return computed(type, { ...options, useStateForUnknown: random.chance(50) });
    case 3:
      return optionalComputed(type, { ...options, useStateForUnknown: random.chance(50) });
    default:
      return plain
        ? optional(type, { ...options, default: randomValue(random, type, { nulls: 0, unknowns: 0 }) })
        : optional(type, options);
  }
}

export function randomType(random: Random, size: number): PlainType {
  const element = (): PlainType => randomType(random, size - 1);
  switch (random.below(size > 1 ? 5 : 3)) {
    case 0:
      return string();
    case 1:
      return number();
    case 2:
      return bool();
    case 3:
      return list(element());
    default:
      return map(element());
  }
}

/** What a user might write for these attributes and blocks. */
export function randomConfig(
  random: Random,
  { attributes, blocks = {} }: ObjectContent,
  holes: Holes,
): ObjectValue {
  return {
    ...mapValues(attributes, (attribute) => {
      const unset =
        attribute.mode === "computed" || (!attribute.mode.startsWith("required") && random.chance(40));
      return unset
        ? null
        : hole(random, { ...holes, nulls: 0 }, () => randomValue(random, attribute.type, holes));
    }),
    ...mapValues(blocks, (block) =>
      hole(random, { ...holes, nulls: 0 }, () => randomBlockValue(random, block, holes)),
    ),
  };
}

function randomBlockValue(random: Random, block: NestedObjects, holes: Holes): Value {
  const one = (): ObjectValue => randomConfig(random, block, holes);
  return block.nesting === "single" ? (random.chance(30) ? null : one()) : random.several(3, one);
}

/** A value that is known and not null itself. */
export function randomValue(random: Random, type: AttributeType | ObjectType, holes: Holes): Value {
  const inner = (element: AttributeType | ObjectType): Value =>
    hole(random, holes, () => randomValue(random, element, holes));
  switch (type.kind) {
    case "string":
      return random.pick(...TEXTS);
    case "bool":
      return random.chance(50);
    case "number":
      return randomNumber(random);
    case "object":
      return randomConfig(random, type, holes);
    case "map":
      return Object.fromEntries(random.several(3, () => [random.pick(...KEYS), inner(type.element)]));
    default:
      return random.several(3, () => inner(type.element));
  }
}

function randomNumber(random: Random): number {
  const whole = random.below(2 ** random.below(53)) * random.pick(1, -1);
  return random.pick(0, 1, -1, 0.1, Number.MAX_SAFE_INTEGER, whole, whole / 10 ** random.below(12)) + 0;
}

function hole(random: Random, { nulls, unknowns }: Holes, known: () => Value): Value {
  return random.chance(nulls) ? null : random.chance(unknowns) ? random.pick(UNKNOWN, REFINED) : known();
}

/** What an apply makes of a plan: a value for all that is unknown. */
export function appliedValue(type: AttributeType | ObjectType, planned: Value): Value {
  if (isUnknown(planned)) {
    return filledIn(type);
  }
  if (Array.isArray(planned) && "element" in type) {
    return planned.map((item) => appliedValue(type.element, item));
  }
  if (planned === null || typeof planned !== "object" || Array.isArray(planned)) {
    return planned;
  }
  return "element" in type
    ? mapValues(planned, (item) => appliedValue(type.element, item))
    : type.kind === "object"
      ? appliedObject(type, planned)
      : planned;
}

export function appliedObject({ attributes, blocks = {} }: ObjectContent, planned: ObjectValue): ObjectValue {
  const inBlock = (block: Block, item: Value): Value =>
    item !== null && typeof item === "object" && !Array.isArray(item) && !isUnknown(item)
      ? appliedObject(block, item)
      : item;
  return {
    ...mapValues(attributes, ({ type }, name) => appliedValue(type, planned[name] ?? null)),
    ...mapValues(blocks, (block, name) => {
      const value = planned[name] ?? null;
      if (isUnknown(value)) {
        return block.nesting === "single" ? null : [];
      }
      return Array.isArray(value) ? value.map((item) => inBlock(block, item)) : inBlock(block, value);
    }),
  };
}

function filledIn(type: AttributeType | ObjectType): Value {
  switch (type.kind) {
    case "string":
      return "made";
    case "bool":
      return true;
    case "number":
      return 7;
    case "object":
      return mapValues(type.attributes, (attribute) => filledIn(attribute.type));
    case "map":
      return {};
    default:
      return [];
  }
}
