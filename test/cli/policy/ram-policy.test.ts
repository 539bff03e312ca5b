import { ramPolicyFor } from "../../../lib/cli/policy/ram-policy";
import { ramActionOf } from "../../../lib/directory";

describe("the RAM policy", () => {
  it("allows each action once, in alphabetical order, on all resources", () => {
    const [promote, read] = [ramActionOf("PromoteResourceAccount"), ramActionOf("GetAccount")];

    expect(ramPolicyFor([promote, read, read])).toEqual({
      Version: "1",
      Statement: [
        {
          Effect: "Allow",
          Action: ["resourcemanager:GetAccount", "resourcemanager:PromoteResourceAccount"],
          Resource: "*",
        },
      ],
    });
  });

  it("allows nothing if nothing is called: a statement without actions is invalid", () => {
    expect(ramPolicyFor([])).toEqual({ Version: "1", Statement: [] });
  });
});
