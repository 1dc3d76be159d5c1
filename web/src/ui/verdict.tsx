import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

/** What became of one check. `BUSY`: it is being made. */
export type VerdictResult = 'PASS' | 'FAIL' | 'NOT CHECKED' | 'BUSY';

const LOOKS = {
  PASS: { className: 'verdict pass', sign: '✓', key: 'verdict.pass' },
  FAIL: { className: 'verdict fail', sign: '✕', key: 'verdict.fail' },
  'NOT CHECKED': { className: 'verdict open', sign: '–', key: 'verdict.open' },
  BUSY: { className: 'verdict open', sign: '…', key: 'verdict.busy' },
} as const;

/** A result in a word, told apart by sign and word as well as by colour. */
export function Verdict({ result }: { readonly result: VerdictResult }): ReactNode {
  const { t } = useWords();
  const { className, sign, key } = LOOKS[result];
  return (
    <span className={className}>
      <span aria-hidden="true">{sign}</span> {t(key)}
    </span>
  );
}

/** The result that an API gives as text; anything unknown is NOT CHECKED. */
export function asVerdict(result: string): VerdictResult {
  return result === 'PASS' || result === 'FAIL' ? result : 'NOT CHECKED';
}
