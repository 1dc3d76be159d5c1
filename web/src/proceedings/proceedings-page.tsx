import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLaw } from '../allegations/law-words.tsx';
import { call } from '../api/client.ts';
import { askForProceedings, proceedingsQuery } from '../api/proceedings.ts';
import { meQuery } from '../api/queries.ts';
import type { ListedProceeding } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { proceedingsSearch } from '../search-proceedings.ts';
import { useRowKeys } from '../table/use-row-keys.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { ProceedingFields, proceedingFacts } from './proceeding-fields.tsx';
import { today } from './time-scale.ts';
import { ForumName, ForWhat, LastDay, RuleCited, useDay, useDaysLeft } from './words.tsx';
import { CompartmentChoice, compartmentIn, NewForm } from '../ui/new-form.tsx';

function NewProceeding(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <NewForm
      label={t('proceedings.new')}
      name="new proceeding"
      send={(form) =>
        call('POST /api/proceedings', { body: { ...proceedingFacts(form), ...compartmentIn(form) } })
      }
      made={async ({ id }) => {
        await askForProceedings();
        await navigate({ to: '/proceedings/$id', params: { id } });
      }}
      leave={() => void navigate({ to: '/proceedings', search: {} })}
    >
      <ProceedingFields known={{}} />
      <CompartmentChoice />
    </NewForm>
  );
}

/** The form, once the law is there: what can be chosen comes from it. */
function Begun(): ReactNode {
  const { t } = useWords();
  const { law, error } = useLaw();
  if (!law) return error ? <ProblemBox error={error} /> : <Waiting text={t('wait.law')} />;
  return <NewProceeding />;
}

function Next({ next }: Pick<ListedProceeding, 'next'>): ReactNode {
  const { t } = useWords();
  const left = useDaysLeft();
  if (next === null || next.last === null) return <span className="aside">{t('proceedings.no-time')}</span>;
  return (
    <>
      <strong className="figures">
        <LastDay of={next} />
      </strong>{' '}
      <span className="days-left">{left(next.last, today())}</span>
      <br />
      <span className="aside">{next.rule ? <RuleCited rule={next.rule} /> : <ForWhat of={next} />}</span>
    </>
  );
}

function Line(given: {
  readonly listed: ListedProceeding;
  readonly index: number;
  readonly onFocus: (index: number) => void;
}): ReactNode {
  const { t } = useWords();
  const day = useDay();
  const { index, onFocus } = given;
  const { proceeding, next, last } = given.listed;
  const { id, title, forum, parties, registryNumber, status } = proceeding;
  return (
    <article className="proceeding-line">
      <div>
        <p className="claim-says">
          <Link
            id={`row-${index}`}
            to="/proceedings/$id"
            params={{ id }}
            dir="auto"
            onFocus={() => onFocus(index)}
          >
            {title}
          </Link>
        </p>
        <p>
          <ForumName id={forum} />
          {registryNumber === null ? null : <span dir="auto"> · {registryNumber}</span>}
        </p>
        <p className="aside" dir="auto">
          {parties.map(({ name, role }) => `${name} (${t(`party.${role}`)})`).join(' · ')}
        </p>
      </div>
      <dl className="proceeding-stands">
        <div>
          <dt>{t('proceeding.status')}</dt>
          <dd>
            {t(`proceeding.status.${status}`)}
            {last === null ? null : (
              <span className="aside" dir="auto">
                {' '}
                {t('proceedings.last', { what: last.what, day: day(last.happenedOn) })}
              </span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('proceedings.next')}</dt>
          <dd>
            <Next next={next} />
          </dd>
        </div>
      </dl>
    </article>
  );
}

const show = (index: number): void => {
  document.getElementById(`row-${index}`)?.scrollIntoView({ block: 'nearest' });
};

function List(): ReactNode {
  const { t } = useWords();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(proceedingsQuery);
  const listed = data?.pages.flatMap(({ items }) => items) ?? [];
  const { onFocus } = useRowKeys({ count: listed.length, show, toggle: () => undefined });
  return (
    <>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.proceedings')} /> : null}
      {data && listed.length === 0 ? (
        <EmptyState what={t('proceedings.none')} why={t('proceedings.how')} />
      ) : null}
      <div className="claims">
        {listed.map((one, index) => (
          <Line key={one.proceeding.id} listed={one} index={index} onFocus={onFocus} />
        ))}
      </div>
      {listed.length > 0 ? <p className="note">{t('deadline.caution')}</p> : null}
      {hasNextPage ? (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t('proceedings.more')}
        </Button>
      ) : null}
    </>
  );
}

/** Cases before courts and other bodies, with the time that runs out next; a new one is recorded here. */
export function ProceedingsPage(): ReactNode {
  const { t } = useWords();
  const { view } = proceedingsSearch({ ...useSearch({ from: '/inside/proceedings' }) });
  const { data: me } = useQuery(meQuery);
  const mayRecord = me?.capabilities.includes('describe') ?? false;
  return (
    <>
      <PageTitle text={t('proceedings.title')} />
      <p className="aside measure">{t('proceedings.what')}</p>
      {!mayRecord ? null : view === 'new' ? (
        <Begun />
      ) : (
        <p className="button-line no-print">
          <Link to="/proceedings" search={{ view: 'new' }}>
            {t('proceedings.new')}
          </Link>
        </p>
      )}
      <List />
    </>
  );
}
