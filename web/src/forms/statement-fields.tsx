import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sourcesQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import type { Statement } from './use-intake.ts';

const KINDS = ['person', 'organisation', 'publication', 'account', 'device', 'unknown'] as const;

/** Reads the statement out of the form; fields left empty are left out. */
export function statementFrom(form: FormData): Statement {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const optional = Object.fromEntries(
    ['obtainedFrom', 'obtainedHow', 'obtainedAt', 'conditions', 'restrictions']
      .map((name) => [name, text(name)])
      .filter(([, value]) => value !== ''),
  ) as Partial<Statement>;
  return {
    source: { name: text('source'), kind: KINDS.find((kind) => kind === text('kind')) ?? 'unknown' },
    label: text('label'),
    ...optional,
  };
}

/** Fields of the statement of provenance. */
export function StatementFields(): ReactNode {
  const { t } = useWords();
  const { data } = useQuery(sourcesQuery);
  return (
    <>
      <TextInput
        name="label"
        required
        maxLength={300}
        dir="auto"
        label={t('intake.batch')}
        description={t('intake.batch.rule')}
      />
      <TextInput
        name="source"
        required
        maxLength={300}
        dir="auto"
        list="known-sources"
        label={t('items.source')}
        description={t('intake.source.rule')}
      />
      <datalist id="known-sources">
        {data?.sources.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      <NativeSelect
        name="kind"
        label={t('provenance.source-kind')}
        data={KINDS.map((value) => ({ value, label: t(`source.${value}`) }))}
      />
      <TextInput name="obtainedFrom" dir="auto" maxLength={2000} label={t('provenance.from')} />
      <Textarea name="obtainedHow" dir="auto" maxLength={2000} label={t('provenance.how')} />
      <TextInput
        name="obtainedAt"
        maxLength={40}
        label={t('provenance.when')}
        description={t('intake.when.rule')}
      />
      <Textarea name="conditions" dir="auto" maxLength={2000} label={t('provenance.conditions')} />
      <Textarea name="restrictions" dir="auto" maxLength={2000} label={t('provenance.restrictions')} />
    </>
  );
}
