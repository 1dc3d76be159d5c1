import type { ReactNode } from 'react';
import type { DryRun } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Facts } from '../ui/facts.tsx';

/** How many rows there are, and what they become. */
export function Tally({
  of,
}: {
  readonly of: Pick<DryRun, 'rows' | 'imported' | 'failed' | 'already' | 'made'>;
}): ReactNode {
  const { t, format } = useWords();
  const { rows, imported, failed, already, made } = of;
  const figure = (value: number): ReactNode => <span className="figures">{format.number(value)}</span>;
  const records = [
    [t('incidents.title'), made.incidents],
    [t('import.made.acts'), made.acts],
    [t('actors.title'), made.actors],
  ] as const;
  return (
    <Facts
      of={[
        [t('import.rows'), figure(rows)],
        [t('import.good'), figure(imported)],
        [t('import.bad'), figure(failed)],
        [t('import.already'), figure(already)],
        [
          t('import.becomes'),
          records
            .filter(([, n]) => n > 0)
            .map(([name, n]) => `${name}: ${format.number(n)}`)
            .join(' · '),
        ],
      ]}
    />
  );
}
