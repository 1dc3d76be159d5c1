import { FormatError, need } from './bytes.ts';

/** What became of one check. NOT CHECKED always says why. */
export type CheckResult = 'PASS' | 'FAIL' | 'NOT CHECKED';

/** One check: its id (docs/formats/bundle.md#checks), what it was about, and one plain sentence. */
export type Check = Readonly<{ id: string; result: CheckResult; subject: string; detail: string }>;

/** Fails with the first few of many faults; does nothing when there are none. */
export function failIfAny(faults: readonly string[]): void {
  const more = faults.length > 5 ? `; and ${faults.length - 5} more` : '';
  need(faults.length === 0, `${faults.slice(0, 5).join('; ')}${more}`);
}

/** Makes a check: what it returns is its PASS sentence; it ends otherwise by fail, notChecked or any other refusal. */
export type Checking = () => Promise<string> | string;

/** Adds what became of a check to `checks`; whether it passed. A failure to read at all is rethrown: no verdict then. */
export async function runCheck(checks: Check[], id: string, subject: string, check: Checking) {
  try {
    return checks.push({ id, result: 'PASS', subject, detail: await check() }) > 0;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const result = error.code === 'NOT_CHECKED' ? 'NOT CHECKED' : 'FAIL';
    checks.push({ id, result, subject, detail: error.message });
    return false;
  }
}

/** PASS unless any check is FAIL. */
export const overall = (checks: readonly Check[]): 'PASS' | 'FAIL' =>
  checks.some((check) => check.result === 'FAIL') ? 'FAIL' : 'PASS';
