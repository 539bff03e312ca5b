const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/;

/** Checks a duration as Terraform writes it in a `timeouts` block. */
export function checkDuration(value: string): string | undefined {
  return DURATION.test(value)
    ? undefined
    : 'is not a duration: write numbers with units (ms, s, m, h), such as "30s", "10m" or "1h30m"';
}
