import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { dossierQuery, queryClient } from '../api/queries.ts';
import type { Build, Filing } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { Moment } from '../ui/moment.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { PlainText } from '../viewers/plain-text.tsx';

type Note = Filing['notes'][number];

const OUTCOMES = ['admitted', 'refused', 'withdrawn'] as const;

/** What was filed of a dossier, the newest first. */
const filingsQuery = (id: string) =>
  queryOptions({
    queryKey: [...dossierQuery(id).queryKey, 'filings'],
    queryFn: ({ signal }) => call('GET /api/dossiers/{id}/filings', { params: { id }, signal }),
  });

/** The filing that stands, while which nothing in the dossier changes; null for none. */
const standingOf = (filings: readonly Filing[] | undefined): Filing | null =>
  filings?.find(({ reopenedAt }) => reopenedAt === null) ?? null;

/** An erratum that goes on the sheet for the registry. */
const isCorrection = ({ kind, outcome }: Note): boolean =>
  kind === 'erratum' && outcome !== 'refused' && outcome !== 'withdrawn';

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

function NoteLine(given: {
  readonly note: Note;
  readonly mayChange: boolean;
  readonly done: () => Promise<void>;
}): ReactNode {
  const { t } = useWords();
  const { note, mayChange, done } = given;
  const what = note.kind === 'late' ? (note.title ?? note.serial ?? '') : (note.place ?? '');
  return (
    <li>
      <strong>{t.of(`filing.note.${note.kind}`, note.kind)}</strong>{' '}
      {note.serial === null ? (
        <PlainText text={what} />
      ) : (
        <Link to="/items/$serial" params={{ serial: note.serial }} dir="auto">
          <PlainText text={what} />
        </Link>
      )}
      {note.says === null || note.shouldSay === null ? null : (
        <p dir="auto">
          <del className="was" dir="auto">
            {note.says}
          </del>{' '}
          <ins className="is" dir="auto">
            {note.shouldSay}
          </ins>
        </p>
      )}
      <p className="aside" dir="auto">
        {note.reason} · {note.madeBy} · <Moment at={note.madeAt} />
      </p>
      {note.outcome === null ? null : (
        <p>
          {t.of(`filing.outcome.${note.outcome}`, note.outcome)}
          {': '}
          <span dir="auto">{note.outcomeReason}</span> <span className="aside">{note.settledBy}</span>
        </p>
      )}
      {mayChange && note.outcome === null
        ? OUTCOMES.map((outcome) => (
            <Reasoned
              key={outcome}
              isQuiet
              button={t(`filing.outcome.${outcome}`)}
              name={`${t(`filing.outcome.${outcome}`)}: ${what}`}
              send={(reason) =>
                call('POST /api/filing-notes/{id}/outcome', {
                  params: { id: note.id },
                  body: { outcome, reason },
                })
              }
              done={done}
            />
          ))
        : null}
    </li>
  );
}

function Forms({ filing, done }: { readonly filing: Filing; readonly done: () => Promise<void> }): ReactNode {
  const { t } = useWords();
  const note = (body: Parameters<typeof sendNote>[1]) => sendNote(filing.id, body);
  return (
    <div className="bulk">
      <OpenForm
        label={t('filing.late.add')}
        send={(form) =>
          note({
            kind: 'late',
            serial: textOf(form, 'serial').toUpperCase(),
            reason: textOf(form, 'reason'),
          })
        }
        done={done}
      >
        <TextInput name="serial" required maxLength={20} label={t('filing.serial')} />
        <Textarea name="reason" required maxLength={2000} dir="auto" label={t('filing.why-late')} />
      </OpenForm>
      <OpenForm
        label={t('filing.erratum.add')}
        send={(form) =>
          note({
            kind: 'erratum',
            place: textOf(form, 'place'),
            says: textOf(form, 'says'),
            shouldSay: textOf(form, 'should-say'),
            reason: textOf(form, 'reason'),
          })
        }
        done={done}
      >
        <TextInput name="place" required maxLength={300} dir="auto" label={t('filing.place')} />
        <Textarea name="says" required maxLength={2000} dir="auto" label={t('filing.says')} />
        <Textarea name="should-say" required maxLength={2000} dir="auto" label={t('filing.should-say')} />
        <Textarea name="reason" required maxLength={2000} dir="auto" label={t('filing.why')} />
      </OpenForm>
      <Reasoned
        button={t('filing.reopen')}
        send={(reason) =>
          call('POST /api/filings/{id}/reopening', { params: { id: filing.id }, body: { reason } })
        }
        done={done}
      />
    </div>
  );
}

