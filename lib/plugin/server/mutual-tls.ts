import { X509Certificate } from "node:crypto";
import { createServer } from "node:tls";
import type { Server, TLSSocket } from "node:tls";
import type { SelfSignedCertificate } from "./certificate";

/**
 * A TLS server that lets in one client only: the one whose certificate this is. Being the certificate's authority is
 * not enough, so what the client shows is compared byte for byte.
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
    ca: clientCertificatePem,
    requestCert: true,
    rejectUnauthorized: true,
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
