import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { hasSigns, piecesOf } from './controls.ts';

/** Text of evidence: never interpreted; signs that are not seen stand there by name, and turn nothing round. */
export function PlainText({ text }: { readonly text: string }): ReactNode {
  const { t } = useWords();
  if (!hasSigns(text)) return text;
  return piecesOf(text).map((piece, at) =>
    'text' in piece ? (
      piece.text
    ) : (
      <span key={at} className="sign" dir="ltr" title={t('viewer.sign', { name: piece.sign })}>
        {piece.sign}
      </span>
    ),
  );
}
