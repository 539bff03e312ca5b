/**
 * One synth in a process of its own: `program.ts constructs|bindings MEMBERS OUTDIR`. Prints how many milliseconds it
 * took from the empty app to the written files.
 */
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { MemberAccount, ResourceDirectory } from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/alicloud";
import { ResourceManagerAccount } from "../../lib/bindings/alicloud/resource-manager-account";
import { MemberProtection } from "../../lib/bindings/resourcedirectory/member-protection";
import { ResourcedirectoryProvider } from "../../lib/bindings/resourcedirectory/provider";

/** Declares one member, in one of the two ways. */
type Declare = (stack: TerraformStack, name: string) => void;

interface Way {
  readonly providers: (stack: TerraformStack) => void;
  readonly member: Declare;
}

const CONSTRUCTS: Way = {
  providers: (stack) => new ResourceDirectory(stack, "rd", { region: "cn-hangzhou" }),
  member: (stack, name) =>
    new MemberAccount(stack, name, {
      displayName: name,
      accountNamePrefix: name,
      tags: { team: name, stage: "production" },
    }),
};

/** What somebody without the library would write to get the same resources at the same addresses. */
const BINDINGS: Way = {
  providers: (stack) => {
    new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou" });
    new ResourcedirectoryProvider(stack, "directory", { region: "cn-hangzhou" });
  },
  member: (stack, name) => {
    const scope = new Construct(stack, name);
    const account = new ResourceManagerAccount(scope, "Resource", {
      displayName: name,
      accountNamePrefix: name,
      tags: { team: name, stage: "production" },
      lifecycle: { preventDestroy: true, ignoreChanges: ["payer_account_id"] },
    });
    new MemberProtection(scope, "Protection", {
      accountId: account.id,
      displayName: name,
      removalPolicy: "PROTECT",
    });
  },
};

function main([way, members, outdir]: readonly string[]): void {
  const { providers, member } = way === "constructs" ? CONSTRUCTS : BINDINGS;
  const start = performance.now();
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "members");
  providers(stack);
  for (let number = 0; number < Number(members); number += 1) {
    member(stack, `member-${number}`);
  }
  app.synth();
  console.log(performance.now() - start);
}

main(process.argv.slice(2));
