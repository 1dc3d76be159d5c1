import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { compartmentsOf, meQuery, sourcesQuery } from '../api/queries.ts';
import type { Source } from '../api/schema.gen.ts';
import { TermSelect, useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { given } from './fact-form.tsx';

// What is stated at intake has words for the top of the vocabulary’s tree.
const termOf = (kind: string): string => (kind.includes('-') || kind === 'unknown' ? kind : `srck-${kind}`);

/** What kind of source it is, in the interface’s language. */
export function useSourceKind(): (kind: string) => string {
  const { t } = useWords();
  const term = useTerm('source-kind');
  return (kind) => (kind === 'unknown' ? t('source.unknown') : term(termOf(kind)));
}

/** What the fields say, as the server takes it. */
export function fieldsOf(form: FormData) {
  return {
    name: given(form, 'name') ?? '',
    kind: given(form, 'kind') ?? 'unknown',
    affiliation: given(form, 'affiliation'),
    organisationId: given(form, 'organisation'),
    note: given(form, 'note'),
  };
}

/** A choice of another source of the case, by what is shown of it. */
export function SourceSelect(choice: {
  readonly name: string;
  readonly label: string;
  readonly except: string | null;
  readonly value?: string | null;
  /** What choosing none is called; without it one must be chosen. */
  readonly none?: string;
}): ReactNode {
  const { format } = useWords();
  const { data } = useQuery(sourcesQuery);
  const others = format
    .ordered(data?.sources ?? [], ({ name }) => name)
    .filter(({ id }) => id !== choice.except);
  return (
    <label className="stack-field">
      {choice.label}
      <select
        key={others.length}
        name={choice.name}
        defaultValue={choice.value ?? ''}
        required={choice.none === undefined}
      >
        {choice.none === undefined ? null : <option value="">{choice.none}</option>}
        {others.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A choice of a compartment of the case; of the sealed ones alone where `isSealed` says so. */
export function CompartmentSelect(choice: {
  readonly name: string;
  readonly label: string;
  readonly isSealed?: boolean;
}): ReactNode {
  const { data: me } = useQuery(meQuery);
  const all = compartmentsOf(me).filter(({ isSealed }) => !choice.isSealed || isSealed);
  return (
    <label className="stack-field">
      {choice.label}
      <select name={choice.name} required>
        {all.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The kind of a source. */
export function KindSelect({ kind }: { readonly kind: string }): ReactNode {
  const { t } = useWords();
  return (
    <TermSelect
      list="source-kind"
      name="kind"
      label={t('provenance.source-kind')}
      value={kind === 'unknown' ? null : termOf(kind)}
      none={t('source.unknown')}
    />
  );
}

/** What is known of a source; what is left empty is not known. */
export function SourceFields({ source }: { readonly source?: Source }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <TextInput
        name="name"
        required
        maxLength={300}
        dir="auto"
        label={t('items.source')}
        defaultValue={source?.name}
      />
      <KindSelect kind={source?.kind ?? 'unknown'} />
      <TextInput
        name="affiliation"
        maxLength={2000}
        dir="auto"
        label={t('provenance.affiliation')}
        description={t('sources.affiliation-why')}
        defaultValue={source?.affiliation ?? ''}
      />
      <SourceSelect
        name="organisation"
        label={t('sources.organisation')}
        except={source?.id ?? null}
        value={source?.organisationId ?? null}
        none={t('sources.organisation-none')}
      />
      <TextInput
        name="note"
        maxLength={2000}
        dir="auto"
        label={t('sources.note')}
        defaultValue={source?.note ?? ''}
      />
    </>
  );
}
