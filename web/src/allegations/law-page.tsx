import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { meQuery } from '../api/queries.ts';
import type { Law } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { PageTitle } from '../pages/frame.tsx';
import { lawSearch } from '../search-allegations.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { LawScope } from './law-scope.tsx';
import { Decided } from './calibration.tsx';
import { LawStatements } from './law-statements.tsx';
import { LawWords, ToCheck, useLaw, useLawText, type Provision } from './law-words.tsx';

type Instrument = Law['instruments'][number];

/** Kinds of provision in the order in which they are shown. */
const KINDS = ['duty', 'gate', 'attribution', 'consequence', 'procedure', 'yardstick'] as const;

function Checked({ of }: { readonly of: Pick<Instrument, 'toCheck' | 'statements'> }): ReactNode {
  const { t } = useWords();
  return of.toCheck === 0 ? t('law.all-checked') : t('law.checked', { n: of.toCheck, all: of.statements });
}

function Provisions(given: { readonly of: readonly Provision[]; readonly mayCharge: boolean }): ReactNode {
  const { t } = useWords();
  const say = useLawText();
  return (
    <dl className="provisions">
      {given.of.map(({ id, label, text, kind, toCheck }) => (
        <div key={id}>
          <dt>
            <LawWords of={label} />
          </dt>
          <dd>
            <LawWords of={text} />
            <ToCheck is={toCheck} />
          </dd>
          {kind === 'duty' && given.mayCharge ? (
            <dd className="no-print">
              <Link
                to="/allegations"
                search={{ charge: id }}
                aria-label={t('named.button', { button: t('law.charge'), what: say(label).text })}
              >
                {t('law.charge')}
              </Link>
            </dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}

function One(given: {
  readonly instrument: Instrument;
  readonly mayCharge: boolean;
  readonly mayConfirm: boolean;
}): ReactNode {
  const { instrument, mayCharge, mayConfirm } = given;
  const { t } = useWords();
  return (
    <section aria-labelledby="instrument" className="instrument">
      <h2 id="instrument">
        <LawWords of={instrument.names} />
      </h2>
      <p className="aside">
        <Checked of={instrument} /> ·{' '}
        <Link to="/law/files/$id" params={{ id: instrument.id }} search={{}}>
          {t('law.version', { n: instrument.version })}
        </Link>
      </p>
      <LawScope key={`scope ${instrument.id}`} id={instrument.id} />
      {KINDS.map((kind) => {
        const own = instrument.provisions.filter((one) => one.kind === kind);
        return own.length === 0 ? null : (
          <section key={kind} aria-labelledby={`kind-${kind}`}>
            <h3 id={`kind-${kind}`}>{t(`law.kind.${kind}`)}</h3>
            <p className="aside">{t(`law.kind.why.${kind}`)}</p>
            <Provisions of={own} mayCharge={mayCharge} />
          </section>
        );
      })}
      <LawStatements key={instrument.id} id={instrument.id} mayConfirm={mayConfirm} />
    </section>
  );
}

/** The law that is loaded: instruments and their provisions in words of our own, and how much of it nobody has checked. */
export function LawPage(): ReactNode {
  const { t } = useWords();
  const { instrument: chosen } = lawSearch({ ...useSearch({ from: '/inside/law' }) });
  const { data: me } = useQuery(meQuery);
  const { law, error } = useLaw();
  const mayCharge = me?.capabilities.includes('describe') ?? false;
  const mayConfirm = me?.capabilities.includes('confirm-law') ?? false;
  const found = law?.instruments.find(({ id }) => id === chosen);
  const other = law?.others.find(({ id }) => id === chosen);
  const files = law ? [...law.instruments, ...law.others] : [];
  const all = files.reduce((sum, { statements }) => sum + statements, 0);
  const open = files.reduce((sum, { toCheck }) => sum + toCheck, 0);
  return (
    <>
      <PageTitle
        text={t('law.title')}
        aside={
          <Link to="/law/files" search={{}}>
            {t('law-files.title')}
          </Link>
        }
      />
      <p className="measure">{t('law.what')}</p>
      <p className="note">
        <ToCheck is /> {t('law.mark')} {law ? <strong>{t('law.checked', { n: open, all })}</strong> : null}
      </p>
      {error ? <ProblemBox error={error} /> : null}
      {!law && !error ? <Waiting text={t('wait.law')} /> : null}
      {law ? (
        <div className="law-page">
          <nav aria-label={t('law.instruments')}>
            <ul className="plain-list">
              {law.instruments.map((one) => (
                <li key={one.id}>
                  <Link to="/law" search={{ instrument: one.id }} hash="instrument">
                    <LawWords of={one.names} />
                  </Link>
                  <br />
                  <span className="aside">
                    <Checked of={one} />
                  </span>
                </li>
              ))}
            </ul>
            <h2>{t('law.other-files')}</h2>
            <ul className="plain-list">
              {law.others.map((one) => (
                <li key={one.id}>
                  <Link to="/law" search={{ instrument: one.id }} hash="instrument">
                    <LawWords of={one.names} />
                  </Link>
                  <br />
                  <span className="aside">
                    <Checked of={one} />
                  </span>
                </li>
              ))}
            </ul>
          </nav>
          {found ? (
            <One instrument={found} mayCharge={mayCharge} mayConfirm={mayConfirm} />
          ) : other ? (
            <section aria-labelledby="instrument" className="instrument">
              <h2 id="instrument">
                <LawWords of={other.names} />
              </h2>
              <p className="aside">
                <Checked of={other} />
              </p>
              {other.id === law.rubric.id ? <Decided /> : null}
              <LawStatements key={other.id} id={other.id} mayConfirm={mayConfirm} isOpen />
            </section>
          ) : (
            <EmptyState what={t('law.choose')} why={t('law.choose.why')} />
          )}
        </div>
      ) : null}
    </>
  );
}
