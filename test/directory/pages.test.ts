import http, { type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createDirectoryClient, type DirectoryClient } from "../../lib/directory";
import { errorOf, TIMELESS } from "./harness";

/** The ids of a hundred members, from that number on. */
const hundredFrom = (first: number): readonly string[] =>
  Array.from({ length: 100 }, (_unused, index) => String(first + index));

/** A service whose listing has these pages, each asked for by its number. */
class PagedService {
  /** In the order of their arrival. */
  readonly asked: number[] = [];
  /** Pages are answered as soon as so many wait. */
  together = 1;
  refused: number | undefined;
  /** How many members have come since the first page was read. */
  come = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly server = http.createServer((request, response) => {
    const page = Number(new URL(request.url ?? "", "http://service").searchParams.get("PageNumber"));
    this.asked.push(page);
    this.waiting.push(() => {
      this.answer(page, response);
    });
    if (page === 1 || this.waiting.length === this.together) {
      this.waiting.splice(0).forEach((answer) => {
        answer();
      });
    }
  });

  constructor(
    private readonly pages: readonly (readonly string[])[],
    private readonly totalCount?: number,
  ) {}

  async listen(): Promise<DirectoryClient> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return createDirectoryClient({
      credentials: { accessKey: "ak", secretKey: "sk" },
      endpoint: `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`,
      deps: TIMELESS,
    });
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(page: number, response: ServerResponse): void {
    const isRefused = page === this.refused;
    const Account = (this.pages[page - 1] ?? []).map((AccountId) => ({
      AccountId,
      Status: "New",
      Type: "CloudAccount",
    }));
    const body = isRefused
      ? { Code: "NoPermission", Message: "no", RequestId: "R" }
      : {
          RequestId: "R",
          TotalCount:
            this.totalCount === undefined || page === 1 ? this.totalCount : this.totalCount + this.come,
          Accounts: { Account },
        };
    response
      .writeHead(isRefused ? 403 : 200, { "content-type": "application/json" })
      .end(JSON.stringify(body));
  }
}

describe("a listing of many pages", () => {
  let service: PagedService;
  const given = (pages: readonly (readonly string[])[], totalCount?: number): Promise<DirectoryClient> => {
    service = new PagedService(pages, totalCount);
    return service.listen();
  };
  const idsOf = async (client: DirectoryClient): Promise<readonly string[]> =>
    (await client.listAccounts()).value.map(({ accountId }) => accountId);

  afterEach(() => service.close());

  it("is asked for five pages at a time, once the first has said how many there are", async () => {
    const pages = [0, 100, 200, 300, 400, 500].map(hundredFrom);
    const client = await given(pages, 600);
    // Would wait forever for pages that are asked for one after the other.
    service.together = 5;

    expect(await idsOf(client)).toEqual(pages.flat());
    expect(service.asked).toHaveLength(6);
  });

  it("is in order, whichever page is answered first, and no page is asked for twice", async () => {
    const pages = Array.from({ length: 12 }, (_unused, index) => hundredFrom(index * 100));
    const client = await given(pages, 1_200);

    expect(await idsOf(client)).toEqual(pages.flat());
    expect([...service.asked].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it("may come without a total: the last page is not full", async () => {
    const client = await given([hundredFrom(0), ["100"]]);

    expect(await idsOf(client)).toHaveLength(101);
    expect(service.asked).toEqual([1, 2]);
  });

  it("may end sooner than its total says, since a member has left meanwhile", async () => {
    const client = await given([hundredFrom(0), ["100"]], 10_000);

    expect(await idsOf(client)).toHaveLength(101);
    expect(service.asked).toHaveLength(6);
  });

  it("may become longer while it is read", async () => {
    const pages = [hundredFrom(0), hundredFrom(100), ["200"]];
    const client = await given(pages, 200);
    service.come = 1;

    expect(await idsOf(client)).toEqual(pages.flat());
    expect(service.asked).toEqual([1, 2, 3]);
  });

  it("may show a member twice that moved to the next page: it is one member", async () => {
    const client = await given([hundredFrom(0), ["99", "100"]], 102);

    expect(await idsOf(client)).toEqual([...hundredFrom(0), "100"]);
  });

  it("is refused as a whole where one of its pages is", async () => {
    const client = await given([hundredFrom(0), hundredFrom(100), hundredFrom(200)], 300);
    service.refused = 3;

    expect((await errorOf(client.listAccounts())).code).toBe("NoPermission");
  });
});
