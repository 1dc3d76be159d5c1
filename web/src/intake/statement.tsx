import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { compartmentsOf, meQuery, sourcesQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { useDraft } from '../together/draft.ts';
import type { Order } from './run.ts';

const KINDS = ['person', 'organisation', 'publication', 'account', 'device', 'unknown'] as const;

/** What is written in the form. */
export interface Fields {
  readonly label: string;
  readonly source: string;
  readonly kind: string;
  readonly compartmentId: string;
  readonly obtainedFrom: string;
  readonly obtainedHow: string;
  readonly obtainedAt: string;
  readonly conditions: string;
  readonly restrictions: string;
}

const EMPTY: Fields = {
  label: '',
  source: '',
  kind: 'person',
  compartmentId: '',
  obtainedFrom: '',
  obtainedHow: '',
  obtainedAt: '',
  conditions: '',
  restrictions: '',
};
const INITIAL = JSON.stringify(EMPTY);

/** What is sent; fields left empty are left out. */
export function orderFrom(fields: Fields): Order {
  const { source, label, kind, compartmentId, ...rest } = fields;
  const optional = Object.fromEntries(
    Object.entries(rest)
      .map(([name, value]) => [name, value.trim()])
      .filter(([, value]) => value !== ''),
  );
  return {
    statement: {
      source: { name: source.trim(), kind: KINDS.find((one) => one === kind) ?? 'unknown' },
      label: label.trim(),
      ...optional,
    },
    ...(compartmentId === '' ? {} : { compartmentId }),
  };
}

/** The statement as it is being written: a draft that outlives the page, with whether it was found again on opening it. */
export function useStatement() {
  const [draft, setDraft] = useDraft('statement', INITIAL);
  const [isRestored, setRestored] = useState(draft !== INITIAL);
  const fields: Fields = { ...EMPTY, ...(JSON.parse(draft) as Partial<Fields>) };
  return {
    fields,
    isRestored,
    set: (change: Partial<Fields>): void => setDraft(JSON.stringify({ ...fields, ...change })),
    discard: (): void => {
      setDraft(INITIAL);
      setRestored(false);
    },
  };
}

interface StatementProps {
  readonly fields: Fields;
  readonly set: (change: Partial<Fields>) => void;
}

function Compartment({ fields, set }: StatementProps): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const compartments = compartmentsOf(me);
  return (
    <NativeSelect
      label={t('intake.compartment')}
      description={t('intake.compartment.rule')}
      value={fields.compartmentId || (compartments[0]?.id ?? '')}
      onChange={(event) => set({ compartmentId: event.currentTarget.value })}
      data={compartments.map(({ id, name, isSealed }) => ({
        value: id,
        label: isSealed ? t('intake.sealed', { name }) : name,
      }))}
    />
  );
}

function Source({ fields, set }: StatementProps): ReactNode {
  const { t, format } = useWords();
  const { data } = useQuery(sourcesQuery);
  const known = data?.sources.find(({ name }) => name === fields.source.trim());
  return (
    <>
      <TextInput
        required
        maxLength={300}
        dir="auto"
        list="known-sources"
        label={t('items.source')}
        description={known ? t('intake.source.known', { n: known.items }) : t('intake.source.rule')}
        value={fields.source}
        onChange={(event) => {
          const source = event.currentTarget.value;
          const kind = data?.sources.find(({ name }) => name === source.trim())?.kind ?? fields.kind;
          set({ source, kind });
        }}
      />
      <datalist id="known-sources">
        {format
          .ordered(data?.sources ?? [], ({ name }) => name)
          .map(({ id, name }) => (
            <option key={id} value={name} />
          ))}
      </datalist>
      <NativeSelect
        label={t('provenance.source-kind')}
        description={fields.kind === 'person' ? t('intake.person') : undefined}
        value={fields.kind}
        disabled={known !== undefined}
        onChange={(event) => set({ kind: event.currentTarget.value })}
        data={KINDS.map((value) => ({ value, label: t(`source.${value}`) }))}
      />
    </>
  );
}

/** Fields of the statement of provenance, and where the files go. */
export function StatementFields({ fields, set }: StatementProps): ReactNode {
  const { t } = useWords();
  const text = (name: keyof Fields) => ({
    dir: 'auto' as const,
    value: fields[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  });
  return (
    <>
      <TextInput
        required
        maxLength={300}
        label={t('intake.batch')}
        description={t('intake.batch.rule')}
        {...text('label')}
      />
      <Source fields={fields} set={set} />
      <Compartment fields={fields} set={set} />
      <TextInput maxLength={2000} label={t('provenance.from')} {...text('obtainedFrom')} />
      <Textarea maxLength={2000} label={t('provenance.how')} {...text('obtainedHow')} />
      <TextInput
        maxLength={40}
        label={t('provenance.when')}
        description={t('intake.when.rule')}
        {...text('obtainedAt')}
      />
      <Textarea maxLength={2000} label={t('provenance.conditions')} {...text('conditions')} />
      <Textarea maxLength={2000} label={t('provenance.restrictions')} {...text('restrictions')} />
    </>
  );
}
