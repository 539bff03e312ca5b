/**
 * The exports of a CommonJS package loaded with `import()`: native Node puts them one `default` deeper than
 * bundlers and test runners do.
 */
export function exportsOf(module: { readonly default: unknown }): unknown {
  const inner = module.default;
  return typeof inner === "object" && inner !== null && "default" in inner ? inner : module;
}
