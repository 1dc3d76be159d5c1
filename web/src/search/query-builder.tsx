import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import { facetsQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import type { MessageKey } from '../i18n/translate.ts';
import { buildQuery, NO_PARTS, type QueryParts } from './build-query.ts';

const WORDS: readonly (readonly [keyof QueryParts, MessageKey])[] = [
  ['all', 'builder.all'],
  ['phrase', 'builder.phrase'],
  ['any', 'builder.any'],
  ['none', 'builder.none'],
  ['prefix', 'builder.prefix'],
  ['fuzzy', 'builder.fuzzy'],
];
const DAYS: readonly (readonly [keyof QueryParts, MessageKey])[] = [
  ['datedFrom', 'builder.dated-from'],
  ['datedUntil', 'builder.dated-until'],
  ['receivedFrom', 'builder.received-from'],
  ['receivedUntil', 'builder.received-until'],
];

function Choice(given: {
  readonly label: string;
  readonly value: string;
  readonly values: readonly (readonly [value: string, label: string])[];
  readonly pick: (value: string) => void;
}): ReactNode {
  const { t } = useWords();
  const id = useId();
  return (
    <p>
      <label htmlFor={id}>{given.label}</label>
      <select id={id} value={given.value} onChange={({ currentTarget }) => given.pick(currentTarget.value)}>
        <option value="">{t('builder.any-of-them')}</option>
        {given.values.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </p>
  );
}

/** A search put together from what one fills in; what it is written as is shown, so that one learns it by the way. */
export function QueryBuilder(): ReactNode {
  const { t, format } = useWords();
  const navigate = useNavigate();
  const base = useId();
  const [parts, setParts] = useState<QueryParts>(NO_PARTS);
  // What can be chosen is what there is.
  const { data: facets } = useQuery(facetsQuery({}));
  const q = buildQuery(parts);
  const set = (name: keyof QueryParts, value: string): void =>
    setParts((before) => ({ ...before, [name]: value }));
  const field = (name: keyof QueryParts, key: MessageKey, type: 'text' | 'date'): ReactNode => (
    <p key={name}>
      <label htmlFor={`${base}-${name}`}>{t(key)}</label>
      <input
        id={`${base}-${name}`}
        type={type}
        dir="auto"
        value={parts[name]}
        onChange={({ currentTarget }) => set(name, currentTarget.value)}
      />
    </p>
  );
  return (
    <form
      className="builder"
      aria-label={t('builder.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (q !== '') void navigate({ to: '/search', search: { q } });
      }}
    >
      <div className="builder-fields">{WORDS.map(([name, key]) => field(name, key, 'text'))}</div>
      <div className="builder-fields">
        <Choice
          label={t('builder.part')}
          value={parts.part}
          values={[
            ['text', t('builder.part.text')],
            ['title', t('builder.part.title')],
          ]}
          pick={(value) => set('part', value)}
        />
        <Choice
          label={t('items.kind')}
          value={parts.kind}
          values={(facets?.kind ?? [])
            .filter(({ value }) => value !== 'unknown')
            .map(({ value }) => [value, t.of(`kind.${value}`, value)])}
          pick={(value) => set('kind', value)}
        />
        <Choice
          label={t('items.language')}
          value={parts.language}
          values={(facets?.language ?? []).map(({ value }) => [value, format.languageName(value)])}
          pick={(value) => set('language', value)}
        />
        <Choice
          label={t('items.source')}
          value={parts.source}
          values={format
            .ordered(facets?.source ?? [], ({ label }) => label)
            .map(({ label }) => [label, label])}
          pick={(value) => set('source', value)}
        />
        {DAYS.map(([name, key]) => field(name, key, 'date'))}
      </div>
      <p>
        {t('builder.written')} <output htmlFor={base}>{q === '' ? '—' : <code dir="auto">{q}</code>}</output>
      </p>
      <p className="bulk">
        <Button type="submit" disabled={q === ''}>
          {t('builder.button')}
        </Button>
        <button type="button" className="quiet-button" onClick={() => setParts(NO_PARTS)}>
          {t('builder.empty')}
        </button>
      </p>
    </form>
  );
}
