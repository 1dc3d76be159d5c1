import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { claimsNamedQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';

/** A claim by its id, with what it says. */
export interface PickedClaim {
  readonly id: string;
  readonly body: string;
}

/** Claims that something rests on, as fields `claim` of the form around it: those that are there, and any that is found by its words. */
export function PickClaims({ start }: { readonly start: readonly PickedClaim[] }): ReactNode {
  const { t } = useWords();
  const [picked, setPicked] = useState(start);
  const [typed, setTyped] = useState('');
  const found = useQuery(claimsNamedQuery(typed));
  const others = found.data?.items.filter(({ id }) => !picked.some((one) => one.id === id)) ?? [];
  return (
    <fieldset className="plain-choices">
      <legend>{t('answer.claims')}</legend>
      {picked.map(({ id, body }) => (
        <label key={id} className="check-line">
          <input type="checkbox" name="claim" value={id} defaultChecked /> <span dir="auto">{body}</span>
        </label>
      ))}
      <TextInput
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        dir="auto"
        maxLength={200}
        label={t('basis.find')}
      />
      {found.data && others.length === 0 ? <p className="aside">{t('link.none')}</p> : null}
      {typed.trim() === ''
        ? null
        : others.map(({ id, body, speaker, sourceName }) => (
            <p key={id} className="pick-line">
              <button
                type="button"
                className="quiet-button"
                aria-label={t('named.button', { button: t('answer.pick'), what: body })}
                onClick={() => {
                  setPicked([...picked, { id, body }]);
                  setTyped('');
                }}
              >
                {t('answer.pick')}
              </button>{' '}
              <span dir="auto">{body}</span>{' '}
              <span className="aside" dir="auto">
                {speaker ?? sourceName}
              </span>
            </p>
          ))}
    </fieldset>
  );
}
