import type { ReactNode } from 'react';
import type { RingFinding } from '#hazard/outline';
import { useWords } from '../i18n/language.tsx';
import type { Translate } from '../i18n/translate.ts';

/** What cannot be right of rings that are typed: a line may be no corner yet, a ring may have too few. */
export type TypedFinding =
  | RingFinding
  | ({ readonly outline: number; readonly hole: number } & (
      | { readonly code: 'no-corner'; readonly line: number }
      | { readonly code: 'too-few' }
    ));

/** What is said of a finding while one types; of what is recorded the server says it with the same words (`src/hazard/outline-findings.ts`). */
function saidOf(t: Translate, one: TypedFinding): readonly [finding: string, safety: string] {
  const { outline, hole, code } = one;
  const ring =
    hole === 0 ? t('ring.named.outline', { n: outline }) : t('ring.named.hole', { n: outline, hole });
  switch (code) {
    case 'no-corner':
      return [t('ring.finding.no-corner', { ring, line: one.line }), t('ring.safety.no-corner')];
    case 'too-few':
      return [t('ring.finding.too-few', { ring }), t('ring.safety.too-few')];
    case 'crosses': {
      const whose = hole === 0 ? 'outline-crosses' : 'hole-crosses';
      const sides = { outline, hole, one: one.one, other: one.other };
      return [t(`mines.finding.${whose}`, sides), t(`mines.safety.${whose}`)];
    }
    case 'hole-outside':
      return [t('mines.finding.hole-outside', { outline, hole }), t('mines.safety.hole-outside')];
    case 'holes-overlap':
      return [
        t('mines.finding.holes-overlap', { outline, hole, other: one.other }),
        t('mines.safety.holes-overlap'),
      ];
    case 'not-checked':
      return [t('mines.finding.outline-not-checked'), t('mines.safety.outline-not-checked')];
  }
}

/** What of the rings of an area cannot be right, each with what that means on the ground. */
export function RingFindings({ of }: { readonly of: readonly TypedFinding[] }): ReactNode {
  const { t } = useWords();
  if (of.length === 0) return null;
  return (
    <ul className="mine-findings">
      {of.map((one) => {
        const severity = one.code === 'not-checked' ? 'warning' : 'error';
        const [finding, safety] = saidOf(t, one);
        return (
          <li key={JSON.stringify(one)} data-severity={severity}>
            <p>
              <strong>{t(`mines.severity.${severity}`)}</strong> {finding}
            </p>
            <p className="aside">{safety}</p>
          </li>
        );
      })}
    </ul>
  );
}
