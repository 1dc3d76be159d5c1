import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { askForActors } from '../api/actors.ts';
import { call } from '../api/client.ts';
import type { ActorRelation } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { OpenForm } from '../ui/open-form.tsx';
import { ActorLink } from './actor-name.tsx';
import { FindActor } from './find-actor.tsx';

const KINDS = ['member', 'commands', 'kin', 'employed', 'other'] as const;

function NewRelation({ id }: { readonly id: string }): ReactNode {
  const { t } = useWords();
  return (
    <OpenForm
      label={t('relations.new')}
      submit={t('claim.record')}
      send={(form) => {
        const text = (name: string): string | null => String(form.get(name) ?? '').trim() || null;
        return call('POST /api/actors/{id}/relations', {
          params: { id },
          body: {
            otherId: String(form.get('other')),
            kind: KINDS.find((one) => one === form.get('kind')) ?? 'other',
            words: text('words'),
            from: text('from'),
            until: text('until'),
            claimId: null,
            reason: String(form.get('reason')),
          },
        });
      }}
      done={askForActors}
    >
      <label className="stack-field">
        {t('relations.this-one')}
        <select name="kind" defaultValue="member">
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`relations.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <FindActor not={id} />
      <TextInput
        name="words"
        maxLength={300}
        dir="auto"
        label={t('relations.words')}
        description={t('relations.words.why')}
      />
      <div className="field-line">
        <TextInput name="from" maxLength={60} label={t('relations.from')} />
        <TextInput name="until" maxLength={60} label={t('relations.until')} />
      </div>
      <TextInput name="reason" required maxLength={2000} dir="auto" label={t('history.reason')} />
    </OpenForm>
  );
}

function Row(given: { readonly relation: ActorRelation; readonly mayCode: boolean }): ReactNode {
  const { t, format } = useWords();
  const { relation, mayCode } = given;
  const { kind, from, until } = relation;
  const time = from === null && until === null ? '' : `${from ?? '…'} – ${until ?? '…'}`;
  return (
    <li>
      {t(relation.isFrom ? `relations.${kind}` : `relations.of.${kind}`)} <ActorLink actor={relation.other} />{' '}
      {relation.words === null ? null : <span dir="auto">({relation.words})</span>}{' '}
      <span className="aside">
        {time === '' ? '' : `${time} · `}
        {relation.madeBy ?? ''}, {format.day(relation.madeAt)}: <span dir="auto">{relation.reason}</span>
      </span>{' '}
      {mayCode ? (
        <Reasoned
          isQuiet
          button={t('basis.withdraw')}
          send={(reason) =>
            call('POST /api/actor-relations/{id}/withdrawal', {
              params: { id: relation.id },
              body: { reason },
            })
          }
          done={askForActors}
        />
      ) : null}
    </li>
  );
}

/** How one stands to others: what it belongs to, whom it commands, its kin. */
export function ActorRelations(given: {
  readonly id: string;
  readonly relations: readonly ActorRelation[];
  readonly mayCode: boolean;
}): ReactNode {
  const { t } = useWords();
  const { id, relations, mayCode } = given;
  return (
    <section aria-labelledby="actor-relations">
      <h2 id="actor-relations">{t('relations.title')}</h2>
      {relations.length === 0 ? <p className="aside">{t('relations.none')}</p> : null}
      <ul className="plain-list">
        {relations.map((relation) => (
          <Row key={relation.id} relation={relation} mayCode={mayCode} />
        ))}
      </ul>
      {mayCode ? <NewRelation id={id} /> : null}
    </section>
  );
}
