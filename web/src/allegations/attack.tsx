import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { laidQuery, type AskedLaid } from '../api/allegations.ts';
import type { LaidPiece } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { BindingDay, isOutside, PeriodWords } from './binding.tsx';
import { useCharge } from './charge.tsx';
import { elementsOf, leadOf, weakestFirst, type Required } from './gap.ts';
import { HangsOn } from './hangs-on.tsx';
import { LawWords, ToCheck } from './law-words.tsx';
import { BandWords, GapWords, ResultWords } from './words.tsx';

type Filter = Extract<AskedLaid, { readonly only: string }>['only'];

/** An element by what must be proved, which leads to it in the matrix. */
function ToElement({ of: { provision, element } }: { readonly of: Required }): ReactNode {
  const { matrix } = useCharge();
  return (
    <>
      <Link
        to="/allegations/$id"
        params={{ id: matrix.allegation.id }}
        search={{ open: [element.id] }}
        hash={`element-${element.id}`}
      >
        <LawWords of={element.text} />
      </Link>{' '}
      <span className="aside">
        <LawWords of={provision.label} />
      </span>
    </>
  );
}

function Section(given: {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly none: string;
  readonly isEmpty: boolean;
  readonly children: ReactNode;
}): ReactNode {
  const { id, title, why, none, isEmpty, children } = given;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="aside measure">{isEmpty ? none : why}</p>
      {isEmpty ? null : children}
    </section>
  );
}

function Weakest(): ReactNode {
  const { t } = useWords();
  const { matrix, names } = useCharge();
  const order = weakestFirst(matrix, names.law?.results.map(({ id }) => id) ?? []);
  const short = order.filter(({ element }) => !element.isMet);
  return (
    <Section
      id="attack-weakest"
      title={t('attack.weakest')}
      why={t('attack.weakest.why')}
      none={t('attack.weakest.none')}
      isEmpty={short.length === 0}
    >
      <ol className="attack-list">
        {short.map((one) => (
          <li key={one.element.id}>
            <ToElement of={one} />
            <p>
              <strong>
                <ResultWords id={one.element.result} />
              </strong>
              {' · '}
              <GapWords of={one.element} required={one.element.required} />
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Time(): ReactNode {
  const { t } = useWords();
  const { binding } = useCharge().matrix;
  const none =
    binding === null ? t('binding.not-stated') : t(`binding.${binding.period}`, { day: binding.since });
  return (
    <Section
      id="attack-time"
      title={t('attack.time')}
      why={t('attack.time.why')}
      none={none}
      isEmpty={binding === null || !isOutside(binding)}
    >
      {binding === null ? null : (
        <>
          <PeriodWords of={binding} />
          <p>
            {t('binding.label')} <BindingDay of={binding} />
          </p>
        </>
      )}
    </Section>
  );
}

function OneOrigin(): ReactNode {
  const { t } = useWords();
  const { matrix } = useCharge();
  const alone = elementsOf(matrix).filter(({ element }) => {
    const { best, origins } = leadOf(element).judgement;
    return !element.isException && best !== null && origins <= 1;
  });
  return (
    <Section
      id="attack-origin"
      title={t('attack.origin')}
      why={t('attack.origin.why')}
      none={t('attack.origin.none')}
      isEmpty={alone.length === 0}
    >
      <ul className="attack-list">
        {alone.map((one) => (
          <li key={one.element.id}>
            <ToElement of={one} />
            <p>
              <BandWords band={leadOf(one.element).judgement.best ?? 0} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Pieces({ of }: { readonly of: readonly LaidPiece[] }): ReactNode {
  return (
    <ul className="attack-list">
      {of.map(({ id, claimId, body, sourceName, serial, weighing }) => (
        <li key={`${id} ${claimId}`}>
          <blockquote className="quoted" dir="auto">
            <Link to="/claims/$id" params={{ id: claimId }}>
              {body}
            </Link>
          </blockquote>
          <p className="aside" dir="auto">
            {sourceName}
            {serial === null ? '' : ' · '}
            {serial === null ? null : (
              <Link to="/items/$serial" params={{ serial }} className="figures">
                {serial}
              </Link>
            )}
            {weighing === null ? null : (
              <>
                {' · '}
                <BandWords band={weighing.band} names={weighing.bandNames} />
              </>
            )}
          </p>
          {weighing?.alerts.map((alert) => (
            <p key={alert['en']} className="piece-alert">
              <LawWords of={alert} />
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

function Answers(): ReactNode {
  const { t } = useWords();
  const { matrix } = useCharge();
  const answered = elementsOf(matrix).filter(({ element }) => element.answers.length > 0);
  return (
    <Section
      id="attack-answers"
      title={t('attack.answers')}
      why={t('attack.answers.why')}
      none={t('attack.answers.none')}
      isEmpty={answered.length === 0}
    >
      <ul className="attack-list">
        {answered.map((one) => (
          <li key={one.element.id}>
            <ToElement of={one} />
            <ToCheck is={one.element.toCheck} />
            {one.element.isException ? <span className="exception"> {t('matrix.exception')}</span> : null}
            <ul className="law-list">
              {one.element.answers.map((answer) => (
                <li key={answer['en']}>
                  <LawWords of={answer} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Some of what is laid, a page at a time: what is not answered, warned of, or weighed by nobody. */
function Asked({
  name,
  only,
}: {
  readonly name: 'contrary' | 'alerts' | 'unweighed';
  readonly only: Filter;
}) {
  const { t } = useWords();
  const { matrix } = useCharge();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    laidQuery(matrix.allegation.id, { only }),
  );
  const [first] = data?.pages ?? [];
  const pieces = data?.pages.flatMap((page) => page.pieces) ?? [];
  return (
    <Section
      id={`attack-${name}`}
      title={t(`attack.${name}`)}
      why={t(`attack.why.${name}`)}
      // Nothing is said to be missing before it was asked for.
      none={first ? t(`attack.none.${name}`) : ''}
      isEmpty={first !== undefined && first.count === 0}
    >
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!first && !error ? <Waiting text={t('wait.evidence')} /> : null}
      <Pieces of={pieces} />
      {first && hasNextPage ? (
        <div className="button-line no-print">
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('evidence.more', { shown: pieces.length, n: first.count })}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

/** The same evidence as whoever has to answer it would go at it: where it is weakest first. The same for either side. */
export function Attack(): ReactNode {
  const { t } = useWords();
  return (
    <div className="attack">
      <p className="measure">{t('attack.what')}</p>
      <Weakest />
      <Time />
      <Asked name="contrary" only="unanswered" />
      <OneOrigin />
      <HangsOn />
      <Answers />
      <Asked name="alerts" only="alerts" />
      <Asked name="unweighed" only="unweighed" />
    </div>
  );
}
