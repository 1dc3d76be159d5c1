import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { claimsNamedQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';

/** Finds a claim by its words and has one picked: the field `claim` of the form around it. */
export function FindClaim(given: {
  readonly label: string;
  readonly why?: string;
  readonly legend: string;
  /** One that is not offered. */
  readonly not?: string;
}): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const found = useQuery(claimsNamedQuery(typed));
  const others = found.data?.items.filter(({ id }) => id !== given.not) ?? [];
  return (
    <>
      <TextInput
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        dir="auto"
        maxLength={300}
        label={given.label}
        description={given.why}
      />
      <fieldset className="plain-choices">
        <legend>{given.legend}</legend>
        {found.data && others.length === 0 ? <p className="aside">{t('link.none')}</p> : null}
        {others.map((one) => (
          <label key={one.id} className="check-line">
            <input type="radio" name="claim" value={one.id} required /> <span dir="auto">{one.body}</span>{' '}
            <span className="aside" dir="auto">
              {one.speaker ?? one.sourceName}
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
