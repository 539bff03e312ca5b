import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { connect as connectPlain } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { connect } from "node:tls";
import type { ConnectionOptions } from "node:tls";
import { createCertificate } from "../../../lib/plugin/server/certificate";
import { listen } from "../../../lib/plugin/server/listener";
import type { Listener, ListenerOptions } from "../../../lib/plugin/server/listener";

const closing: Listener[] = [];

afterEach(() => Promise.all(closing.splice(0).map((listener) => listener.close())));

async function listening(options: Partial<ListenerOptions> = {}): Promise<Listener> {
  const listener = await listen({ onConnection: (socket) => socket.write("welcome"), ...options });
  closing.push(listener);
  return listener;
}

describe("the socket", () => {
  test("stands in a directory of its own, closed to other users, and goes when it is closed", async () => {
    const listener = await listening();
    const directory = dirname(listener.address.address);

    expect(listener.address.network).toBe("unix");
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    await listener.close();
    closing.pop();

    expect(existsSync(directory)).toBe(false);
  });

  test("stands where Terraform wants it", async () => {
    const wanted = mkdtempSync(join(tmpdir(), "wanted-"));
    const listener = await listening({ socketDirectory: wanted });

    expect(listener.address.address.startsWith(wanted)).toBe(true);
    rmSync(wanted, { recursive: true });
  });

  test("gives way to TCP where its name would be too long", async () => {
    const deep = mkdtempSync(join(tmpdir(), "x".repeat(120)));
    const listener = await listening({ socketDirectory: deep });

    expect(listener.address).toEqual({
      network: "tcp",
      address: expect.stringMatching(/^127\.0\.0\.1:\d+$/) as string,
    });
    rmSync(deep, { recursive: true });
  });

  test("gives way to TCP, in the range of ports that Terraform allows", async () => {
    const first = await listening({ unixSockets: false });
    const taken = Number(first.address.address.split(":")[1]);
    const second = await listening({ unixSockets: false, ports: [taken, taken + 20] });

    const port = Number(second.address.address.split(":")[1]);
    expect(port).toBeGreaterThan(taken);
    expect(port).toBeLessThanOrEqual(taken + 20);
  });

  test("fails where every port of that range is taken", async () => {
    const first = await listening({ unixSockets: false });
    const taken = Number(first.address.address.split(":")[1]);

    await expect(listening({ unixSockets: false, ports: [taken, taken] })).rejects.toThrow("EADDRINUSE");
  });
});

describe("mutual TLS", () => {
  const own = createCertificate(new Date());
  const client = createCertificate(new Date());

  /** What a client with this certificate gets to read: the welcome, or why not. */
  async function greeting(options: ConnectionOptions): Promise<string> {
    const listener = await listening({ tls: { own, clientCertificatePem: client.certificatePem } });
    const socket = connect({
      path: listener.address.address,
      ca: own.certificatePem,
      servername: "localhost",
      ALPNProtocols: ["h2"],
      ...options,
    });
    const read = once(socket, "data").then(([data]: Buffer[]) => String(data));
    const ended = once(socket, "close").then(() => "closed");
    return Promise.race([read, ended]).catch((problem: unknown) => String(problem));
  }

  test("lets the client in whose certificate Terraform announced", async () => {
    expect(await greeting({ cert: client.certificatePem, key: client.privateKeyPem })).toBe("welcome");
  });

  test("refuses a client without a certificate", async () => {
    expect(await greeting({})).not.toBe("welcome");
  });

  test("refuses a client with another certificate", async () => {
    const stranger = createCertificate(new Date());

    expect(await greeting({ cert: stranger.certificatePem, key: stranger.privateKeyPem })).not.toBe(
      "welcome",
    );
  });

  test("refuses TLS below 1.2", async () => {
    const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" } as const;

    const got = await greeting({ cert: client.certificatePem, key: client.privateKeyPem, ...old });

    expect(got).not.toBe("welcome");
  });

  test("says nothing to a client that does not encrypt", async () => {
    const listener = await listening({ tls: { own, clientCertificatePem: client.certificatePem } });
    const socket = connectPlain(listener.address.address);
    let received = "";
    socket.on("data", (data) => (received += String(data)));

    socket.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    await once(socket, "close");

    expect(received).not.toContain("welcome");
  });
});
