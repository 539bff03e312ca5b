import type { Operation } from "../../lib/directory";
import type { LoggedRequest } from "../../lib/testing";
import type { Model } from "../model/model";
import { isWrite } from "../model/writes";
import type { Story } from "../report/story";
import type { Terraform } from "../terraform/terraform";
import type { CallListener } from "../world/call-watch";
import type { WorldEvent } from "../world/events";
import type { Incident } from "../world/incidents";
import type { ProviderProcesses } from "../world/provider-processes";
import type { Turns } from "../world/turns";
import type { World } from "../world/world";
import type { Tally } from "./tally";

/** Who and what meets at the door. */
interface DoorParts {
  readonly world: World;
  readonly terraform: Terraform;
  readonly processes: ProviderProcesses;
  readonly turns: Turns;
  readonly model: Model;
  readonly story: Story;
  readonly tally: Tally;
  letHappen(event: WorldEvent): Promise<void>;
}

/** The door of the directory: each call of ours is shown to the model there, and meets what strikes it. */
export class Door implements CallListener {
  constructor(private readonly parts: DoorParts) {}

  isOurs(call: LoggedRequest): boolean {
    const { processes, turns, model, story, tally } = this.parts;
    const sender = processes.senderOf(call);
    if (sender === undefined) {
      return false;
    }
    if (!sender.isAlive) {
      model.violated("a process that has ended makes no call", call.operation);
    }
    tally.calls += 1;
    const request = turns.sending;
    story.call(call, request?.caller.question.address);
    if (request !== undefined) {
      model.sends(request, call);
    }
    return true;
  }

  committed(call: LoggedRequest): void {
    const { turns, model, story, tally } = this.parts;
    const question = turns.sending?.caller.question;
    if (question !== undefined && isWrite(call)) {
      const { operation, parameters } = call;
      tally.writes += 1;
      story.add(`      ${operation} is carried out`);
      model.committed({ operation: operation as Operation, parameters, question });
    }
  }

  struck(incident: Incident, { operation }: LoggedRequest): void {
    const { model, story, tally } = this.parts;
    story.incident(incident, operation);
    model.disturb();
    switch (incident.incident) {
      case "fault":
        tally.faults += 1;
        tally.saw("fault", incident.fault);
        return;
      case "crash":
        tally.crashes += 1;
        tally.seen.add(`crash of ${incident.who} ${incident.moment} ${operation}`);
        return;
      default:
        tally.saw("incident", incident.incident);
    }
  }

  async strike(incident: Incident, call: LoggedRequest): Promise<void> {
    const { world, terraform, processes, model } = this.parts;
    switch (incident.incident) {
      case "crash":
        processes.senderOf(call)?.kill();
        if (incident.who === "the provider and Terraform") {
          terraform.die(incident.stored);
          model.terraformDied(terraform.state);
        }
        return;
      case "Ctrl-C":
        terraform.interrupt();
        return;
      case "delay":
        world.fake.clock.advance(incident.ms);
        return;
      case "meanwhile":
        return this.parts.letHappen(incident.event);
      case "fault":
        return;
    }
  }
}
