import { useMemo, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import type { Drawn } from './polygon.ts';
import { checkRings, type RingFinding } from './rings.ts';

/** The same of rings that were recorded. */
export function RingsFound({ of }: { readonly of: Drawn }): ReactNode {
  const found = useMemo(() => checkRings(of), [of]);
  return <RingFindings of={found} />;
}

/** What of the rings of an area cannot be right, each with what that means on the ground. */
export function RingFindings({ of }: { readonly of: readonly RingFinding[] }): ReactNode {
  const { t } = useWords();
  if (of.length === 0) return null;
  const ringOf = (outline: number, hole: number): string =>
    hole === 0 ? t('ring.named.outline', { n: outline }) : t('ring.named.hole', { n: outline, hole });
  return (
    <ul className="mine-findings">
      {of.map((one) => {
        const { code, outline, hole } = one;
        const severity = code === 'not-checked' ? 'warning' : 'error';
        const said = {
          ring: ringOf(outline, hole),
          line: code === 'no-corner' ? one.line : 0,
          one: code === 'crosses' ? one.one : 0,
          other: code === 'crosses' ? one.other : code === 'holes-overlap' ? ringOf(outline, one.other) : '',
        };
        return (
          <li key={JSON.stringify(one)} data-severity={severity}>
            <p>
              <strong>{t(`mines.severity.${severity}`)}</strong> {t(`ring.finding.${code}`, said)}
            </p>
            <p className="aside">{t(`ring.safety.${code}`)}</p>
          </li>
        );
      })}
    </ul>
  );
}
