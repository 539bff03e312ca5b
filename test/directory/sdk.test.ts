import { exportsOf } from "../../lib/directory/connection/common-js";

class Client {}

describe("a package of the SDK, loaded with import()", () => {
  it("has its exports one level deeper in Node than in a bundle", () => {
    const exported = { default: Client, GetAccountRequest: class {} };

    expect(exportsOf({ default: exported })).toBe(exported);
    expect(exportsOf(exported)).toBe(exported);
  });

  it.each([null, undefined, "text", {}])("is taken as it is if its default export is %p", (inner) => {
    const loaded = { default: inner };

    expect(exportsOf(loaded)).toBe(loaded);
  });
});
