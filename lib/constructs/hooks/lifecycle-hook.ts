import type { IResolvable, ITerraformDependable, TerraformProvider, TerraformResource } from "cdktf";
import { Construct } from "constructs";
import type { IResourceDirectory } from "../directory/directory-ref";
import { pendingOf } from "../directory/pending-steps";
import type { PendingStep } from "../directory/pending-steps";
import { checkCdk, warnOfLostLetters } from "../synth/checks";
import type { PropNames } from "../synth/checks";
import { checkStackOf } from "../synth/stack-checks";
import { follow } from "../synth/state/moved-blocks";

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

export const HOOK_PROPS: PropNames<LifecycleHookOptions> = {
  directory: true,
  provider: true,
  dependsOn: true,
  previousPaths: true,
};

/**
 * A step of a member's life that hangs on the member: it adds one Terraform resource, and says which member it is
 * about, what can depend on it, how far it is, and who is waited for.
 *
 * Extend it for a step of your own, with any resource of any provider; one that can wait for somebody says how in
 * `describePending`. Two habits keep such a hook safe:
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

  /**
   * Whom this step waits for, as a Terraform value: a list of one object, as in the directory's `pendingSteps`, or none.
   */
  public get pending(): IResolvable {
    return pendingOf(this);
  }

  /**
   * How this step can wait for somebody. Asked when the stack is rendered, for {@link pending} and the directory's
   * `pendingSteps`.
   *
   * @returns nothing, unless the hook overrides it: the step waits for nobody
   */
  public describePending(): PendingStep | undefined {
    return undefined;
  }

  /** Terraform address of the resource, which makes `dependsOn: [hook]` work. */
  public get fqn(): string {
    return this.resource.fqn;
  }
}