const sendNote = (
  id: string,
  body:
    | { kind: 'late'; serial: string; reason: string }
    | { kind: 'erratum'; place: string; says: string; shouldSay: string; reason: string },
) => call('POST /api/filings/{id}/notes', { params: { id }, body });

function NewFiling(given: {
  readonly id: string;
  readonly builds: readonly Build[];
  readonly done: () => Promise<void>;
}): ReactNode {
  const { t, format } = useWords();
  const { id, builds, done } = given;
  if (builds.length === 0) return <p className="aside">{t('filing.build-first')}</p>;
  return (
    <OpenForm
      label={t('filing.record')}
      send={(form) =>
        call('POST /api/dossiers/{id}/filings', {
          params: { id },
          body: {
            buildId: textOf(form, 'build'),
            filedOn: textOf(form, 'filed-on'),
            filedWith: textOf(form, 'filed-with'),
            reference: textOf(form, 'reference') || null,
          },
        })
      }
      done={done}
    >
      <p className="aside">{t('filing.record.why')}</p>
      <NativeSelect name="build" label={t('filing.build')}>
        {builds.map((one) => (
          <option key={one.id} value={one.id}>
            {format.moment(one.builtAt)} · {one.sha256.slice(0, 12)}
          </option>
        ))}
      </NativeSelect>
      <TextInput
        name="filed-on"
        required
        maxLength={10}
        pattern="\d{4}-\d{2}-\d{2}"
        placeholder="2031-05-06"
        label={t('filing.on')}
      />
      <TextInput name="filed-with" required maxLength={300} dir="auto" label={t('filing.with')} />
      <TextInput name="reference" maxLength={300} dir="auto" label={t('filing.reference')} />
    </OpenForm>
  );
}

/** That a bundle was filed, and what came late or has to be corrected since; while a filing stands nothing in the dossier changes. */
export function Filings(given: {
  readonly id: string;
  readonly builds: readonly Build[];
  readonly isPermitted: boolean;
}): ReactNode {
  const { t } = useWords();
  const { id, builds, isPermitted } = given;
  const { data, error } = useQuery(filingsQuery(id));
  const done = (): Promise<void> => queryClient.invalidateQueries({ queryKey: dossierQuery(id).queryKey });
  const standing = standingOf(data?.filings);
  return (
    <section aria-labelledby="filings">
      <h2 id="filings">{t('filing.title')}</h2>
      {error ? <ProblemBox error={error} /> : null}
      {data?.filings.length === 0 ? <p className="aside">{t('filing.none')}</p> : null}
      {data?.filings.map((filing) => (
        <article
          key={filing.id}
          aria-label={t('filing.filed', { day: filing.filedOn, who: filing.filedWith })}
        >
          <h3>{t('filing.filed', { day: filing.filedOn, who: filing.filedWith })}</h3>
          <p className="aside">
            {filing.reference === null ? null : <span dir="auto">{filing.reference} · </span>}
            {filing.madeBy} · <Moment at={filing.madeAt} />
            {filing.sha256 === null ? null : (
              <>
                {' · '}
                <code>{filing.sha256.slice(0, 12)}</code>
              </>
            )}
          </p>
          {filing.reopenedAt === null ? (
            <p>{t('filing.locked')}</p>
          ) : (
            <p>
              {t('filing.reopened', { who: filing.reopenedBy ?? '' })}{' '}
              <span dir="auto">{filing.reopenedReason}</span>
            </p>
          )}
          {filing.notes.length > 0 ? (
            <ul className="plain-list">
              {filing.notes.map((note) => (
                <NoteLine key={note.id} note={note} mayChange={isPermitted} done={done} />
              ))}
            </ul>
          ) : null}
          {filing.notes.some(isCorrection) ? (
            <p>
              <a href={`/api/filings/${filing.id}/errata`} download>
                {t('filing.errata')}
              </a>
            </p>
          ) : null}
          {isPermitted && filing.id === standing?.id ? <Forms filing={filing} done={done} /> : null}
        </article>
      ))}
      {data && isPermitted && standing === null ? <NewFiling id={id} builds={builds} done={done} /> : null}
    </section>
  );
}
