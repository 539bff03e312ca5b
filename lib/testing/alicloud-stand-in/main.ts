import { serve } from "../../plugin";
import { alicloudStandIn } from "./provider";

void serve(alicloudStandIn(process.env));
