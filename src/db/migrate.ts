import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { AppError } from '#kernel';

/** Folder of the forward-only migrations, `NNNNNN-name.sql`. */
export const MIGRATIONS = join(import.meta.dirname, '../../sql/migrations');
const ROLES = join(import.meta.dirname, '../../sql/roles.sql');

// Any constant will do, as long as every migrator of this database takes the same advisory lock.
const LOCK = 4_812_017;

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(MIGRATIONS)).filter((name) => /^\d{6}-[a-z0-9-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(MIGRATIONS, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings the database to this release's schema and returns the names it applied. Each migration and its row commit
 * together; one that was changed after it was applied, or a database from a newer release, is refused.
 * `client` is the owner's connection. Errors DB_MIGRATION_CHANGED, DB_FROM_FUTURE.
 */
export async function migrate(client: pg.Client): Promise<string[]> {
  const known = await readMigrations();
  const applied: string[] = [];
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await client.query(await readFile(ROLES, 'utf8'));
    await client.query(`create table if not exists migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    await client.query('grant select on migration to muniment_app');
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from migration',
    );
    const done = new Map(rows.map((row) => [row.name, row.sha256]));
    const newest = known.at(-1)?.name ?? '';
    for (const name of done.keys()) if (name > newest) throw new AppError('DB_FROM_FUTURE', { name });
    for (const migration of known) {
      const before = done.get(migration.name);
      if (before !== undefined && before !== migration.sha256)
        throw new AppError('DB_MIGRATION_CHANGED', { name: migration.name });
      if (before !== undefined) continue;
      await client.query('begin');
      try {
        await client.query('insert into migration (name, sha256) values ($1, $2)', [
          migration.name,
          migration.sha256,
        ]);
        await client.query(migration.sql);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
      applied.push(migration.name);
    }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
  }
  return applied;
}
