import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import { ocrWordsQuery, sureness } from './ocr-words.ts';

/**
 * Words that OCR read, each where it stands on the picture. `scale` is CSS pixels for a pixel of the picture that was read.
 * Not shown, they can still be selected and found; shown, each is marked by how sure the program was.
 */
export function OcrLayer(given: {
  readonly address: string;
  readonly scale: number;
  readonly isShown: boolean;
}): ReactNode {
  const { t } = useWords();
  const { address, scale, isShown } = given;
  const { data: words } = useQuery(ocrWordsQuery(address));
  if (!words) return null;
  return (
    <div className={isShown ? 'ocr-layer shown' : 'ocr-layer'} dir="auto">
      {words.map(({ text, x, y, width, height, confidence }, at) => (
        <span
          // Words have no other name than their place.
          key={at}
          className={sureness(confidence)}
          title={isShown ? t('viewer.ocr-word', { n: Math.round(confidence) }) : undefined}
          style={{
            left: x * scale,
            top: y * scale,
            width: width * scale,
            height: height * scale,
            fontSize: height * scale * 0.8,
          }}
        >
          {`${text} `}
        </span>
      ))}
    </div>
  );
}
