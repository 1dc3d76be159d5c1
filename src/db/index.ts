/**
 * The database of one archive. Guarantees: a supervised embedded PostgreSQL 18 or any server from 15 on; the schema
 * of this release; every query runs under an identity that the database's own policies check; the application's
 * role cannot rewrite the ledger. The database is a cache of the archive and may be rebuilt from it.
 */
export { dbErrors, sqlState } from './errors.ts';
export { startEmbedded } from './supervisor.ts';
export type { EmbeddedServer } from './supervisor.ts';
export { migrate } from './migrate.ts';
export { createDatabase, dropDatabase, openDatabase } from './database.ts';
export type { Db, Identity, Tx } from './database.ts';
export { listen } from './listen.ts';
export { tableColumns } from './schema.gen.ts';
export type { Json, Schema } from './schema.gen.ts';
