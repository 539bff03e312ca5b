/** What writes catalogs. The packages for their formats are loaded with this file. */
export { mergedJson } from "./merged-json";
export { mergedYaml } from "./merged-yaml";
export { yamlCatalog } from "./yaml-rows";
