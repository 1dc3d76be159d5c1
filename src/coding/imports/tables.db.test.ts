import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '#kernel';
import { codedArchive } from '../../../test/db/coded.ts';
import { beginImport, carryOn, dryRun, type ImportKind, type Mapping } from '../index.ts';

const { archive, by, addText, compartmentId } = await codedArchive();

const order = (serial: string, mapping: Mapping, kind: ImportKind) => ({ serial, sheet: 1, kind, mapping });
const run = async (serial: string, given: Mapping, kind: ImportKind) =>
  carryOn(archive, by, (await beginImport(archive, by, order(serial, given, kind))).id);
const refusal = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;
const lines = (
  causes: readonly { code: string; isError: boolean; sample: readonly { line: number }[] }[],
  isError = true,
) =>
  causes
    .filter((one) => one.isError === isError)
    .flatMap(({ code, sample }) => sample.map(({ line }) => `${line} ${code}`))
    .toSorted();

test('hostile and broken tables are refused with what is wrong, or cost their own rows only', async () => {
  const only = { v: 1, incident: { fields: { title: { column: 'Title' } } } } as const;
  const tried = async (name: string, content: string | Uint8Array, given: Mapping = only) =>
    dryRun(archive, by, order(await addText(name, content, compartmentId), given, 'incidents'));
  const wide = Array.from({ length: 2000 }, (_, n) => `c${n}`).join(',');
  await assert.rejects(tried('wide.csv', `${wide}\n${wide}\n`), refusal('IMPORT_TOO_WIDE'));
  await assert.rejects(
    tried('semi.csv', 'Title;Date\na;b\nc;d\n', { ...only, delimiter: ',' }),
    refusal('IMPORT_ONE_COLUMN'),
  );
  await assert.rejects(tried('quote.csv', `Title,Date\n"a,b\nc,d\n`), refusal('IMPORT_UNREADABLE'));
  await assert.rejects(
    tried('wrong.csv', 'Title,Date\na,b\n', { ...only, encoding: 'klingon' }),
    refusal('IMPORT_ENCODING_UNKNOWN'),
  );
  const huge = await tried('huge.csv', `Title,Date\n${'x'.repeat(1_000_000)},b\nfine,b\n`);
  assert.deepEqual([huge.imported, lines(huge.causes)], [1, ['2 too-long']]);
  const [cause] = huge.causes;
  assert.ok((cause?.sample[0]?.value?.length ?? 0) <= 81);
});

test('encodings: found, stated, or said not to be certain', async () => {
  const { default: iconv } = await import('iconv-lite');
  const only: Mapping = { v: 1, incident: { fields: { title: { column: 'Название' } } } };
  const table = `Название;Примечание\n${'Вымышленное событие у моста;проверка\n'.repeat(40)}`;
  const add = (name: string, bytes: Uint8Array) => addText(name, bytes, compartmentId);
  const dry = (of: string, given: Mapping = only) => dryRun(archive, by, order(of, given, 'incidents'));
  const utf16 = await dry(await add('u16.csv', iconv.encode(table, 'utf16le', { addBOM: true })));
  assert.deepEqual([utf16.imported, utf16.text?.encoding, utf16.text?.isGuess], [40, 'utf-16le', false]);
  const cp1251 = await add('cp1251.csv', iconv.encode(table, 'windows-1251'));
  const guessed = await dry(cp1251);
  assert.deepEqual(
    [guessed.imported, guessed.text?.encoding, guessed.text?.isGuess],
    [40, 'windows-1251', true],
  );
  await assert.rejects(
    beginImport(archive, by, order(cp1251, only, 'incidents')),
    refusal('IMPORT_ENCODING_UNSURE'),
  );
  assert.equal((await run(cp1251, { ...only, encoding: 'windows-1251' }, 'incidents')).imported, 40);
  // The wrong one: the headings are not found, and what is read as UTF-8 without being it has lost its characters.
  await assert.rejects(dry(cp1251, { ...only, encoding: 'utf-8' }), refusal('IMPORT_MAPPING'));
  const latin = await add(
    'latin.csv',
    iconv.encode('Title;Place\nUn événement fictif à Élancourt;là\n', 'windows-1252'),
  );
  const lost = await dry(latin, {
    v: 1,
    encoding: 'utf-8',
    incident: { fields: { title: { column: 'Title' } } },
  });
  assert.deepEqual([lost.imported, lines(lost.causes).length], [0, 2]);
  const twice = await add(
    'twice.csv',
    Buffer.from(
      iconv.decode(Buffer.from('Title;Place\nUn événement fictif;là-bas, à côté\n'), 'windows-1252'),
    ),
  );
  const mojibake = await dry(twice, { v: 1, incident: { fields: { title: { column: 'Title' } } } });
  assert.deepEqual([mojibake.imported, lines(mojibake.causes, false).length], [1, 2]);
});
