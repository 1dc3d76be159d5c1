import { use, type ReactNode } from 'react';
import type { ListedDisplacement } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { RETURN_STATES, WISHES } from '../search-displacement.ts';
import { KeptFields } from '../ui/kept-form.ts';
import { Choice, Line, Note, SaidTogether } from './inputs.tsx';
import { SizeFields } from './size-fields.tsx';

const WISH = ['wish', 'wishOn', 'conditions', 'wishSaidBy'];
const STATE = ['status', 'statusFrom', 'statusUntil', 'statusWords', 'statusSaidBy'];

/** What a household wishes, of when and who says so; without `isRequired` also that nothing is said of it. */
export function WishFields({ isRequired = false }: { readonly isRequired?: boolean }): ReactNode {
  const { t } = useWords();
  const isKept = use(KeptFields).some(([name, value]) => WISH.includes(name) && value.trim() !== '');
  return (
    <SaidTogether isSaid={isKept} isRequired={isRequired}>
      {(isSaid) => (
        <>
          <Choice
            name="wish"
            label={t('displacement.wish')}
            of={WISHES}
            words="displacement.wish"
            empty={t('displacement.wish.not-said')}
            isRequired={isSaid}
          />
          <Line name="wishOn" most={100} label={t('displacement.wish-on')} />
          <Line name="conditions" most={1000} label={t('displacement.conditions')} />
          <Line name="wishSaidBy" label={t('displacement.wish-said-by')} isRequired={isSaid} />
        </>
      )}
    </SaidTogether>
  );
}

/** How far it has returned, likewise. */
export function StateFields({ isRequired = false }: { readonly isRequired?: boolean }): ReactNode {
  const { t } = useWords();
  const isKept = use(KeptFields).some(([name, value]) => STATE.includes(name) && value.trim() !== '');
  return (
    <SaidTogether isSaid={isKept} isRequired={isRequired}>
      {(isSaid) => (
        <>
          <Choice
            name="status"
            label={t('displacement.status')}
            of={RETURN_STATES}
            words="displacement.status"
            empty={t('displacement.status.not-said')}
            isRequired={isSaid}
          />
          <Line name="statusFrom" most={100} label={t('displacement.status-from')} />
          <Line name="statusUntil" most={100} label={t('displacement.status-until')} />
          <Line name="statusWords" most={1000} label={t('displacement.status-words')} />
          <Line name="statusSaidBy" label={t('displacement.status-said-by')} isRequired={isSaid} />
        </>
      )}
    </SaidTogether>
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
