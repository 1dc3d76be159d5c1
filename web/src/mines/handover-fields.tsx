import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Handover } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';

/** What the fields say, as the server takes it. */
export function handoverFacts(form: FormData) {
  const text = (name: string): string | null => String(form.get(name) ?? '').trim() || null;
  return {
    title: text('title') ?? '',
    givenBy: text('givenBy'),
    receivedBy: text('receivedBy'),
    through: (text('through') ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    dated: text('dated'),
    inExchange: text('inExchange'),
    custodian: text('custodian'),
  };
}

/** The fields of a handover. */
export function HandoverFields({ known }: { readonly known: Partial<Handover> }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <TextInput
        name="title"
        required
        maxLength={300}
        dir="auto"
        label={t('proceeding.title')}
        defaultValue={known.title ?? ''}
      />
      <div className="field-line ends">
        <TextInput
          name="givenBy"
          maxLength={300}
          dir="auto"
          label={t('mines.given-by')}
          defaultValue={known.givenBy ?? ''}
        />
        <TextInput
          name="receivedBy"
          maxLength={300}
          dir="auto"
          label={t('mines.received-by')}
          defaultValue={known.receivedBy ?? ''}
        />
        <TextInput
          name="dated"
          maxLength={100}
          label={t('mines.dated')}
          description={t('claim.dates-why')}
          defaultValue={known.dated ?? ''}
        />
      </div>
      <Textarea
        name="through"
        maxLength={6000}
        autosize
        minRows={1}
        maxRows={6}
        dir="auto"
        label={t('mines.mediators')}
        description={t('mines.mediators.why')}
        defaultValue={(known.through ?? []).join('\n')}
      />
      <Textarea
        name="inExchange"
        maxLength={4000}
        autosize
        minRows={2}
        maxRows={8}
        dir="auto"
        label={t('mines.in-exchange')}
        description={t('mines.in-exchange.why')}
        defaultValue={known.inExchange ?? ''}
      />
      <TextInput
        name="custodian"
        maxLength={300}
        dir="auto"
        label={t('mines.custodian')}
        defaultValue={known.custodian ?? ''}
      />
    </>
  );
}
