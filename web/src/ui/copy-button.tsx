import { useEffect, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';

const SAID_FOR_MS = 2000;

/** Copies a text to the clipboard and says so. `what` names it for those who cannot see where the button stands. */
export function CopyButton(given: {
  readonly text: string;
  readonly what: string;
  /** What stands on the button, where “Copy” alone would not do. */
  readonly label?: string;
}): ReactNode {
  const { text, what, label } = given;
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
      aria-label={label ?? t('copy.what', { what })}
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          () => setCopied(false),
        );
      }}
    >
      <span aria-live="polite">{isCopied ? t('copy.done') : (label ?? t('copy.button'))}</span>
    </button>
  );
}
