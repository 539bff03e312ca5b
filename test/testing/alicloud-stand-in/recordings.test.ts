import { FakeDirectory, Sandbox } from "../../../lib/testing";
import { readRecording } from "./recordings/recording";
import { recordedOutcome, replay } from "./recordings/replay";

const recording = readRecording();

describe("the stand-in plans and calls what the vendor's provider was recorded to plan and call", () => {
  let fake: FakeDirectory;
  let sandbox: Sandbox;

  beforeEach(async () => {
    // The recorder took names of one letter.
    fake = await FakeDirectory.start({ minDisplayNameLength: 1, clock: "virtual" });
    sandbox = await Sandbox.create({ fake, inProcess: true });
  });

  afterEach(async () => {
    await sandbox.close();
    await fake.stop();
  });

  test.each(Object.keys(recording))("%s", async (name) => {
    const steps = recording[name] ?? [];
    for (const [index, step] of steps.entries()) {
      const title = `step ${index + 1}, ${step.step}`;
      expect({ title, ...(await replay(sandbox, step)) }).toEqual({ title, ...recordedOutcome(step) });
      meetConditionsOfTypeSwitch(fake);
    }
  });
});

/** The recorder switched the type of an account that has neither a phone number nor an e-mail address. */
function meetConditionsOfTypeSwitch(fake: FakeDirectory): void {
  for (const { accountId } of fake.world.members) {
    fake.world.setSecurityInfo(accountId, { phone: true });
  }
}
