import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { actorsNamedQuery } from '../api/actors.ts';
import { gazetteerQuery, incidentsNamedQuery } from '../api/incidents.ts';
import { itemsNamedQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';

const ASK_AFTER_MS = 200;

/** Finds a record of any kind by a part of its name, to look at what is linked with it. */
export function FindRecord(): ReactNode {
  const { t, language } = useWords();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), ASK_AFTER_MS);
  const enabled = asked.length >= 2;
  const actors = useQuery({ ...actorsNamedQuery(asked), enabled });
  const incidents = useQuery({ ...incidentsNamedQuery(asked), enabled });
  const items = useQuery({ ...itemsNamedQuery(asked), enabled });
  const places = useQuery({ ...gazetteerQuery(asked, language), enabled });
  const found = enabled
    ? ([
        [
          'actor',
          (actors.data?.items ?? []).map(({ id, name, pseudonym }) => ({ id, text: name ?? pseudonym })),
        ],
        ['incident', (incidents.data?.items ?? []).map(({ id, title }) => ({ id, text: title }))],
        ['item', (items.data?.items ?? []).map(({ serial, title }) => ({ id: serial, text: title }))],
        [
          'place',
          (places.data?.candidates ?? []).map(({ id, name, within }) => ({
            id,
            text: [name, ...within].join(', '),
          })),
        ],
      ] as const)
    : [];
  const isNothing = enabled && found.every(([, records]) => records.length === 0) && !places.isFetching;
  return (
    <div className="stack">
      <TextInput
        label={t('network.find')}
        description={t('network.find.why')}
        type="search"
        dir="auto"
        maxLength={200}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <div role="status">{isNothing ? <p className="aside">{t('network.find.none')}</p> : null}</div>
      {found.map(([kind, records]) =>
        records.length === 0 ? null : (
          <section key={kind} aria-labelledby={`find-${kind}`}>
            <h2 id={`find-${kind}`}>{t(`network.kind.${kind}`)}</h2>
            <ul className="plain-list">
              {records.map(({ id, text }) => (
                <li key={id}>
                  <Link to="/network" search={{ of: `${kind}:${id}` }}>
                    <bdi>{text}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ),
      )}
    </div>
  );
}
