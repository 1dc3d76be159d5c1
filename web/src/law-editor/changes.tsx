import { useState, type ReactNode } from 'react';
import { LawWords } from '../allegations/law-words.tsx';
import type { LawChange } from '../api/schema.gen.ts';
import { WordsDifference } from '../compare/text-difference.tsx';
import { useWords } from '../i18n/language.tsx';

/** Statements that two versions do not have alike, and what that does to what was confirmed of them. */
export function Changes({ of }: { readonly of: readonly LawChange[] }): ReactNode {
  const { t } = useWords();
  return (
    <ul className="law-list law-changes">
      {of.map(({ id, change, before, after, isFound, losesConfirmation }) => (
        <li key={id}>
          <code>{id}</code> {t(`law.change.${change}`)}
          {before && change !== 'added' ? (
            <del>
              <span className="for-readers">{t('law.change.was')} </span>
              <LawWords of={before} />
            </del>
          ) : null}
          {after ? (
            <ins>
              <span className="for-readers">{t('law.change.is')} </span>
              <LawWords of={after} />
            </ins>
          ) : null}
          {losesConfirmation ? (
            <p className="note">
              {t('law.change.loses', { who: losesConfirmation.by, where: losesConfirmation.foundIn })}
            </p>
          ) : null}
          {isFound ? <p className="aside">{t('law.change.is-found')}</p> : null}
        </li>
      ))}
    </ul>
  );
}

/**
 * All in which a draft differs from a version, word by word: also what no statement says by itself, such as the order of entries, numbers of bands or what a
 * volume is called. It is worked out while it is open.
 */
export function AllChanges(given: {
  readonly version: number;
  /** As that version says it, and as the draft does. */
  readonly texts: readonly [string, string];
}): ReactNode {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('law-draft.all-changes', { n: given.version })}</summary>
      {isOpen ? <WordsDifference isLawFile texts={given.texts} /> : null}
    </details>
  );
}
