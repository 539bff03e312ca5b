import type { MoveSource } from "../../plugin";

/** Whichever registry it came from. */
const VENDORS_PROVIDER = /(^|\/)aliyun\/alicloud$/;

/** Whether a `moved` block names an object of this type of the vendor's provider. */
export function isVendors({ typeName, providerAddress }: MoveSource, type: string): boolean {
  return typeName === type && VENDORS_PROVIDER.test(providerAddress);
}

/** What the vendor's provider has written of an object as text; null for what it leaves empty. */
export function vendorsText({ state }: MoveSource): (name: string) => string | null {
  return (name) => {
    const value = state[name];
    return typeof value === "string" && value !== "" ? value : null;
  };
}
