import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SampleLanguage, SampleNote } from './model.ts';
import { noticeOf, plainTextOf, readNotes, warningOf } from './notes.ts';

const LANGUAGES: readonly SampleLanguage[] = ['az', 'en', 'fr', 'hy', 'ru'];
const MAX_BODY_WORDS = 400;

const notes = readNotes();

function count(isCounted: (note: SampleNote) => boolean): number {
  return notes.filter(isCounted).length;
}

void test('there are 38 to 44 notes with distinct ids and files', () => {
  assert.ok(notes.length >= 38 && notes.length <= 44, `${notes.length} notes`);
  assert.equal(new Set(notes.map((note) => note.id)).size, notes.length);
  assert.equal(new Set(notes.map((note) => note.file)).size, notes.length);
});

void test('the two sides and the third parties have equally many notes, within one', () => {
  const sides = (['armenia', 'azerbaijan', 'neutral'] as const).map((side) =>
    count((note) => note.side === side),
  );
  assert.ok(Math.max(...sides) - Math.min(...sides) <= 1, sides.join(', '));
});

void test('third parties speak about the conduct of each side equally often, within one', () => {
  const about = (side: SampleNote['concerns']): number =>
    count((note) => note.side === 'neutral' && note.concerns === side);
  assert.ok(Math.abs(about('armenia') - about('azerbaijan')) <= 1);
  assert.ok(about('both') > 0);
});

void test('both sides speak the foreign languages equally often and their own as often', () => {
  const spoken = (side: SampleNote['side'], lang: SampleLanguage): number =>
    count((note) => note.side === side && note.lang === lang);
  for (const lang of ['en', 'fr', 'ru'] as const) {
    assert.ok(Math.abs(spoken('armenia', lang) - spoken('azerbaijan', lang)) <= 1, lang);
  }
  assert.ok(Math.abs(spoken('armenia', 'hy') - spoken('azerbaijan', 'az')) <= 1);
});

void test('all five languages are present', () => {
  assert.deepEqual([...new Set(notes.map((note) => note.lang))].sort(), [...LANGUAGES]);
});

for (const note of notes) {
  void test(`note ${note.id} is attributed, dated, based on a source and short`, () => {
    assert.notEqual(note.speaker.trim(), '');
    assert.notEqual(note.publisher.trim(), '');
    assert.ok(note.basis.where.trim().length > 10, 'the source is not named');
    assert.ok(
      note.basis.status === 'found' || note.basis.remark !== undefined,
      'unverified without saying what',
    );
    assert.ok(note.body.join(' ').split(/\s+/).length <= MAX_BODY_WORDS);
    const prefix = { armenia: 'A', azerbaijan: 'Z', neutral: 'N' }[note.side];
    assert.equal(note.id[0], prefix);
  });

  void test(`note ${note.id} gives every figure with who, as-of and scope, and tells it in its text`, () => {
    // Thousands are grouped differently in each language: 97,000, 97 000 and 97 тыс. are one number.
    const digits = note.body.join(' ').replaceAll(/(?<=\d)[ \u00A0\u202F,.](?=\d{3}(?!\d))/g, '');
    for (const figure of note.figures) {
      assert.ok(figure.who.trim().length > 3 && figure.scope.trim().length > 3 && figure.asOf.length >= 4);
      assert.match(
        digits,
        new RegExp(`(?<!\\d)${figure.value}(?!\\d)`),
        `${figure.value} is not in the text`,
      );
    }
  });

  void test(`note ${note.id} as text says what it is, who speaks, for whom, when and from where`, () => {
    const text = plainTextOf(note);
    for (const shown of [warningOf(note), note.speaker, note.publisher, note.eventDate, note.publishedDate]) {
      assert.ok(text.includes(shown), shown);
    }
    assert.ok(text.includes(note.basis.where));
    assert.equal(noticeOf(note).length, 8);
  });
}

void test('the hand-over figures of both sides agree where both give one, and the agency’s parts do not sum', () => {
  const value = (id: string, measure: string): number | undefined =>
    notes.find((note) => note.id === id)?.figures.find((figure) => figure.measure === measure)?.value;
  assert.equal(value('A02', 'released'), value('Z02', 'released'));
  assert.equal(value('A14', 'released'), value('Z03', 'released'));
  const sum = (value('Z07', 'killed') ?? 0) + (value('Z07', 'injured') ?? 0);
  assert.equal(sum, 343);
  assert.equal(value('Z07', 'killed_or_injured'), 345);
});
