import { defineCommand } from "../command";
import { FORMAT_OPTION, formatNamed, SHOW_ADDRESSES_OPTION } from "../format";
import type { Format } from "../format";
import { readInput } from "../input";
import { reviewAsMarkdown } from "../review/as-markdown";
import { reviewAsText } from "../review/as-text";
import { LIMIT_OPTIONS, limitsOf } from "../review/limits";
import { readPlan } from "../review/plan";
import { isEmpty, reviewOf } from "../review/review";
import type { Review } from "../review/review";

const PRINTED: Readonly<Record<Format, (review: Review) => string>> = {
  text: reviewAsText,
  markdown: reviewAsMarkdown,
  // schema/review.schema.json describes it.
  json: (answer) => JSON.stringify({ version: 1, ...answer }, null, 2),
};

/** `resource-directory review PLAN`: what a saved plan would do to people and accounts. */
export const review = defineCommand({
  name: "review",
  summary: "says what a saved plan sends, cancels, removes, deletes and changes in the directory, with names",
  details: `It reads what "terraform show -json plan.tfplan" prints and asks nobody. Both providers' resources are known; whatever else
the plan changes is counted as other changes. E-mail addresses are masked, so that the answer can stand in a merge request.`,
  parameter: {
    name: "PLAN",
    about: 'the file with the JSON of the plan, or "-" for the input',
    required: true,
  },
  options: {
    format: FORMAT_OPTION,
    "show-addresses": SHOW_ADDRESSES_OPTION,
    ...LIMIT_OPTIONS,
  },
  exitCodes: {
    0: "nothing to review",
    2: "something to review",
    3: "a limit is passed, or a protected member is deleted past its protection",
  },
  run: async (machine, values, file = "") => {
    const format = formatNamed(values.format);
    const limits = limitsOf(values);
    const plan = readPlan(await readInput(machine, file), file === "-" ? "the input" : file);
    const answer = reviewOf(plan, { limits, showAddresses: values["show-addresses"] });
    machine.out(PRINTED[format](answer));
    return answer.passedLimits.length > 0 ? 3 : isEmpty(answer) ? 0 : 2;
  },
});
