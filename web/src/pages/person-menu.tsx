import type { ReactNode } from 'react';
import type { Me } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { Drop } from '../ui/drop.tsx';
import { fetched, waitingFor } from '../ui/fetched.tsx';

// Its fields bring a library along that the first page needs nothing of.
const PersonBox = fetched(
  async () => (await import('./person-box.tsx')).PersonBox,
  waitingFor('wait.account'),
);

/** Who is signed in, and a box with what concerns that person. */
export function PersonMenu({ me }: { readonly me: Me }): ReactNode {
  const { t } = useWords();
  return (
    <Drop
      name={t('person.label')}
      label={`${t('person.label')}: ${me.person.name}`}
      buttonClass="person"
      button={me.person.name}
    >
      <PersonBox me={me} />
    </Drop>
  );
}
