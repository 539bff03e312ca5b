import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import * as der from "./der";

/** A self-signed certificate with its private key. It lives as long as the process and is never written to disk. */
export interface SelfSignedCertificate {
  readonly der: Buffer;
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

const OID = {
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
  commonName: "2.5.4.3",
  keyUsage: "2.5.29.15",
  subjectAltName: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  extendedKeyUsage: "2.5.29.37",
  serverAuth: "1.3.6.1.5.5.7.3.1",
  clientAuth: "1.3.6.1.5.5.7.3.2",
} as const;

const HOUR_MS = 3_600_000;
const VALID_HOURS = 24 * 365;
/** digitalSignature, keyEncipherment, keyAgreement and keyCertSign: bits 0, 2, 4 and 5 of RFC 5280 4.2.1.3. */
const KEY_USAGE = der.bitString(Buffer.of(0b1010_1100), 2);
const DNS_NAME = 2;

/**
 * The certificate Terraform expects of a plugin: for `localhost`, its own authority, and good for both ends, because
 * go-plugin hands it out as the root it trusts. Own DER instead of a library: those cost 40 ms and more at every start.
 */
export function createCertificate(now: Date): SelfSignedCertificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = der.sequence(der.objectIdentifier(OID.ecdsaWithSha256));
  const name = distinguishedName("localhost");
  const toBeSigned = der.sequence(
    der.contextTag(0, der.unsignedInteger(Buffer.of(2)), "constructed"),
    der.unsignedInteger(serialNumber()),
    algorithm,
    name,
    der.sequence(der.time(hoursAfter(now, -1)), der.time(hoursAfter(now, VALID_HOURS))),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    der.contextTag(3, extensions(), "constructed"),
  );
  const certificate = der.sequence(
    toBeSigned,
    algorithm,
    der.bitString(sign("sha256", toBeSigned, privateKey)),
  );
  return {
    der: certificate,
    certificatePem: toPem(certificate),
    privateKeyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

function extensions(): Buffer {
  const usages = der.sequence(der.objectIdentifier(OID.serverAuth), der.objectIdentifier(OID.clientAuth));
  const names = der.sequence(der.contextTag(DNS_NAME, Buffer.from("localhost", "ascii"), "primitive"));
  return der.sequence(
    extension(OID.basicConstraints, der.sequence(der.boolean(true)), true),
    extension(OID.keyUsage, KEY_USAGE, true),
    extension(OID.extendedKeyUsage, usages, false),
    extension(OID.subjectAltName, names, false),
  );
}

/** DER leaves out what has its default value, here `critical = false`. */
function extension(oid: string, content: Buffer, critical: boolean): Buffer {
  const flags = critical ? [der.boolean(true)] : [];
  return der.sequence(der.objectIdentifier(oid), ...flags, der.octetString(content));
}

function distinguishedName(commonName: string): Buffer {
  return der.sequence(
    der.set(der.sequence(der.objectIdentifier(OID.commonName), der.utf8String(commonName))),
  );
}

/** Sixteen bytes, the first not zero, as DER allows no padding. */
function serialNumber(): Buffer {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  return serial;
}

function hoursAfter(moment: Date, hours: number): Date {
  return new Date(moment.getTime() + hours * HOUR_MS);
}

function toPem(certificate: Buffer): string {
  const lines = certificate.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
