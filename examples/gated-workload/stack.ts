import { DataResource, Fn, Op, TerraformCount, TerraformIterator, TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import type { GatedWorkloadDirectoryStack } from "./directory-stack";

/**
 * What has to wait for people, without an apply that fails or hangs meanwhile: it is not there yet.
 *
 * It is a stack of its own, because Terraform has to know how many of a thing there are when it plans: `cdktf deploy`
 * applies the directory's stack first, and this one reads what came of it.
 */
export class GatedWorkloadStack extends TerraformStack {
  public constructor(scope: Construct, id: string, directory: GatedWorkloadDirectoryStack) {
    super(scope, id);

    // Once nobody is waited for any more.
    const isNobodyWaitedFor = Op.lt(Fn.lengthOf(directory.pendingSteps), 1);
    new DataResource(this, "launch", {
      count: TerraformCount.of(Token.asNumber(Fn.conditional(isNobodyWaitedFor, 1, 0))),
      input: { everybody: "is in" },
    });

    // For each account that has joined, whoever else is waited for.
    const joined = TerraformIterator.fromList(directory.joined);
    new DataResource(this, "baseline", {
      forEach: joined,
      input: { account_id: Token.asString(joined.value) },
    });
  }
}
