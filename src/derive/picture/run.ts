import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { MadeCopy, ToolContext, ToolOutcome } from '../model.ts';
import { findProgram, writtenSize } from '../program.ts';

/** Pages that are drawn at once; further ones are drawn when somebody opens them. */
const PAGES = 12;
const THUMBNAIL = 320;
const PAGE = 1240;

const PROJECT = join(import.meta.dirname, '../../..');

async function jpeg(
  path: string,
  role: 'thumbnail' | 'page-image',
  page: number | null,
): Promise<MadeCopy[]> {
  return (await writtenSize(path)) ? [{ role, page, mediaType: 'image/jpeg', content: { file: path } }] : [];
}

async function drawPdf(context: ToolContext, input: string): Promise<MadeCopy[]> {
  const draw = (size: number, last: number, prefix: string) =>
    context.run({
      program: 'pdftoppm',
      args: [
        '-jpeg',
        '-jpegopt',
        'quality=78',
        '-scale-to',
        String(size),
        '-f',
        '1',
        '-l',
        String(last),
        '{in}',
        `{out}/${prefix}`,
      ],
      input,
    });
  await draw(THUMBNAIL, 1, 'thumb');
  await draw(PAGE, PAGES, 'page');
  const names = (await readdir(context.workDir)).sort();
  const copies: MadeCopy[] = [];
  const thumbnail = names.find((name) => name.startsWith('thumb-'));
  if (thumbnail) copies.push(...(await jpeg(join(context.workDir, thumbnail), 'thumbnail', null)));
  for (const name of names) {
    const number = /^page-0*(\d+)\.jpg$/.exec(name)?.[1];
    if (number) copies.push(...(await jpeg(join(context.workDir, name), 'page-image', Number(number))));
  }
  return copies;
}

async function drawImage(context: ToolContext): Promise<MadeCopy[]> {
  // Image decoders are attacked through images: they run in a process of their own, inside the sandbox.
  await context.run({
    program: process.execPath,
    args: [join(PROJECT, 'src/derive/picture/shrink.ts'), '{in}', '{out}', String(THUMBNAIL), String(PAGE)],
    readable: [PROJECT],
    limits: { memoryMb: 0 },
  });
  const copies = [
    ...(await jpeg(join(context.workDir, 'thumb.jpg'), 'thumbnail', null)),
    ...(await jpeg(join(context.workDir, 'page.jpg'), 'page-image', 1)),
  ];
  return copies.length > 0 ? copies : drawStill(context, '0');
}

async function drawStill(context: ToolContext, second: string): Promise<MadeCopy[]> {
  if ((await findProgram('ffmpeg')) === null) return [];
  const draw = (size: number, name: string) =>
    context.run({
      program: 'ffmpeg',
      args: [
        '-v',
        'error',
        '-ss',
        second,
        '-i',
        '{in}',
        '-frames:v',
        '1',
        '-vf',
        `scale='min(${size},iw)':-2`,
        `{out}/${name}`,
      ],
      limits: { memoryMb: 0, timeoutMs: 60_000 },
    });
  await draw(THUMBNAIL, 'thumb.jpg');
  await draw(PAGE, 'page.jpg');
  return [
    ...(await jpeg(join(context.workDir, 'thumb.jpg'), 'thumbnail', null)),
    ...(await jpeg(join(context.workDir, 'page.jpg'), 'page-image', 1)),
  ];
}

/** Thumbnail and page images; a finding when nothing can be drawn. */
export async function drawPictures(context: ToolContext): Promise<ToolOutcome> {
  const { item } = context;
  const pdf = context.copy('pdf');
  let copies: MadeCopy[];
  if (item.media_type === 'application/pdf') copies = await drawPdf(context, context.inputPath);
  else if (pdf) copies = await drawPdf(context, await context.blobs.localPath(pdf.sha256 as never));
  else if (item.kind === 'image') copies = await drawImage(context);
  else if (item.kind === 'video') copies = await drawStill(context, '1');
  else return { outcome: 'not-applicable' };
  if (copies.length > 0)
    return {
      outcome: 'done',
      copies,
      params: { pages: copies.filter((copy) => copy.role === 'page-image').length },
    };
  return {
    outcome: 'failed',
    findings: [
      {
        code: 'PICTURE_NOT_DRAWN',
        subject: context.name,
        detail: 'No picture could be drawn of it; the original is kept as it is.',
        severity: 'warning',
      },
    ],
  };
}
