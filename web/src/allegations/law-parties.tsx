import { useState, type ReactNode } from 'react';
import type { InstrumentScope } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { LawWords, ReadIn, ToCheck, useLawText } from './law-words.tsx';
import { Provision, RestsOn, State, type Rests } from './law-scope-parts.tsx';

type Party = InstrumentScope['parties'][number];

/** From so many on a list is searched rather than read, and scrolls by itself: some instruments bind nearly every State. */
const MANY = 12;

/** Where parties were read, each address once: behind 150 of them it would hide the days. */
const sourcesOf = (parties: readonly Party[]): string[] => [
  ...new Set(
    parties.flatMap(({ source, ended }) => [source, ended?.source ?? null]).filter((one) => one !== null),
  ),
];

/** What a day rests on: who confirmed it, or the number under which its source stands below the list. */
function Numbered({ of, sources }: { readonly of: Rests; readonly sources: readonly string[] }): ReactNode {
  if (of.confirmed || of.source === null) return <RestsOn of={of} />;
  return (
    <>
      <ToCheck is={of.toCheck} /> <span className="aside">[{sources.indexOf(of.source) + 1}]</span>
    </>
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

function Days({ of, sources }: { readonly of: Party; readonly sources: readonly string[] }): ReactNode {
  const { t } = useWords();
  const { ended, note } = of;
  return (
    <>
      <span className="figures">{of.inForce}</span>
      <Numbered of={of} sources={sources} />
      {ended === null ? null : (
        <p>
          {t('law.scope.ended', { day: ended.date })}
          {ended.text === null ? null : (
            <>
              {': '}
              <LawWords of={ended.text} />
            </>
          )}
          <Numbered of={ended} sources={sources} />
        </p>
      )}
      {note === null ? null : (
        <p className="aside">
          <LawWords of={note} />
        </p>
      )}
    </>
  );
}

/** The States that an instrument binds, each with its days and reservations; many of them with a search, in a list that scrolls by itself. */
export function Parties({ of: { id, parties } }: { readonly of: InstrumentScope }): ReactNode {
  const { t, format } = useWords();
  const say = useLawText();
  const [sought, setSought] = useState('');
  const [isSpecial, setSpecial] = useState(false);
  if (parties.length === 0) return <p className="aside">{t('law.scope.no-party')}</p>;
  const nameOf = ({ state }: Party): string => (state.names ? say(state.names).text : state.code);
  const wanted = sought.trim().toLocaleLowerCase();
  const found = parties
    .filter((one) => !isSpecial || one.reservations.length > 0 || one.ended !== null || one.note !== null)
    .filter((one) => `${nameOf(one)} ${one.state.code}`.toLocaleLowerCase().includes(wanted));
  const shown = format.ordered(found, nameOf);
  const isMany = parties.length > MANY;
  const sources = sourcesOf(parties);
  return (
    <>
      {isMany ? (
        <div className="law-parties-find">
          <label>
            {t('law.scope.find-state')}{' '}
            <input
              type="search"
              dir="auto"
              maxLength={100}
              value={sought}
              onChange={({ target }) => setSought(target.value)}
            />
          </label>
          <label>
            <input
              type="checkbox"
              checked={isSpecial}
              onChange={({ target }) => setSpecial(target.checked)}
            />{' '}
            {t('law.scope.special')}
          </label>
        </div>
      ) : null}
      {isMany ? (
        <p className="aside" role="status">
          {t('law.scope.shown', { n: shown.length, all: parties.length })}
        </p>
      ) : null}
      {shown.length === 0 ? null : (
        <div
          className={isMany ? 'scroll-x law-parties' : 'scroll-x'}
          tabIndex={0}
          role="group"
          aria-label={t('law.scope.parties')}
        >
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('law.scope.state')}</th>
                <th scope="col">{t('law.scope.since')}</th>
                <th scope="col">{t('law.scope.reservations')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <tr key={one.state.code}>
                  <th scope="row">
                    <State of={one.state} />
                  </th>
                  <td>
                    <Days of={one} sources={sources} />
                  </td>
                  <td>
                    <Reservations of={one.reservations} here={id} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {sources.length === 0 ? null : (
        <ul className="law-list aside">
          {sources.map((source, at) => (
            <li key={source} className="breakable">
              [{at + 1}] <ReadIn source={source} />
            </li>
          ))}
        </ul>
      )}
      <p className="aside">{t('law.scope.parties-why')}</p>
    </>
  );
}
