import { MANAGEMENT_KEY } from "../../../lib/testing";

/** A provider block of the management account that limits what a plan may hold: `resourcedirectory.limited`. */
export const limited = (limits: string): string => `
provider "resourcedirectory" {
  alias      = "limited"
  access_key = "${MANAGEMENT_KEY.accessKeyId}"
  secret_key = "${MANAGEMENT_KEY.accessKeySecret}"
  limits {
    ${limits}
  }
}
`;
