import type { ReactNode } from 'react';
import { askForGround } from '../api/ground.ts';
import { useWords } from '../i18n/language.tsx';
import { ChangeForm } from '../ui/change-form.tsx';
import { Line, textIn } from './fields.tsx';
import { fieldOfExtent } from './polygon.ts';

/** The form that changes an accident, an area or a device, with why: of the version that was there when the writing began. */
export function ChangeGround(given: {
  readonly id: string;
  readonly version: string;
  readonly label?: string;
  readonly send: (form: FormData, why: string, version: string) => Promise<unknown>;
  readonly done: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  return (
    <ChangeForm
      label={given.label ?? t('record.change')}
      name={`ground ${given.id}`}
      version={given.version}
      className="stack panel record-form"
      theirs={t('mines.correct.theirs')}
      send={(form, version) => given.send(form, textIn(form, 'why') ?? '', version)}
      askAgain={askForGround}
      done={given.done}
      fieldOf={fieldOfExtent}
    >
      <Line name="why" label={t('detention.why')} required most={2000} />
      {given.children}
    </ChangeForm>
  );
}
