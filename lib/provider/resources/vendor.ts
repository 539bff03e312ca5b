import type { MoveSource } from "../../plugin";

/** Whichever registry it came from. */
const VENDORS_PROVIDER = /(^|\/)aliyun\/alicloud$/;

/**
 * Whether a `moved` block, or a chain of them, begins at an object of this type of the vendor's provider. Of a chain Terraform
 * names the type at the beginning of the last one, which is ours, and the provider of the first.
 *
 * @param own the type that it becomes
 */
export function isVendors({ typeName, providerAddress }: MoveSource, type: string, own: string): boolean {
  return (typeName === type || typeName === own) && VENDORS_PROVIDER.test(providerAddress);
}

/** What the vendor's provider has written of an object as text; null for what it leaves empty. */
export function vendorsText({ state }: MoveSource): (name: string) => string | null {
  return (name) => {
    const value = state[name];
    return typeof value === "string" && value !== "" ? value : null;
  };
}
