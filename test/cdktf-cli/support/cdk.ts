import { devDependencies } from "../../../package.json";

/** One of the two CDKs that the library is published for, with the tools its users have. */
export interface Cdk {
  readonly title: string;
  /** Which of the two packages of the library it is used with. */
  readonly package: "cdktf" | "cdktn";
  /** The module that programs import. */
  readonly name: "cdktf" | "cdktn";
  /** The library's package for it. */
  readonly library: string;
  /** The command line tool's program. */
  readonly command: string;
  /** What a project installs beside the library, in exact versions. */
  readonly packages: readonly string[];
  /** Takes packages whose peers have another version than they ask for. @default false */
  readonly legacyPeers?: boolean;
  /** Where the project's own Node lies, if the tool needs a newer one than this. */
  readonly nodeDirectory?: string;
}

const SHARED = (["constructs", "typescript", "ts-node", "@types/node"] as const).map(
  (name) => `${name}@${devDependencies[name]}`,
);

/** The archived one, in its last version. */
export const CDKTF: Cdk = {
  title: "cdktf",
  package: "cdktf",
  name: "cdktf",
  library: "cdktf-alicloud-resource-directory",
  command: "cdktf",
  packages: ["cdktf-cli@0.21.0", `cdktf@${devDependencies.cdktf}`, ...SHARED],
};

/** Its fork, whose command needs Node 22.19 or newer. */
export const CDKTN: Cdk = {
  title: "cdktn",
  package: "cdktn",
  name: "cdktn",
  library: "cdktn-alicloud-resource-directory",
  command: "cdktn",
  packages: ["cdktn-cli@0.24.0", "cdktn@0.24.0", "node@22.23.3", ...SHARED],
  nodeDirectory: "node_modules/node/bin",
};

/** An app that has moved to the fork and still imports it by the old name. */
export const ALIASED: Cdk = {
  ...CDKTN,
  title: "aliased",
  package: "cdktf",
  name: "cdktf",
  library: "cdktf-alicloud-resource-directory",
  packages: ["cdktn-cli@0.24.0", "cdktf@npm:cdktn@0.24.0", "node@22.23.3", ...SHARED],
  legacyPeers: true,
};
