import { readFileSync } from "node:fs";
import { clientEnvironment, FakeDirectory } from "../../../lib/testing/fake-directory";
import { testMachine } from "../support/machine";
import type { TestMachine } from "../support/machine";

const fakes: FakeDirectory[] = [];

afterEach(async () => {
  await Promise.all(fakes.splice(0).map((fake) => fake.stop()));
});

export interface Scene {
  readonly fake: FakeDirectory;
  readonly machine: TestMachine;
  /** A file of the project. */
  read(name: string): string;
}

/** A directory with a little of everything, and a machine whose credentials manage it. */
export async function scene(): Promise<Scene> {
  const fake = await FakeDirectory.start({ clock: "virtual", startAt: new Date("2030-01-02T03:04:05Z") });
  fakes.push(fake);
  const { world } = fake;
  const prod = world.createFolder({ name: "prod" });
  const payments = world.createFolder({ name: "支付", parentFolderId: prod.id });
  world.createMember({
    displayName: "payments prod",
    folderId: payments.id,
    tags: { team: "payments", "acs:rm": "x" },
  });
  world.createMember({ displayName: "logs", type: "CloudAccount", folderId: prod.id });
  world.createMember({ displayName: "支付 prod" });
  world.setDelegatedAdministrator("logs", true);
  world.addAccount({ id: "2000000000000009" });
  world.inviteElsewhere("2000000000000009", { note: "Welcome: to us" });
  world.inviteElsewhere("partner@example.com");
  const machine = testMachine();
  machine.env(clientEnvironment(fake.host));
  return { fake, machine, read: (name) => readFileSync(machine.path(`project/${name}`), "utf8") };
}

/** The calls of an adoption, by operation. */
export function calls({ fake }: Scene): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { operation } of fake.requests.all) counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}
