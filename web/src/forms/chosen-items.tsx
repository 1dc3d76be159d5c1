import type { ReactNode } from 'react';
import type { Me } from '../api/schema.gen.ts';
import { CompareChosen } from '../compare/compare-chosen.tsx';
import { useWords } from '../i18n/language.tsx';
import { AddToDossier } from './add-to-dossier.tsx';
import { CurateItems } from './curate-items.tsx';
import { DeriveAgain } from './derive-again.tsx';

/** What can be done with the items that are chosen in a list; `clear` chooses none. */
export function ChosenItems(given: {
  readonly serials: readonly string[];
  readonly capabilities: Me['capabilities'];
  readonly clear: () => void;
}): ReactNode {
  const { t } = useWords();
  const { serials, capabilities, clear } = given;
  return (
    <div className="bulk">
      <span className="figures">{t('items.chosen-count', { n: serials.length })}</span>
      <AddToDossier serials={serials} isPermitted={capabilities.includes('build-dossier')} done={clear} />
      <DeriveAgain serials={serials} isPermitted={capabilities.includes('ingest')} done={clear} />
      <CompareChosen serials={serials} />
      {capabilities.includes('describe') ? <CurateItems serials={serials} done={clear} /> : null}
      <button type="button" className="quiet-button" onClick={clear}>
        {t('items.choose-none')}
      </button>
    </div>
  );
}
