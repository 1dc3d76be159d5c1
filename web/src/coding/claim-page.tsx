import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { claimQuery, meQuery } from '../api/queries.ts';
import type { Claim, SuggestedBy } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { RecordLive } from '../live/record-live.tsx';
import { RecordFoot } from '../together/record-foot.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { changedIn } from '../ui/changed.ts';
import { ChangeForm } from '../ui/change-form.tsx';
import { Digest } from '../ui/digest.tsx';
import { Facts } from '../ui/facts.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { ChosenPlace } from './place-field.tsx';
import { ClaimFields, factsOf } from './claim-fields.tsx';
import { Checks } from './claim-checks.tsx';
import { Grades } from './claim-grades.tsx';
import { CountWords } from './claim-line.tsx';
import { Links } from './claim-links.tsx';
import { askForClaims, QuoteBox } from './item-claims.tsx';
import { lookAt } from './quoted.ts';
import { useTerm } from './terms.tsx';

/** A number and what it counts. */
const OF_COUNT = ['measure', 'value', 'lower', 'upper'] as const;

function Change({ claim, done }: { readonly claim: Claim; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [start] = useState(claim);
  return (
    <ChangeForm
      label={t('claim.change')}
      name={`claim ${start.id}`}
      version={claim.version}
      className="stack panel"
      theirs={
        <>
          {t('claim.theirs')} <q dir="auto">{claim.body}</q> <CountWords claim={claim} />
        </>
      }
      send={(form, ifMatch) =>
        call('PATCH /api/claims/{id}', {
          params: { id: start.id },
          body: changedIn(start, factsOf(form), [OF_COUNT]),
          ifMatch,
        })
      }
      askAgain={askForClaims}
      done={done}
    >
      <ClaimFields known={start} />
    </ChangeForm>
  );
}

function Withdraw({ id }: { readonly id: string }): ReactNode {
  const { t } = useWords();
  return (
    <Reasoned
      isQuiet
      button={t('claim.withdraw')}
      send={(reason) => call('POST /api/claims/{id}/withdrawal', { params: { id }, body: { reason } })}
      done={askForClaims}
    />
  );
}

/** Whether rules or a language model proposed the claim, and who looked at it before it was recorded. */
function SuggestedByWhom({ of }: { readonly of: SuggestedBy }): ReactNode {
  const { t, format } = useWords();
  const who = of.takenBy ?? '';
  const when = format.day(of.takenAt);
  return (
    <section aria-labelledby="claim-suggested">
      <h2 id="claim-suggested">{t('claim.suggested')}</h2>
      <p>
        {of.run === null
          ? t('claim.suggested-rules', { who, when })
          : t('claim.suggested-model', { who, when, model: of.run.model, host: of.run.host })}{' '}
        {t(of.isChanged ? 'claim.suggested-changed' : 'claim.suggested-same')}
      </p>
      {of.run === null ? null : (
        <p className="aside">
          {t('claim.suggested-prompt')}{' '}
          <Digest text={of.run.promptSha256} what={t('claim.suggested-prompt')} />
        </p>
      )}
    </section>
  );
}

function About({ claim }: { readonly claim: Claim }): ReactNode {
  const { t } = useWords();
  const kindOf = useTerm('claim-kind');
  const said = (value: string | null): ReactNode => (value === null ? null : <span dir="auto">{value}</span>);
  return (
    <Facts
      of={[
        [t('items.source'), said(claim.sourceName)],
        [t('claim.speaker'), said(claim.speaker)],
        [t('claim.kind'), kindOf(claim.kind)],
        [t('claim.measure'), claim.measure === null ? null : <CountWords claim={claim} />],
        [t('claim.said-on'), claim.saidOn],
        [t('claim.happened-on'), claim.happenedOn],
        [t('claim.place'), said(claim.place)],
        [t('place.legend'), claim.placeId === null ? null : <ChosenPlace id={claim.placeId} />],
        [t('claim.population'), said(claim.population)],
        [t('claim.area'), said(claim.area)],
        [t('claim.period-from'), claim.periodFrom],
        [t('claim.period-to'), claim.periodTo],
        [t('claim.certainty'), said(claim.certainty)],
      ]}
    />
  );
}

/** One claim: what is said and by whom, the passages that it rests on, how it is graded and how it stands to others. */
export function ClaimPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams({ from: '/inside/claims/$id' });
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(claimQuery(id));
  const [isChanging, setChanging] = useState(false);
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.claims')} />
    );
  const { claim, quotes, links, grades, withdrawnReason, suggestedBy } = data;
  const mayCode = (me?.capabilities.includes('describe') ?? false) && withdrawnReason === null;
  return (
    <>
      <PageTitle
        text={claim.body}
        aside={
          <p className="item-marks">
            <span title={t('claim.grade')}>
              {claim.reliability}
              {claim.credibility}
            </span>
            {claim.polarity === 'denies' ? <span className="finding-mark">{t('claim.denied')}</span> : null}
          </p>
        }
      />
      <RecordLive table="claim" id={id} />
      <p className="aside">{t('claim.what')}</p>
      {withdrawnReason === null ? null : (
        <p className="note" role="status">
          {t('claim.withdrawn')} <span dir="auto">{withdrawnReason}</span>
        </p>
      )}
      {isChanging ? (
        <Change claim={claim} done={() => setChanging(false)} />
      ) : (
        <div className="stack">
          <About claim={claim} />
          {mayCode ? (
            <div className="button-line">
              <Button variant="default" onClick={() => setChanging(true)}>
                {t('claim.change')}
              </Button>
              <Link to="/incidents/new" search={{ claim: id }}>
                {t('incident.from-claim')}
              </Link>
              <Link to="/conclusions" search={{ claim: id }}>
                {t('conclusion.from-claim')}
              </Link>
              <Withdraw id={id} />
            </div>
          ) : null}
        </div>
      )}
      <section aria-labelledby="claim-quotes">
        <h2 id="claim-quotes">{t('claim.quotes')}</h2>
        {quotes.map((quote) => (
          <div key={quote.id}>
            <QuoteBox quote={quote} mayWithdraw={false} />
            <p>
              <Link
                to="/items/$serial"
                params={{ serial: quote.serial }}
                search={{ ...lookAt(quote, 'text'), tab: 'claims' }}
                dir="auto"
              >
                {quote.itemTitle}
              </Link>{' '}
              <code>{quote.serial}</code>
            </p>
          </div>
        ))}
      </section>
      {suggestedBy === null ? null : <SuggestedByWhom of={suggestedBy} />}
      <Links claim={claim} links={links} mayCode={mayCode} />
      {withdrawnReason === null ? <Checks id={id} /> : null}
      <Grades id={id} grades={grades} mayCode={mayCode} />
      <RecordFoot table="claim" id={id} />
    </>
  );
}
