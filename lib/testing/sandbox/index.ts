export type { SandboxEnvironment } from "./environment";
export type { Message } from "./messages";
export { addToMirror, builtProvider, builtStandIn, installationBlock } from "./mirror";
export type { BuiltProvider } from "./mirror";
export type { PlannedChange, Values } from "./plan-changes";
export type { TerraformResult } from "./result";
export { Sandbox } from "./sandbox";
export type { SandboxOptions, SandboxRun } from "./sandbox";
export type { SandboxState, StateResource } from "./state";
