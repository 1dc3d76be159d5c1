import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { AppError, describeError, log } from '#kernel';
import { asAppError } from './errors.ts';
import { migrate } from './migrate.ts';
import type { Schema } from './schema.gen.ts';

// Whole numbers and times leave the driver as the JSON forms that ledger entries carry, so that a row read back is
// the row that was written. Counts and sizes stay far below 2^53; beyond it we fail rather than round.
pg.types.setTypeParser(20, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`integer beyond 2^53: ${text}`);
  return value;
});
pg.types.setTypeParser(1184, (text) => new Date(text).toISOString());

/** On whose behalf a transaction runs; the database's policies see nothing else. */
export type Identity =
  /** A signed-in person: sees their compartments. */
  | { readonly kind: 'person'; readonly personId: string }
  /** A part of Muniment itself (integrator, worker, rebuild): sees everything, named in its entries. */
  | { readonly kind: 'service'; readonly name: string; readonly personId?: string };

/** A transaction whose identity has been set; the only thing through which rooms reach the database. */
export type Tx = Transaction<Schema>;

const KEPT_CONNECTIONS = 4;

/** The database of one archive, as the application's own role. */
export interface Db {
  /**
   * Runs `work` in one transaction under `identity` (`set local`: it cannot leak to the next user of the
   * connection, and works behind a pooler). Commits when it resolves, rolls back when it rejects.
   */
  tx<T>(identity: Identity, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A connection of its own that stays open until `use` resolves: for advisory locks and LISTEN. */
  session<T>(use: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  /** The pool itself, for libraries that bring their own queries (jobs, accounts). They run with no identity. */
  readonly pool: pg.Pool;
  /** A further pool of the application's role whose unqualified names mean tables of `schema`. The caller ends it. */
  poolFor(schema: string, size: number): pg.Pool;
  close(): Promise<void>;
}

async function secretIn(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return readFile(path, 'utf8');
}

async function assertUsable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string; lower: string }>(
    `select current_setting('server_version_num')::int as version,
            current_setting('server_encoding') as encoding, lower('ШУША ŞUŞƏ') as lower`,
  );
  const found = rows[0];
  if (!found || found.version < 150_000)
    throw new AppError('DB_TOO_OLD', { found: String(Math.floor((found?.version ?? 0) / 10_000)) });
  if (found.encoding !== 'UTF8') throw new AppError('DB_BAD_LOCALE', { why: `encoding ${found.encoding}` });
  // With the C character type, pg_trgm returns nothing for Cyrillic and Armenian and nobody notices.
  await client.query('create extension if not exists pg_trgm');
  const trigrams = await client.query<{ n: number }>(`select cardinality(show_trgm('Շուշի'))::int as n`);
  if (found.lower !== 'шуша şuşə' || (trigrams.rows[0]?.n ?? 0) === 0)
    throw new AppError('DB_BAD_LOCALE', { why: 'letters outside ASCII are not folded' });
}

function appUrl(ownerUrl: string, role: string, password: string): string {
  const url = new URL(ownerUrl.replace('@/', '@placeholder/'));
  url.username = role;
  url.password = password;
  return url.toString().replace('@placeholder/', '@/');
}

/** Connects as the owner, prepares schema and roles, and returns the name and password of the app's login role. */
async function prepare(ownerUrl: string, secretFile: string): Promise<{ role: string; password: string }> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await assertUsable(client);
    await migrate(client);
    const name = (await client.query<{ db: string }>('select current_database() as db')).rows[0]?.db ?? '';
    const role = `${name}_login`.slice(0, 63);
    const password = await secretIn(secretFile);
    const exists = await client.query('select from pg_roles where rolname = $1', [role]);
    const quoted = client.escapeIdentifier(role);
    if (exists.rowCount === 0)
      await client
        .query(`create role ${quoted} login in role muniment_app`)
        .catch((error: { code?: string }) => {
          if (error.code !== '42710' && error.code !== '23505') throw error;
        });
    await client
      .query(`alter role ${quoted} password ${client.escapeLiteral(password)}`)
      .catch((error: { code?: string }) => {
        // Another process of this archive set the same password in the same moment.
        if (error.code !== 'XX000') throw error;
      });
    return { role, password };
  } catch (error) {
    throw asAppError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Opens a database for the application: migrates it as the owner, then connects as a role that cannot change its
 * own history. `secretFile` keeps the app role's password (made on first use, 0600).
 * Errors DB_UNREACHABLE, DB_TOO_OLD, DB_BAD_LOCALE, DB_MIGRATION_CHANGED, DB_FROM_FUTURE.
 */
export async function openDatabase(options: {
  ownerUrl: string;
  secretFile: string;
  poolSize?: number;
}): Promise<Db> {
  const { role, password } = await prepare(options.ownerUrl, options.secretFile);
  const openPool = (schema: string, max: number): pg.Pool => {
    const opened = new pg.Pool({
      connectionString: appUrl(options.ownerUrl, role, password),
      max,
      // Some stay open while nobody asks: a new one first has to read what the database knows of our tables.
      min: Math.min(max, KEPT_CONNECTIONS),
      application_name: 'muniment',
      idleTimeoutMillis: 30_000,
      // Compiling a question takes longer than answering most of ours, whoever's server it is.
      options: `-c timezone=UTC -c jit=off -c search_path=${schema}`,
    });
    // An idle connection that dies (server restarted) is replaced by the pool; it must not end the process.
    opened.on('error', (error) => log('warn', 'db.connection', describeError(error)));
    return opened;
  };
  const pool = openPool('public', options.poolSize ?? 12);
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  return {
    pool,
    poolFor: openPool,
    async tx(identity, work) {
      try {
        return await kysely.transaction().execute(async (tx) => {
          const person = identity.personId ?? '';
          const service = identity.kind === 'service' ? 'on' : 'off';
          await sql`select act_as(${person}, ${service})`.execute(tx);
          return work(tx);
        });
      } catch (error) {
        throw asAppError(error);
      }
    },
    async session(use) {
      const client = await pool.connect();
      try {
        return await use(client);
      } finally {
        // A session may hold locks or listeners: close it rather than hand it on.
        client.release(true);
      }
    },
    close: () => pool.end(),
  };
}

/** Drops a database beside the one in `url`, with the login role that was made for it. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
    await client.query(`drop role if exists ${client.escapeIdentifier(`${name}_login`)}`);
  } finally {
    await client.end();
  }
}

/** Creates a database beside the one in `url` and returns its owner URL; `template` clones a migrated one. */
export async function createDatabase(url: string, name: string, template = 'template0'): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const exists = await client.query('select from pg_database where datname = $1', [name]);
    if (exists.rowCount === 0)
      await client.query(
        `create database ${client.escapeIdentifier(name)} template ${client.escapeIdentifier(template)}`,
      );
  } finally {
    await client.end();
  }
  const target = new URL(url.replace('@/', '@placeholder/'));
  target.pathname = `/${name}`;
  return target.toString().replace('@placeholder/', '@/');
}
