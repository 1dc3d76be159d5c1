import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

const SAID_FOR_MS = 2000;

/** Copies a text to the clipboard and says so. `what` names it for those who cannot see where the button stands. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }): ReactNode {
  const { t } = useWords();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return undefined;
    const timer = setTimeout(() => setCopied(false), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  return (
    <button
      type="button"
      className="quiet-button"
      aria-label={t('copy.what', { what })}
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        );
      }}
    >
      <span aria-live="polite">{isCopied ? t('copy.done') : t('copy.button')}</span>
    </button>
  );
}
