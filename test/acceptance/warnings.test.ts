import { MemberAccount } from "../../lib";
import { OWN, on } from "../support/member-kinds";
import { Pipeline } from "./support/pipeline";

const PROMOTIONS = ["payments", "search", "ledger"];

const code = on(OWN, (stack) => {
  for (const name of PROMOTIONS) {
    const member = new MemberAccount(stack, name, { displayName: name });
    member.promote("promotion", { email: `${name}-root@example.com` });
  }
});

test("Terraform prints the first warning of a kind and how many more there are, and with -json each", async () => {
  const { sandbox } = await Pipeline.open(code);
  const SUMMARY = "Sends a promotion mail";

  const printed = await sandbox.terraform(["plan", "-no-color"]);
  const compact = await sandbox.terraform(["plan", "-no-color", "-compact-warnings"]);
  const json = await sandbox.terraform(["plan", "-json"]);

  expect(printed.output.split(SUMMARY)).toHaveLength(2);
  expect(printed.output).toContain("(and 2 more similar warnings elsewhere)");
  expect(printed.output).toContain("with a link to open");
  expect(compact.output).not.toContain("with a link to open");
  expect(json.warnings.map(({ summary }) => summary)).toEqual(PROMOTIONS.map(() => SUMMARY));
});
