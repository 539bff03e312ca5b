import { toFailure } from "../../lib/directory/errors/failure";

/** As Node reports a connection that was never made; its message holds the URL and so the request's parameters. */
function connectionError(code: string): Error {
  return Object.assign(new Error("POST http://127.0.0.1/?Email=someone%40example.com"), { code });
}

describe("a connection that was never made", () => {
  it.each([
    ["ECONNREFUSED", "nothing listens at the endpoint"],
    ["EHOSTUNREACH", "the endpoint's host cannot be reached"],
    ["ENETUNREACH", "the network cannot be reached"],
    ["EAI_AGAIN", "the endpoint's host name cannot be resolved at the moment"],
  ])("may be better soon after %s: %s", (code, reason) => {
    expect(toFailure(connectionError(code))).toEqual({
      kind: "not-sent",
      reason,
      worthRepeating: true,
      host: null,
    });
  });

  it.each([
    ["ENOTFOUND", "the endpoint's host name does not exist"],
    ["CERT_HAS_EXPIRED", "the endpoint's certificate has expired"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "the endpoint's certificate is self-signed"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "the endpoint's certificate is not from a known authority"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "the endpoint's certificate cannot be verified"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "the endpoint's certificate is for another host"],
  ])("stays so after %s: %s", (code, reason) => {
    expect(toFailure(connectionError(code))).toEqual({
      kind: "not-sent",
      reason,
      worthRepeating: false,
      host: null,
    });
  });
});

describe("an error of unknown make", () => {
  it.each([undefined, null, "out of luck", 42, {}, new Error("socket hang up")])(
    "is taken for a lost answer: %p",
    (thrown) => {
      expect(toFailure(thrown)).toEqual({
        kind: "unanswered",
        httpStatus: null,
        requestId: null,
        reason: "the connection was lost before the answer came",
        isHopeless: false,
      });
    },
  );

  it.each(["", "undefined", 42, undefined])("is no refusal if its code is %p", (code) => {
    expect(toFailure({ statusCode: 400, code, requestId: "R-1" })).toEqual({
      kind: "unanswered",
      httpStatus: 400,
      requestId: "R-1",
      reason: "the answer is an error without a code",
      isHopeless: true,
    });
  });

  it.each(["500", Number.NaN])("is no answer if its status is %p", (statusCode) => {
    expect(toFailure({ statusCode, code: "InternalError" })).toMatchObject({
      kind: "unanswered",
      httpStatus: null,
    });
  });
});
