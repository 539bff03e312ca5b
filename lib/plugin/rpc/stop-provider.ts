import type { Rpc } from "./rpc";

/** Ctrl-C: Terraform waits for the calls in flight to end, with whatever they have to report. */
export const stopProvider: Rpc<"StopProvider"> = async (connection) => {
  connection.stop();
  return {};
};
