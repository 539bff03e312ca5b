import { hasInvisible, safeText } from "../../rules";
import { hasLapsed, isOpen } from "./step";
import type { Step } from "./step";

/** The steps as they are shown: texts of others made fit to be, addresses masked unless they are asked for. */
export function shown(steps: readonly Step[], showAddresses: boolean): readonly Step[] {
  const fit = (text: string): string => (showAddresses && !hasInvisible(text) ? text : safeText(text));
  const orNull = (text: string | null): string | null => (text === null ? null : fit(text));
  return steps.map((step) => ({
    ...step,
    member: { id: orNull(step.member.id), name: orNull(step.member.name) },
    who: fit(step.who),
    since: orNull(step.since),
    until: orNull(step.until),
    next: fit(step.next),
    address: orNull(step.address),
  }));
}

/** A headline, and the steps below it. */
interface Section {
  readonly title: string;
  readonly steps: readonly Step[];
}

function sectionsOf(steps: readonly Step[]): readonly Section[] {
  return [
    { title: "Lapsed, declined or gone", steps: steps.filter(hasLapsed) },
    { title: "Waited for", steps: steps.filter(({ status }) => status === "waiting") },
    { title: "Goes on by itself", steps: steps.filter(({ status }) => status === "queued") },
  ].filter((section) => section.steps.length > 0);
}

/** For people at a terminal. */
export function pendingAsText(steps: readonly Step[]): string {
  const sections = sectionsOf(steps).map(({ title, steps: all }) =>
    [
      `\n${title} (${all.length})`,
      ...all.map((step) => `  ${labelOf(step)}: ${stateOf(step)}\n      ${nextOf(step)}`),
    ].join("\n"),
  );
  return [headline(steps), ...sections].join("\n");
}

/** For a merge request or an issue. */
export function pendingAsMarkdown(steps: readonly Step[]): string {
  const sections = sectionsOf(steps).flatMap(({ title, steps: all }) => [
    "",
    `#### ${title} (${all.length})`,
    "",
    "| who | what | next |",
    "| --- | --- | --- |",
    ...all.map((step) => `| ${code(labelOf(step))} | ${code(stateOf(step))} | ${code(nextOf(step))} |`),
  ]);
  return [
    "<!-- resource-directory pending -->",
    `### Resource Directory: ${headline(steps)}`,
    ...sections,
  ].join("\n");
}

/** For programs: schema/pending.schema.json describes it. */
export function pendingAsJson(steps: readonly Step[]): string {
  const listed = steps.filter((step) => isOpen(step) || hasLapsed(step));
  return JSON.stringify({ version: 1, steps: listed.map(withoutKey) }, null, 2);
}

/** What programs are told of a step. */
export function withoutKey({ key: _, ...step }: Step): Omit<Step, "key"> {
  return step;
}

function headline(steps: readonly Step[]): string {
  const [open, over] = [steps.filter(isOpen).length, steps.filter(hasLapsed).length];
  return open + over === 0
    ? "Nobody is waited for."
    : `${open} waited for, ${over} lapsed, declined or gone.`;
}

function labelOf({ member: { id, name } }: Step): string {
  return name === null ? (id ?? "an account that is not known yet") : id === null ? name : `${name} (${id})`;
}

function stateOf(step: Step): string {
  const { status, who, since, until } = step;
  if (!isOpen(step)) {
    return [`${step.step} ${status}`, ...(since === null ? [] : [`sent ${since}`])].join(", ");
  }
  const times = [
    ...(since === null ? [] : [`since ${since}`]),
    ...(until === null ? [] : [`until ${until}`]),
  ];
  return [`${step.step} ${status === "waiting" ? `waits for ${who}` : status}`, ...times].join(", ");
}

function nextOf({ next, address }: Step): string {
  return address === null ? next : `${next}  [${address}]`;
}

/** Values in code spans: they can neither be markup nor call anybody. */
function code(text: string): string {
  return `\`${text.replaceAll("`", "'").replaceAll("|", "\\|")}\``;
}
