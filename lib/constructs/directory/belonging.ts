import type { TerraformDataSource, TerraformResource } from "cdktf";
import { forgettable } from "../synth/state/removed-blocks";
import { useDirectory } from "./directory-choice";

/**
 * What every resource and data source of a construct of this library does: it uses the provider element of its directory unless
 * it is given one, and is forgotten with all of them (`ResourceDirectory.forgetAll`).
 */
export function belongToDirectory(element: TerraformResource | TerraformDataSource): void {
  useDirectory(element);
  forgettable(element);
}
