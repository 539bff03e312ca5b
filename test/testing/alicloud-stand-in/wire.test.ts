import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { AlicloudClient } from "../../../lib/testing/alicloud-stand-in/api/client";
import { OPERATIONS } from "../../../lib/testing/alicloud-stand-in/api/operations";
import { createPauses } from "../../../lib/testing/alicloud-stand-in/api/pauses";

interface Received {
  readonly method: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
  readonly contentType: string | undefined;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** Sends one call to a server that takes down what it gets. */
async function received(securityToken: string | null): Promise<Received> {
  const requests: Received[] = [];
  const server = createServer((request, response) => {
    void textOf(request).then((body) => {
      const { searchParams } = new URL(request.url ?? "", "http://server");
      const { method, headers } = request;
      requests.push({
        method,
        query: Object.fromEntries(searchParams),
        body,
        contentType: headers["content-type"],
      });
      response.end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new AlicloudClient({
    hosts: { ResourceManager: host, ResourceDirectoryMaster: host },
    region: "cn-hangzhou",
    credentials: { accessKeyId: "ak", accessKeySecret: "sk", securityToken },
    pauses: createPauses("0"),
    seal: () => ({ timestamp: new Date("2026-01-02T03:04:05.678Z"), nonce: "nonce-1" }),
  });
  await client.call(OPERATIONS.createFolder, { FolderName: "a b*c~d+e/ü" }, { timeoutMs: 0 });
  await new Promise((resolve) => server.close(resolve));
  const [first] = requests;
  if (first === undefined) throw new Error("Nothing was received.");
  return first;
}

test("A call is a POST with the protocol's parameters in the query and its own in the form body", async () => {
  const { method, query, body, contentType } = await received(null);
  expect(method).toBe("POST");
  expect(contentType).toBe("application/x-www-form-urlencoded");
  expect(body).toBe("FolderName=a%20b%2Ac~d%2Be%2F%C3%BC");
  expect(query).toEqual({
    Action: "CreateFolder",
    Version: "2020-03-31",
    Format: "json",
    Timestamp: "2026-01-02T03:04:05Z",
    SignatureNonce: "nonce-1",
    SignatureMethod: "HMAC-SHA1",
    SignatureVersion: "1.0",
    AccessKeyId: "ak",
    // Made once with openssl from a string to sign that was put together by hand.
    Signature: "+LX2oiLqL6NjquLTe3+SJbnOtC4=",
  });
});

test("Temporary credentials send their token along", async () => {
  expect((await received("token-1")).query).toMatchObject({ SecurityToken: "token-1" });
});
