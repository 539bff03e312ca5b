import { CATALOG_WAYS, expectSameResources, SYNTH_WAYS } from "../../bench/synth/synth";

// What a benchmark compares drifts apart unnoticed: nobody runs it with every change.
test.each([SYNTH_WAYS, CATALOG_WAYS])("%s and %s synthesize the same resources", async (...ways) => {
  await expect(expectSameResources(3, ways)).resolves.toBeUndefined();
});
