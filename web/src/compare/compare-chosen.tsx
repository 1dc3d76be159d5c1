import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

/** The way from two chosen items to both next to each other; nothing for any other number of them. */
export function CompareChosen({ serials }: { readonly serials: readonly string[] }): ReactNode {
  const { t } = useWords();
  const [a, b] = serials;
  if (serials.length !== 2 || a === undefined || b === undefined) return null;
  return (
    <Link className="quiet-button" to="/compare" search={{ a, b }}>
      {t('compare.chosen')}
    </Link>
  );
}
