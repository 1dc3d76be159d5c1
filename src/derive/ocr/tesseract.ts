import type { ToolContext } from '../model.ts';

/** One word with its box in pixels of the page image, as quotes on scans need it. */
export interface OcrWord {
  readonly text: string;
  readonly box: readonly [x: number, y: number, width: number, height: number];
  /** Tesseract's confidence, 0–100. */
  readonly confidence: number;
}

/** What was read on one page. */
export interface OcrPage {
  readonly text: string;
  readonly words: readonly OcrWord[];
  readonly confidence: number;
  readonly languages: string;
}

const PACKS: Readonly<Record<string, string>> = {
  Latin: 'eng+fra+aze+tur',
  Cyrillic: 'rus+aze_cyrl',
  Armenian: 'hye',
};
/** Packs of every script that is read where nobody said which. */
export const ALL_PACKS = 'eng+rus+hye+aze';
const BY_LANGUAGE: Readonly<Record<string, string>> = {
  en: 'eng',
  fr: 'fra',
  az: 'aze',
  tr: 'tur',
  ru: 'rus',
  hy: 'hye',
};

/** The language packs to read with: what intake stated together with what the script detector saw. */
async function packs(context: ToolContext, image: string): Promise<string> {
  const seen = await context.run({
    program: 'tesseract',
    args: ['{in}', 'stdout', '--psm', '0', '-l', 'osd'],
    input: image,
  });
  const script = /^Script: (\w+)/m.exec(seen.stdout.toString('utf8'))?.[1] ?? '';
  const detected = PACKS[script];
  const stated = BY_LANGUAGE[context.statedLanguage?.slice(0, 2) ?? ''];
  if (detected && stated && detected.split('+').includes(stated))
    return [stated, ...detected.split('+').filter((pack) => pack !== stated)].join('+');
  // Too little text for the detector: every script, at the price of time.
  return detected ?? ALL_PACKS;
}

/** Reads Tesseract's TSV (level 5 rows are words) into words and lines of text. */
export function parseTsv(tsv: string): { text: string; words: OcrWord[]; confidence: number } {
  const words: OcrWord[] = [];
  let text = '';
  let line = '';
  for (const row of tsv.split('\n').slice(1)) {
    const [level, , block, paragraph, lineNumber, , left, top, width, height, confidence, ...rest] =
      row.split('\t');
    const word = rest.join('\t').trim();
    if (level !== '5' || word === '') continue;
    const here = `${block}/${paragraph}/${lineNumber}`;
    if (text !== '')
      text +=
        here === line
          ? ' '
          : here.startsWith(`${block}/${paragraph}/`) && line.startsWith(`${block}/${paragraph}/`)
            ? '\n'
            : '\n\n';
    text += word;
    line = here;
    words.push({
      text: word,
      box: [Number(left), Number(top), Number(width), Number(height)],
      confidence: Math.round(Number(confidence)),
    });
  }
  const mean =
    words.length === 0 ? 0 : Math.round(words.reduce((sum, word) => sum + word.confidence, 0) / words.length);
  return { text, words, confidence: mean };
}

async function readWith(
  context: ToolContext,
  image: string,
  languages: string,
): Promise<OcrPage | { why: string }> {
  const result = await context.run({
    program: 'tesseract',
    args: ['{in}', 'stdout', '-l', languages, '--psm', '3', 'tsv'],
    input: image,
  });
  if (result.exitCode !== 0)
    return { why: result.reason ?? result.stderr.trim().split('\n').at(-1) ?? `exit ${result.exitCode}` };
  return { ...parseTsv(result.stdout.toString('utf8')), languages };
}

// Below this the script detector was probably wrong (it takes Armenian for Latin), and every script is tried.
const DOUBTFUL = 72;

/** Reads one page image, with the likely scripts first and all of them when that reads badly. */
export async function readImage(context: ToolContext, image: string): Promise<OcrPage | { why: string }> {
  const first = await readWith(context, image, await packs(context, image));
  if (
    'why' in first ||
    (first.confidence >= DOUBTFUL && first.words.length > 0) ||
    first.languages === ALL_PACKS
  )
    return first;
  const second = await readWith(context, image, ALL_PACKS);
  return 'why' in second || second.confidence <= first.confidence ? first : second;
}
