import { resourceDirectoryProvider } from "../../lib/provider/provider";
import type { ObjectValue } from "../../lib/plugin/values/value";
import { Model } from "../model/model";
import { leaks, wrongTexts } from "../model/texts";
import type { Violation } from "../model/violation";
import type { Plan, PlanOptions } from "../terraform/change";
import type { PluginProcess } from "../terraform/plugin-process";
import { Terraform } from "../terraform/terraform";
import type { Outcome, PlanOutcome } from "../terraform/terraform";
import type { Question, Surroundings } from "../terraform/walk";
import { CallWatch } from "../world/call-watch";
import { happen } from "../world/events";
import type { WorldEvent } from "../world/events";
import { ProviderProcesses } from "../world/provider-processes";
import type { MakeProvider } from "../world/provider-processes";
import { Turns } from "../world/turns";
import { World } from "../world/world";
import { Story } from "../report/story";
import { addressNow, EMPTY_CODE, firstAddressOf } from "./code";
import type { Code, LimitsCode } from "./code";
import { configurationOf, movesOf } from "./configuration-of";
import { converge } from "./converge";
import { Door } from "./door";
import { edited } from "./edits";
import type { Edit } from "./edits";
import type { Command, History, Step } from "./history";
import { importIdOf } from "./import-id";
import { Luck } from "./luck";
import type { Draws } from "./luck";
import { Tally } from "./tally";

/** Events that explain why a member was modified. */
const SHOWS_IN_THE_MEMBER: readonly WorldEvent["event"][] = [
  "rename the member",
  "move the member elsewhere",
  "switch the type in the console",
];

/** Events of which the provider takes note without holding anything back. */
const HARMLESS: readonly WorldEvent["event"][] = [
  "time passes",
  "open the link",
  "fail the promotion",
  "decline in the console",
  "accept in the console",
  "switch the type in the console",
];

/** What a history came to. */
export interface Result {
  readonly violations: readonly Violation[];
  readonly faults: number;
  readonly crashes: number;
  /** How many calls of ours reached the directory. */
  readonly calls: number;
  /** What happened, in words: kinds of actions, faults, and crashes by operation and moment. */
  readonly seen: ReadonlySet<string>;
  readonly story: readonly string[];
}

export async function run(
  history: History,
  makeProvider: MakeProvider = resourceDirectoryProvider,
): Promise<Result> {
  const world = await World.open(history.seed, history.options);
  try {
    return await new HistoryRun(world, history, makeProvider).run();
  } finally {
    await world.close();
  }
}

/** One history under way. */
export class HistoryRun implements Surroundings {
  readonly terraform: Terraform;
  readonly model: Model;
  readonly story = new Story();
  code: Code = EMPTY_CODE;
  readonly tally = new Tally();
  private readonly watch: CallWatch;
  private readonly processes: ProviderProcesses;
  private readonly luck = new Luck();
  private readonly turns: Turns;
  private savedPlan: { readonly plan: Plan; readonly limits: LimitsCode | null } | null = null;
  /** Those of the provider block, as Terraform has it at the moment. */
  private limits: LimitsCode | null = null;

  constructor(
    readonly world: World,
    private readonly history: History,
    makeProvider: MakeProvider,
  ) {
    this.model = new Model(world);
    this.turns = new Turns(this.luck, world.fake.clock, (request) => {
      this.model.answered(request);
    });
    this.terraform = new Terraform(this, {
      shuffle: (items) => shuffled(items, this.luck),
      parallelism: history.parallelism,
    });
    this.processes = new ProviderProcesses(world, this.luck, {
      makeProvider,
      log: (line) => this.model.violations.push(...leaks("log", line)),
      namesDirectory: history.namesDirectory,
      turns: this.turns,
    });
    const { terraform, processes, turns, model, story, tally } = this;
    const letHappen = (event: WorldEvent): Promise<void> => this.letHappen(event);
    this.watch = new CallWatch(
      world.fake,
      new Door({ world, terraform, processes, turns, model, story, tally, letHappen }),
    );
  }

  async run(): Promise<Result> {
    for (const [index, step] of this.history.steps.entries()) {
      this.story.begin(index + 1, step);
      await this.take(step);
      if (this.model.violations.length > 0) break;
    }
    if (this.model.violations.length === 0) {
      await converge(this);
    }
    const { story } = this;
    const { faults, crashes, calls, seen } = this.tally;
    const { violations } = this.model;
    violations.forEach((violation) => {
      story.add(`VIOLATED: ${violation.invariant}: ${violation.details}`);
    });
    return { violations, faults, crashes, calls, seen, story: story.lines };
  }

  /** Plans and applies the code as it is, undisturbed. */
  async applyNow(luck: number): Promise<{ readonly outcome: Outcome; readonly plan: Plan | null }> {
    this.model.commandBegins();
    this.watch.begin([]);
    this.luck.begin(luck);
    return this.planAndApply({ refresh: true, replace: null });
  }

  /** Somebody reads what was said, and changes the code. */
  edit(change: Edit): void {
    this.story.add(`  code: ${change.edit}`);
    this.code = edited(this.code, change, () => null);
  }

  /** The object in state of a block, whatever that is called. */
  storedAs(firstAddress: string): ObjectValue | undefined {
    return this.terraform.state.get(this.addressInState(firstAddress))?.values;
  }

  get configuration() {
    return configurationOf(this.code, this.world.ids);
  }

