import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { allegationsQuery, askForAllegations } from '../api/allegations.ts';
import { call } from '../api/client.ts';
import { meQuery } from '../api/queries.ts';
import type { Allegation } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { ANY_CHARGE, allegationsSearch } from '../search-allegations.ts';
import { useRowKeys } from '../table/use-row-keys.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { AllegationFields, allegationFacts, type Chosen } from './allegation-fields.tsx';
import { ChargedUnder, useLaw } from './law-words.tsx';
import { CompartmentChoice, compartmentIn, NewForm } from '../ui/new-form.tsx';

function NewAllegation({ start }: { readonly start: Chosen }): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const [chosen, choose] = useState(start);
  return (
    <NewForm
      label={t('allegations.new')}
      name="new allegation"
      send={(form) =>
        call('POST /api/allegations', { body: { ...allegationFacts(form, chosen), ...compartmentIn(form) } })
      }
      made={async ({ id }) => {
        await askForAllegations();
        await navigate({ to: '/allegations/$id', params: { id } });
      }}
      leave={() => void navigate({ to: '/allegations', search: {} })}
    >
      <AllegationFields known={{}} chosen={chosen} choose={choose} />
      <CompartmentChoice />
    </NewForm>
  );
}

/** The form, once the law is there, with the provision that the address names. */
function Begun({ charge }: { readonly charge: string }): ReactNode {
  const { t } = useWords();
  const { law, error, provision } = useLaw();
  if (!law) return error ? <ProblemBox error={error} /> : <Waiting text={t('wait.law')} />;
  const instrument = provision(charge)?.instrument;
  const [first] = instrument?.forums ?? [];
  const start = {
    instrument: instrument?.id ?? '',
    provision: instrument ? charge : '',
    forum: instrument?.forums.length === 1 ? (first?.forum ?? '') : '',
  };
  return <NewAllegation key={charge} start={start} />;
}

function Line(given: {
  readonly allegation: Allegation;
  readonly index: number;
  readonly onFocus: (index: number) => void;
}): ReactNode {
  const { t, format } = useWords();
  const { allegation, index, onFocus } = given;
  const { id, title, party, respondent, madeBy, madeAt } = allegation;
  return (
    <article className="claim-line">
      <p className="claim-says">
        <Link
          id={`row-${index}`}
          to="/allegations/$id"
          params={{ id }}
          dir="auto"
          onFocus={() => onFocus(index)}
        >
          {title}
        </Link>
      </p>
      <p dir="auto">{t('allegation.against', { party, respondent })}</p>
      <p className="aside">
        <ChargedUnder {...allegation} /> · {madeBy ?? ''} · {format.day(madeAt)}
      </p>
    </article>
  );
}

const show = (index: number): void => {
  document.getElementById(`row-${index}`)?.scrollIntoView({ block: 'nearest' });
};

function List(): ReactNode {
  const { t } = useWords();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(allegationsQuery);
  const allegations = data?.pages.flatMap(({ items }) => items) ?? [];
  const { onFocus } = useRowKeys({ count: allegations.length, show, toggle: () => undefined });
  return (
    <>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.allegations')} /> : null}
      {data && allegations.length === 0 ? (
        <EmptyState what={t('allegations.none')} why={t('allegations.how')} />
      ) : null}
      <div className="claims">
        {allegations.map((one, index) => (
          <Line key={one.id} allegation={one} index={index} onFocus={onFocus} />
        ))}
      </div>
      {hasNextPage ? (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t('allegations.more')}
        </Button>
      ) : null}
    </>
  );
}

/** What parties charge each other with under the law; a new one is begun here. */
export function AllegationsPage(): ReactNode {
  const { t } = useWords();
  const { charge } = allegationsSearch({ ...useSearch({ from: '/inside/allegations' }) });
  const { data: me } = useQuery(meQuery);
  const mayCharge = me?.capabilities.includes('describe') ?? false;
  return (
    <>
      <PageTitle text={t('allegations.title')} />
      <p className="aside measure">{t('allegations.what')}</p>
      {!mayCharge ? null : charge === undefined ? (
        <p className="button-line no-print">
          <Link to="/allegations" search={{ charge: ANY_CHARGE }}>
            {t('allegations.new')}
          </Link>
        </p>
      ) : (
        <Begun charge={charge} />
      )}
      <List />
    </>
  );
}
