import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import type { InstrumentScope } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { Parties } from './law-parties.tsx';
import { Provision, RestsOn, State } from './law-scope-parts.tsx';
import { LawWords, useLaw } from './law-words.tsx';

// Under `law`, so that word of a confirmation or of a new version has it asked for again.
const scopeQuery = (id: string) =>
  queryOptions({
    queryKey: ['law', 'scope', id],
    queryFn: ({ signal }) => call('GET /api/law/instruments/{id}/scope', { params: { id }, signal }),
  });

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
