import { serve } from "../../../lib/plugin";
import { debuglog } from "node:util";
// Prints while it is loaded, as a careless dependency might.
import "./noisy-module";
import { demoProvider } from "./demo-provider";
import { Shop } from "./shop";

void serve(demoProvider(new Shop()), { redact: (text) => text.replaceAll(/\S+@\S+/g, "***@***") });
// What libraries and Node print of a request when they are asked to.
if (process.env.PRINTED_TOKEN !== undefined) {
  debuglog("http")("token %s", process.env.PRINTED_TOKEN);
  console.error(`request { token: ${process.env.PRINTED_TOKEN} }`);
}
console.log("served to someone@example.com");
console.error("warned someone@example.com");
