import { FormatError } from './bytes.ts';

/** What became of one check. NOT CHECKED always says why. */
export type CheckResult = 'PASS' | 'FAIL' | 'NOT CHECKED';

/** One check: its id (docs/formats/bundle.md#checks), what it was about, and one plain sentence. */
export interface Check {
  readonly id: string;
  readonly result: CheckResult;
  readonly subject: string;
  readonly detail: string;
  /** Passed, but a person should look. */
  readonly isWarning?: true;
}

/** Thrown inside a check that cannot be made here. */
export class NotChecked extends Error {
  override readonly name = 'NotChecked';
}

/** Ends the check at hand as FAIL. */
export function fail(detail: string): never {
  throw new FormatError('CHECK_FAILED', detail);
}

/** Ends the check at hand as NOT CHECKED. */
export function notChecked(reason: string): never {
  throw new NotChecked(reason);
}

/** Fails with the first few of many faults; does nothing when there are none. */
export function failIfAny(faults: readonly string[]): void {
  const more = faults.length > 5 ? `; and ${faults.length - 5} more` : '';
  if (faults.length > 0) fail(`${faults.slice(0, 5).join('; ')}${more}`);
}

/**
 * Runs checks one after the other and keeps what became of them. What a check returns is its PASS sentence; malformed or
 * wrong evidence makes it FAIL and the next one still runs. A failure to read at all is rethrown: no verdict then.
 */
export class CheckList {
  readonly checks: Check[] = [];

  async run<T>(
    id: string,
    subject: string,
    check: () => Promise<string | [string, T]> | string,
  ): Promise<T | null> {
    try {
      const outcome = await check();
      const [detail, value] = typeof outcome === 'string' ? [outcome, null] : outcome;
      this.checks.push({ id, result: 'PASS', subject, detail });
      return value;
    } catch (error) {
      const isOurs = error instanceof FormatError || error instanceof NotChecked;
      if (!isOurs) throw error;
      const result = error instanceof NotChecked ? 'NOT CHECKED' : 'FAIL';
      this.checks.push({ id, result, subject, detail: error.message });
      return null;
    }
  }
}

/** PASS unless any check is FAIL. */
export function overall(checks: readonly Check[]): 'PASS' | 'FAIL' {
  return checks.some((check) => check.result === 'FAIL') ? 'FAIL' : 'PASS';
}
