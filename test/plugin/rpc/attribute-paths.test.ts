import { list, map, optional, schema, string } from "../../../lib/plugin";
import type { AttributePath } from "../../../lib/plugin";
import { pathToProto } from "../../../lib/plugin/rpc/diagnostics-to-proto";

const thing = schema({
  description: "Places that a message can point at.",
  attributes: {
    name: optional(string(), { description: "A text." }),
    steps: optional(list(map(string())), { description: "A list of maps." }),
  },
  blocks: {
    box: {
      nesting: "single",
      description: "One.",
      attributes: { tags: optional(map(string()), { description: "A map." }) },
    },
    part: {
      nesting: "list",
      description: "Many.",
      attributes: { name: optional(string(), { description: "A text." }) },
    },
  },
});

test.each<[AttributePath, unknown]>([
  [["name"], [{ attribute_name: "name" }]],
  [
    ["steps", 1, "name"],
    [{ attribute_name: "steps" }, { element_key_int: 1 }, { element_key_string: "name" }],
  ],
  [
    ["name", "first"],
    [{ attribute_name: "name" }, { attribute_name: "first" }],
  ],
  [
    ["box", "tags", "name"],
    [{ attribute_name: "box" }, { attribute_name: "tags" }, { element_key_string: "name" }],
  ],
  [
    ["part", 0, "name"],
    [{ attribute_name: "part" }, { element_key_int: 0 }, { attribute_name: "name" }],
  ],
])("%j tells the names of attributes from the keys of maps", (path, steps) => {
  expect(pathToProto(thing, path)).toEqual({ steps });
});
