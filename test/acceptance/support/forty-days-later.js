// Loaded with `node -r`: a program sees the clock of a day in the future.
const { now } = Date;
const FORTY_DAYS_MS = 40 * 24 * 60 * 60 * 1000;

globalThis.Date = class extends Date {
  constructor(...args) {
    super(...(args.length === 0 ? [now() + FORTY_DAYS_MS] : args));
  }

  static now() {
    return now() + FORTY_DAYS_MS;
  }
};
