import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBody } from './inline.ts';
import type { PleadingLanguage } from './model.ts';
import { sentencesOf } from './sentences.ts';

const CITE = '[Annex 1](cite:019ac0de-0000-7000-8000-0000000000aa)';
const told = (body: string, language: PleadingLanguage = 'en') =>
  sentencesOf(readBody(body), language).map(({ text, cites }) => [text, cites.length]);

test('a cite is of its sentence, before the full stop and behind it', () => {
  assert.deepEqual(told(`The bridge was closed ${CITE}. The road was open. ${CITE} Nobody came.`), [
    ['The bridge was closed Annex 1.', 1],
    ['The road was open. Annex 1', 1],
    ['Nobody came.', 0],
  ]);
  assert.deepEqual(told(`It was so.${CITE}; ${CITE} It was not.`), [
    ['It was so.Annex 1; Annex 1', 2],
    ['It was not.', 0],
  ]);
  assert.deepEqual(told(`It was so. ${CITE} shows that it was not.`), [
    ['It was so.', 0],
    ['Annex 1 shows that it was not.', 1],
  ]);
  assert.deepEqual(told(`It was so (${CITE}). It was not.`), [
    ['It was so (Annex 1).', 1],
    ['It was not.', 0],
  ]);
});

test('abbreviations of pleadings end no sentence', () => {
  assert.equal(told('See Art. 5 of the Convention, para. 3, and No. 7. Mr. A. Example said so.').length, 2);
  assert.equal(told('Voir art. 5, par. 3, et p. 7. M. Exemple l’a dit.', 'fr').length, 2);
  assert.equal(told('См. ст. 5 и стр. 7. Это сказал г. Пример.', 'ru').length, 2);
});

test('sentences are told apart in the five languages', () => {
  assert.equal(told('Körpü bağlandı. Yol açıq idi.', 'az').length, 2);
  assert.equal(told('Կամուրջը փակվեց։ Ճանապարհը բաց էր։', 'hy').length, 2);
  assert.equal(told('Мост закрыли. Дорога была открыта.', 'ru').length, 2);
  assert.equal(told('Le pont fut fermé. La route était ouverte.', 'fr').length, 2);
});

test('a sentence needs no cite when all its words are marked, and says why', () => {
  const [one, other] = sentencesOf(readBody('[It follows.](nocite:leads%20over) It was so.'), 'en');
  assert.deepEqual([one?.nocite, other?.nocite], ['leads over', null]);
  assert.equal(sentencesOf(readBody('[It](nocite:x) follows.'), 'en')[0]?.nocite, null);
  assert.equal(sentencesOf(readBody('[It follows.](nocite:)'), 'en')[0]?.nocite, '');
});
