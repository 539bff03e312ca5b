import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { MemberProtection } from "../../bindings/resourcedirectory/member-protection";

/** What a protection repeats of its member. */
interface Repeated {
  readonly displayName: string;
  readonly removalPolicy: string;

  /** What the account is created with; unset where the code does not say. */
  readonly accountNamePrefix: string | undefined;
  readonly resellAccountType: string | undefined;
}

interface FollowingProtectionConfig {
  readonly accountId: string;
  readonly provider: TerraformProvider | undefined;

  /** Reads what is to be repeated. */
  readonly read: () => Repeated;
}

/**
 * A protection that is, whenever the stack is rendered, what its member is then: after setters, aspects and overrides. What
 * somebody sets on the protection itself stays. Tokens would do as much, for a tenth of the time of a synth.
 */
export class FollowingProtection extends MemberProtection {
  private readonly read: () => Repeated;
  private repeated: Repeated = {
    displayName: "",
    removalPolicy: "",
    accountNamePrefix: undefined,
    resellAccountType: undefined,
  };

  public constructor(scope: Construct, id: string, { read, ...config }: FollowingProtectionConfig) {
    super(scope, id, { ...config, displayName: "", removalPolicy: "" });
    this.read = read;
  }

  public override get displayNameInput(): string | undefined {
    const own = super.displayNameInput;
    return own === this.repeated.displayName ? this.read().displayName : own;
  }

  public override get removalPolicyInput(): string | undefined {
    const own = super.removalPolicyInput;
    return own === this.repeated.removalPolicy ? this.read().removalPolicy : own;
  }

  public override toTerraform(): unknown {
    this.repeat();
    return super.toTerraform();
  }

  public override toHclTerraform(): unknown {
    this.repeat();
    return super.toHclTerraform();
  }

  private repeat(): void {
    const now = this.read();
    if (super.displayNameInput === this.repeated.displayName) {
      this.displayName = now.displayName;
    }
    if (super.removalPolicyInput === this.repeated.removalPolicy) {
      this.removalPolicy = now.removalPolicy;
    }
    if (this.accountNamePrefixInput === this.repeated.accountNamePrefix) {
      if (now.accountNamePrefix === undefined) this.resetAccountNamePrefix();
      else this.accountNamePrefix = now.accountNamePrefix;
    }
    if (this.resellAccountTypeInput === this.repeated.resellAccountType) {
      if (now.resellAccountType === undefined) this.resetResellAccountType();
      else this.resellAccountType = now.resellAccountType;
    }
    this.repeated = now;
  }
}
