import { Textarea } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForProceedings, proceedingsQuery } from '../api/proceedings.ts';
import type { WholeProceeding } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { useOpened } from './opened.ts';
import { STATUSES } from './proceeding-fields.tsx';
import { Serials } from './steps.tsx';
import { ForumName, InstrumentNames } from './words.tsx';

type Linked = WholeProceeding['links'][number];

const RELATIONS = ['parallel', 'earlier', 'later'] as const;

/** What two proceedings have in common: parties by name, instruments, and the items and claims that both rest on. */
function Shared({ of }: { readonly of: Linked }): ReactNode {
  const { t } = useWords();
  const { proceeding } = useOpened();
  const parties = of.parties.filter(({ name }) => proceeding.parties.some((one) => one.name === name));
  const instruments = of.instruments.filter((id) => proceeding.instruments.includes(id));
  const serials = of.shared.flatMap(({ serial }) => serial ?? []);
  const claims = of.shared.filter(({ claimId }) => claimId !== null);
  if (parties.length + instruments.length + of.shared.length === 0)
    return <p className="aside">{t('links.share-nothing')}</p>;
  return (
    <dl className="facts shared">
      {parties.length === 0 ? null : (
        <div>
          <dt>{t('links.parties')}</dt>
          <dd dir="auto">{parties.map(({ name }) => name).join(', ')}</dd>
        </div>
      )}
      {instruments.length === 0 ? null : (
        <div>
          <dt>{t('proceeding.instruments')}</dt>
          <dd>
            <InstrumentNames ids={instruments} />
          </dd>
        </div>
      )}
      {serials.length === 0 ? null : (
        <div>
          <dt>{t('links.items')}</dt>
          <dd>
            <Serials of={serials} />
          </dd>
        </div>
      )}
      {claims.length === 0 ? null : (
        <div>
          <dt>{t('links.claims')}</dt>
          <dd>
            <ul className="plain-list">
              {claims.map(({ claimId, body }) => (
                <li key={claimId}>
                  <Link to="/claims/$id" params={{ id: claimId ?? '' }} dir="auto">
                    {body ?? t('answer.sealed')}
                  </Link>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );
}

function NewLink(): ReactNode {
  const { t } = useWords();
  const { proceeding, links } = useOpened();
  const { data } = useInfiniteQuery(proceedingsQuery);
  const others =
    data?.pages
      .flatMap(({ items }) => items.map((one) => one.proceeding))
      .filter(({ id }) => id !== proceeding.id && !links.some(({ otherId }) => otherId === id)) ?? [];
  if (others.length === 0) return <p className="aside no-print">{t('links.no-other')}</p>;
  return (
    <OpenForm
      label={t('links.new')}
      submit={t('claim.record')}
      className="record-form"
      send={(form) =>
        call('POST /api/proceedings/{id}/links', {
          params: { id: proceeding.id },
          body: {
            otherId: String(form.get('other')),
            relation: RELATIONS.find((one) => one === form.get('relation')) ?? 'parallel',
            reason: String(form.get('reason')).trim(),
          },
        })
      }
      done={askForProceedings}
    >
      <label className="stack-field">
        {t('links.other')}
        <select name="other" required>
          {others.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label className="stack-field">
        {t('links.relation')}
        <select name="relation">
          {RELATIONS.map((one) => (
            <option key={one} value={one}>
              {t(`links.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <Textarea
        name="reason"
        required
        maxLength={2000}
        autosize
        minRows={2}
        dir="auto"
        label={t('links.reason')}
      />
    </OpenForm>
  );
}

/** Other proceedings about the same facts, with what they share with this one. */
export function Links({ mayChange }: { readonly mayChange: boolean }): ReactNode {
  const { t } = useWords();
  const { links } = useOpened();
  return (
    <section aria-labelledby="links">
      <h2 id="links">{t('links.title')}</h2>
      {links.length === 0 ? <p className="aside measure">{t('links.none')}</p> : null}
      {links.map((link) => {
        const status = STATUSES.find((one) => one === link.status);
        return (
          <article key={link.id} className="linked">
            <p>
              {t(`links.${link.relation}`)}:{' '}
              <Link to="/proceedings/$id" params={{ id: link.otherId }} dir="auto">
                {link.title}
              </Link>
            </p>
            <p className="aside">
              <ForumName id={link.forum} /> · {status ? t(`proceeding.status.${status}`) : link.status}
            </p>
            <p dir="auto">{link.reason}</p>
            <Shared of={link} />
            {mayChange ? (
              <Reasoned
                isQuiet
                button={t('basis.withdraw')}
                name={t('named.button', { button: t('basis.withdraw'), what: link.title })}
                send={(reason) =>
                  call('POST /api/proceeding-links/{id}/withdrawal', {
                    params: { id: link.id },
                    body: { reason },
                  })
                }
                done={askForProceedings}
              />
            ) : null}
          </article>
        );
      })}
      {mayChange ? <NewLink /> : null}
    </section>
  );
}
