import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { askForActors, candidatesQuery } from '../api/actors.ts';
import { call } from '../api/client.ts';
import type { Actor, ActorDistinct, ActorMerge as Merge } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Reasoned } from '../together/reasoned.tsx';
import { ActorLink } from './actor-name.tsx';
import { FindActor } from './find-actor.tsx';
import { SideBySide } from './side-by-side.tsx';

function MergeRow({ merge, mayCode }: { readonly merge: Merge; readonly mayCode: boolean }): ReactNode {
  const { t, format } = useWords();
  const isUndone = merge.undoneAt !== null;
  return (
    <li>
      <ActorLink actor={merge.merged} /> {t(isUndone ? 'merge.was-said' : 'merge.is-the-same')}{' '}
      <ActorLink actor={merge.kept} />{' '}
      <span className="aside">
        {merge.madeBy ?? ''}, {format.day(merge.madeAt)}: <span dir="auto">{merge.reason}</span>
      </span>
      {merge.undoneAt === null ? null : (
        <span className="note">
          {' '}
          {t('merge.undone', { who: merge.undoneBy ?? '', day: format.day(merge.undoneAt) })}{' '}
          <span dir="auto">{merge.undoneReason}</span>
        </span>
      )}{' '}
      {mayCode && !isUndone ? (
        <Reasoned
          isQuiet
          button={t('merge.undo')}
          send={(reason) =>
            call('POST /api/actor-merges/{id}/undoing', { params: { id: merge.id }, body: { reason } })
          }
          done={askForActors}
        />
      ) : null}
    </li>
  );
}

function Compare({ actor, done }: { readonly actor: Actor; readonly done: () => void }): ReactNode {
  const { t } = useWords();
  const [other, setOther] = useState<Actor | null>(null);
  const { data } = useQuery(candidatesQuery(actor.id));
  const proposed = data?.candidates ?? [];
  const otherOf = (one: (typeof proposed)[number]): Actor => (one.one.id === actor.id ? one.other : one.one);
  return (
    <div className="stack" role="group" aria-label={t('merge.compare')}>
      {proposed.length > 0 ? <p>{t('merge.proposed')}</p> : null}
      {proposed.map((one) => (
        <SideBySide key={otherOf(one).id} kept={actor} other={otherOf(one)} why={one} mayCode onSaid={done} />
      ))}
      <div className="panel stack">
        <FindActor not={actor.id} picked={setOther} />
      </div>
      {other ? (
        <SideBySide key={other.id} kept={actor} other={other} mayCode onSaid={done} cancel={done} />
      ) : (
        <p>
          <Button variant="default" onClick={done}>
            {t('people.cancel')}
          </Button>
        </p>
      )}
    </div>
  );
}

/** Who is the same as this one, who is not, and comparing it with others. Nothing is merged but by a person, with a reason. */
export function ActorMerge(given: {
  readonly actor: Actor;
  readonly merges: readonly Merge[];
  readonly distincts: readonly ActorDistinct[];
  readonly mayCode: boolean;
}): ReactNode {
  const { t, format } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { actor, merges, distincts, mayCode } = given;
  return (
    <section aria-labelledby="actor-same">
      <h2 id="actor-same">{t('merge.title')}</h2>
      {merges.length + distincts.length === 0 ? <p className="aside">{t('merge.none')}</p> : null}
      <ul className="plain-list">
        {merges.map((merge) => (
          <MergeRow key={merge.id} merge={merge} mayCode={mayCode} />
        ))}
        {distincts.map((one) => (
          <li key={one.id}>
            {t('merge.is-not')} <ActorLink actor={one.other} />{' '}
            <span className="aside">
              {one.madeBy ?? ''}, {format.day(one.madeAt)}: <span dir="auto">{one.reason}</span>
            </span>{' '}
            {mayCode ? (
              <Reasoned
                isQuiet
                button={t('basis.withdraw')}
                send={(reason) =>
                  call('POST /api/actor-distincts/{id}/withdrawal', {
                    params: { id: one.id },
                    body: { reason },
                  })
                }
                done={askForActors}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {!mayCode ? null : isOpen ? (
        <Compare actor={actor} done={() => setOpen(false)} />
      ) : (
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('merge.compare')}
        </Button>
      )}
    </section>
  );
}
