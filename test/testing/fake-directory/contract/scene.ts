import { $OpenApiUtil } from "@alicloud/openapi-core";
import Client from "@alicloud/resourcemanager20200331";
import {
  FakeDirectory,
  INVITEE_ACCOUNT_ID,
  INVITEE_KEY,
  MANAGEMENT_KEY,
  type SampleKey,
  type World,
} from "../../../../lib/testing/fake-directory";

export type SignatureVersion = "ACS3" | "v2";

/** The official client, which keeps the last answer as it came over the wire: its models drop what they do not know. */
export class RecordingClient extends Client {
  lastBody: unknown;

  override async callApi(...call: Parameters<Client["callApi"]>): ReturnType<Client["callApi"]> {
    const answer = await super.callApi(...call);
    this.lastBody = answer["body"];
    return answer;
  }
}

/** A fake with a member, a folder and the two sides of an invitation, each with the official client. */
export class Scene {
  readonly management: RecordingClient;
  readonly invitee: RecordingClient;

  private constructor(
    readonly fake: FakeDirectory,
    signature: SignatureVersion,
  ) {
    this.management = clientOf(MANAGEMENT_KEY, fake, signature);
    this.invitee = clientOf(INVITEE_KEY, fake, signature);
  }

  static async open(signature: SignatureVersion): Promise<Scene> {
    const startAt = new Date("2025-06-01T10:00:00Z");
    return new Scene(await FakeDirectory.start({ clock: "virtual", startAt, strict: true }), signature);
  }

  get world(): World {
    return this.fake.world;
  }

  /** A member with everything that answers could tell about it. */
  member(displayName = "payments"): string {
    const tags = { env: "prod", team: "payments" };
    return this.world.createMember({ displayName, tags }).accountId;
  }

  folder(name = "team"): string {
    return this.world.createFolder({ name }).id;
  }

  /** An invitation that is pending. */
  handshake(): string {
    return this.world.inviteElsewhere(INVITEE_ACCOUNT_ID, { note: "Welcome" }).id;
  }
}

function clientOf(key: SampleKey, { host }: FakeDirectory, signature: SignatureVersion): RecordingClient {
  const signatureAlgorithm = signature === "v2" ? "v2" : undefined;
  return new RecordingClient(
    new $OpenApiUtil.Config({ ...key, signatureAlgorithm, protocol: "HTTP", endpoint: host }),
  );
}
