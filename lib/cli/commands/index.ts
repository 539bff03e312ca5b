import type { Command } from "../command";
import { adopt } from "./adopt";
import { doctor } from "./doctor";
import { fake } from "./fake";
import { lint } from "./lint";
import { mirror } from "./mirror";
import { pending } from "./pending";
import { policy } from "./policy";
import { report } from "./report";
import { review } from "./review";

/** Every command of the program, in the order of its help. A new one is a file beside this and a line here. */
export const COMMANDS: readonly Command[] = [
  doctor,
  mirror,
  policy,
  adopt,
  lint,
  review,
  pending,
  report,
  fake,
];
