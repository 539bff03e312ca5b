import type { ITerraformDependable, TerraformProvider, TerraformResource } from "cdktf";
import { Construct } from "constructs";
import { checkCdk, warnOfLostLetters } from "./checks";
import type { IResourceDirectory } from "./directory-ref";
import { checkStackOf } from "./stack-checks";
import { follow } from "./state-blocks";

/** What every lifecycle hook of a member takes. */
export interface LifecycleHookOptions {
  /**
   * The directory that the hook acts on.
   *
   * @default - that of the member, or of the construct that this one stands in, or the stack's only one
   */
  readonly directory?: IResourceDirectory;

  /**
   * The provider element that drives the hook's resource.
   *
   * @default - the member's `directoryProvider` if the hook hangs on one, else that of the directory, else the stack's
   * provider without alias
   */
  readonly provider?: TerraformProvider;

  /**
   * What has to be in place before this step. The member itself need not be named.
   *
   * @default - nothing beyond what the hook refers to
   */
  readonly dependsOn?: ITerraformDependable[];

  /**
   * Where this hook stood before it was renamed or moved in the code: its path below the stack, as in
   * `"payments/promotion"`, the oldest first. A hook that only went along with its member needs none.
   *
   * @default - it has always stood here, below its member
   */
  readonly previousPaths?: string[];
}

/**
 * A step of a member's life that hangs on the member: it adds one Terraform resource, and says which member it is
 * about, what can depend on it, and how far it is.
 *
 * Extend it for a step of your own, with any resource of any provider. Two habits keep such a hook safe:
 *
 * - create the resource as the child `Resource` and refer to `account.accountId` in it, which is what orders it after
 *   the member;
 * - undo nothing when the hook is deleted, unless the step is still pending.
 *
 * It can stand in another construct's `dependsOn`.
 */
export abstract class LifecycleHook extends Construct implements ITerraformDependable {
  /** The resource that drives the step. Its construct id is `Resource`. */
  public abstract readonly resource: TerraformResource;

  /** Id of the member that the step is about, 16 digits. May be known only after apply. */
  public abstract readonly accountId: string;

  /** How far the step is, in the words of the service. Known after apply. */
  public abstract readonly status: string;

  /** @param previousPaths as in {@link LifecycleHookOptions} */
  public constructor(scope: Construct, id: string, previousPaths?: string[]) {
    super(scope, id);
    checkCdk(this);
    warnOfLostLetters(this);
    follow(this, previousPaths);
    checkStackOf(this);
  }

  /** Terraform address of the resource, which makes `dependsOn: [hook]` work. */
  public get fqn(): string {
    return this.resource.fqn;
  }
}
