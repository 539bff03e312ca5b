import { Promotion } from "../../lib";
import { carryOut } from "./carry-out";
import { theMember } from "./hook";
import { PROMOTION } from "./promotion";

carryOut("Promotion", {
  table: PROMOTION,
  declare: (place, { account = theMember(place), ...props }) =>
    new Promotion(place.stack, "promotion", { account, email: "payments-root@example.com", ...props }),
});
