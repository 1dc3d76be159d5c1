import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { meQuery, peopleQuery } from '../api/queries.ts';
import type { Compartment, Person } from '../api/schema.gen.ts';
import { NewCompartment } from '../forms/new-compartment.tsx';
import { NewPerson } from '../forms/new-person.tsx';
import { PersonAccess } from '../forms/person-access.tsx';
import { useWords } from '../i18n/language.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

function stateOf(person: Person): 'people.disabled' | 'people.has-account' | 'people.invited' {
  if (person.status !== 'active') return 'people.disabled';
  return person.hasAccount ? 'people.has-account' : 'people.invited';
}

function PeopleTable(given: {
  readonly people: readonly Person[];
  readonly compartments: readonly Compartment[];
  readonly change: (person: Person) => void;
}): ReactNode {
  const { t, format } = useWords();
  const { people, compartments, change } = given;
  const names = new Map(compartments.map(({ id, name }) => [id, name]));
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('nav.people')}>
      <table className="plain-table">
        <caption className="for-readers">{t('nav.people')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            <th scope="col">{t('people.roles')}</th>
            <th scope="col">{t('people.compartments')}</th>
            <th scope="col">{t('people.state')}</th>
            <th scope="col">
              <span className="for-readers">{t('people.change')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {format
            .ordered(people, ({ name }) => name)
            .map((person) => (
              <tr key={person.id}>
                <td>
                  <span dir="auto">{person.name}</span>
                  <br />
                  <span className="aside">{person.email}</span>
                </td>
                <td>{person.roles.map((role) => t.of(`role.${role}`, role)).join(', ')}</td>
                <td dir="auto">{person.compartmentIds.map((id) => names.get(id) ?? '').join(', ')}</td>
                <td>
                  {t(stateOf(person))}
                  {person.isSecured === null || !person.hasAccount ? null : (
                    <>
                      <br />
                      <span className="aside">
                        {t(person.isSecured ? 'people.secured' : 'people.password-only')}
                      </span>
                    </>
                  )}
                </td>
                <td>
                  <button
                    type="button"
                    className="quiet-button"
                    aria-label={`${t('people.change')}: ${person.name}`}
                    onClick={() => change(person)}
                  >
                    {t('people.change')}
                  </button>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function Compartments({ compartments }: { readonly compartments: readonly Compartment[] }): ReactNode {
  const { t } = useWords();
  return (
    <ul className="plain-list">
      {compartments.map((one) => (
        <li key={one.id}>
          <strong dir="auto">{one.name}</strong>{' '}
          {one.isSealed ? <span className="sealed-mark">{t('item.sealed')}</span> : null}{' '}
          <span className="aside figures">{t('people.members', { n: one.members })}</span>
          {one.description ? (
            <p className="aside" dir="auto">
              {one.description}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Who may do and see what: people with roles and memberships, and the compartments. Every change is an entry. */
export function PeoplePage(): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(peopleQuery);
  const [changing, setChanging] = useState<string | null>(null);
  const isOwner = me?.roles.includes('owner') ?? false;
  const person = data?.people.find(({ id }) => id === changing);
  return (
    <>
      <PageTitle text={t('nav.people')} />
      <p className="measure">{t('people.why')}</p>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Waiting text={t('wait.people')} /> : null}
      {data ? (
        <>
          <PeopleTable
            people={data.people}
            compartments={data.compartments}
            change={({ id }) => setChanging(id)}
          />
          {isOwner ? <NewPerson compartments={data.compartments} /> : null}
          <section>
            <h2>{t('people.compartments')}</h2>
            <Compartments compartments={data.compartments} />
            <NewCompartment />
          </section>
          {person ? (
            <PersonAccess
              person={person}
              compartments={data.compartments}
              isOwner={isOwner}
              close={() => setChanging(null)}
            />
          ) : null}
        </>
      ) : null}
    </>
  );
}
