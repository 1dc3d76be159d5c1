import { TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ListedDisplacement } from '../api/schema.gen.ts';
import { settlementsQuery } from '../api/settlements.ts';
import { useWords } from '../i18n/language.tsx';

/** The settlement of the archive from which somebody left or in which something lies: the field `settlementId` of the form around it. */
export function SettlementField({ known }: { readonly known: ListedDisplacement['settlement'] }): ReactNode {
  const { t, language } = useWords();
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState(known?.id ?? '');
  const filter = typed.trim() === '' ? {} : { text: typed.trim() };
  const found = useInfiniteQuery(settlementsQuery(filter, language));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const all = new Map(rows.map(({ id, name, serial }) => [id, `${name} (${serial})`]));
  if (picked !== '' && !all.has(picked)) all.set(picked, known?.name ?? t('record.hidden'));
  return (
    <div className="field-line">
      <label className="stack-field">
        {t('displacement.settlement')}
        <select
          name="settlementId"
          value={picked}
          onChange={({ currentTarget }) => setPicked(currentTarget.value)}
        >
          <option value="">{t('displacement.settlement.none')}</option>
          {[...all].map(([id, words]) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </select>
      </label>
      <TextInput
        label={t('displacement.settlement.find')}
        value={typed}
        maxLength={200}
        dir="auto"
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </div>
  );
}
