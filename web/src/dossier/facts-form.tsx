import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { dossiersQuery, labelsQuery, queryClient } from '../api/queries.ts';
import type { Routes } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDraft } from '../together/draft.ts';
import { useKeptForm } from '../ui/kept-form.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { VolumeFields, volumesIn } from './volume-fields.tsx';

type Detail = Routes['GET /api/dossiers/{id}']['response'];

// Patterns that registries ask for; a pattern is data of the dossier and is not translated.
const SCHEMES = ['Annex {1}', 'Exhibit {A}', 'C-{001}', 'R-{001}', 'Annexe {I}', '{s1}.{m1}', '{sA}-{m01}'];

const TYPING_MS = 250;

function Numbering({
  id,
  value,
  set,
}: {
  id: string;
  value: string;
  set: (value: string) => void;
}): ReactNode {
  const { t } = useWords();
  const list = useId();
  const [settled] = useDebouncedValue(value, TYPING_MS);
  const { data } = useQuery({ ...labelsQuery(id, settled), placeholderData: keepPreviousData });
  return (
    <>
      <TextInput
        name="numbering"
        maxLength={60}
        list={list}
        label={t('dossier.numbering')}
        description={t('dossier.numbering.rule')}
        value={value}
        onChange={({ currentTarget }) => set(currentTarget.value)}
      />
      <datalist id={list}>
        {SCHEMES.map((scheme) => (
          <option key={scheme} value={scheme} />
        ))}
      </datalist>
      <p className="aside" role="status">
        {t('dossier.numbering.gives', { labels: data?.labels.join(', ') ?? '…' })}
      </p>
    </>
  );
}

/** Title, forum, numbering and limits of a dossier; the change is an entry. */
export function FactsForm({
  detail,
  done,
}: {
  readonly detail: Detail;
  readonly done: () => void;
}): ReactNode {
  const { t } = useWords();
  const { dossier, plan, dossierVersion } = detail;
  const kept = useKeptForm(`facts ${dossierVersion}`);
  const [numbering, setNumbering] = useDraft(`numbering ${dossierVersion}`, dossier.numbering);
  const leave = (): void => {
    kept.forget();
    setNumbering(dossier.numbering);
    done();
  };
  const change = useMutation({
    mutationFn: (form: FormData) => {
      const text = (name: string): string => String(form.get(name) ?? '').trim();
      return call('PATCH /api/dossiers/{id}', {
        params: { id: dossier.id },
        ifMatch: dossierVersion,
        body: {
          title: text('title'),
          forum: text('forum') || null,
          numbering,
          pageLimit: Number(text('limit')) || null,
          languages: text('languages')
            .toLowerCase()
            .split(/[\s,]+/)
            .filter(Boolean),
          volumes: volumesIn(form),
        },
      });
    },
    onSuccess: leave,
    onSettled: () => queryClient.invalidateQueries({ queryKey: dossiersQuery.queryKey }),
  });
  return (
    <form
      ref={kept.form}
      className="stack panel"
      aria-label={t('dossier.facts')}
      onChange={kept.keep}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(new FormData(event.currentTarget));
      }}
    >
      <TextInput
        name="title"
        required
        maxLength={300}
        dir="auto"
        label={t('dossier.title')}
        defaultValue={dossier.title}
      />
      <TextInput
        name="forum"
        maxLength={300}
        dir="auto"
        label={t('dossier.forum')}
        defaultValue={dossier.forum ?? ''}
      />
      <Numbering id={dossier.id} value={numbering} set={setNumbering} />
      <TextInput
        name="limit"
        type="number"
        min={1}
        max={1_000_000}
        label={t('dossier.limit')}
        description={t('dossier.limit.rule')}
        defaultValue={plan.pageLimit ?? ''}
      />
      <TextInput
        name="languages"
        maxLength={80}
        pattern="\s*([A-Za-z]{2,3}([\s,]+|$))*"
        label={t('dossier.languages')}
        description={t('dossier.languages.rule')}
        defaultValue={plan.languages.join(' ')}
      />
      <VolumeFields detail={detail} />
      {change.isError ? <ProblemBox error={change.error} /> : null}
      <p className="bulk">
        <Button type="submit" disabled={change.isPending}>
          {t('settings.save')}
        </Button>
        <button type="button" className="quiet-button" onClick={leave}>
          {t('dossier.facts.leave')}
        </button>
      </p>
    </form>
  );
}
