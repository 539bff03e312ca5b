import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A service that refuses every call with the same answer. It is written beforehand: what is measured is the client. */
export class RefusingService {
  private constructor(private readonly server: Server) {}

  static async start(message: string): Promise<RefusingService> {
    const refusal = { RequestId: "7A0F5D0A", Code: "InvalidParameter.UnheardOf", Message: message };
    const answer = Buffer.from(JSON.stringify(refusal));
    const server = createServer((request, response) => {
      request.resume().on("end", () => {
        response.writeHead(400, { "content-type": "application/json" }).end(answer);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new RefusingService(server);
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
