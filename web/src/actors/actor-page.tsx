import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { actorHistoryQuery, actorQuery, askForActors } from '../api/actors.ts';
import { call } from '../api/client.ts';
import { compartmentsOf, meQuery } from '../api/queries.ts';
import type { Actor } from '../api/schema.gen.ts';
import { TermSelect, useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { HistoryFold, RecordFoot } from '../together/record-foot.tsx';
import { ReasonForm } from '../together/reason-form.tsx';
import { changedIn } from '../ui/changed.ts';
import { ChangeForm } from '../ui/change-form.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { ActorFacts } from './actor-facts.tsx';
import { ActorFields, factsIn } from './actor-fields.tsx';
import { ActorMerge } from './actor-merge.tsx';
import { ActorName, ProtectedMark } from './actor-name.tsx';
import { ActorNames } from './actor-names.tsx';
import { ActorRelations } from './actor-relations.tsx';

function Change({ actor, done }: { readonly actor: Actor; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [start] = useState(actor);
  return (
    <ChangeForm
      label={t('actor.change')}
      name={`actor ${start.id}`}
      version={actor.identity?.version ?? ''}
      className="stack panel actor-form"
      theirs={t('actor.theirs')}
      send={(form, ifMatch) => {
        const reason = String(form.get('reason') ?? '').trim();
        return call('PATCH /api/actors/{id}', {
          params: { id: start.id },
          body: {
            facts: changedIn(start.identity ?? {}, factsIn(form, start.kind)),
            countingUnit: String(form.get('countingUnit')),
            ...(reason === '' ? {} : { reason }),
          },
          ifMatch,
        });
      }}
      askAgain={askForActors}
      done={done}
    >
      <TermSelect
        list="counting-unit"
        name="countingUnit"
        label={t('actor.counting-unit')}
        value={start.countingUnit}
      />
      <ActorFields kind={start.kind} known={start.identity ?? {}} />
      <TextInput name="reason" maxLength={2000} dir="auto" label={t('actor.change.reason')} />
    </ChangeForm>
  );
}

/** Sealing who it is, opening it, or withdrawing it: each asks for a reason. */
function Acts({ actor, change }: { readonly actor: Actor; readonly change: () => void }): ReactNode {
  const { t } = useWords();
  const [asked, setAsked] = useState<'protection' | 'withdrawal' | null>(null);
  const { id, isProtected } = actor;
  const act = useMutation({
    mutationFn: (reason: string) =>
      asked === 'withdrawal'
        ? call('POST /api/actors/{id}/withdrawal', { params: { id }, body: { reason } })
        : call('POST /api/actors/{id}/protection', {
            params: { id },
            body: { isProtected: !isProtected, reason },
          }),
    onSuccess: async () => {
      setAsked(null);
      await askForActors();
    },
  });
  const protect = t(isProtected ? 'actor.open-it' : 'actor.protect-it');
  if (asked !== null)
    return (
      <div className="panel">
        {asked === 'protection' ? (
          <p className="aside">{t(isProtected ? 'actor.open-it.what' : 'actor.protect-it.what')}</p>
        ) : null}
        <ReasonForm
          label={t('history.reason')}
          button={asked === 'withdrawal' ? t('actor.withdraw') : protect}
          error={act.error}
          isBusy={act.isPending}
          send={(reason) => act.mutate(reason)}
          cancel={() => {
            act.reset();
            setAsked(null);
          }}
        />
      </div>
    );
  return (
    <div className="button-line actor-acts">
      <Button variant="default" onClick={change}>
        {t('actor.change')}
      </Button>
      <button type="button" className="quiet-button" onClick={() => setAsked('protection')}>
        {protect}
      </button>
      <button type="button" className="quiet-button" onClick={() => setAsked('withdrawal')}>
        {t('actor.withdraw')}
      </button>
    </div>
  );
}

/** One person or group: names by script, facts with what they rest on, relations, who is the same, what happened. */
export function ActorPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/actors/$id' });
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(actorQuery(id));
  const unitOf = useTerm('counting-unit');
  const [isChanging, setChanging] = useState(false);
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.actors')} />
    );
  const { actor, sameAs, keptId, withdrawnReason } = data;
  const { identity } = actor;
  const isSeen = identity !== null;
  const mayCode = (me?.capabilities.includes('describe') ?? false) && isSeen && !actor.isWithdrawn;
  const kept = sameAs.find((one) => one.id === keptId);
  return (
    <>
      <PageTitle
        text={actor.name ?? actor.pseudonym}
        aside={
          <p className="item-marks">
            <code>{actor.pseudonym}</code> <span>{unitOf(actor.countingUnit)}</span>{' '}
            <ProtectedMark actor={actor} compartments={compartmentsOf(me)} />
          </p>
        }
      />
      {isSeen ? <RecordLive table="actor_identity" id={id} /> : null}
      <p className="no-print">
        <Link to="/network" search={{ of: `actor:${id}` }}>
          {t('network.title')}
        </Link>
      </p>
      {actor.isWithdrawn ? (
        <p className="note" role="status">
          {t('actor.withdrawn')} <span dir="auto">{withdrawnReason ?? ''}</span>
        </p>
      ) : null}
      {kept ? (
        <p className="note" role="status">
          {t('merge.kept')}{' '}
          <Link to="/actors/$id" params={{ id: kept.id }}>
            <ActorName actor={kept} />
          </Link>
        </p>
      ) : null}
      {identity?.openReason ? (
        <p className="aside">
          {t('actor.open-because')} <span dir="auto">{identity.openReason}</span>
        </p>
      ) : null}
      {isSeen ? null : <p>{t('actor.protected.what')}</p>}
      {mayCode ? (
        isChanging ? (
          <Change actor={actor} done={() => setChanging(false)} />
        ) : (
          <Acts actor={actor} change={() => setChanging(true)} />
        )
      ) : null}
      {isSeen ? (
        <>
          <ActorNames id={id} names={data.names} sameAs={sameAs} mayCode={mayCode} />
          {isChanging ? null : (
            <ActorFacts id={id} identity={identity} bases={data.bases} mayCode={mayCode} />
          )}
          <ActorRelations id={id} relations={data.relations} mayCode={mayCode} />
          <ActorMerge actor={actor} merges={data.merges} distincts={data.distincts} mayCode={mayCode} />
        </>
      ) : null}
      {isSeen ? <RecordFoot table="actor_identity" id={id} /> : <HistoryFold query={actorHistoryQuery(id)} />}
    </>
  );
}
