import { FakeDirectory } from "../../lib/testing";
import { clientEnvironment } from "../../lib/testing/fake-directory";
import { testMachine } from "./support/machine";

let fake: FakeDirectory;

beforeEach(async () => {
  fake = await FakeDirectory.start();
});

afterEach(() => fake.stop());

test.each([["adopt"], ["pending", "--live"], ["report", "--html", "page.html"]])(
  "%s %s --profile asks nobody as whoever the keys of the environment are",
  async (...args) => {
    const machine = testMachine();
    machine.env(clientEnvironment(fake.host));

    const { exitCode, stderr } = await machine.run(...args, "--profile", "another-account");

    expect(stderr).toMatch(/profile/);
    expect(exitCode).toBe(1);
    expect(fake.requests.all).toEqual([]);
  },
);

test.each([
  [
    ["pending", "state.json", "--profile", "ours"],
    "--profile goes with --live: a state is read without credentials.",
  ],
  [["pending", "--live", "--memory", "told.json"], "--memory goes with --notify: nobody is told without, "],
])("%j is refused: an option that would do nothing is meant for something", async (args, message) => {
  const machine = testMachine();
  machine.write("project/state.json", JSON.stringify({ format_version: "1.0" }));

  const { exitCode, stdout, stderr } = await machine.run(...args);

  expect(stderr).toContain(message);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
});
