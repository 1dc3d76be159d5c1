import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { IMPORT_KINDS, importsOfItemQuery, sheetSampleQuery, type ImportKind } from '../api/imports.ts';
import type { ImportRun } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Causes } from './causes.tsx';
import { Columns } from './columns.tsx';
import type { Mapping } from './mapping.ts';
import { Tally } from './tally.tsx';

type Body = Parameters<typeof call<'POST /api/items/{serial}/imports'>>[1]['body'];

function parsed(text: string): Mapping | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : null;
  } catch {
    return null;
  }
}

/** The mapping: by columns, or all of it as JSON. What is written here is tried before anything is recorded. */
function MapAndTry(given: {
  readonly serial: string;
  readonly kind: ImportKind;
  readonly sheet: number;
}): ReactNode {
  const { t } = useWords();
  const { serial, kind, sheet } = given;
  const navigate = useNavigate();
  const { data: sample, error } = useQuery(sheetSampleQuery(serial, kind, sheet));
  const [text, setText] = useState('');
  useEffect(() => {
    if (sample) setText(JSON.stringify(sample.mapping, null, 2));
  }, [sample]);
  const mapping = parsed(text);
  // The server checks all of it: what is sent is what was written.
  const body = { kind, sheet, mapping } as unknown as Body;
  const tried = useMutation({
    mutationFn: () => call('POST /api/items/{serial}/imports/dry-run', { params: { serial }, body }),
  });
  const begun = useMutation({
    mutationFn: () => call('POST /api/items/{serial}/imports', { params: { serial }, body }),
    onSuccess: ({ id }) => navigate({ to: '/imports/$id', params: { id } }),
  });
  if (!sample) return error ? <ProblemBox error={error} /> : <Waiting text={t('wait.sheet')} />;
  const change = (next: Mapping): void => {
    setText(JSON.stringify(next, null, 2));
    tried.reset();
  };
  return (
    <div className="stack import-mapping">
      {mapping ? <Columns kind={kind} columns={sample.columns} mapping={mapping} change={change} /> : null}
      <details open={mapping === null}>
        <summary>{t('import.as-json')}</summary>
        <Textarea
          label={t('import.mapping')}
          description={t('import.mapping.why')}
          value={text}
          autosize
          minRows={6}
          maxRows={24}
          spellCheck={false}
          error={mapping === null ? t('phrase.import-why-json') : undefined}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            tried.reset();
          }}
        />
      </details>
      <div className="button-line">
        <Button
          variant="default"
          disabled={mapping === null || tried.isPending}
          onClick={() => tried.mutate()}
        >
          {t('import.try')}
        </Button>
        <span className="aside">{t('import.try.why')}</span>
      </div>
      {tried.isPending ? <Waiting text={t('import.trying')} /> : null}
      {tried.isError ? <ProblemBox error={tried.error} /> : null}
      {tried.data ? (
        <section aria-labelledby="import-tried">
          <h2 id="import-tried">{t('import.would')}</h2>
          <Tally of={tried.data} />
          <Causes causes={tried.data.causes} />
          {begun.isError ? <ProblemBox error={begun.error} /> : null}
          <Button disabled={begun.isPending || tried.data.imported === 0} onClick={() => begun.mutate()}>
            {t('import.begin', { n: tried.data.imported })}
          </Button>
        </section>
      ) : null}
    </div>
  );
}

function Earlier({ runs }: { readonly runs: readonly ImportRun[] }): ReactNode {
  const { t, format } = useWords();
  if (runs.length === 0) return null;
  return (
    <section aria-labelledby="import-earlier">
      <h2 id="import-earlier">{t('import.earlier')}</h2>
      <ul className="plain-list">
        {runs.map((run) => (
          <li key={run.id}>
            <Link to="/imports/$id" params={{ id: run.id }}>
              {t(`import.kind.${run.kind}`)}, {format.moment(run.madeAt)}
            </Link>{' '}
            <span className="aside">
              {t('import.good')}: {format.number(run.imported)} · {t('import.bad')}:{' '}
              {format.number(run.failed)} · {run.madeBy ?? ''}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Makes records of the rows of a spreadsheet that was received: columns get their meaning, all is tried first, and then imported. */
export function ImportPage(): ReactNode {
  const { t } = useWords();
  const { serial } = useParams({ from: '/inside/items/$serial/import' });
  const [kind, setKind] = useState<ImportKind>('incidents');
  const [sheet, setSheet] = useState(1);
  const { data: runs } = useQuery(importsOfItemQuery(serial));
  return (
    <>
      <PageTitle
        text={t('import.title')}
        aside={
          <p className="item-marks">
            <Link to="/items/$serial" params={{ serial }}>
              <code>{serial}</code>
            </Link>
          </p>
        }
      />
      <p className="aside">{t('import.what')}</p>
      <div className="claims-filter">
        <label className="stack-field">
          {t('import.row-is')}
          <select
            value={kind}
            onChange={({ currentTarget }) =>
              setKind(IMPORT_KINDS.find((one) => one === currentTarget.value) ?? 'incidents')
            }
          >
            {IMPORT_KINDS.map((one) => (
              <option key={one} value={one}>
                {t(`import.kind.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="stack-field">
          {t('import.sheet')}
          <input
            type="number"
            min={1}
            max={200}
            value={sheet}
            onChange={({ currentTarget }) => setSheet(Math.max(1, currentTarget.valueAsNumber || 1))}
          />
        </label>
      </div>
      <MapAndTry key={`${kind} ${sheet}`} serial={serial} kind={kind} sheet={sheet} />
      <Earlier runs={runs?.items ?? []} />
    </>
  );
}
