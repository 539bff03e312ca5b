import { DemoSession } from "./demo-session";
import { Shop } from "./shop";

export let shop: Shop;
export let session: DemoSession;

// Those of the test that runs: importing this file opens a shop and a session before each test.
beforeEach(async () => {
  shop = new Shop();
  session = await DemoSession.start(shop);
});

afterEach(() => session.end());
