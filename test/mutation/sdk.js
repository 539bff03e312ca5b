module.exports = {
  /** The packages that lib/directory/connection/sdk.ts loads. */
  PACKAGES: ["@alicloud/credentials", "@alicloud/openapi-core", "@alicloud/resourcemanager20200331", "httpx"],
  /** Where the bundle of them goes, from the project's directory. */
  OUTPUT: "reports/mutation/sdk",
};
