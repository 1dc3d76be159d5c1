import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { Facts } from '../ui/facts.tsx';

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value);

/** What the file says about itself, by the family each value comes from; the raw record on demand. */
export function ItemMetadata({
  metadata,
}: {
  readonly metadata: Readonly<Record<string, unknown>>;
}): ReactNode {
  const { t } = useWords();
  const groups = Map.groupBy(Object.entries(metadata), ([name]) => name.split(/[:-]/)[0] ?? '');
  if (groups.size === 0) return null;
  return (
    <section>
      <h2>{t('metadata.title')}</h2>
      <p className="aside">{t('metadata.note')}</p>
      {[...groups].map(([family, values]) => (
        <details key={family}>
          <summary>
            {family} <span className="figures aside">{values.length}</span>
          </summary>
          <Facts
            of={values.map(([name, value]) => [
              name.slice(family.length + 1),
              <span className="breakable" dir="auto">
                {asText(value)}
              </span>,
            ])}
          />
        </details>
      ))}
      <details>
        <summary>{t('metadata.raw')}</summary>
        <pre className="raw" tabIndex={0} aria-label={t('metadata.raw')}>
          {JSON.stringify(metadata, null, 2)}
        </pre>
      </details>
    </section>
  );
}
