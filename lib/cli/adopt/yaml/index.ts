/** What writes YAML. The package for it is loaded with this file. */
export { mergedYaml, onlyNew, readEdited } from "./merge";
export { yamlCatalog } from "./rows";
