import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { assessRecord } from '#hazard';
import { drawingOf, makeSheet, SHEETS } from './sheets.ts';
import { Typesetter } from './typeset.ts';

void test('a sheet says that it is invented, in the language of its form, and prints what was entered of it', () => {
  for (const sheet of SHEETS) {
    const { record, lang } = sheet;
    const drawing = drawingOf(sheet);
    assert.match(drawing.warning, lang === 'ru' ? /ВЫМЫШЛЕНО/ : /INVENTED/);
    const printed = JSON.stringify(drawing);
    const said = [
      record.title,
      record.totalDevices,
      record.laid?.to?.replace('T', ' '),
      ...(record.devices ?? []).flatMap(({ model, count }) => [model, count]),
      ...(record.traverse?.referencePoints ?? []).flatMap(({ id, position }) => [id, position]),
      ...(record.traverse?.legs ?? []).map(({ bearing, distance }) => `${bearing}°   ${distance}`),
    ].filter((one) => one !== undefined);
    for (const one of said) assert.ok(printed.includes(String(one)), String(one));
  }
});

void test('one of them is stained, and what lies under the stain is marked and counted as unreadable', async () => {
  const [plain, stained] = SHEETS;
  assert.ok(plain && stained);
  assert.deepEqual([plain.isStained, plain.record.illegible], [false, undefined]);
  const { completeness } = assessRecord(stained.record);
  assert.deepEqual(
    completeness.requirements.filter(({ met }) => met === 'illegible').map(({ part }) => part),
    ['types', 'fuzes'],
  );
  // The stain is the one dark place of its size; the sheet without it is light there.
  const typesetter = new Typesetter();
  const darkest = async (sheet: typeof stained): Promise<number> => {
    const scan = await makeSheet(sheet, typesetter);
    const { data } = await sharp(scan)
      .greyscale()
      .resize(40, 56, { fit: 'fill' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    return Math.min(...data);
  };
  assert.ok((await darkest(stained)) < 80);
  assert.ok((await darkest({ ...stained, isStained: false })) > 120);
});

void test('the same sheet is the same bytes', async () => {
  const [sheet] = SHEETS;
  assert.ok(sheet);
  const [first, second] = [
    await makeSheet(sheet, new Typesetter()),
    await makeSheet(sheet, new Typesetter()),
  ];
  assert.ok(first.equals(second));
});
