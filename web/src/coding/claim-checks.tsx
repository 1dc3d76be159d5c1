import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { claimChecksQuery } from '../api/queries.ts';
import type { Origin } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { phraseText } from '../i18n/said.ts';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';

type Named = Origin['claims'][number];

function Claims({ claims }: { readonly claims: readonly Named[] }): ReactNode {
  return (
    <ul>
      {claims.map((one) => (
        <li key={one.id}>
          <Link to="/claims/$id" params={{ id: one.id }} dir="auto">
            {one.body}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Origins({
  name,
  origins,
}: {
  readonly name: string;
  readonly origins: readonly Origin[];
}): ReactNode {
  const { t } = useWords();
  if (origins.length === 0) return null;
  return (
    <details>
      <summary>{name}</summary>
      {origins.map(({ claims, why }) => (
        <div key={claims[0]?.id} className="origin">
          <Claims claims={claims} />
          {why.map((one) => (
            <p key={one.text} className="aside">
              {phraseText(t, one)}
            </p>
          ))}
        </div>
      ))}
    </details>
  );
}

/** What does not fit between a claim and others, and how many independent origins stand for it and against it. */
export function Checks({ id }: { readonly id: string }): ReactNode {
  const { t } = useWords();
  const { data, error } = useQuery(claimChecksQuery(id));
  return (
    <section aria-labelledby="claim-checks">
      <h2 id="claim-checks">{t('checks.title')}</h2>
      {error ? <ProblemBox error={error} /> : null}
      {data ? (
        <>
          <p className="aside">
            {t('checks.why')} {t('checks.compared', { n: data.compared })}
          </p>
          {data.checks.length === 0 ? <p>{t('checks.none')}</p> : null}
          <ul className="plain-list">
            {data.checks.map((one) => (
              <li key={`${one.code} ${one.why.text}`}>
                <span className={one.severity === 'warning' ? 'finding-mark' : ''}>
                  {phraseText(t, one.why)}
                </span>
                {one.others.length > 0 ? (
                  <div className="origin">
                    <span className="aside">{t('checks.others')}</span>
                    <Claims claims={one.others} />
                  </div>
                ) : null}
              </li>
            ))}
          </ul>
          {data.hasMore ? <p className="note">{t('checks.more')}</p> : null}
          <h3>{t('origins.title')}</h3>
          <Origins name={t('origins.for', { n: data.supporting.length })} origins={data.supporting} />
          <Origins
            name={t('origins.against', { n: data.contradicting.length })}
            origins={data.contradicting}
          />
        </>
      ) : error ? null : (
        <Waiting text={t('wait.claims')} />
      )}
    </section>
  );
}
