import { UNKNOWN } from "../../lib/plugin";
import type { Attribute, AttributeType, ObjectType } from "../../lib/plugin";
import type { ObjectContent } from "../../lib/plugin/schema/model";
import type { ObjectValue, Value } from "../../lib/plugin/values/value";
import { isObjectValue, mapValues } from "../../lib/plugin/values/value";
import { OTHER_DIRECTORY_ID, SAMPLE_DIRECTORY_ID, SAMPLE_ROOT_FOLDER_ID } from "../../lib/testing";
import type { Random } from "../../test/plugin/support/random";
import type { World } from "../world/world";

/** Texts that nobody means, and that somebody writes. */
const AWKWARD: readonly [string, ...string[]] = [
  "",
  " ",
  "\0",
  "a\r\nb",
  "\u001b]0;title\u0007",
  "\u202etxt.exe",
  "ä€😀",
  "\ud800",
  "null",
  "__proto__",
  '${file("/etc/passwd")}',
  "%00%0a",
  "x".repeat(5_000),
  "1234567890123456 ",
  "１２３４５６７８９０１２３４５６",
];

const NUMBERS: readonly [number, ...number[]] = [0, -1, 1.5, 1e-9, 2 ** 53 - 1];
const DURATIONS: readonly [string, ...string[]] = [
  "0s",
  "5m",
  "1h30m",
  "1ms",
  "90000000h",
  "-5m",
  "soon",
  "5",
];

/** What might be written for an attribute of this name, most of it right. */
function sensible(world: World, name: string): readonly string[] {
  const { ids, fake } = world;
  switch (name) {
    case "account_id":
    case "payer_account_id":
    case "target":
      return [...Object.values(ids), "9999999999999999", "123"];
    case "email":
      return [
        "payments-root@example.com",
        "Some.Body+tag@sub.example.co",
        "a@b",
        '"quoted name"@example.com',
      ];
    case "handshake_id":
      return [...fake.world.handshakes.flatMap(({ id }) => [id, id, id]), "h-unheard-of"];
    case "expected_account_id":
      return [ids.globex, ids.globex, ids.acme];
    case "expected_directory_id":
    case "directory_id":
      return [SAMPLE_DIRECTORY_ID, SAMPLE_DIRECTORY_ID, OTHER_DIRECTORY_ID, "rd-"];
    case "type":
      return ["ResourceAccount", "CloudAccount", "cloudaccount"];
    case "removal_policy":
      return ["PROTECT", "ABANDON", "DESTROY", "protect"];
    case "folder_id":
    case "parent_folder_id":
      return [SAMPLE_ROOT_FOLDER_ID, SAMPLE_ROOT_FOLDER_ID, "fd-unheard"];
    case "when_expired":
      return ["report", "invite_again", "send_again"];
    case "when_blocked":
      return ["fail", "wait"];
    case "resell_account_type":
      return ["resell", "non_resell"];
    case "target_type":
      return ["Account", "Email"];
    case "display_name":
      return ["payments-prod", "orders-prod", "ledger"];
    case "endpoint":
    case "sts_endpoint":
      return [fake.endpoint, "http://example.com", "ftp://127.0.0.1", "https://"];
    case "create":
    case "update":
      return DURATIONS;
    default:
      return ["something"];
  }
}

/** What somebody might write for these attributes and blocks. @param skip attributes that stay unset */
export function randomArguments(
  random: Random,
  world: World,
  { attributes, blocks = {} }: ObjectContent,
  skip: readonly string[] = [],
): ObjectValue {
  return {
    ...mapValues(attributes, (attribute, name) =>
      skip.includes(name) ? null : randomArgument(random, world, name, attribute),
    ),
    ...mapValues(blocks, (block) =>
      random.chance(60)
        ? block.nesting === "single"
          ? null
          : []
        : block.nesting === "single"
          ? randomArguments(random, world, block)
          : random.several(2, () => randomArguments(random, world, block)),
    ),
  };
}

function randomArgument(random: Random, world: World, name: string, { mode, type }: Attribute): Value {
  if (mode === "computed") {
    // Terraform itself takes no value here; the runtime has to, too.
    return random.chance(1) ? randomValue(random, world, name, type) : null;
  }
  const isUnset = random.chance(mode === "required" ? 2 : 50);
  if (isUnset) {
    return null;
  }
  return random.chance(8) ? UNKNOWN : randomValue(random, world, name, type);
}

function randomValue(random: Random, world: World, name: string, type: AttributeType | ObjectType): Value {
  switch (type.kind) {
    case "string":
      return random.chance(10)
        ? random.pick(...AWKWARD)
        : random.pick(...(sensible(world, name) as readonly [string, ...string[]]));
    case "number":
      return random.chance(70) ? random.pick(1, 2, 3) : random.pick(...NUMBERS);
    case "bool":
      return random.chance(50);
    case "list":
      return random.several(3, () => randomValue(random, world, name, type.element));
    case "map":
      return Object.fromEntries(
        random.several(3, () => [randomKey(random), randomValue(random, world, name, type.element)]),
      );
    default:
      return null;
  }
}

function randomKey(random: Random): string {
  return random.chance(30) ? random.pick(...AWKWARD) : random.pick("team", "cost center");
}

/** What has become known by the time of the apply. */
export function resolved(
  random: Random,
  world: World,
  { attributes, blocks = {} }: ObjectContent,
  values: ObjectValue,
): ObjectValue {
  return mapValues(values, (value, name) => {
    const attribute = attributes[name];
    const block = blocks[name];
    if (attribute !== undefined) {
      return value === UNKNOWN ? randomValue(random, world, name, attribute.type) : value;
    }
    return block !== undefined && isObjectValue(value) ? resolved(random, world, block, value) : value;
  });
}
