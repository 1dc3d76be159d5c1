import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { foldWord, spellingsOf, WORD_MAX } from './fold.ts';

void test('spellings that differ in case, diacritics, ə, ё or և fold to the same word', () => {
  for (const [folded, ...spellings] of [
    ['ilham', 'İlham', 'ilham', 'ILHAM', 'ılham', 'İLHAM', 'i̇lham'],
    ['suse', 'Şuşə', 'ŞUŞƏ', 'şuşǝ', 'Suse', 'Şuşә'],
    ['susa', 'Şuşa', 'ŞUŞA'],
    ['agdam', 'Ağdam', 'AĞDAM', 'Agdam'],
    ['елка', 'Ёлка', 'елка', 'ЕЛКА', 'е\u0308лка'],
    ['сорок', 'со\u0301рок', 'СОРОК'],
    ['երեւան', 'Երևան', 'ԵՐԵՎԱՆ', 'ԵՐԵՒԱՆ', 'երեվան', 'Երեւան'],
    ['ուր', 'Ո՞ւր', 'ուր', 'ՈՒՐ'],
    ['deplaces', 'déplacés', 'DÉPLACÉS', 'de\u0301place\u0301s'],
    ['oeuvre', 'œuvre', 'ŒUVRE'],
    ['strasse', 'Straße', 'STRASSE'],
    ['minefield', 'mine\u00ADfield', 'ｍｉｎｅｆｉｅｌｄ', 'mine\u200Bfield'],
    ['fi', 'ﬁ'],
  ] as const)
    for (const spelling of spellings) assert.equal(foldWord(spelling), folded, spelling);
});

void test('letters of their own stay apart', () => {
  for (const [one, other] of [
    ['йод', 'иод'],
    ['їжа', 'іжа'],
    ['كتاب', 'کتاب'],
    ['Шуша', 'Şuşa'],
    ['зәнҝилан', 'зенгилан'],
  ] as const)
    assert.notEqual(foldWord(one), foldWord(other));
  assert.equal(foldWord('שָׁלוֹם'), 'שָׁלוֹם'.normalize('NFKC'));
});

void test('the capital I is dotless where the language writes it so', () => {
  assert.deepEqual(spellingsOf('QIZ', 'az'), ['qız']);
  assert.deepEqual(spellingsOf('MINE', 'en'), ['mine']);
  assert.deepEqual(spellingsOf('QIZ', null), ['qiz', 'qız']);
  assert.deepEqual(spellingsOf('İlham', null), ['ilham']);
});

void test('folding is idempotent, short and never makes a space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (word) => {
      const folded = foldWord(word);
      assert.equal(foldWord(folded), folded);
      assert.ok(folded.length <= WORD_MAX);
      assert.doesNotMatch(folded, /\s/u);
    }),
    { numRuns: 5_000 },
  );
});
