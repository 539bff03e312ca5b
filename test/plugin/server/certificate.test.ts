import { X509Certificate } from "node:crypto";
import { createCertificate } from "../../../lib/plugin/server/certificate";

const NOW = new Date("2026-03-01T12:00:00Z");

test("is a certificate that OpenSSL reads and that signed itself", () => {
  const made = createCertificate(NOW);
  const certificate = new X509Certificate(made.der);

  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.checkIssued(certificate)).toBe(true);
  expect(new X509Certificate(made.certificatePem).fingerprint256).toBe(certificate.fingerprint256);
});

test("is for localhost, an authority of its own, and good for both ends of a connection", () => {
  const certificate = new X509Certificate(createCertificate(NOW).der);

  expect(certificate.checkHost("localhost")).toBe("localhost");
  expect(certificate.checkHost("example.com")).toBeUndefined();
  expect(certificate.ca).toBe(true);
  // Node's type says otherwise, but these are the extended usages: serverAuth and clientAuth.
  expect(certificate.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]);
  expect(certificate.publicKey.asymmetricKeyDetails?.namedCurve).toBe("prime256v1");
});

test("holds from an hour ago, for clocks that go wrong, to a year from now", () => {
  const certificate = new X509Certificate(createCertificate(NOW).der);

  expect(new Date(certificate.validFrom)).toEqual(new Date("2026-03-01T11:00:00Z"));
  expect(new Date(certificate.validTo)).toEqual(new Date("2027-03-01T12:00:00Z"));
});

test("holds beyond 2049, where the format of dates changes", () => {
  const certificate = new X509Certificate(createCertificate(new Date("2050-01-01T00:30:00Z")).der);

  expect(new Date(certificate.validFrom)).toEqual(new Date("2049-12-31T23:30:00Z"));
  expect(new Date(certificate.validTo)).toEqual(new Date("2051-01-01T00:30:00Z"));
});

test("is another one every time", () => {
  const serials = new Set(
    Array.from({ length: 20 }, () => new X509Certificate(createCertificate(NOW).der).serialNumber),
  );

  expect(serials.size).toBe(20);
});
