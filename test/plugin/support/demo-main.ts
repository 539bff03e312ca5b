import { serve } from "../../../lib/plugin";
import { demoProvider, Shop } from "./demo-provider";

void serve(demoProvider(new Shop()), { redact: (text) => text.replaceAll(/\S+@\S+/g, "***@***") });
