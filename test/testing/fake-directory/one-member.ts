import { freshFake } from "./helpers";
import { SdkUser } from "./sdk-user";

/** The fake of the test that runs. */
export const fake = freshFake();

export let management: SdkUser;

/** A resource account named payments. */
export let payments: string;

beforeEach(() => {
  management = new SdkUser(fake());
  payments = fake().world.createMember({ displayName: "payments" }).accountId;
});
