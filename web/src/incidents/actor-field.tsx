import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { actorsNamedQuery } from '../api/actors.ts';
import type { ActorRef } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

const called = ({ name, pseudonym }: Pick<ActorRef, 'name' | 'pseudonym'>): string =>
  name === null ? pseudonym : `${name} (${pseudonym})`;

/** A choice of a person or group: found by a part of a name in any script, and then picked. */
export function ActorField(given: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  /** Those that the record names, as far as one may see them. */
  readonly known: readonly ActorRef[];
  readonly isRequired?: boolean;
}): ReactNode {
  const { t } = useWords();
  const { name, label, value, known } = given;
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState(value);
  const found = useQuery({ ...actorsNamedQuery(typed), enabled: typed.trim() !== '' });
  const all = new Map([...known, ...(found.data?.items ?? [])].map((one) => [one.id, one]));
  return (
    <div className="field-line">
      <label className="stack-field">
        {label}
        <select
          name={name}
          value={picked}
          required={given.isRequired}
          onChange={({ currentTarget }) => setPicked(currentTarget.value)}
        >
          <option value="">{t('record.nobody-named')}</option>
          {picked !== '' && !all.has(picked) ? <option value={picked}>{t('record.hidden')}</option> : null}
          {[...all.values()].map((one) => (
            <option key={one.id} value={one.id}>
              {called(one)}
            </option>
          ))}
        </select>
      </label>
      <TextInput
        label={t('record.find-actor', { field: label })}
        value={typed}
        maxLength={200}
        dir="auto"
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        description={
          typed.trim() !== '' && found.data
            ? t('record.found-actors', { n: found.data.items.length })
            : undefined
        }
      />
    </div>
  );
}
