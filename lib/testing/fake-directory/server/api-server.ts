import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answer } from "../answer";
import type { Faults } from "../faults";
import { ApiError } from "../operations/api-error";
import { type Body, STS } from "../operations/operation";
import type { RawParameters } from "../operations/parameters";
import { findRoute, type Route } from "../operations/registry";
import type { Permissions } from "../permissions";
import type { LoggedRequest, ReceivedRequest, RequestLog } from "../request-log";
import type { Cloud } from "../world/cloud";
import type { AccessKey } from "../world/entities";
import { applyExpiry } from "../world/timers";
import { type ApiRequest, operationOf, ownParameters, readRequest, versionOf } from "./api-request";
import { authenticate, claimedAccessKeyId } from "./authentication";
import { isOfThisMachine, refuseForeignHost } from "./own-hosts";
import { servePage } from "./pages";
import { send } from "./send";
import { Strictness } from "./strictness";
import { WriteLane } from "./write-lane";

/** The HTTP face of the cloud: the API at `/`, pages for people beside it. */
export class ApiServer {
  private readonly server: Server;
  private readonly lane: WriteLane;
  private readonly strictness = new Strictness();

  constructor(
    private readonly cloud: Cloud,
    private readonly log: RequestLog,
    private readonly faults: Faults,
    private readonly permissions: Permissions,
  ) {
    this.lane = new WriteLane(cloud.options);
    this.server = createServer((message, response) => {
      // A client that gives up in the middle of its request gets no answer.
      this.handle(message, response).catch(() => response.destroy());
    });
    // An idle connection that is closed just when a client uses it again would look like a fault.
    this.server.keepAliveTimeout = 0;
  }

  /** Listens on the loopback interface; 0 is any free port. @returns host and port */
  async listen(port = 0): Promise<string> {
    this.server.listen(port, "127.0.0.1");
    await once(this.server, "listening");
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOfThisMachine(message.headers)) {
      refuseForeignHost(message, response);
      return;
    }
    const request = await readRequest(message);
    applyExpiry(this.cloud);
    if (servePage(this.cloud, this.log, request, response)) return;
    const call = this.log.receive(this.received(request));
    const answer = await this.answer(request, call);
    this.log.answered(call, answer);
    send(response, answer, {
      requestId: this.cloud.random.uuid().toUpperCase(),
      host: message.headers.host ?? "",
      date: this.cloud.clock.now(),
    });
  }

  private async answer(request: ApiRequest, call: LoggedRequest): Promise<Answer> {
    try {
      await this.faults.runBefore(call);
      const route = routeOf(call);
      const key = authenticate(this.cloud, request);
      // Who it is may be asked by every key, whatever its policy says.
      if (route.version !== STS) this.permissions.check(key.accessKeyId, call.operation);
      if (this.cloud.options.strict) this.strictness.check(request, route);
      const early = this.faults.takeEarly(call.operation) ?? this.outageOf(route);
      if (early !== undefined) return early;
      const body = await this.commit(route, key, call.parameters);
      await this.faults.runAfter(call);
      return this.faults.takeLate(call.operation, body) ?? { kind: "body", body };
    } catch (error) {
      return {
        kind: "error",
        error: error instanceof ApiError ? error : new ApiError(500, "InternalError", String(error)),
      };
    }
  }

  private outageOf({ version }: Route): Answer | undefined {
    const { identityService } = this.cloud.options;
    if (version !== STS || identityService === "answers") return undefined;
    return { kind: identityService === "silent" ? "silence" : "none" };
  }

  private async commit(route: Route, key: AccessKey, parameters: RawParameters): Promise<Body> {
    const { operation, version } = route;
    const { cloud } = this;
    const work = (): Body => {
      // Hooks and the write lane take their time: what ran out meanwhile has run out.
      applyExpiry(cloud);
      const caller = cloud.accountOf(key.accountId);
      return operation.execute(parameters, { cloud, caller, key, version });
    };
    return operation.kind === "write" ? this.lane.run(work) : work();
  }

  private received(request: ApiRequest): ReceivedRequest {
    const accessKeyId = claimedAccessKeyId(request);
    const caller = this.cloud.keys.get(accessKeyId)?.accountId ?? null;
    return {
      at: this.cloud.clock.now(),
      accessKeyId,
      caller,
      callerName: caller === null ? null : (this.cloud.accounts.get(caller)?.nickname ?? caller),
      operation: operationOf(request),
      version: versionOf(request),
      parameters: ownParameters(request),
    };
  }
}

/**
 * Not 404, as some lists of gateway errors have it: the vendor's provider takes any 404 for "is gone already".
 *
 * @throws ApiError for what the fake, or that version of the API, does not have
 */
function routeOf({ operation, version }: LoggedRequest): Route {
  const route = findRoute(operation, version);
  if (route !== undefined) return route;
  throw new ApiError(
    400,
    "InvalidAction.NotFound",
    `The fake directory has no operation "${operation}" in version "${version}".`,
  );
}
