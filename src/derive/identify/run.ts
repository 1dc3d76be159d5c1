import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Finding } from '#kernel';
import type { ToolContext, ToolOutcome } from '../model.ts';
import { captureFormat } from '../web-capture/capture.ts';
import { kindOf } from './kinds.ts';

// What each extension promises. A file that is something else may have been renamed, innocently or not.
const PROMISED: Readonly<Record<string, RegExp>> = {
  '.pdf': /pdf/,
  '.jpg': /jpeg/,
  '.jpeg': /jpeg/,
  '.png': /png/,
  '.gif': /gif/,
  '.tif': /tiff/,
  '.tiff': /tiff/,
  '.docx': /wordprocessingml/,
  '.xlsx': /spreadsheetml/,
  '.pptx': /presentationml/,
  '.odt': /opendocument\.text/,
  '.ods': /opendocument\.spreadsheet/,
  '.html': /html|xml/,
  '.htm': /html|xml/,
  '.eml': /rfc822/,
  '.mp4': /mp4|quicktime/,
  '.mp3': /mpeg|mp3/,
  '.zip': /zip/,
  '.txt': /^text\/|json|^application\/octet-stream/,
  '.csv': /csv|^text\//,
  '.rtf': /rtf/,
  '.warc': /warc/,
  '.wacz': /wacz/,
};

// What libmagic calls a web capture or takes it for.
const PERHAPS_CAPTURE = /^text\/|^application\/(zip|x-zip|gzip|x-gzip|warc|octet-stream)/;

async function firstBytes(path: string): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2048), 0, 2048, 0);
    return buffer.subarray(0, bytesRead).toString('latin1');
  } finally {
    await handle.close();
  }
}

/** libmagic calls many plain-text formats text/plain; their first lines say more. */
function refine(found: string, head: string, extension: string): string {
  if (
    /^text\/|^message\/|application\/(octet-stream|mbox)/.test(found) ||
    found === 'application/x-wine-extension-ini'
  ) {
    if (
      /^(From |(Received|Return-Path|Message-ID|MIME-Version|Date|From|To|Subject|Delivered-To|X-[\w-]+):)/i.test(
        head,
      ) &&
      (extension === '.eml' || /^(From|To|Subject|Date):/im.test(head))
    )
      return 'message/rfc822';
    if (/^\s*(<!doctype html|<html)/i.test(head)) return 'text/html';
    if (/^\s*<\?xml[^>]*>\s*(<!doctype html[^>]*>\s*)?<html/i.test(head)) return 'application/xhtml+xml';
    if (found === 'text/plain' && extension === '.csv') return 'text/csv';
  }
  return found;
}

/** Content type, kind, and a finding when the name promises something else. */
export async function identify(context: ToolContext): Promise<ToolOutcome> {
  if (context.item.size_bytes === 0)
    return { outcome: 'done', fields: { media_type: 'application/x-empty', kind: 'other' } };
  const result = await context.run({ program: 'file', args: ['--brief', '--mime-type', '{in}'] });
  const found = result.stdout.toString('utf8').trim().toLowerCase();
  if (result.exitCode !== 0 || !/^[\w.+-]+\/[\w.+-]+$/.test(found)) {
    const detail = `libmagic gave no content type: ${(found || result.stderr || result.reason || '').slice(0, 200)}`;
    return {
      outcome: 'failed',
      findings: [{ code: 'TYPE_UNKNOWN', subject: context.name, detail, severity: 'warning' }],
    };
  }
  const extension = extname(context.name).toLowerCase();
  const capture = PERHAPS_CAPTURE.test(found) ? await captureFormat(context.inputPath) : null;
  const mediaType = capture
    ? `application/${capture === 'wacz' ? 'wacz' : 'warc'}`
    : refine(found, await firstBytes(context.inputPath), extension);
  const promised = PROMISED[extension];
  const findings: Finding[] =
    promised && !promised.test(mediaType)
      ? [
          {
            code: 'TYPE_MISMATCH',
            subject: context.name,
            severity: 'info',
            detail: `The name ends in ${extension} but the content is ${mediaType}.`,
          },
        ]
      : [];
  return { outcome: 'done', fields: { media_type: mediaType, kind: kindOf(mediaType) }, findings };
}
