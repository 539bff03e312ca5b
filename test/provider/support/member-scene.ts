import { Scene } from "./scene";

export let scene: Scene;

/** A resource account of the directory, fit for every step. */
export let accountId: string;

// The scene of the test that runs: importing this file opens one before each test and closes it after.
beforeEach(async () => {
  scene = await Scene.open();
  accountId = scene.fake.world.createMember({ displayName: "payments-prod" }).accountId;
  scene.fake.world.setSecurityInfo(accountId, { phone: true });
});

afterEach(() => scene.close());
