import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { actorsNamedQuery } from '../api/actors.ts';
import type { Actor } from '../api/schema.gen.ts';
import { useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { ActorName } from './actor-name.tsx';

/** Finds another by name, in any script, and has one picked: the field `other` of the form around it. */
export function FindActor(given: {
  readonly not: string;
  readonly picked?: (actor: Actor) => void;
}): ReactNode {
  const { t } = useWords();
  const unitOf = useTerm('counting-unit');
  const [typed, setTyped] = useState('');
  const found = useQuery(actorsNamedQuery(typed));
  const others = found.data?.items.filter(({ id }) => id !== given.not) ?? [];
  return (
    <>
      <TextInput
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        dir="auto"
        maxLength={200}
        label={t('actor.find')}
        description={t('actor.find.why')}
      />
      <fieldset className="plain-choices">
        <legend>{t('actor.which')}</legend>
        {found.data && others.length === 0 ? <p className="aside">{t('actors.none')}</p> : null}
        {others.map((one) => (
          <label key={one.id} className="check-line">
            <input type="radio" name="other" value={one.id} required onChange={() => given.picked?.(one)} />{' '}
            <ActorName actor={one} />{' '}
            <span className="aside">
              {[one.pseudonym, one.identity?.bornOn ?? '', unitOf(one.countingUnit)]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
