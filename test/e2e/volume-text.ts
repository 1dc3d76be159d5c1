import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';

const run = promisify(execFile);

/** Fetches the first volume that a dossier's page links to, as whoever is signed in; its text, read by poppler and not by us. */
export async function firstVolumeText(page: Page, origin: string): Promise<string> {
  const link = page.getByRole('link', { name: /^Volume 1, / }).first();
  const answer = await page.request.get(`${origin}${await link.getAttribute('href')}`);
  const folder = await mkdtemp(join(tmpdir(), 'muniment-volume-'));
  try {
    const file = join(folder, 'volume.pdf');
    await writeFile(file, await answer.body());
    return (await run('pdftotext', ['-layout', file, '-'])).stdout;
  } finally {
    await rm(folder, { recursive: true });
  }
}
