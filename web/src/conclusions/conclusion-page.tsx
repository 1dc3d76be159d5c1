import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForConclusions, conclusionQuery } from '../api/conclusions.ts';
import { meQuery } from '../api/queries.ts';
import type { Conclusion } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { RecordFoot } from '../together/record-foot.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { changedIn } from '../ui/changed.ts';
import { ChangeForm } from '../ui/change-form.tsx';
import { Facts } from '../ui/facts.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Claims } from './conclusion-claims.tsx';
import { ConclusionFields, conclusionFacts } from './conclusion-fields.tsx';
import { Ladder } from './conclusion-ladder.tsx';
import { Reasoned } from '../together/reasoned.tsx';

function Change(given: { readonly conclusion: Conclusion; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [start] = useState(given.conclusion);
  return (
    <ChangeForm
      label={t('record.change')}
      name={`conclusion ${start.id}`}
      version={given.conclusion.version}
      className="stack panel record-form"
      theirs={t('record.theirs')}
      send={(form, ifMatch) =>
        call('PATCH /api/conclusions/{id}', {
          params: { id: start.id },
          body: changedIn(start, conclusionFacts(form)),
          ifMatch,
        })
      }
      askAgain={askForConclusions}
      done={given.done}
    >
      <ConclusionFields known={start} />
    </ChangeForm>
  );
}

/** One conclusion: what is concluded and why, the claims for it and against it, and its ladder with who took which step. */
export function ConclusionPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/conclusions/$id' });
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(conclusionQuery(id));
  const [isChanging, setChanging] = useState(false);
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.conclusions')} />
    );
  const { conclusion, withdrawnReason, claims, steps, next, isOpen } = data;
  const mayCode = (me?.capabilities.includes('describe') ?? false) && withdrawnReason === null;
  const { supersedesId, newerId, incidentId, standard, reasons } = conclusion;
  const link = (to: string, label: string): ReactNode => (
    <p>
      <Link to="/conclusions/$id" params={{ id: to }}>
        {label}
      </Link>
    </p>
  );
  return (
    <>
      <PageTitle text={conclusion.statement} />
      <RecordLive table="conclusion" id={id} />
      <p className="aside">{t('conclusion.what')}</p>
      {withdrawnReason === null ? null : (
        <p className="note" role="status">
          {t('conclusion.withdrawn')} <span dir="auto">{withdrawnReason}</span>
        </p>
      )}
      {newerId === null ? null : link(newerId, t('conclusion.newer'))}
      {supersedesId === null ? null : link(supersedesId, t('conclusion.older'))}
      {isChanging ? (
        <Change conclusion={conclusion} done={() => setChanging(false)} />
      ) : (
        <Facts
          of={[
            [
              t('conclusion.reasons'),
              reasons === null ? null : (
                <span dir="auto" className="as-written">
                  {reasons}
                </span>
              ),
            ],
            [t('conclusion.standard'), standard === null ? null : t(`standard.${standard}`)],
            [
              t('conclusion.incident'),
              incidentId === null ? null : (
                <Link to="/incidents/$id" params={{ id: incidentId }}>
                  {t('conclusion.to-incident')}
                </Link>
              ),
            ],
          ]}
        />
      )}
      {mayCode && isOpen && !isChanging ? (
        <div className="button-line">
          <Button variant="default" onClick={() => setChanging(true)}>
            {t('record.change')}
          </Button>
          <Reasoned
            done={askForConclusions}
            button={t('record.withdraw')}
            send={(reason) =>
              call('POST /api/conclusions/{id}/withdrawal', { params: { id }, body: { reason } })
            }
          />
        </div>
      ) : null}
      <Claims id={id} claims={claims} mayChange={mayCode && isOpen} />
      <Ladder conclusion={conclusion} steps={steps} next={next} mayCode={mayCode} />
      <RecordFoot table="conclusion" id={id} />
    </>
  );
}
