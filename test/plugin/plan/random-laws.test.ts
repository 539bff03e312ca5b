import type { Schema } from "../../../lib/plugin";
import { findInconsistencies } from "../../../lib/plugin/plan/consistency";
import { planFromProposal } from "../../../lib/plugin/plan/propose";
import { replacedAttributes } from "../../../lib/plugin/plan/requires-replace";
import { shapeOf } from "../../../lib/plugin/schema/shape";
import { sameValue } from "../../../lib/plugin/values/compare";
import { decodeObject, encodeObject } from "../../../lib/plugin/values/dynamic-value";
import { isWhollyKnown } from "../../../lib/plugin/values/value";
import type { ObjectValue } from "../../../lib/plugin/values/value";
import { proposedNew } from "../support/proposed-new";
import { forRandomCases } from "../support/random";
import type { Random } from "../support/random";
import { appliedObject, randomConfig, randomSchema } from "../support/random-values";

const CASES = 3_000;
const KNOWN = { nulls: 0, unknowns: 0 };

function planOf(type: Schema, config: ObjectValue, prior: ObjectValue | null): ObjectValue {
  return planFromProposal(type, proposedNew(type, config, prior), config, prior);
}

/** As it comes back from Terraform. */
function stored(type: Schema, state: ObjectValue): ObjectValue {
  const { msgpack = new Uint8Array() } = encodeObject(type, state);
  return decodeObject(type, { msgpack, json: new Uint8Array() }) ?? {};
}

function created(random: Random, size: number): { type: Schema; config: ObjectValue; state: ObjectValue } {
  const type = randomSchema(random, size);
  const config = randomConfig(random, type, KNOWN);
  const plan = planOf(type, config, null);
  return { type, config, state: stored(type, appliedObject(type, plan)) };
}

test("what a plan knows can be kept, and nothing is unknown after apply", () => {
  forRandomCases(CASES, (random, size) => {
    const type = randomSchema(random, size);
    const config = randomConfig(random, type, { nulls: 0, unknowns: 20 });
    const plan = stored(type, planOf(type, config, null));

    const state = stored(type, appliedObject(type, plan));

    expect(isWhollyKnown(state)).toBe(true);
    expect(findInconsistencies(type, plan, state)).toEqual([]);
  });
});

test("an unchanged configuration plans no change", () => {
  forRandomCases(CASES, (random, size) => {
    const { type, config, state } = created(random, size);

    const plan = planOf(type, config, state);

    expect({ plan, same: sameValue(shapeOf(type), plan, state) }).toEqual({ plan: state, same: true });
  });
});

test("planning twice plans the same, and replaces nothing that nobody declared as replacing", () => {
  forRandomCases(CASES, (random, size) => {
    const { type, state } = created(random, size);
    const config = randomConfig(random, type, KNOWN);

    const plan = planOf(type, config, state);

    expect(planOf(type, config, state)).toEqual(plan);
    expect(replacedAttributes(type, state, plan)).toEqual([]);
  });
});

test("an update is consistent with its plan, and settles: the plan after it is empty", () => {
  forRandomCases(CASES, (random, size) => {
    const { type, state: prior } = created(random, size);
    const config = randomConfig(random, type, KNOWN);
    const plan = planOf(type, config, prior);

    const state = stored(type, appliedObject(type, plan));

    expect(findInconsistencies(type, plan, state)).toEqual([]);
    expect(planOf(type, config, state)).toEqual(state);
  });
});
