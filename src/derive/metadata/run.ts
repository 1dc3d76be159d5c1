import { folderOf } from '../program.ts';
import type { ToolContext, ToolOutcome } from '../model.ts';
import { placeOf } from './place.ts';

// Dates that say when the content was made, most telling first. All of them can be forged: a claim of the file.
const DATE_TAGS = [
  'EXIF:DateTimeOriginal',
  'ExifIFD:DateTimeOriginal',
  'PDF:CreateDate',
  'XMP-xmp:CreateDate',
  'XML:CreateDate',
  'QuickTime:CreateDate',
  'XMP-photoshop:DateCreated',
];

/** The day in an ExifTool date, as EDTF; null when it is not a plausible one. */
export function dayOf(value: unknown): string | null {
  const match = /^(\d{4})[:-](\d\d)[:-](\d\d)/.exec(String(value));
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  const valid =
    year !== '0000' && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return valid ? `${year}-${month}-${day}` : null;
}

/** All tags as JSON in a metadata copy, and the date and the place that the file carries. */
export async function readMetadata(context: ToolContext): Promise<ToolOutcome> {
  // Loaded for the first file: a server at rest does without it.
  const { exiftoolPath } = await import('exiftool-vendored');
  const exiftool = await exiftoolPath();
  const result = await context.run({
    program: 'perl',
    args: [
      exiftool,
      '-config',
      '/dev/null',
      '-json',
      '-G1',
      '-struct',
      '-sep',
      ', ',
      '-x',
      'System:all',
      '-x',
      'SourceFile',
      '-charset',
      'UTF8',
      '{in}',
    ],
    readable: [folderOf(folderOf(exiftool))],
  });
  let tags: Record<string, unknown> | undefined;
  try {
    tags = (JSON.parse(result.stdout.toString('utf8')) as Record<string, unknown>[])[0];
  } catch {
    const why = result.reason ?? (result.stderr.trim().split('\n')[0] || 'no output');
    return {
      outcome: 'failed',
      findings: [
        {
          code: 'METADATA_UNREADABLE',
          subject: context.name,
          detail: `ExifTool could not read it: ${why.slice(0, 200)}`,
          severity: 'warning',
        },
      ],
    };
  }
  if (!tags) return { outcome: 'not-applicable' };
  delete tags['SourceFile'];
  const toolVersion = String(tags['ExifTool:ExifToolVersion'] ?? '');
  delete tags['ExifTool:ExifToolVersion'];
  const trouble = tags['ExifTool:Error'] ?? tags['ExifTool:Warning'];
  const found = DATE_TAGS.map((tag) => dayOf(tags[tag])).find((day) => day !== null) ?? null;
  const { place, findings: notPlaced } = placeOf(tags, context.name);
  const warning = trouble
    ? [
        {
          code: 'METADATA_WARNING',
          subject: context.name,
          detail: `ExifTool: ${String(trouble).replaceAll('/in/file', 'the file').slice(0, 300)}`,
          severity: 'info' as const,
        },
      ]
    : [];
  return {
    outcome: 'done',
    params: { exiftool: toolVersion },
    copies: [
      {
        role: 'metadata',
        page: null,
        mediaType: 'application/json',
        content: Buffer.from(JSON.stringify(tags, null, 1)),
      },
    ],
    ...(found ? { fields: { document_date: found } } : {}),
    place,
    findings: [...notPlaced, ...warning],
  };
}
