import type { ReactNode } from 'react';
import type { ListedDisplacement } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { RETURN_STATES, WISHES } from '../search-displacement.ts';
import { Choice, Line, Note } from './inputs.tsx';
import { SizeFields } from './size-fields.tsx';

/** What a household wishes, of when and who says so; without `isRequired` also that nothing is said of it. */
export function WishFields({ isRequired = false }: { readonly isRequired?: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <div className="field-line ends">
      <Choice
        name="wish"
        label={t('displacement.wish')}
        of={WISHES}
        words="displacement.wish"
        empty={t('displacement.wish.not-said')}
        isRequired={isRequired}
      />
      <Line name="wishOn" most={100} label={t('displacement.wish-on')} />
      <Line name="conditions" most={1000} label={t('displacement.conditions')} />
      <Line name="wishSaidBy" label={t('displacement.wish-said-by')} isRequired={isRequired} />
    </div>
  );
}

/** How far it has returned, likewise. */
export function StateFields({ isRequired = false }: { readonly isRequired?: boolean }): ReactNode {
  const { t } = useWords();
  return (
    <div className="field-line ends">
      <Choice
        name="status"
        label={t('displacement.status')}
        of={RETURN_STATES}
        words="displacement.status"
        empty={t('displacement.status.not-said')}
        isRequired={isRequired}
      />
      <Line name="statusFrom" most={100} label={t('displacement.status-from')} />
      <Line name="statusUntil" most={100} label={t('displacement.status-until')} />
      <Line name="statusWords" most={1000} label={t('displacement.status-words')} />
      <Line name="statusSaidBy" label={t('displacement.status-said-by')} isRequired={isRequired} />
    </div>
  );
}

/** What of a household is changed in one form: how many it is, and what is noted. What it wishes, how far it returned and what it lost is said line by line. */
export function HouseholdFields({
  known,
  children,
}: {
  readonly known: Partial<NonNullable<ListedDisplacement['household']>>;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <>
      <SizeFields name="sizeThen" known={known.sizeThen} />
      <SizeFields name="sizeNow" known={known.sizeNow} />
      {children}
      <Note known={known.note} />
    </>
  );
}
