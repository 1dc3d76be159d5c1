/** Writes src/db/schema.gen.ts and sql/schema.sql from the migrated database's own catalogue. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createDatabase, migrate, startEmbedded } from '#db';

const JSON_TYPES: Record<string, string> = {
  int2: 'number',
  int4: 'number',
  int8: 'number',
  date: 'string',
  float4: 'number',
  bool: 'boolean',
  text: 'string',
  uuid: 'string',
  timestamptz: 'string',
  bytea: 'Buffer',
  jsonb: 'Json',
  float8: 'number',
  _text: 'string[]',
  _uuid: 'string[]',
  _int4: 'number[]',
  _int8: 'number[]',
};

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  generated: boolean;
  is_made: boolean;
  has_default: boolean;
  comment: string | null;
}

const QUERY = `
  select c.relname as "table", a.attname as "column", t.typname as type, not a.attnotnull as nullable,
         a.attidentity <> '' as generated, a.attgenerated <> '' as is_made, a.atthasdef as has_default,
         col_description(c.oid, a.attnum) as comment
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  where n.nspname = 'public' and c.relkind in ('r', 'v') order by c.relname, a.attnum`;

const DETAILS = `
  select 'constraint' as what, c.conrelid::regclass::text as "table", c.conname::text as name, pg_get_constraintdef(c.oid) as def
  from pg_constraint c where c.connamespace = 'public'::regnamespace and c.contype <> 'n'
  union all select 'index', tablename, indexname, indexdef from pg_indexes
    where schemaname = 'public' and indexname not in (select conname from pg_constraint)
  union all select 'policy', tablename, policyname, cmd || ' using ' || coalesce(qual, '-') || ' check ' || coalesce(with_check, '-')
    from pg_policies where schemaname = 'public'
  union all select 'view', relname, array_to_string(reloptions, ', '), regexp_replace(pg_get_viewdef(oid), '\\s+', ' ', 'g')
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
  union all select 'grant', table_name, grantee, string_agg(privilege_type, ', ' order by privilege_type)
    from information_schema.role_table_grants where table_schema = 'public' and grantee = 'muniment_app' group by 2, 3
  order by 2, 1, 3`;

function types(columns: Column[]): string {
  const tables = Map.groupBy(columns, (column) => column.table);
  let out = '// Written by scripts/gen-schema.ts from the migrated database; do not edit.\n';
  out += "import type { ColumnType, Generated } from 'kysely';\n\n";
  out +=
    '/** Any JSON value, as jsonb columns hold it. */\nexport type Json = null | boolean | number | string | Json[] | { [key: string]: Json };\n\n';
  for (const [table, list] of tables) {
    out += `interface ${table.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}Table {\n`;
    for (const column of list) {
      const base = JSON_TYPES[column.type];
      if (!base) throw new Error(`no type for ${table}.${column.column}: ${column.type}`);
      const plain = `${base}${column.nullable ? ' | null' : ''}`;
      const type =
        column.generated || column.has_default
          ? `Generated<${plain}>`
          : base === 'Json'
            ? `ColumnType<${plain}, string, string>`
            : plain;
      out += `  ${column.column}: ${type};\n`;
    }
    out += '}\n\n';
  }
  out += '/** Every table and view, as kysely sees it. */\nexport interface Schema {\n';
  for (const table of tables.keys())
    out += `  ${table}: ${table.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}Table;\n`;
  out += '}\n\n/** Columns of every table, in order. */\nexport const tableColumns = {\n';
  for (const [table, list] of tables)
    out += `  ${table}: [${list.map((c) => `'${c.column}'`).join(', ')}],\n`;
  return `${out}} as const;\n`;
}

function golden(
  columns: Column[],
  details: { what: string; table: string; name: string; def: string }[],
): string {
  let out = '-- The migrated schema, written from pg_catalog by scripts/gen-schema.ts; do not edit.\n';
  for (const [table, list] of Map.groupBy(columns, (column) => column.table)) {
    out += `\ntable ${table}\n`;
    for (const c of list)
      out += `  ${c.column} ${c.type}${c.nullable ? '' : ' not null'}${c.comment ? ` -- ${c.comment}` : ''}\n`;
    for (const d of details.filter((detail) => detail.table === table))
      out += `  ${d.what} ${d.name}: ${d.def}\n`;
  }
  return out;
}

const root = join(import.meta.dirname, '..');
const folder = await mkdtemp(join(tmpdir(), 'muniment-schema-'));
const server = await startEmbedded({ preferredDir: join(folder, 'pg'), archiveId: `schema-${process.pid}` });
try {
  const url = await createDatabase(server.ownerUrl, 'schema');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await migrate(client);
  const columns = (await client.query<Column>(QUERY)).rows;
  // What the database makes of other columns is there to be looked for by SQL; no row has it, and no entry.
  const kept = columns.filter(
    ({ is_made: isMade, comment }) => !isMade && !comment?.startsWith('Kept by a trigger'),
  );
  const details = (await client.query<{ what: string; table: string; name: string; def: string }>(DETAILS))
    .rows;
  await client.end();
  await writeFile(join(root, 'src/db/schema.gen.ts'), types(kept));
  await writeFile(join(root, 'sql/schema.sql'), golden(columns, details));
} finally {
  await server.release();
  await rm(server.dataDir, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}
