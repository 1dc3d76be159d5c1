import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import type { InstrumentScope } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { LawWords, ReadIn, ToCheck, useLaw } from './law-words.tsx';

type Party = InstrumentScope['parties'][number];
type Rests = Pick<Party, 'toCheck' | 'source' | 'confirmed'>;

// Under `law`, so that word of a confirmation or of a new version has it asked for again.
const scopeQuery = (id: string) =>
  queryOptions({
    queryKey: ['law', 'scope', id],
    queryFn: ({ signal }) => call('GET /api/law/instruments/{id}/scope', { params: { id }, signal }),
  });

/** What a statement rests on, right behind it. */
function RestsOn({ of: { toCheck, source, confirmed } }: { readonly of: Rests }): ReactNode {
  const { t } = useWords();
  const said = confirmed ? (
    t('law.confirmed-by', { who: confirmed.by, where: confirmed.foundIn })
  ) : source === null ? null : (
    <ReadIn source={source} />
  );
  return (
    <>
      <ToCheck is={toCheck} />
      {said === null ? null : <span className="aside breakable"> [{said}]</span>}
    </>
  );
}

function State({ of }: { readonly of: Party['state'] }): ReactNode {
  return of.names === null ? <code>{of.code}</code> : <LawWords of={of.names} />;
}

/** A provision by its label; of another instrument with the name of that, and a way there. */
function Provision(given: {
  readonly of: NonNullable<InstrumentScope['forumBasis'][number]['by']>;
  readonly here: string;
}): ReactNode {
  const { id, label } = given.of;
  const found = useLaw().provision(id);
  if (label === null) return <code>{id}</code>;
  if (!found || found.instrument.id === given.here) return <LawWords of={label} />;
  return (
    <Link to="/law" search={{ instrument: found.instrument.id }} hash="instrument">
      <LawWords of={label} /> · <LawWords of={found.instrument.names} />
    </Link>
  );
}

function Forums({ of: { id, forumBasis: of } }: { readonly of: InstrumentScope }): ReactNode {
  const { t } = useWords();
  const { forum } = useLaw();
  if (of.length === 0) return <p className="aside">{t('law.scope.no-forum')}</p>;
  return (
    <ul className="law-list">
      {of.map((one) => (
        <li key={one.forum}>
          <LawWords of={forum(one.forum)} />: {t(`law.forum.${one.kind}`)}
          {one.by === null ? null : (
            <>
              {' ('}
              <Provision of={one.by} here={id} />)
            </>
          )}
          {one.text === null ? null : (
            <>
              {'. '}
              <LawWords of={one.text} />
            </>
          )}
          <RestsOn of={one} />
        </li>
      ))}
    </ul>
  );
}

function Reservations({
  of,
  here,
}: {
  readonly of: Party['reservations'];
  readonly here: string;
}): ReactNode {
  const { t } = useWords();
  if (of.length === 0) return <span className="aside">{t('law.scope.no-reservation')}</span>;
  return (
    <ul className="law-list">
      {of.map((one) => (
        <li key={one.text['en']}>
          {one.provisions.map((provision) => (
            <span key={provision.id}>
              <Provision of={provision} here={here} />{' '}
            </span>
          ))}
          <LawWords of={one.text} />
          <RestsOn of={one} />
        </li>
      ))}
    </ul>
  );
}

function Parties({ of: { id, parties: of } }: { readonly of: InstrumentScope }): ReactNode {
  const { t } = useWords();
  if (of.length === 0) return <p className="aside">{t('law.scope.no-party')}</p>;
  return (
    <>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={t('law.scope.parties')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('law.scope.state')}</th>
              <th scope="col">{t('law.scope.since')}</th>
              <th scope="col">{t('law.scope.reservations')}</th>
            </tr>
          </thead>
          <tbody>
            {of.map((one) => (
              <tr key={one.state.code}>
                <th scope="row">
                  <State of={one.state} />
                </th>
                <td>
                  <span className="figures">{one.inForce}</span>
                  <RestsOn of={one} />
                </td>
                <td>
                  <Reservations of={one.reservations} here={id} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="aside">{t('law.scope.parties-why')}</p>
    </>
  );
}

function Between({ of }: { readonly of: InstrumentScope['between'] }): ReactNode {
  const { t } = useWords();
  return (
    <ul className="law-list">
      {of.map((one) => (
        <li key={one.states.map(({ code }) => code).join('-')}>
          {one.states.map((state, at) => (
            <span key={state.code}>
              {at === 0 ? null : ' – '}
              <State of={state} />
            </span>
          ))}
          : {t('law.scope.from')} <span className="figures">{one.inForce}</span>
          {one.text === null ? null : (
            <>
              {'. '}
              <LawWords of={one.text} />
            </>
          )}
          <RestsOn of={one} />
        </li>
      ))}
    </ul>
  );
}

function Scope({ of }: { readonly of: InstrumentScope }): ReactNode {
  const { t } = useWords();
  return (
    <dl className="provisions">
      <div>
        <dt>{t('law.scope.citation')}</dt>
        <dd>
          <span lang="en">{of.citation}</span>
          <RestsOn of={of} />
        </dd>
      </div>
      {(['adopted', 'inForce'] as const).map((name) => {
        const day = of[name];
        return day === null ? null : (
          <div key={name}>
            <dt>{t(`law.field.${name}`)}</dt>
            <dd>
              <span className="figures">{day.date}</span>
              <RestsOn of={day} />
            </dd>
          </div>
        );
      })}
      <div>
        <dt>{t('law.scope.forums')}</dt>
        <dd>
          <Forums of={of} />
        </dd>
      </div>
      <div>
        <dt>{t('law.scope.parties')}</dt>
        <dd>
          <Parties of={of} />
        </dd>
      </div>
      {of.between.length === 0 ? null : (
        <div>
          <dt>{t('law.field.between')}</dt>
          <dd>
            <Between of={of.between} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('law.field.temporal')}</dt>
        <dd>
          {of.temporal.length === 0 ? (
            <p className="aside">{t('law.scope.no-temporal')}</p>
          ) : (
            <ul className="law-list">
              {of.temporal.map((one) => (
                <li key={one.text['en']}>
                  <LawWords of={one.text} />
                  <RestsOn of={one} />
                </li>
              ))}
            </ul>
          )}
        </dd>
      </div>
    </dl>
  );
}

/** Whom an instrument binds, from when, as to which acts, and what it is good for before which forum; what is not stated is said to be so. */
export function LawScope({ id }: { readonly id: string }): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(scopeQuery(id));
  return (
    <section aria-labelledby="scope">
      <h3 id="scope">{t('law.scope')}</h3>
      <p className="aside">{t('law.scope.why')}</p>
      {error ? <ProblemBox error={error} /> : null}
      {!data && !error ? <Waiting text={t('wait.scope')} /> : null}
      {data ? <Scope of={data} /> : null}
    </section>
  );
}
