import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { createDatabase, openDatabase, startEmbedded, type Db } from '#db';

/** A database of its own for one test file. */
export interface TestDatabase {
  readonly db: Db;
  readonly ownerUrl: string;
  /** A scratch folder, removed at the end. */
  readonly folder: string;
  /** Runs before the database goes, last registered first. */
  beforeClose(end: () => Promise<unknown>): void;
}

/**
 * Opens a fresh, migrated database on the server in TEST_DATABASE_URL (an owner's URL; the test runner sets it), or
 * on an embedded one started for this file. Dropped at the end; a connection that was not returned fails the file.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'muniment-test-'));
  const given = process.env['TEST_DATABASE_URL'];
  const server =
    given === undefined
      ? await startEmbedded({
          preferredDir: join(folder, 'pg'),
          archiveId: `test-${randomBytes(6).toString('hex')}`,
        })
      : null;
  const serverUrl = given ?? server?.ownerUrl ?? '';
  const name = `t_${randomBytes(8).toString('hex')}`;
  const ownerUrl = await createDatabase(serverUrl, name);
  const db = await openDatabase({ ownerUrl, secretFile: join(folder, 'app.secret'), poolSize: 8 });
  const endings: (() => Promise<unknown>)[] = [];
  after(async () => {
    for (const end of endings.toReversed()) await end();
    const leaked = db.pool.totalCount - db.pool.idleCount;
    await db.close();
    const admin = new pg.Client({ connectionString: serverUrl });
    await admin.connect();
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`drop role if exists ${name}_login`);
    await admin.end();
    if (server) {
      await server.release();
      await rm(server.dataDir, { recursive: true, force: true });
    }
    await rm(folder, { recursive: true, force: true });
    if (leaked > 0) throw new Error(`${leaked} database connections were not returned`);
  });
  return { db, ownerUrl, folder, beforeClose: (end) => void endings.push(end) };
}
