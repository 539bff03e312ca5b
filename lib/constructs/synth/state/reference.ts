/** An address or a provider element as HCL output takes it, without quotes. */
export function reference(value: string): object {
  return { value, type: "simple", storageClassType: "reference" };
}
