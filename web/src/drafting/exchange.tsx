import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForPleadings } from '../api/pleadings.ts';
import type { PleadingImport, WholePleading } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { FindingList } from './findings.tsx';

const CHUNK = 0x8000;

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  // All at once would be more arguments than a function takes.
  for (let at = 0; at < bytes.length; at += CHUNK)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}

function Change({
  before,
  after,
  number,
}: {
  readonly before: string | null;
  readonly after: string | null;
  readonly number?: string;
}): ReactNode {
  return (
    <>
      {number === undefined ? null : <span className="figures">{number} </span>}
      {before === null ? null : <del dir="auto">{before}</del>}{' '}
      {after === null ? null : <ins dir="auto">{after}</ins>}
    </>
  );
}

/** What a file changes, or would change. */
function Report({ report }: { readonly report: PleadingImport }): ReactNode {
  const { t } = useWords();
  const { parts, cites, notes, findings, same, moved, keptCites, title } = report;
  return (
    <div className="import-report">
      <p>
        {t('pleading.import.parts', { same, changed: parts.length, moved })}{' '}
        {t('pleading.import.cites', { kept: keptCites, changed: cites.length })}
      </p>
      {title === null ? null : <Change before={title.before} after={title.after} />}
      {parts.length === 0 ? null : (
        <details open>
          <summary>{t('pleading.import.text')}</summary>
          <ul>
            {parts.map((one, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- changes have no name but their place
              <li key={at}>
                <Change {...one} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {cites.length === 0 ? null : (
        <details open>
          <summary>{t('pleading.import.cites-changed')}</summary>
          <ul>
            {cites.map(({ before, after }, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- changes have no name but their place
              <li key={at}>
                <Change before={before} after={after} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {notes.length === 0 ? null : (
        <>
          <p>{t('pleading.import.notes')}</p>
          <ul>
            {notes.map(({ code, n, text, paragraph }) => (
              <li key={code}>
                {t(`pleading.note.${code}`)} <span className="figures">({n})</span>{' '}
                {paragraph === null ? null : t('pleading.note.place', { n: paragraph })}{' '}
                {text === '' ? null : <q dir="auto">{text}</q>}
              </li>
            ))}
          </ul>
        </>
      )}
      {findings.length === 0 ? null : (
        <details className="dossier-problems">
          <summary>{t('pleading.import.findings', { n: findings.length })}</summary>
          <FindingList findings={findings} />
        </details>
      )}
    </div>
  );
}

function Import({ whole }: { readonly whole: WholePleading }): ReactNode {
  const { t } = useWords();
  const [file, setFile] = useState<File | null>(null);
  const [isAnyway, setAnyway] = useState(false);
  const bring = useMutation({
    mutationFn: async ({ of, dryRun }: { readonly of: File; readonly dryRun: boolean }) =>
      call('POST /api/pleadings/{id}/import', {
        params: { id: whole.pleading.id },
        body: { file: await base64Of(of), dryRun, anyway: isAnyway },
      }),
    onSuccess: async (_, { dryRun }) => {
      if (dryRun) return;
      setFile(null);
      await askForPleadings();
    },
  });
  return (
    <>
      <label className="stack-field">
        {t('pleading.import.file')}
        <input
          type="file"
          accept=".md,.docx,text/markdown"
          onChange={({ currentTarget }) => {
            const [one = null] = currentTarget.files ?? [];
            setFile(one);
            bring.reset();
            if (one) bring.mutate({ of: one, dryRun: true });
          }}
        />
      </label>
      <label className="check-line">
        <input
          type="checkbox"
          checked={isAnyway}
          onChange={({ currentTarget }) => setAnyway(currentTarget.checked)}
        />{' '}
        {t('pleading.import.anyway')}
      </label>
      {bring.error ? <ProblemBox error={bring.error} /> : null}
      {bring.data ? <Report report={bring.data} /> : null}
      {file === null ? null : (
        <div className="button-line">
          <Button disabled={bring.isPending} onClick={() => bring.mutate({ of: file, dryRun: false })}>
            {t('pleading.import.bring')}
          </Button>
          <Button
            variant="default"
            disabled={bring.isPending}
            onClick={() => bring.mutate({ of: file, dryRun: true })}
          >
            {t('pleading.import.try')}
          </Button>
        </div>
      )}
    </>
  );
}

/** A pleading as a file, out and in. */
export function Exchange({
  whole,
  mayWrite,
}: {
  readonly whole: WholePleading;
  readonly mayWrite: boolean;
}): ReactNode {
  const { t } = useWords();
  const { id } = whole.pleading;
  return (
    <section aria-labelledby="exchange" className="no-print">
      <h2 id="exchange">{t('pleading.exchange')}</h2>
      <p>
        {(['docx', 'md'] as const).map((format) => (
          <span key={format}>
            <a href={`/api/pleadings/${id}/file?format=${format}`} download>
              {t(`pleading.export.${format}`)}
            </a>{' '}
          </span>
        ))}
      </p>
      <p className="aside">{t('pleading.exchange.how')}</p>
      {mayWrite ? <Import whole={whole} /> : null}
    </section>
  );
}
