import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import type { SourceLink, SourceName, SourcePosition } from '../api/schema.gen.ts';
import { TermSelect, useTerm } from '../coding/terms.tsx';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { askForSources, FactForm, given } from './fact-form.tsx';
import { SourceSelect } from './source-fields.tsx';

const BASES = ['owner', 'syndication', 'same-informant'] as const;

function Reason(): ReactNode {
  const { t } = useWords();
  return <TextInput name="reason" required maxLength={2000} dir="auto" label={t('people.reason')} />;
}

/** Takes something back with a reason. */
/** What is said of a source besides: of a protected one as it was read with who it is. */
export interface SourceFacts {
  readonly names: readonly SourceName[];
  readonly positions: readonly SourcePosition[];
  readonly links: readonly SourceLink[];
}

interface Of {
  readonly id: string;
  readonly facts: SourceFacts;
  readonly mayChange: boolean;
}

/** Forms of the source’s name, each in its own script and language. */
function Names({ id, facts, mayChange }: Of): ReactNode {
  const { t, format } = useWords();
  return (
    <section aria-labelledby="source-names">
      <h2 id="source-names">{t('sources.names')}</h2>
      {facts.names.length === 0 ? <p className="aside">{t('sources.names-none')}</p> : null}
      <ul className="plain-list">
        {facts.names.map((one) => (
          <li key={one.id}>
            <bdi {...(one.language === null ? {} : { lang: one.language })}>{one.name}</bdi>{' '}
            {one.language === null ? null : (
              <span className="aside">{format.languageName(one.language)}</span>
            )}{' '}
            {mayChange ? (
              <Reasoned
                isQuiet
                button={t('sources.withdraw')}
                done={askForSources}
                name={t('sources.name-withdraw', { name: one.name })}
                send={(reason) =>
                  call('POST /api/source-names/{id}/withdrawal', { params: { id: one.id }, body: { reason } })
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <FactForm
          title={t('sources.name-add')}
          send={(form) =>
            call('POST /api/sources/{id}/names', {
              params: { id },
              body: { name: given(form, 'form') ?? '', language: given(form, 'language') },
            })
          }
        >
          <TextInput name="form" required maxLength={300} dir="auto" label={t('sources.name-form')} />
          <TextInput
            name="language"
            maxLength={40}
            pattern="[a-z]{2,3}(-[A-Za-z]{2,8})*"
            label={t('sources.name-language')}
            description={t('sources.name-language-why')}
          />
        </FactForm>
      ) : null}
    </section>
  );
}

/** How the source stands to the dispute: what was said of it, the newest first, each signed. */
function Positions({ id, facts: { positions }, mayChange }: Of): ReactNode {
  const { t, format } = useWords();
  const term = useTerm('source-position');
  return (
    <section aria-labelledby="source-position">
      <h2 id="source-position">{t('sources.position')}</h2>
      <p className="aside">{t('sources.position-why')}</p>
      {positions.length === 0 ? <p>{t('sources.position-none')}</p> : null}
      <ul className="plain-list">
        {positions.map((one, at) => (
          <li key={one.madeAt}>
            {at === 0 ? <strong>{term(one.position)}</strong> : term(one.position)}
            {one.towards === null ? null : (
              <>
                {' · '}
                {t('sources.towards')}: <bdi>{one.towards}</bdi>
              </>
            )}{' '}
            <span className="aside">
              {one.madeBy ?? ''}, {format.day(one.madeAt)}: <span dir="auto">{one.reason}</span>
            </span>
          </li>
        ))}
      </ul>
      {mayChange ? (
        <FactForm
          title={t('sources.position-say')}
          send={(form) =>
            call('POST /api/sources/{id}/positions', {
              params: { id },
              body: {
                position: given(form, 'position') ?? '',
                towards: given(form, 'towards'),
                reason: given(form, 'reason') ?? '',
              },
            })
          }
        >
          <TermSelect
            list="source-position"
            name="position"
            label={t('sources.position')}
            value="pos-not-known"
          />
          <TextInput name="towards" maxLength={2000} dir="auto" label={t('sources.towards')} />
          <Reason />
        </FactForm>
      ) : null}
    </section>
  );
}

/** Sources that it is not independent of, on which basis and why; all that are linked count as one origin. */
function SourceLinks({ id, facts, mayChange }: Of): ReactNode {
  const { t, format } = useWords();
  return (
    <section aria-labelledby="source-links">
      <h2 id="source-links">{t('sources.links')}</h2>
      <p className="aside">{t('sources.links-why')}</p>
      {facts.links.length === 0 ? <p>{t('sources.links-none')}</p> : null}
      <ul className="plain-list">
        {facts.links.map((one) => (
          <li key={one.id}>
            <Link to="/sources/$id" params={{ id: one.otherId }} dir="auto">
              {one.otherName}
            </Link>{' '}
            · {t.of(`sources.basis.${one.basis}`, one.basis)}{' '}
            <span className="aside">
              {one.madeBy ?? t('history.program')}, {format.day(one.madeAt)}:{' '}
              <span dir="auto">{one.reason}</span>
            </span>{' '}
            {mayChange ? (
              <Reasoned
                isQuiet
                button={t('sources.withdraw')}
                done={askForSources}
                name={t('sources.link-withdraw', { name: one.otherName })}
                send={(reason) =>
                  call('POST /api/source-links/{id}/withdrawal', { params: { id: one.id }, body: { reason } })
                }
              />
            ) : null}
          </li>
        ))}
      </ul>
      {mayChange ? (
        <FactForm
          title={t('sources.link-add')}
          send={(form) =>
            call('POST /api/sources/{id}/links', {
              params: { id },
              body: {
                otherId: given(form, 'other') ?? '',
                basis: BASES.find((basis) => basis === form.get('basis')) ?? 'owner',
                reason: given(form, 'reason') ?? '',
              },
            })
          }
        >
          <SourceSelect name="other" label={t('sources.link-other')} except={id} />
          <label className="stack-field">
            {t('sources.basis')}
            <select name="basis">
              {BASES.map((basis) => (
                <option key={basis} value={basis}>
                  {t(`sources.basis.${basis}`)}
                </option>
              ))}
            </select>
          </label>
          <Reason />
        </FactForm>
      ) : null}
    </section>
  );
}

/** Names, positions and links of a source. */
export function AllFacts(of: Of): ReactNode {
  return (
    <>
      <Names {...of} />
      <Positions {...of} />
      <SourceLinks {...of} />
    </>
  );
}
