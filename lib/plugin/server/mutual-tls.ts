import { X509Certificate } from "node:crypto";
import { createServer } from "node:tls";
import type { Server, TLSSocket } from "node:tls";
import type { SelfSignedCertificate } from "./certificate";

/**
 * A TLS server that lets in one client only: the one that holds the key of this certificate. TLS makes every client that
 * shows a certificate prove that it has the key; that it is this certificate is compared byte for byte. Chains of
 * authorities have no part in it, and leaving them out spares Node the parsing of all its built-in ones at every start.
 */
export function createMutualTlsServer(
  own: SelfSignedCertificate,
  clientCertificatePem: string,
  onClient: (socket: TLSSocket) => void,
): Server {
  const expected = new X509Certificate(clientCertificatePem);
  const server = createServer({
    cert: own.certificatePem,
    key: own.privateKeyPem,
    ca: [],
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: "TLSv1.2",
    ALPNProtocols: ["h2"],
  });
  return server.on("secureConnection", (socket) => {
    if (socket.getPeerX509Certificate()?.raw.equals(expected.raw) === true) {
      onClient(socket);
    } else {
      socket.destroy();
    }
  });
}
