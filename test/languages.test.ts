import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import '#archive';
import '#cli';
import '#http';
import { allErrorCodes, allPhrases } from '#kernel';

const ROOT = join(import.meta.dirname, '..');
const catalogue = JSON.parse(readFileSync(join(ROOT, 'web/src/i18n/en.json'), 'utf8')) as Record<
  string,
  string
>;

/** Errors that a page never shows: of starting, of the command line, of a database that is not there to answer with. */
const NEVER_SHOWN = new Set([
  'ACCESS_NO_OWNER',
  'ARCHIVE_FOLDER_USED',
  'ARCHIVE_NEEDS_REBUILD',
  'ARCHIVE_NOT_THERE',
  'BENCH_UNKNOWN',
  'CODING_SHEET_FULL',
  'DB_BAD_LOCALE',
  'DB_BINARIES_MISSING',
  'DB_FROM_FUTURE',
  'DB_INIT_FAILED',
  'DB_MIGRATION_CHANGED',
  'DB_NEEDS_USER',
  'DB_SOCKET_UNSAFE',
  'DB_START_FAILED',
  'DB_TOO_OLD',
  'EXPORT_UNWRITABLE',
  'OCFL_NOT_A_ROOT',
  'OCFL_OBJECT_UNKNOWN',
  'OCFL_UNWRITABLE',
  'GEODATA_UNREADABLE',
  'GEODATA_UNWRITABLE',
  'HAZARD_RECORD_UNREADABLE',
  'HTTP_PORT_TAKEN',
  'INTAKE_INSIDE_ARCHIVE',
  'INTAKE_NOTHING_THERE',
  'JOBS_WAIT_TIMEOUT',
  'LEDGER_DATABASE_BEHIND',
  'LEDGER_KEY_EXPOSED',
  'LEDGER_KEY_MISSING',
  'PLACES_TABLE_WRONG',
  'PLACES_UNKNOWN',
  'PLACES_WORLD_UNREADABLE',
  'REBUILD_NOT_EMPTY',
  'REBUILD_UNSOUND',
  'SUGGEST_NO_TEXT',
  'USAGE',
  'VERIFY_UNREADABLE',
  'VOCABULARY_MEANING_CHANGED',
  'VOCABULARY_TABLE_WRONG',
  'TRAVERSE_UNREADABLE',
]);

// The catalogues are compared with each other in web/src/i18n/catalogues.test.ts: what holds of the English one holds of all.
test('every error that a page can show is said in every language, as the server says it in English', () => {
  const codes = allErrorCodes();
  assert.ok(codes.length > 70, `only ${codes.length} codes`);
  for (const [code, { message, help }] of codes) {
    if (NEVER_SHOWN.has(code)) continue;
    assert.equal(catalogue[`problem.${code}`], message, code);
    assert.equal(catalogue[`problem.help.${code}`], help, code);
  }
  for (const code of NEVER_SHOWN)
    assert.ok(
      codes.some(([known]) => known === code),
      code,
    );
});

test('every phrase of the server is said in every language', () => {
  const phrases = allPhrases();
  assert.ok(phrases.length > 40, `only ${phrases.length} phrases`);
  for (const [code, english] of phrases) assert.equal(catalogue[`phrase.${code}`], english, code);
});

test('what can be missing is named in every language', () => {
  const named = new Set<string>();
  for (const file of globSync('src/**/*.ts', { cwd: ROOT }))
    for (const [, what = ''] of readFileSync(join(ROOT, file), 'utf8').matchAll(
      /AppError\('NOT_FOUND',\s*\{\s*what: '([^']+)'/g,
    ))
      named.add(what);
  assert.ok(named.size > 12, [...named].join(' '));
  for (const what of named) assert.ok(catalogue[`thing.${what.replaceAll(' ', '-')}`], what);
});
