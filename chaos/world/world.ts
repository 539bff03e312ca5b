import { createDirectoryClient } from "../../lib/directory";
import type { DirectoryClient } from "../../lib/directory";
import {
  FakeDirectory,
  INVITEE_ACCOUNT_ID,
  INVITEE_TWO_ACCOUNT_ID,
  MANAGEMENT_ACCOUNT_ID,
  MANAGEMENT_KEY,
  OTHER_DIRECTORY_ID,
  SAMPLE_DIRECTORY_ID,
} from "../../lib/testing";
import type { FakeOptionOverrides, SampleKey } from "../../lib/testing";
import type { ObjectValue } from "../../lib/plugin/values/value";
import { addressOf, firstAddressOf, isVended, MANAGEMENT, VENDED } from "../history/code";
import type { AccountIds } from "../history/configuration-of";
import type { AccountName, InviteeName, VendedName } from "../history/code";
import { isOwnFolder, OWN_FOLDERS } from "../history/folders";
import type { OwnFolderName, Place } from "../history/folders";

const START = new Date("2026-03-01T09:00:00Z");

/** The directory of one history, its members and whoever may be invited to it. */
export class World {
  /** Somebody with the management account's credentials who works beside the code. */
  readonly somebodyElse: DirectoryClient;
  private keys = 0;
  private readonly vended = new Map<VendedName, string>();
  private readonly folders = new Map<OwnFolderName, string>();

  private constructor(
    readonly fake: FakeDirectory,
    readonly ids: AccountIds,
  ) {
    const silent = (): void => undefined;
    this.somebodyElse = createDirectoryClient({
      credentials: { accessKey: MANAGEMENT_KEY.accessKeyId, secretKey: MANAGEMENT_KEY.accessKeySecret },
      endpoint: fake.endpoint,
      deps: {
        now: () => this.now(),
        sleep: async (ms) => {
          fake.clock.advance(ms);
        },
        random: () => 0.5,
        env: {},
        log: { debug: silent, info: silent, warn: silent },
      },
    });
  }

  static async open(seed: number, options: FakeOptionOverrides): Promise<World> {
    const fake = await FakeDirectory.start({ clock: "virtual", startAt: START, seed, ...options });
    const member = (displayName: string): string => {
      const { accountId } = fake.world.createMember({ displayName });
      return accountId;
    };
    const ids = {
      payments: member("payments-prod"),
      orders: member("orders-prod"),
      acme: INVITEE_ACCOUNT_ID,
      globex: INVITEE_TWO_ACCOUNT_ID,
    };
    const folder = (name: string): string => fake.world.createFolder({ name }).id;
    for (const accountId of Object.values(ids)) {
      // Without it a type switch would be refused.
      fake.world.setSecurityInfo(accountId, { phone: true });
    }
    return new World(fake, { ...ids, platform: folder("platform"), sandbox: folder("sandbox") });
  }

  /** What the id of an account is; undefined for a member that has not been made. */
  accountOf(name: AccountName): string | undefined {
    return isVended(name) ? this.vended.get(name) : this.ids[name];
  }

  /** As the service tells it, which may name an account where nobody was ever set. */
  payerOf(accountId: string | undefined): string | null | undefined {
    const { world, options } = this.fake;
    const whenUnset = { nobody: null, itself: accountId, management: MANAGEMENT_ACCOUNT_ID };
    return world.tryMember(accountId ?? "")?.payerAccountId ?? whenUnset[options.payerWhenUnset];
  }

  /** What the id of a folder is; undefined for one that the code has not made. */
  folderOf(place: Place): string | undefined {
    return isOwnFolder(place) ? this.folders.get(place) : this.ids[place];
  }

  /** Terraform is told of an object: what the code has made, or has taken over, is known by its id from then on. */
  hears(address: string, values: ObjectValue | null): void {
    const first = firstAddressOf(address);
    const { account_id: accountId, folder_id: folderId } = values ?? {};
    const vended = VENDED.find((name) => addressOf.vended(name) === first);
    const folder = OWN_FOLDERS.find((name) => addressOf.folder(name) === first);
    if (vended !== undefined && typeof accountId === "string") this.isVendedAs(vended, accountId);
    if (folder !== undefined && typeof folderId === "string") this.folders.set(folder, folderId);
  }

  /** The code has had an account made, or has taken one over. */
  private isVendedAs(name: VendedName, accountId: string): void {
    this.vended.set(name, accountId);
    // Without it a type switch would be refused.
    if (this.memberOf(name) !== undefined) this.fake.world.setSecurityInfo(accountId, { phone: true });
  }

  now(): number {
    return this.fake.clock.now().getTime();
  }

  /** An access key that nobody else has, of the account behind a provider block. */
  newKey(alias: string): SampleKey {
    this.keys += 1;
    const key = { accessKeyId: `ak-${alias}-${this.keys}`, accessKeySecret: `sk-${alias}-${this.keys}` };
    const accountId = alias === MANAGEMENT ? MANAGEMENT_ACCOUNT_ID : this.ids[alias as InviteeName];
    this.fake.world.bindRamKey(accountId, key);
    return key;
  }

  /** The invitation of our directory that an account may answer. */
  pendingInvitation(invitee: InviteeName) {
    return this.pendingFrom(SAMPLE_DIRECTORY_ID, invitee);
  }

  /** The invitation of another company's directory that an account may answer. */
  pendingForeignInvitation(invitee: InviteeName) {
    return this.pendingFrom(OTHER_DIRECTORY_ID, invitee);
  }

  /** An account as it is at the moment, if it is in a directory. */
  memberOf(name: AccountName) {
    return this.fake.world.tryMember(this.accountOf(name) ?? "");
  }

  /** Whether the owner of a new address has yet to confirm it. */
  isAddressChanging(name: AccountName): boolean {
    return this.fake.world.emailChanges.some(
      ({ accountId, status }) => accountId === this.accountOf(name) && status === "Waiting",
    );
  }

  private pendingFrom(directory: string, invitee: InviteeName) {
    return this.fake.world
      .handshakesOf(this.ids[invitee])
      .find(({ status, directoryId }) => status === "Pending" && directoryId === directory);
  }

  close(): Promise<void> {
    return this.fake.stop();
  }
}
