import type { ServerResponse } from "node:http";
import type { Cloud } from "../world/cloud";
import { confirmPromotion } from "../world/promotions";
import type { ApiRequest } from "./api-request";

const LINK = /^\/confirm\/([0-9a-f]+)$/;

/** @returns false if the request follows no link of a mail */
export function followMailLink(cloud: Cloud, request: ApiRequest, response: ServerResponse): boolean {
  const [, token] = LINK.exec(request.path) ?? [];
  if (token === undefined || request.method !== "GET") return false;
  const promotion = [...cloud.promotions.values()].find(({ linkToken }) => linkToken === token);
  response.sendDate = false;
  const headers = { date: cloud.clock.now().toUTCString(), "content-type": "text/html;charset=utf-8" };
  if (promotion?.status === "Verifying" && cloud.members.has(promotion.accountId)) {
    confirmPromotion(cloud, promotion);
    response.writeHead(200, headers).end("<html><body>The account has been upgraded.</body></html>");
  } else {
    response.writeHead(410, headers).end("<html><body>This link is not valid any more.</body></html>");
  }
  return true;
}
