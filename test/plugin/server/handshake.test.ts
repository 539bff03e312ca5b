import { allowedPorts, handshakeLine, reasonNotToServe } from "../../../lib/plugin/server/handshake";
import { COOKIE } from "../support/provider-process";

const ADDRESS = "example.test/acme/demo";

test.each([
  ["nobody", {}, /Terraform starts it by itself/],
  [
    "an old Terraform",
    { ...COOKIE, PLUGIN_PROTOCOL_VERSIONS: "4,5" },
    /only 4, 5: use Terraform 1\.0 or newer/,
  ],
])("started by %s it does not serve", (_who, env, reason) => {
  expect(reasonNotToServe(env, ADDRESS)).toMatch(reason);
});

test.each([
  ["says nothing of protocols", { TF_PLUGIN_MAGIC_COOKIE: COOKIE.TF_PLUGIN_MAGIC_COOKIE }],
  ["speaks protocol 6 among others", COOKIE],
])("started by a Terraform that %s it serves", (_what, env) => {
  expect(reasonNotToServe(env, ADDRESS)).toBeUndefined();
});

test("the line names protocols, address and certificate, the latter without padding", () => {
  const socket = { network: "unix", address: "/tmp/socket" } as const;

  expect(handshakeLine(socket, Buffer.from("a"))).toBe("1|6|unix|/tmp/socket|grpc|YQ");
  expect(handshakeLine(socket, undefined)).toBe("1|6|unix|/tmp/socket|grpc|");
});

test.each([
  [{ PLUGIN_MIN_PORT: "10000", PLUGIN_MAX_PORT: "25000" }, [10_000, 25_000]],
  [{ PLUGIN_MIN_PORT: "0", PLUGIN_MAX_PORT: "0" }, undefined],
  [{ PLUGIN_MIN_PORT: "9", PLUGIN_MAX_PORT: "3" }, undefined],
  [{}, undefined],
])("the ports of %j are %j", (env, ports) => {
  expect(allowedPorts(env)).toEqual(ports);
});
