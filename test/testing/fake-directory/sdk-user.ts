import { $OpenApiUtil } from "@alicloud/openapi-core";
import Client, * as models from "@alicloud/resourcemanager20200331";
import { type FakeDirectory, MANAGEMENT_KEY, type SampleKey } from "../../../lib/testing/fake-directory";

export interface SdkOptions {
  /** "v2" signs the RPC way; the default is ACS3. */
  readonly signatureAlgorithm?: "v2";
  readonly securityToken?: string;
}

interface Tagged {
  readonly tags?: Readonly<Record<string, string>>;
}

/** Somebody who uses the official SDK, in the words of these tests. */
export class SdkUser {
  readonly client: Client;

  constructor(fake: Pick<FakeDirectory, "host">, key: SampleKey = MANAGEMENT_KEY, options: SdkOptions = {}) {
    this.client = new Client(
      new $OpenApiUtil.Config({ ...key, ...options, protocol: "HTTP", endpoint: fake.host }),
    );
  }

  async create(displayName: string, more: Partial<models.CreateResourceAccountRequest> & Tagged = {}) {
    const { tags = {}, ...fields } = more;
    const tag = tagList(tags).map((pair) => new models.CreateResourceAccountRequestTag(pair));
    const request = new models.CreateResourceAccountRequest({ displayName, tag, ...fields });
    return present((await this.client.createResourceAccount(request)).body?.account);
  }

  async get(accountId: string, includeTags = false) {
    const request = new models.GetAccountRequest({ accountId, includeTags });
    return present((await this.client.getAccount(request)).body?.account);
  }

  async list(query: Partial<models.ListAccountsRequest> = {}) {
    const { body } = await this.client.listAccounts(new models.ListAccountsRequest(query));
    return { total: body?.totalCount, accounts: body?.accounts?.account ?? [] };
  }

  async rename(accountId: string, newDisplayName: string) {
    return this.update({ accountId, newDisplayName });
  }

  async switchType(accountId: string, newAccountType: string) {
    return this.update({ accountId, newAccountType });
  }

  async update(change: Partial<models.UpdateAccountRequest>) {
    const { body } = await this.client.updateAccount(new models.UpdateAccountRequest(change));
    return present(body?.account);
  }

  async move(accountId: string, destinationFolderId: string) {
    await this.client.moveAccount(new models.MoveAccountRequest({ accountId, destinationFolderId }));
  }

  async remove(accountId: string) {
    await this.client.removeCloudAccount(new models.RemoveCloudAccountRequest({ accountId }));
  }

  async promote(accountId: string, email: string) {
    const request = new models.PromoteResourceAccountRequest({ accountId, email });
    const account = present((await this.client.promoteResourceAccount(request)).body?.account);
    return having(account, "recordId");
  }

  async resend(recordId: string) {
    const request = new models.ResendPromoteResourceAccountEmailRequest({ recordId });
    const account = present((await this.client.resendPromoteResourceAccountEmail(request)).body?.account);
    return having(account, "recordId");
  }

  async cancelPromotion(recordId: string) {
    await this.client.cancelPromoteResourceAccount(
      new models.CancelPromoteResourceAccountRequest({ recordId }),
    );
  }

  async invite(
    targetEntity: string,
    more: Partial<models.InviteAccountToResourceDirectoryRequest> & Tagged = {},
  ) {
    const { tags = {}, ...fields } = more;
    const request = new models.InviteAccountToResourceDirectoryRequest({
      targetEntity,
      targetType: "Account",
      tag: tagList(tags).map((pair) => new models.InviteAccountToResourceDirectoryRequestTag(pair)),
      ...fields,
    });
    const handshake = present((await this.client.inviteAccountToResourceDirectory(request)).body?.handshake);
    return having(handshake, "handshakeId");
  }

  async accept(handshakeId: string) {
    const { body } = await this.client.acceptHandshake(new models.AcceptHandshakeRequest({ handshakeId }));
    return present(body?.handshake);
  }

  async decline(handshakeId: string) {
    const { body } = await this.client.declineHandshake(new models.DeclineHandshakeRequest({ handshakeId }));
    return present(body?.handshake);
  }

  async cancel(handshakeId: string) {
    const { body } = await this.client.cancelHandshake(new models.CancelHandshakeRequest({ handshakeId }));
    return present(body?.handshake);
  }

  async getHandshake(handshakeId: string) {
    const { body } = await this.client.getHandshake(new models.GetHandshakeRequest({ handshakeId }));
    return present(body?.handshake);
  }

  async directory() {
    return present((await this.client.getResourceDirectory()).body?.resourceDirectory);
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The answer lacks what was asked for.");
  return value;
}

function having<T, K extends keyof T>(thing: T, key: K): T & { readonly [P in K]-?: NonNullable<T[P]> } {
  present(thing[key]);
  return thing as T & { readonly [P in K]-?: NonNullable<T[P]> };
}

function tagList(tags: Readonly<Record<string, string>>): { key: string; value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
