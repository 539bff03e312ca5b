import { Bench } from "./harness";

const VARIABLES = ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"];

/** Nothing listens there. */
const DEAD_PROXY = "http://127.0.0.1:1";

let bench: Bench;
const environment = process.env;

beforeEach(async () => {
  bench = await Bench.open();
  process.env = {
    ...environment,
    ...Object.fromEntries(VARIABLES.map((name) => [name, DEAD_PROXY])),
  };
});

afterEach(async () => {
  process.env = environment;
  await bench.close();
});

test("the usual proxy variables have no effect: calls go straight to the endpoint", async () => {
  const accountId = bench.resourceAccount();

  const { value } = await bench.client().getAccount(accountId);

  expect(value.accountId).toBe(accountId);
});
