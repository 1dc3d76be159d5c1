import { queryOptions } from '@tanstack/react-query';
import { problemOf, ProblemError } from '../api/client.ts';

/** Dots per inch at which pages of a PDF are read by OCR. */
export const OCR_DPI = 200;

/** A word with its box in pixels of the picture that was read, and the confidence of OCR, 0–100. */
export interface OcrWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly confidence: number;
}

const isFigure = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Reads the copy that the OCR tool keeps. What is not as it should be is left out. */
export function ocrWordsOf(copy: unknown): OcrWord[] {
  const words = (copy as { words?: unknown } | null)?.words;
  if (!Array.isArray(words)) return [];
  return words.flatMap((word: unknown) => {
    if (!Array.isArray(word)) return [];
    const [text, x, y, width, height, confidence] = word as unknown[];
    if (typeof text !== 'string' || ![x, y, width, height, confidence].every(isFigure)) return [];
    return [{ text, x, y, width, height, confidence } as OcrWord];
  });
}

/** How a confidence is shown: from 80 on `sure`, from 60 on `unsure`, below `poor`. */
export function sureness(confidence: number): 'sure' | 'unsure' | 'poor' {
  if (confidence >= 80) return 'sure';
  return confidence >= 60 ? 'unsure' : 'poor';
}

/** The words of one page, by the address of its OCR copy. */
export const ocrWordsQuery = (address: string) =>
  queryOptions({
    queryKey: ['ocr', address],
    queryFn: async ({ signal }) => {
      const response = await fetch(address, { signal });
      if (!response.ok) throw new ProblemError(await problemOf(response));
      return ocrWordsOf(await response.json());
    },
  });
