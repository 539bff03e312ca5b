import type { Operation } from "../../lib/directory";
import { FAULTS } from "../world/incidents";
import { generate, seedOf } from "../history/generate";
import { run } from "../history/run";
import { describeFailure, shrinkFailure } from "../report/failure";
import { NONE, sum, totalOf } from "../report/totals";

/** The first ones, and one with a crash after a member was removed, which is rare. */
const INDICES: readonly number[] = [...Array(500).keys(), 858];
/** Those of the resources that histories are about. */
const WRITES: readonly Operation[] = [
  "PromoteResourceAccount",
  "ResendPromoteResourceAccountEmail",
  "CancelPromoteResourceAccount",
  "ChangeAccountEmail",
  "RetryChangeAccountEmail",
  "CancelChangeAccountEmail",
  "UpdateAccount",
  "CreateResourceAccount",
  "UpdatePayerForAccount",
  "CreateFolder",
  "UpdateFolder",
  "DeleteFolder",
  "InviteAccountToResourceDirectory",
  "CancelHandshake",
  "AcceptHandshake",
  "RemoveCloudAccount",
];
const SEED = 1;

let totals = NONE;
const seen = new Set<string>();
const failures: string[] = [];

beforeAll(async () => {
  for (const index of INDICES) {
    const history = generate(seedOf(SEED, index));
    const result = await run(history);
    totals = sum(totals, totalOf(result));
    result.seen.forEach((what) => seen.add(what));
    const [violation] = result.violations;
    if (violation !== undefined) {
      failures.push(describeFailure(await shrinkFailure(history, violation.invariant)));
    }
  }
}, 900_000);

test(`${INDICES.length} random histories violate nothing`, () => {
  expect(failures.join("\n\n")).toBe("");
  expect(totals.histories).toBe(INDICES.length);
});

describe("the histories are worth something, because they contain", () => {
  test("every kind of edit", () => {
    expect(kinds("edit")).toEqual([
      "accept what the other directory sent",
      "change its e-mail address",
      "change the folder",
      "change the logon address",
      "change the member",
      "change what it is to be",
      "declare a folder",
      "declare a member",
      "declare a promotion",
      "declare an acceptance",
      "declare an invitation",
      "declare the move",
      "declare what it is to be",
      "edit the note",
      "give the acceptance its own credentials",
      "invite again what lapses",
      "protect the member",
      "raise its attempt",
      "raise the attempt of the change",
      "raise the invitation's attempt",
      "remove the acceptance",
      "remove the change of address",
      "remove the folder",
      "remove the invitation",
      "remove the member",
      "remove the promotion",
      "remove the protection",
      "remove the type switch",
      "remove what it is to be",
      "rename the block",
      "send again what lapses",
      "set the limits",
      "set the removal policy",
      "switch the account type",
    ]);
  });

  test("every kind of event", () => {
    expect(kinds("event")).toEqual([
      "accept in the console",
      "cancel the change of address elsewhere",
      "cancel the invitation elsewhere",
      "cancel the promotion in the console",
      "change the address elsewhere",
      "confirm the address",
      "decline in the console",
      "delete the folder elsewhere",
      "fail the promotion",
      "invite from elsewhere",
      "join the other directory",
      "let another account pay",
      "let another directory invite",
      "make a folder elsewhere",
      "move the member elsewhere",
      "open the link",
      "promote from elsewhere",
      "remove the member elsewhere",
      "rename the folder elsewhere",
      "rename the member",
      "send the mail again from elsewhere",
      "switch the type in the console",
      "tag the member elsewhere",
      "time passes",
    ]);
  });

  test("every Terraform command, and each way to plan", () => {
    expect(kinds("command")).toEqual(
      expect.arrayContaining([
        "apply",
        "apply -refresh=false",
        "apply -replace",
        "apply the saved plan",
        "import",
        "plan",
        "plan -refresh=false",
        "state rm",
        "taint",
      ]),
    );
  });

  test("every kind of fault, Ctrl-C, delays, and a world that moves between two calls", () => {
    expect(kinds("fault")).toEqual(Object.keys(FAULTS).sort());
    expect(kinds("incident")).toEqual(["Ctrl-C", "delay", "meanwhile"]);
  });

  test("mails and invitations that have to wait", () => {
    expect(kinds("said")).toEqual(
      expect.arrayContaining(["A mail has to wait", "Invitations wait for the service's quota"]),
    );
  });

  test.each(WRITES)("crashes before and after %s", (operation) => {
    for (const moment of ["before", "after"]) {
      const whom = ["the provider", "the provider and Terraform"];
      expect(whom.some((who) => seen.has(`crash of ${who} ${moment} ${operation}`))).toBe(true);
    }
  });
});

test("a history follows from its seed: run again, the same happens", async () => {
  const history = generate(seedOf(SEED, 7));

  expect((await run(history)).story).toEqual((await run(history)).story);
});

/** What was seen of a category, in order. */
function kinds(category: string): readonly string[] {
  const prefix = `${category}: `;
  return [...seen].flatMap((what) => (what.startsWith(prefix) ? [what.slice(prefix.length)] : [])).sort();
}
