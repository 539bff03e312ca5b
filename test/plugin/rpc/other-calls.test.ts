import { setImmediate as nextTurn } from "node:timers/promises";
import { required, schema, serveInProcess, string } from "../../../lib/plugin";
import type { InProcessServer, Provider, Resource } from "../../../lib/plugin";
import { dynamic, PluginClient } from "../support/plugin-client";

/** More looks than a quiet half second has. */
const MANY_LOOKS = 40;

describe("a plan call that waits for what others say", () => {
  let hall: Hall;
  let server: InProcessServer;
  let client: PluginClient;

  beforeEach(async () => {
    hall = new Hall();
    server = await serveInProcess(provider(hall), { pause: () => hall.look() });
    client = new PluginClient(`unix:${server.reattach.Addr.String}`);
    await client.call("ConfigureProvider", { config: dynamic({}) });
  });
  afterEach(async () => {
    hall.open();
    hall.timeStands = false;
    client.close();
    await server.close();
  });

  test("goes on when nobody else calls", async () => {
    await plan("listener");
    expect(hall.heard).toEqual(["listener"]);
  });

  test("waits as long as another is being answered, however long that takes", async () => {
    const speaker = read("speaker");
    await hall.until(() => hall.speaking === 1);
    const listener = plan("listener");
    await hall.looks(MANY_LOOKS);
    expect(hall.heard).toEqual([]);

    hall.open();
    await Promise.all([speaker, listener]);
    expect(hall.heard).toEqual(["speaker", "listener"]);
  });

  test("hears what Terraform asks next, once an answer has let it go on", async () => {
    const speaker = read("speaker");
    await hall.until(() => hall.speaking === 1);
    const listener = plan("listener");
    await hall.looks(MANY_LOOKS);
    hall.timeStands = true;
    hall.open();
    await speaker;
    await read("next");
    hall.timeStands = false;
    await listener;

    expect(hall.heard).toEqual(["speaker", "next", "listener"]);
  });

  test("does not wait for others that wait", async () => {
    await Promise.all([plan("listener"), plan("listener"), plan("listener")]);
    expect(hall.heard).toEqual(["listener", "listener", "listener"]);
  });

  test("does not wait for what is being applied, which may take hours", async () => {
    const created = client.call("ApplyResourceChange", {
      type_name: "hall_guest",
      prior_state: dynamic(null),
      planned_state: dynamic({ name: "speaker" }),
      config: dynamic({ name: "speaker" }),
      planned_private: Buffer.alloc(0),
    });
    await hall.until(() => hall.speaking === 1);
    await plan("listener");
    expect(hall.heard).toEqual(["listener"]);

    hall.open();
    await created;
  });

  test("waits once for a plan: whoever comes later goes on at once", async () => {
    await plan("listener");
    const before = hall.lookCount;
    await plan("listener");

    expect(hall.lookCount).toBe(before);
  });

  test("goes on when Terraform asks to stop", async () => {
    const speaker = read("speaker");
    await hall.until(() => hall.speaking === 1);
    const listener = plan("listener");
    await hall.looks(MANY_LOOKS);
    await client.call("StopProvider", {});
    await listener;
    expect(hall.heard).toEqual(["listener"]);

    hall.open();
    await speaker;
  });

  function plan(name: string) {
    return client.call("PlanResourceChange", {
      type_name: "hall_guest",
      prior_state: dynamic(null),
      proposed_new_state: dynamic({ name }),
      config: dynamic({ name }),
      prior_private: Buffer.alloc(0),
    });
  }

  function read(name: string) {
    return client.call("ReadResource", { type_name: "hall_guest", current_state: dynamic({ name }) });
  }
});

/** Where speakers speak until it is opened, and listeners wait for them. */
class Hall {
  readonly heard: string[] = [];
  speaking = 0;
  lookCount = 0;
  /** Nobody who waits looks: time as it passes for a process that is not run. */
  timeStands = false;
  open: () => void = () => undefined;
  private readonly opened = new Promise<void>((resolve) => (this.open = resolve));

  async speak(name: string): Promise<void> {
    this.speaking += 1;
    if (name === "speaker") await this.opened;
    this.heard.push(name);
  }

  /** One look of a call that waits. */
  async look(): Promise<void> {
    this.lookCount += 1;
    await nextTurn();
    await this.until(() => !this.timeStands);
  }

  looks(count: number): Promise<void> {
    const enough = this.lookCount + count;
    return this.until(() => this.lookCount >= enough);
  }

  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await nextTurn();
  }
}

const guestSchema = schema({
  description: "A guest.",
  attributes: { name: required(string(), { description: "Its name." }) },
});

function provider(hall: Hall): Provider {
  const guest: Resource<typeof guestSchema> = {
    typeName: "hall_guest",
    schema: guestSchema,
    async planCreate(context) {
      await context.untilOtherCallsCame();
      hall.heard.push("listener");
    },
    async read(_context, state) {
      await hall.speak(state.name);
      return state;
    },
    async create(_context, planned) {
      await hall.speak(planned.name);
      return planned;
    },
    update: async (_context, planned) => planned,
    delete: async () => undefined,
  };
  return {
    address: "example.test/acme/hall",
    schema: schema({ description: "Nothing to configure.", attributes: {} }),
    configure: async () => undefined,
    resources: [guest],
  };
}
