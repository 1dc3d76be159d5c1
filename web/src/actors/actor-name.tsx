import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Actor, ActorRef } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Name } from '../ui/name.tsx';

/** A lock, beside words that say the same. */
export function Lock(): ReactNode {
  return (
    <svg className="lock" viewBox="0 0 12 14" width="11" height="13" aria-hidden="true">
      <path
        d="M2 6V4a4 4 0 0 1 8 0v2h1v7H1V6Zm2 0h4V4a2 2 0 0 0-4 0Z"
        fill="currentColor"
        fillRule="evenodd"
      />
    </svg>
  );
}

/** How one of them is called: by name, or by pseudonym with a lock for whoever may not see who it is. */
export function ActorName({ actor }: { readonly actor: Pick<Actor, 'name' | 'pseudonym'> }): ReactNode {
  return actor.name === null ? <bdi>{actor.pseudonym}</bdi> : <Name text={actor.name} />;
}

/** The same, leading to its page, with the pseudonym beside a name. */
export function ActorLink({ actor }: { readonly actor: ActorRef }): ReactNode {
  return (
    <>
      <Link to="/actors/$id" params={{ id: actor.id }}>
        <ActorName actor={actor} />
      </Link>
      {actor.name === null ? null : <code className="aside"> {actor.pseudonym}</code>}
    </>
  );
}

/** Whether who somebody is is sealed, and who may see it, as far as one may know. */
export function ProtectedMark(given: {
  readonly actor: Actor;
  readonly compartments: readonly { readonly id: string; readonly name: string }[];
}): ReactNode {
  const { t } = useWords();
  const { actor, compartments } = given;
  if (!actor.isProtected) return null;
  const own = compartments.find(({ id }) => id === actor.identity?.compartmentId);
  return (
    <span className="sealed-mark">
      <Lock />{' '}
      {own
        ? t('actor.protected-in', { name: own.name })
        : t(actor.identity ? 'actor.protected' : 'actor.protected-from-you')}
    </span>
  );
}
