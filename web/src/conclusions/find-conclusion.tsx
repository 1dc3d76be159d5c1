import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { conclusionsNamedQuery } from '../api/conclusions.ts';
import { useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';

const SHOWN = 10;

/**
 * Finds a conclusion by its words and has one picked: the field `conclusion` of the form around it. One that names no claim has nothing to
 * carry and cannot be picked.
 */
export function FindConclusion(given: { readonly label: string; readonly legend: string }): ReactNode {
  const { t } = useWords();
  const statusOf = useTerm('finding-status');
  const [typed, setTyped] = useState('');
  const found = useQuery(conclusionsNamedQuery(typed));
  const some = found.data?.items.slice(0, SHOWN) ?? [];
  return (
    <>
      <TextInput
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        dir="auto"
        maxLength={200}
        label={given.label}
      />
      <fieldset className="plain-choices">
        <legend>{given.legend}</legend>
        {found.data && some.length === 0 ? <p className="aside">{t('conclusions.none')}</p> : null}
        {some.map(({ id, statement, status, supports, contradicts }) => (
          <label key={id} className="check-line">
            <input
              type="radio"
              name="conclusion"
              value={id}
              required
              disabled={supports + contradicts === 0}
            />{' '}
            <span dir="auto">{statement}</span>{' '}
            <span className="aside">
              {statusOf(status)}
              {supports + contradicts === 0 ? ` · ${t('conclusion.names-none')}` : ''}
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
