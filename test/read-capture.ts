import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { captureFormat, openCapture, pageBytes, surveyCapture } from '../src/derive/web-capture/capture.ts';
import type { CapturedPage } from '../src/derive/web-capture/model.ts';

/** A folder for captures, which goes when the tests of the file are done. */
export const folder = await mkdtemp(join(tmpdir(), 'muniment-capture-'));
after(() => rm(folder, { recursive: true }));

let files = 0;

/** Writes bytes into a file of their own; its name says nothing. */
export async function written(bytes: Buffer): Promise<string> {
  files += 1;
  const path = join(folder, `${files}.bin`);
  await writeFile(path, bytes);
  return path;
}

/** What is read of these bytes: pages with their text, or why that cannot be read; findings, and the survey. */
export async function read(bytes: Buffer) {
  const path = await written(bytes);
  const format = await captureFormat(path);
  assert.ok(format, 'it is a capture');
  const capture = await openCapture(path, format, 'x');
  try {
    const { survey, pages } = await surveyCapture(capture, 'x');
    const facts = await capture.facts();
    const got: { page: CapturedPage; text: string; error: string | null }[] = [];
    for await (const { page, bytes: body } of pageBytes(capture, pages)) {
      const parts: Uint8Array[] = [];
      let error: string | null = null;
      try {
        for await (const part of body) parts.push(part);
      } catch (failure) {
        error = (failure as Error).message;
      }
      got.push({ page, text: Buffer.concat(parts).toString('utf8'), error });
    }
    const findings = [...capture.findings.all(), ...survey.findings.all()];
    return { format, survey, facts, got, findings, codes: findings.map(({ code }) => code) };
  } finally {
    await capture.close();
  }
}
