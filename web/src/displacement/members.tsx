import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call } from '../api/client.ts';
import { askForDisplacement } from '../api/displacement.ts';
import type { ListedDisplacement } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { ActorField } from '../incidents/actor-field.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { NewForm } from '../ui/new-form.tsx';
import { Add } from './add.tsx';
import { Choice } from './inputs.tsx';

const ROLES = ['member', 'head'] as const;
const TIMES = ['then', 'now'] as const;

function NewMember({ id, done }: { readonly id: string; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <NewForm
      label={t('displacement.member.add')}
      name={`new member ${id}`}
      send={(form) =>
        call('POST /api/displacements/{id}/members', {
          params: { id },
          body: {
            actorId: String(form.get('actorId') ?? ''),
            role: ROLES.find((one) => one === form.get('role')) ?? 'member',
            at: TIMES.find((one) => one === form.get('at')) ?? 'then',
          },
        })
      }
      made={async () => {
        await askForDisplacement();
        done();
      }}
      leave={done}
    >
      <ActorField name="actorId" label={t('displacement.member')} value="" known={[]} isRequired />
      <div className="field-line ends">
        <Choice
          name="role"
          label={t('displacement.member.role')}
          of={ROLES}
          words="displacement.role"
          known="member"
        />
        <Choice
          name="at"
          label={t('displacement.member.at')}
          of={TIMES}
          words="displacement.at"
          known="then"
        />
      </div>
    </NewForm>
  );
}

/** Who belonged to a household when it was displaced, and who does now: persons of the archive, as the reader may know them. */
export function HouseholdMembers({
  of,
  mayChange,
}: {
  readonly of: ListedDisplacement;
  readonly mayChange: boolean;
}): ReactNode {
  const { t } = useWords();
  return (
    <section aria-labelledby="members">
      <h2 id="members">{t('displacement.members')}</h2>
      {TIMES.map((at) => {
        const own = of.members.filter((one) => one.at === at);
        return (
          <div key={at}>
            <h3>{t(at === 'then' ? 'displacement.members-then' : 'displacement.members-now')}</h3>
            {own.length === 0 ? <p className="aside">{t('displacement.nobody')}</p> : null}
            <ul className="plain-list tight">
              {own.map(({ id, person, role }) => {
                const name = person.name ?? person.pseudonym ?? t('record.hidden');
                return (
                  <li key={id}>
                    <Link to="/actors/$id" params={{ id: person.id }} dir="auto">
                      {name}
                    </Link>{' '}
                    <span className="aside">{t(`displacement.role.${role}`)}</span>{' '}
                    {mayChange ? (
                      <Reasoned
                        isQuiet
                        button={t('detention.take')}
                        name={t('detention.take.of', { what: `${name}, ${t(`displacement.at.${at}`)}` })}
                        done={askForDisplacement}
                        send={(reason) =>
                          call('POST /api/displacements/members/{id}/removal', {
                            params: { id },
                            body: { reason },
                          })
                        }
                      />
                    ) : null}
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
      {mayChange ? (
        <Add label={t('displacement.member.add')} form={(done) => <NewMember id={of.id} done={done} />} />
      ) : null}
    </section>
  );
}
