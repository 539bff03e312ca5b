// Generated from schema/resourcedirectory.schema.json by `npm run generate-bindings`. Do not edit.

export * from "./account-email";
export * from "./account-type";
export * from "./data-resourcedirectory-members";
export * from "./folder";
export * from "./handshake-acceptance";
export * from "./invitation";
export * from "./member";
export * from "./member-protection";
export * from "./promotion";
export * from "./provider";
