import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { layableQuery } from '../api/allegations.ts';
import { useWords } from '../i18n/language.tsx';
import { PickFound } from '../ui/pick-found.tsx';
import { kindOf } from './record-link.tsx';

/** Finds a record of the ground or of people by its serial or title and has one picked: the field `record` of the form around it, as `table id`. */
export function FindRecord(): ReactNode {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const { data } = useQuery(layableQuery(typed));
  return (
    <PickFound
      label={t('lay.find-record')}
      why={t('lay.why-record')}
      legend={t('lay.which-record')}
      name="record"
      none={'lay.no-record'}
      typed={typed}
      onType={setTyped}
      found={data?.items.map((one) => ({
        id: `${one.table} ${one.id}`,
        words: one.says ?? one.serial,
        aside: [kindOf(t, one), ...(one.says === null ? [] : [one.serial])].join(' · '),
      }))}
    />
  );
}
