import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MadeCopy, TextPage, ToolContext, ToolOutcome } from '../model.ts';
import { writtenSize } from '../program.ts';
import { decodeText } from '../text/charset.ts';
import { languageOf, languagesOf } from '../text/language.ts';
import { textCopy } from '../text/run.ts';
import { vttText } from './vtt.ts';

// Captions that are text; others are pictures of text.
const TEXT = new Set(['subrip', 'srt', 'mov_text', 'webvtt', 'ass', 'ssa', 'text', 'subviewer', 'microdvd']);
const MOST_TRACKS = 32;
const MOST_BYTES = 16 * 2 ** 20;

interface Track {
  readonly index: number;
  readonly codec: string;
  readonly language: string;
  readonly title: string;
}

// Everything here was written by whoever made the file.
function tracksOf(report: string): Track[] {
  const streams = (JSON.parse(report) as { streams?: Record<string, unknown>[] }).streams ?? [];
  return streams.map(({ index, codec_name: codec, tags }) => {
    const { language, title } = (tags ?? {}) as Record<string, unknown>;
    return {
      index: Number(index),
      codec: String(codec),
      language: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(String(language)) ? String(language) : 'und',
      title: typeof title === 'string' ? title.slice(0, 100) : '',
    };
  });
}

// ffmpeg takes captions for UTF-8; files of captions are in whatever their maker used.
async function asUtf8(context: ToolContext): Promise<string> {
  const path = join(context.workDir, 'captions.txt');
  await writeFile(path, decodeText(await readFile(context.inputPath)).text);
  return path;
}

/** Each track of captions as WebVTT with its language, and all their words as the text of the item. */
export async function readCaptions(context: ToolContext): Promise<ToolOutcome> {
  const isOwnFile = context.item.kind === 'text';
  if (isOwnFile && context.item.size_bytes > MOST_BYTES) return { outcome: 'not-applicable' };
  const source = isOwnFile ? { input: await asUtf8(context) } : {};
  const probe = await context.run({
    ...source,
    program: 'ffprobe',
    args: [
      '-v',
      'error',
      '-select_streams',
      's',
      '-show_entries',
      'stream=index,codec_name:stream_tags',
      '-of',
      'json',
      '{in}',
    ],
  });
  if (probe.exitCode !== 0) return { outcome: 'not-applicable' };
  const found = tracksOf(probe.stdout.toString('utf8'));
  const tracks = found.filter(({ codec }) => TEXT.has(codec)).slice(0, MOST_TRACKS);
  const findings =
    tracks.length < found.length
      ? [
          {
            code: 'CAPTIONS_NOT_READ',
            subject: context.name,
            detail: `${found.length - tracks.length} of its ${found.length} tracks of captions were not read: they are pictures, or too many.`,
            severity: 'info' as const,
          },
        ]
      : [];
  if (tracks.length === 0) return { outcome: findings.length > 0 ? 'done' : 'not-applicable', findings };
  const outputs = tracks.flatMap(({ index }, at) => [
    '-map',
    `0:${index}`,
    '-f',
    'webvtt',
    `{out}/${at + 1}.vtt`,
  ]);
  await context.run({ ...source, program: 'ffmpeg', args: ['-v', 'error', '-i', '{in}', ...outputs] });
  const copies: MadeCopy[] = [];
  const pages: TextPage[] = [];
  const params: Record<string, string> = {};
  for (const [at, { language, title }] of tracks.entries()) {
    const file = join(context.workDir, `${at + 1}.vtt`);
    const size = await writtenSize(file);
    if (!size || size > MOST_BYTES) continue;
    const page = at + 1;
    const text = vttText(await readFile(file, 'utf8'));
    copies.push({ role: 'captions', page, mediaType: 'text/vtt', content: { file } });
    pages.push({ page, text, source: 'document', lang: languageOf(text) });
    params[`track${page}`] = `${language} ${title}`.trim();
  }
  if (copies.length === 0)
    return {
      outcome: 'failed',
      findings: [
        {
          code: 'CAPTIONS_UNREADABLE',
          subject: context.name,
          detail: 'It has captions, but none of them could be read.',
          severity: 'warning',
        },
      ],
    };
  return {
    outcome: 'done',
    // The text of a file of captions is the file as it stands.
    copies: isOwnFile ? copies : [textCopy({ v: 1, pages }), ...copies],
    fields: isOwnFile ? {} : { languages: languagesOf(pages) },
    findings,
    params,
  };
}
