import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { Facts } from '../ui/facts.tsx';
import { PlainText } from '../viewers/plain-text.tsx';
import { metadataGroupOf, metadataGroups } from './metadata-groups.ts';

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value);

/** What the file says about itself, by what it is about; the raw record on demand. */
export function ItemMetadata({
  metadata,
}: {
  readonly metadata: Readonly<Record<string, unknown>>;
}): ReactNode {
  const { t } = useWords();
  const groups = Map.groupBy(Object.entries(metadata), ([name]) => metadataGroupOf(name));
  if (groups.size === 0) return null;
  return (
    <section>
      <h2>{t('metadata.title')}</h2>
      <p className="aside">{t('metadata.note')}</p>
      {metadataGroups.map((group) => {
        const values = groups.get(group);
        if (!values) return null;
        return (
          <details key={group}>
            <summary>
              {t(`metadata.group.${group}`)} <span className="figures aside">{values.length}</span>
            </summary>
            <Facts
              of={values.map(([name, value]) => [
                name,
                <span className="breakable" dir="auto">
                  <PlainText text={asText(value)} />
                </span>,
              ])}
            />
          </details>
        );
      })}
      <details>
        <summary>{t('metadata.raw')}</summary>
        <pre className="raw" tabIndex={0} aria-label={t('metadata.raw')}>
          {JSON.stringify(metadata, null, 2)}
        </pre>
      </details>
    </section>
  );
}
