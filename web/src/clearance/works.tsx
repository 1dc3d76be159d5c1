import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForGround } from '../api/ground.ts';
import type { WholeArea } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useDay } from '../proceedings/words.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { Choice, choiceIn, Line, Lines, numberIn, textIn } from './fields.tsx';
import { fieldOfExtent, isNothing, NO_POLYGON, polygonsIn, typedInForm } from './polygon.ts';
import { RingFields } from './ring-fields.tsx';

const KINDS = ['non-technical-survey', 'technical-survey', 'clearance'] as const;
const RELEASED = ['none', 'cancelled', 'reduced', 'cleared'] as const;
const NONCONFORMITIES = ['none', 'minor', 'major', 'critical'] as const;

type Part = WholeArea['parts'][number];

function NewPart({ id, done }: { readonly id: string; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <NewForm
      label={t('ground.new-part')}
      name={`new ground part ${id}`}
      fieldOf={fieldOfExtent}
      send={(form) => {
        const typed = typedInForm(form);
        // What was typed and is no polygon is refused by the server, not left out.
        const extent = isNothing(typed) ? null : (polygonsIn(typed) ?? NO_POLYGON);
        return call('POST /api/ground-works/{id}/parts', {
          params: { id },
          body: {
            name: textIn(form, 'name') ?? '',
            kind: choiceIn(form, 'kind', KINDS, 'clearance'),
            released: choiceIn(form, 'released', RELEASED, 'none'),
            ...(extent === null ? {} : { extent }),
            criteria: textIn(form, 'criteria'),
            organisation: textIn(form, 'organisation') ?? '',
            started: textIn(form, 'started'),
            ended: textIn(form, 'ended'),
            method: textIn(form, 'method'),
            depthCm: numberIn(form, 'depthCm'),
            serial: textIn(form, 'serial'),
          },
        });
      }}
      made={async () => {
        await askForGround();
        done();
      }}
      leave={done}
    >
      <div className="field-line ends">
        <Line name="name" label={t('ground.part')} required most={200} />
        <Choice name="kind" label={t('ground.work')} of={KINDS} words="ground.work" />
        <Choice name="released" label={t('ground.released')} of={RELEASED} words="ground.released" />
      </div>
      <RingFields known={[]} required={false} />
      <Lines name="criteria" label={t('ground.criteria')} />
      <div className="field-line ends">
        <Line name="organisation" label={t('ground.organisation')} required />
        <Line name="started" label={t('ground.started')} most={100} />
        <Line name="ended" label={t('ground.ended')} most={100} />
      </div>
      <div className="field-line ends">
        <Line name="method" label={t('ground.method')} most={1000} />
        <Line name="depthCm" label={t('ground.depth-cm')} isNumber />
        <Line name="serial" label={t('ground.certificate')} most={20} />
      </div>
    </NewForm>
  );
}

/** The form of a visit of those who checked a work. */
function NewVisit({ of, done }: { readonly of: Part; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <NewForm
      label={t('visit.new-of', { part: of.name })}
      name={`new visit ${of.id}`}
      send={(form) =>
        call('POST /api/ground-work-parts/{id}/visits', {
          params: { id: of.id },
          body: {
            visitedOn: textIn(form, 'visitedOn'),
            inspectedBy: textIn(form, 'inspectedBy') ?? '',
            nonconformity: choiceIn(form, 'nonconformity', NONCONFORMITIES, 'none'),
            words: textIn(form, 'words'),
            measures: textIn(form, 'measures'),
          },
        })
      }
      made={async () => {
        await askForGround();
        done();
      }}
      leave={done}
    >
      <div className="field-line ends">
        <Line name="inspectedBy" label={t('visit.inspected-by')} required />
        <Line name="visitedOn" label={t('visit.on')} most={100} />
        <Choice
          name="nonconformity"
          label={t('ground.nonconformity')}
          of={NONCONFORMITIES}
          words="ground.nonconformity"
        />
      </div>
      <Lines name="words" label={t('visit.words')} />
      <Lines name="measures" label={t('visit.measures')} />
    </NewForm>
  );
}

function Visits({ of, mayChange }: { readonly of: Part; readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  return (
    <ul className="plain-list tight">
      {of.visits.map((visit) => (
        <li key={visit.id} className="aside" dir="auto">
          {visit.visitedOn === null ? null : <span className="figures">{day(visit.visitedOn)} · </span>}
          {visit.inspectedBy} · {t(`ground.nonconformity.${visit.nonconformity}`)}
          {visit.words === null ? '' : `: ${visit.words}`}{' '}
          {visit.measures === null ? '' : `· ${t('visit.measures.of', { words: visit.measures })}`}{' '}
          {mayChange ? (
            <Reasoned
              isQuiet
              done={askForGround}
              button={t('record.withdraw')}
              name={t('ground.withdraw-of', { what: visit.inspectedBy })}
              send={(reason) =>
                call('POST /api/quality-visits/{id}/withdrawal', {
                  params: { id: visit.id },
                  body: { reason },
                })
              }
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Work({ of, mayChange }: { readonly of: Part; readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const [isVisited, setVisited] = useState(false);
  const days = [of.started, of.ended].map((one) => (one === null ? '…' : day(one)));
  return (
    <li>
      <strong dir="auto">{of.name}</strong> · {t(`ground.work.${of.kind}`)} ·{' '}
      {t(`ground.released.${of.released}`)} · <span dir="auto">{of.organisation}</span>
      {of.started === null && of.ended === null ? null : (
        <span className="figures"> · {of.started === null ? days[1] : days.join(' – ')}</span>
      )}
      {of.item === null ? null : (
        <>
          {' · '}
          <Link to="/items/$serial" params={{ serial: of.item }} className="figures">
            {of.item}
          </Link>
        </>
      )}
      {of.method === null ? null : <p dir="auto">{of.method}</p>}
      {of.criteria === null ? null : <p dir="auto">{of.criteria}</p>}
      <Visits of={of} mayChange={mayChange} />
      {mayChange && isVisited ? <NewVisit of={of} done={() => setVisited(false)} /> : null}
      {mayChange && !isVisited ? (
        <>
          <button
            type="button"
            className="quiet-button"
            aria-label={t('visit.new-of', { part: of.name })}
            onClick={() => setVisited(true)}
          >
            {t('visit.new')}
          </button>{' '}
          <Reasoned
            isQuiet
            done={askForGround}
            button={t('record.withdraw')}
            name={t('ground.withdraw-of', { what: of.name })}
            send={(reason) =>
              call('POST /api/ground-work-parts/{id}/withdrawal', { params: { id: of.id }, body: { reason } })
            }
          />
        </>
      ) : null}
    </li>
  );
}

/** What was done to an area and who checked it, with the forms of more. */
export function Works({ of, mayChange }: { readonly of: WholeArea; readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const [isNew, setNew] = useState(false);
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">{t('ground.parts')}</h2>
      {of.parts.length === 0 ? <p className="aside">{t('ground.parts.none')}</p> : null}
      <ul className="plain-list">
        {of.parts.map((one) => (
          <Work key={one.id} of={one} mayChange={mayChange} />
        ))}
      </ul>
      {!mayChange ? null : isNew ? (
        <NewPart id={of.id} done={() => setNew(false)} />
      ) : (
        <Button variant="default" onClick={() => setNew(true)}>
          {t('ground.new-part')}
        </Button>
      )}
    </section>
  );
}
