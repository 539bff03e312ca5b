import { serve } from "../../../lib/plugin";
// Prints while it is loaded, as a careless dependency might.
import "./noisy-module";
import { demoProvider } from "./demo-provider";
import { Shop } from "./shop";

void serve(demoProvider(new Shop()), { redact: (text) => text.replaceAll(/\S+@\S+/g, "***@***") });
console.log("served to someone@example.com");
console.error("warned someone@example.com");
