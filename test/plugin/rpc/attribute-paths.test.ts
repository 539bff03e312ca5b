import { list, map, optional, required, schema, string } from "../../../lib/plugin";
import type { AttributePath } from "../../../lib/plugin";
import { Diagnostics } from "../../../lib/plugin/diagnostics";
import { diagnosticsToProto, pathToProto } from "../../../lib/plugin/rpc/diagnostics-to-proto";

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

describe("where an error points in a schema with a key", () => {
  const keyed = schema({
    description: "A thing.",
    key: "name",
    attributes: {
      name: required(string(), { description: "A text." }),
      size: optional(string(), { description: "A text." }),
    },
  });
  const host = { redact: (text: string) => text };
  const pointed = (add: (diagnostics: Diagnostics) => void) => {
    const diagnostics = new Diagnostics();
    add(diagnostics);
    return diagnosticsToProto(host, diagnostics, keyed).map(({ attribute }) => attribute?.steps);
  };

  test("an error that names no attribute: at the key", () => {
    expect(pointed((to) => to.error("Lost", "Nobody is to blame."))).toEqual([[{ attribute_name: "name" }]]);
  });

  test("one that names an attribute: there", () => {
    expect(pointed((to) => to.error("Wrong", "Too large.", ["size"]))).toEqual([
      [{ attribute_name: "size" }],
    ]);
  });

  test("one that is about the whole block, and a warning: nowhere", () => {
    expect(pointed((to) => to.error("Refused", "By whom?", []))).toEqual([undefined]);
    expect(pointed((to) => to.warning("Waits", "For a person."))).toEqual([undefined]);
  });
});
