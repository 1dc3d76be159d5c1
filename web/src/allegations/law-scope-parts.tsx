import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { InstrumentScope } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { LawWords, ReadIn, ToCheck, useLaw } from './law-words.tsx';

type Party = InstrumentScope['parties'][number];
export type Rests = Pick<Party, 'toCheck' | 'source' | 'confirmed'>;

/** What a statement rests on, right behind it. */
export function RestsOn({ of: { toCheck, source, confirmed } }: { readonly of: Rests }): ReactNode {
  const { t } = useWords();
  const said = confirmed ? (
    t('law.confirmed-by', { who: confirmed.by, where: confirmed.foundIn })
  ) : source === null ? null : (
    <ReadIn source={source} />
  );
  return (
    <>
      <ToCheck is={toCheck} />
      {said === null ? null : <span className="aside breakable"> [{said}]</span>}
    </>
  );
}

/** A State by its name in the language of the page; by its code where it has none. */
export function State({ of }: { readonly of: Party['state'] }): ReactNode {
  return of.names === null ? <code>{of.code}</code> : <LawWords of={of.names} />;
}

/** A provision by its label; of another instrument with the name of that, and a way there. */
export function Provision(given: {
  readonly of: NonNullable<InstrumentScope['forumBasis'][number]['by']>;
  readonly here: string;
}): ReactNode {
  const { id, label } = given.of;
  const found = useLaw().provision(id);
  if (label === null) return <code>{id}</code>;
  if (!found || found.instrument.id === given.here) return <LawWords of={label} />;
  return (
    <Link to="/law" search={{ instrument: found.instrument.id }} hash="instrument">
      <LawWords of={label} /> · <LawWords of={found.instrument.names} />
    </Link>
  );
}
