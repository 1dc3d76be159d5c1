import { join } from 'node:path';
import { initArchive, type Archive } from '#archive';
import { testDatabase } from './template.ts';

/** A whole archive of its own for one test file, on the test's database. */
export async function testArchive(): Promise<{
  archive: Archive;
  beforeClose(end: () => Promise<unknown>): void;
  by: { kind: 'person'; personId: string };
  caseId: string;
  compartmentId: string;
  folder: string;
}> {
  const { ownerUrl, folder, beforeClose } = await testDatabase();
  const before = process.env['DATABASE_URL'];
  process.env['DATABASE_URL'] = ownerUrl;
  const archive = await initArchive(join(folder, 'archive'), 'test', {
    ownerName: 'A. Archivist',
    ownerEmail: null,
    caseTitle: 'Test case',
  });
  if (before === undefined) delete process.env['DATABASE_URL'];
  else process.env['DATABASE_URL'] = before;
  beforeClose(() => archive.close());
  const { ownerId, caseId, compartmentId } = await archive.home();
  return { archive, beforeClose, by: { kind: 'person', personId: ownerId }, caseId, compartmentId, folder };
}
