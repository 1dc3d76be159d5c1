import { Textarea } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import type { LawFile } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { Moment } from '../ui/moment.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { LawWords, ReadIn, ToCheck } from './law-words.tsx';

type Statement = LawFile['statements'][number];

const fileQuery = (id: string) =>
  queryOptions({
    queryKey: ['law', 'file', id],
    queryFn: ({ signal }) => call('GET /api/law/files/{id}', { params: { id }, signal }),
  });

/** Whatever shows the law or what rests on it. */
const askForLaw = async (): Promise<void> => {
  for (const name of ['law', 'allegations', 'proceedings', 'dossiers'])
    await queryClient.invalidateQueries({ queryKey: [name] });
};

function RestsOn({ of, mayConfirm }: { readonly of: Statement; readonly mayConfirm: boolean }): ReactNode {
  const { t } = useWords();
  const { confirmed, source } = of;
  if (confirmed)
    return (
      <p className="aside">
        {t('law.confirmed-by', { who: confirmed.by, where: confirmed.foundIn })} ·{' '}
        <Moment at={confirmed.at} />{' '}
        {mayConfirm ? (
          <Reasoned
            isQuiet
            button={t('law.confirm.withdraw')}
            name={`${t('law.confirm.withdraw')}: ${of.id}`}
            send={(reason) =>
              call('POST /api/law/confirmations/{id}/withdrawal', {
                params: { id: confirmed.id },
                body: { reason },
              })
            }
            done={askForLaw}
          />
        ) : null}
      </p>
    );
  return source === null ? null : (
    <p className="aside breakable">
      <ReadIn source={source} />
    </p>
  );
}

/** What else a statement says, by fields of its file: a confirmation is of all of it. */
function Facts({ of }: { readonly of: Statement['facts'] }): ReactNode {
  const { t } = useWords();
  if (of.length === 0) return null;
  return (
    <ul className="facts-of-law" aria-label={t('law.facts')}>
      {of.map(({ field, value }) => (
        <li key={field}>
          <code>{field}</code> <span className="breakable">{value}</span>
        </li>
      ))}
    </ul>
  );
}

function One(given: {
  readonly file: string;
  readonly of: Statement;
  readonly mayConfirm: boolean;
}): ReactNode {
  const { t } = useWords();
  const { file, of, mayConfirm } = given;
  return (
    <li>
      <p>
        {of.field === null ? null : <span className="aside">{t(`law.field.${of.field}`)} · </span>}
        {of.label === null ? null : (
          <>
            <strong>
              <LawWords of={of.label} />
            </strong>{' '}
          </>
        )}
        {of.text === null ? null : <LawWords of={of.text} />}
        <ToCheck is={of.toCheck} /> <code className="aside breakable">{of.id}</code>
      </p>
      <Facts of={of.facts} />
      <RestsOn of={of} mayConfirm={mayConfirm} />
      {of.toCheck && mayConfirm ? (
        <OpenForm
          isQuiet
          label={t('law.confirm')}
          openName={t('law.confirm.named', { what: of.id })}
          send={(form) =>
            call('POST /api/law/files/{id}/confirmations', {
              params: { id: file },
              body: {
                statement: of.id,
                digest: of.digest,
                foundIn: String(form.get('found-in') ?? '').trim(),
              },
            })
          }
          done={askForLaw}
        >
          <Textarea
            name="found-in"
            required
            maxLength={1000}
            dir="auto"
            label={t('law.confirm.found-in')}
            description={t('law.confirm.why')}
          />
        </OpenForm>
      ) : null}
    </li>
  );
}

function List({ id, mayConfirm }: { readonly id: string; readonly mayConfirm: boolean }): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(fileQuery(id));
  const [isNarrow, setNarrow] = useState(true);
  const shown = data?.statements.filter(
    ({ toCheck, confirmed }) => !isNarrow || toCheck || confirmed !== null,
  );
  return (
    <>
      <label>
        <input type="checkbox" checked={isNarrow} onChange={() => setNarrow(!isNarrow)} />{' '}
        {t('law.only-to-check')}
      </label>
      {error ? <ProblemBox error={error} /> : null}
      {!data && !error ? <Waiting text={t('wait.statements')} /> : null}
      <ul className="plain-list">
        {shown?.map((one) => (
          <One key={one.id} file={id} of={one} mayConfirm={mayConfirm} />
        ))}
      </ul>
    </>
  );
}

/**
 * Every statement of a file of the law, what it rests on, and the form by which a lawyer says that it was looked up. There are hundreds in
 * a treaty: they are asked for when they are opened, or at once with `isOpen`.
 */
export function LawStatements(given: {
  readonly id: string;
  readonly mayConfirm: boolean;
  readonly isOpen?: boolean;
}): ReactNode {
  const { t } = useWords();
  const { id, mayConfirm, isOpen = false } = given;
  const [isShown, setShown] = useState(isOpen);
  return (
    <section aria-label={t('law.statements')}>
      <details open={isShown} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
        <summary>{t('law.statements')}</summary>
        {isShown ? <List id={id} mayConfirm={mayConfirm} /> : null}
      </details>
    </section>
  );
}
