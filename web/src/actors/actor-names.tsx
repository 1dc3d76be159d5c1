import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { askForActors } from '../api/actors.ts';
import { call } from '../api/client.ts';
import { sourcesQuery } from '../api/queries.ts';
import type { Actor, ActorName } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { Name } from '../ui/name.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { NameFields, namesIn } from './name-fields.tsx';

function FromSource(): ReactNode {
  const { t, format } = useWords();
  const { data } = useQuery(sourcesQuery);
  const sources = format.ordered(data?.sources ?? [], ({ name }) => name);
  return (
    <label className="stack-field">
      {t('items.source')}
      <select name="source" defaultValue="">
        <option value="">{t('actor.not-said')}</option>
        {sources.map((source) => (
          <option key={source.id} value={source.id}>
            {source.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function NewName({ id }: { readonly id: string }): ReactNode {
  const { t } = useWords();
  return (
    <OpenForm
      label={t('actor.one-more-name')}
      submit={t('claim.record')}
      className="actor-form"
      send={async (form) => {
        const [name] = namesIn(form);
        if (name)
          await call('POST /api/actors/{id}/names', {
            params: { id },
            body: {
              ...name,
              sourceId: String(form.get('source') ?? '') || null,
              isMain: form.get('main') !== null,
            },
          });
      }}
      done={askForActors}
    >
      <NameFields isRequired />
      <FromSource />
      <label className="check-line">
        <input type="checkbox" name="main" /> {t('actor.make-main')}
      </label>
    </OpenForm>
  );
}

function Row(given: {
  readonly name: ActorName;
  readonly from: Actor | undefined;
  readonly mayCode: boolean;
}): ReactNode {
  const { t, format } = useWords();
  const { name, from, mayCode } = given;
  const about = [
    t(`name.${name.kind}`),
    name.language === null ? '' : format.languageName(name.language),
    name.script === null ? '' : t.of(`script.${name.script}`, name.script),
    name.isMain && !from ? t('actor.main-name') : '',
    name.sourceName ?? '',
    from ? t('actor.name-of', { name: from.pseudonym }) : '',
  ];
  return (
    <li>
      <strong lang={name.language ?? undefined}>
        <Name text={name.name} />
      </strong>{' '}
      <span className="aside">{about.filter((one) => one !== '').join(' · ')}</span>{' '}
      {name.claim === null ? null : (
        <Link to="/claims/$id" params={{ id: name.claim.id }} dir="auto">
          {name.claim.body}
        </Link>
      )}{' '}
      {mayCode && !from ? (
        <Reasoned
          isQuiet
          button={t('basis.withdraw')}
          name={t('actor.withdraw-name', { name: name.name })}
          send={(reason) =>
            call('POST /api/actor-names/{id}/withdrawal', { params: { id: name.id }, body: { reason } })
          }
          done={askForActors}
        />
      ) : null}
    </li>
  );
}

/** All names, each in its own script; those of whoever is the same beside them. */
export function ActorNames(given: {
  readonly id: string;
  readonly names: readonly ActorName[];
  readonly sameAs: readonly Actor[];
  readonly mayCode: boolean;
}): ReactNode {
  const { t } = useWords();
  const { id, names, sameAs, mayCode } = given;
  const own = names.filter(({ actorId }) => actorId === id);
  const others = names.filter(({ actorId }) => actorId !== id);
  return (
    <section aria-labelledby="actor-names">
      <h2 id="actor-names">{t('actor.names')}</h2>
      {names.length === 0 ? <p className="aside">{t('actor.names.none')}</p> : null}
      <ul className="plain-list names-list">
        {[...own, ...others].map((name) => (
          <Row
            key={name.id}
            name={name}
            from={sameAs.find((one) => one.id === name.actorId)}
            mayCode={mayCode}
          />
        ))}
      </ul>
      {mayCode ? <NewName id={id} /> : null}
    </section>
  );
}
