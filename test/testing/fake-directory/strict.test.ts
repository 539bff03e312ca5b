import { MANAGEMENT_KEY } from "../../../lib/testing/fake-directory";
import { DAY, freshFake, MINUTE } from "./helpers";
import { callRpc, type RpcCall } from "./rpc-client";
import { SdkUser } from "./sdk-user";

const fake = freshFake({ strict: true });

const codeOf = async (call: Partial<RpcCall>): Promise<unknown> => {
  const { status, body } = await callRpc(fake(), { action: "GetResourceDirectory", ...call });
  return status === 200 ? "done" : body["Code"];
};

const timestamp = (offset: number): Record<string, string> => ({
  Timestamp: `${new Date(Date.now() + offset).toISOString().slice(0, 19)}Z`,
});

describe("a strict fake", () => {
  test("refuses a nonce that was used before", async () => {
    const protocol = { SignatureNonce: "one-and-only" };

    expect(await codeOf({ protocol })).toBe("done");
    expect(await codeOf({ protocol })).toBe("SignatureNonceUsed");
    expect(await codeOf({})).toBe("done");
  });

  test("refuses clocks that are more than 15 minutes off real time, before or after it", async () => {
    expect(await codeOf({ protocol: timestamp(14 * MINUTE) })).toBe("done");
    expect(await codeOf({ protocol: timestamp(16 * MINUTE) })).toBe("InvalidTimeStamp.Expired");
    expect(await codeOf({ protocol: timestamp(-16 * MINUTE) })).toBe("InvalidTimeStamp.Expired");
    expect(await codeOf({ protocol: { Timestamp: "yesterday" } })).toBe("InvalidTimeStamp.Format");
  });

  test("does not mind how far its own clock has been moved", async () => {
    fake().clock.advance(400 * DAY);

    expect(await codeOf({})).toBe("done");
  });

  test("refuses requests without a nonce and formats that it does not have", async () => {
    expect(await codeOf({ protocol: { SignatureNonce: null } })).toBe("IncompleteSignature");
    expect(await codeOf({ protocol: { Format: "XML" } })).toBe("InvalidParameter.Format");
    expect(await codeOf({ protocol: { Format: null } })).toBe("InvalidParameter.Format");
    expect(await codeOf({ protocol: { Format: "JSON" } })).toBe("done");
  });

  test("refuses parameters that the operation does not have in that version", async () => {
    const payments = { DisplayName: "payments" };
    const create = (parameters: Record<string, string>, version?: string) =>
      codeOf({ action: "CreateResourceAccount", parameters: { ...payments, ...parameters }, version });

    expect(await create({ Displayname: "typo" })).toBe("UnknownParameter.Displayname");
    expect(await create({ "Tags.1.Key": "env" })).toBe("UnknownParameter.Tags");
    expect(await create({ DryRun: "true" })).toBe("UnknownParameter.DryRun");
    expect(await create({ DryRun: "true" }, "2022-04-19")).toBe("done");
    expect(fake().world.members).toEqual([]);
    expect(await create({ "Tag.1.Key": "env", RegionId: "cn-hangzhou" })).toBe("done");
  });

  test("serves the official SDK, signing either way", async () => {
    await new SdkUser(fake()).create("payments");
    await new SdkUser(fake(), MANAGEMENT_KEY, { signatureAlgorithm: "v2" }).create("billing");

    expect(fake().world.members).toHaveLength(2);
  });
});

describe("a lenient fake", () => {
  test("overlooks what it does not know, as it does parameters of the newer version in the older", async () => {
    fake().options.strict = false;
    const protocol = { SignatureNonce: "same", ...timestamp(-DAY), Format: null };
    const parameters = { DisplayName: "payments", DryRun: "true", Surprise: "yes" };

    await codeOf({ protocol });
    expect(await codeOf({ protocol, action: "CreateResourceAccount", parameters })).toBe("done");

    expect(fake().world.members).toMatchObject([{ displayName: "payments" }]);
  });
});