  private async take(step: Step): Promise<void> {
    switch (step.step) {
      case "edit":
        this.tally.saw("edit", step.edit.edit);
        this.code = edited(
          this.code,
          step.edit,
          (invitee) => this.world.pendingForeignInvitation(invitee)?.id ?? null,
        );
        return;
      case "event":
        return this.letHappen(step.event);
      default:
        return this.command(step);
    }
  }

  private async letHappen(event: WorldEvent): Promise<void> {
    if (!(await happen(this.world, event))) {
      this.story.add("    not possible now");
      return;
    }
    this.tally.saw("event", event.event);
    this.model.happened();
    if (SHOWS_IN_THE_MEMBER.includes(event.event) && "member" in event) {
      this.model.renames(this.world.accountOf(event.member) ?? "");
    }
    if (!HARMLESS.includes(event.event)) {
      this.model.disturb();
    }
  }

  private async command(command: Command): Promise<void> {
    const name = nameOf(command);
    this.tally.saw("command", name);
    if (name !== "apply" && name !== "plan") {
      this.model.disturb();
    }
    this.model.commandBegins();
    this.watch.begin("incidents" in command ? command.incidents : []);
    this.luck.begin("luck" in command ? command.luck : 0);
    await this.carryOut(command);
    this.model.commandEnded(this.terraform.state);
  }

  private async carryOut(command: Command): Promise<void> {
    switch (command.step) {
      case "apply":
        await this.planAndApply(command);
        return;
      case "plan": {
        const outcome = await this.plan({ refresh: command.refresh });
        this.hear("plan", outcome);
        this.savedPlan = outcome.plan === null ? null : { plan: outcome.plan, limits: this.limits };
        return;
      }
      case "apply the saved plan":
        if (this.savedPlan !== null) {
          this.limits = this.savedPlan.limits;
          await this.apply(this.savedPlan.plan);
        }
        return;
      case "taint":
        this.model.taint(command.address);
        this.terraform.taint(this.addressInState(command.address));
        return;
      case "state rm":
        this.model.forget(command.address);
        this.terraform.forget(this.addressInState(command.address));
        return;
      case "import":
        return this.import(command.address, command.withRecord);
    }
  }

  private async planAndApply({
    refresh,
    replace,
  }: {
    readonly refresh: boolean;
    readonly replace: string | null;
  }): Promise<{ readonly outcome: Outcome; readonly plan: Plan | null }> {
    const planned = await this.plan({
      refresh,
      replace: replace === null ? undefined : addressNow(this.code, replace),
    });
    this.hear("plan", planned);
    if (planned.plan === null) {
      return { outcome: planned, plan: null };
    }
    const outcome = await this.apply(planned.plan);
    const messages = [...planned.messages, ...outcome.messages];
    return { outcome: { ...outcome, messages }, plan: planned.plan };
  }

  private async plan(options: PlanOptions): Promise<PlanOutcome> {
    const { configuration, code } = this;
    this.limits = code.limits;
    const outcome = await this.turns.run(() =>
      this.terraform.plan(configuration, { ...options, moves: movesOf(code) }),
    );
    if (outcome.plan !== null) {
      this.model.planned(outcome.plan, this.limits);
    }
    return outcome;
  }

  /** The name that a block has in the state, which may be an older one than in the code. */
  private addressInState(firstAddress: string): string {
    const { state } = this.terraform;
    return [...state.keys()].find((address) => firstAddressOf(address) === firstAddress) ?? firstAddress;
  }

  private async apply(plan: Plan): Promise<Outcome> {
    this.story.plan(plan);
    this.model.applying(plan, this.limits);
    const outcome = await this.turns.run(() => this.terraform.apply(plan));
    this.model.applied(plan, this.terraform.state, outcome);
    this.hear("apply", outcome);
    return outcome;
  }

  private async import(address: string, withRecord: boolean): Promise<void> {
    const block = this.configuration.find(({ address: now }) => now === addressNow(this.code, address));
    // What has another name in the state is there already: imported once more it would be two objects.
    const isThere = this.terraform.state.has(this.addressInState(address));
    if (block === undefined || isThere) return;
    const id = importIdOf(this.world, block, withRecord);
    this.hear("import", await this.turns.run(() => this.terraform.import(block, id)));
  }

  private hear(what: string, { ok, messages }: Outcome): void {
    this.story.outcome(what, ok, messages);
    this.model.violations.push(...wrongTexts(messages));
    messages.forEach(({ summary }) => this.tally.saw("said", summary));
  }

  // Where Terraform runs.

  start(alias: string) {
    return this.processes.start(alias);
  }

  providerArguments(alias: string) {
    return this.processes.arguments(alias, this.limits);
  }

  asks<T>(question: Question, process: PluginProcess, call: () => Promise<T>): Promise<T> {
    return this.turns.call({ question, process }, call);
  }

  hears(question: Question, values: ObjectValue | null): void {
    this.world.hears(question.address, values);
    this.model.heard(question, values);
  }
}

function nameOf(command: Command): string {
  const isReplacement = command.step === "apply" && command.replace !== null;
  const isBlind = "refresh" in command && !command.refresh;
  return `${command.step}${isReplacement ? " -replace" : ""}${isBlind ? " -refresh=false" : ""}`;
}

function shuffled<T>(items: readonly T[], luck: Draws): readonly T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(luck.below(left.length), 1));
}
