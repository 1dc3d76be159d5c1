import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { planQuery } from './plan.ts';
import { parseQuery } from './query-language.ts';
import { snippetOf } from './snippet.ts';

function shown(text: string, query: string, lang: string | null): string {
  const pieces = snippetOf(text, lang, planQuery(parseQuery(query), () => []).query);
  return pieces.map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece)).join('');
}

void test('what was searched for is marked on the original text, in any script', () => {
  assert.equal(
    shown('The mines were handed over.', 'mine "handed over"', 'en'),
    'The [mines] were [handed] [over].',
  );
  assert.equal(shown('handed it over', '"handed over"', 'en'), 'handed it over');
  assert.equal(shown('Şuşə şəhərində xəritələr', 'suse xəritə', 'az'), '[Şuşə] şəhərində [xəritələr]');
  assert.equal(shown('Карты мин переданы', 'карта', 'ru'), '[Карты] мин переданы');
  assert.equal(shown('Ո՞ւր են քարտեզները։', 'ուր քարտեզ', 'hy'), '[Ո՞ւր] են [քարտեզները]։');
  assert.equal(
    shown('about 97,000 of them in Step’anakert', '97000 stepanakert', 'en'),
    'about [97,000] of them in [Step’anakert]',
  );
  assert.equal(shown('minefields, mibes', 'mine* mines~1', 'en'), '[minefields], [mibes]');
  assert.equal(shown('draft mines', 'mines -draft', 'en'), 'draft [mines]');
});

void test('a long text is cut around the place with most of the words', () => {
  const text = `${'mines here. '.repeat(100)}The maps of the mines were handed over. ${'Nothing else. '.repeat(100)}`;
  const snippet = shown(text, 'maps mines "handed over"', 'en');
  assert.match(snippet, /^… .*\[maps\] of the \[mines\] were \[handed\] \[over\]\..* …$/u);
  assert.ok(snippet.length < 340, String(snippet.length));
});

void test('any text and any query give pieces of the text, with some mark exactly where a word is found', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.constantFrom('a*', 'mine', '"a b"', 'é~'),
      (text, query) => {
        const pieces = snippetOf(text, null, planQuery(parseQuery(query), () => []).query);
        const flat = text.replace(/\s+/gu, ' ');
        for (const { text: piece } of pieces) {
          const inner = piece.replace(/^… /u, '').replace(/ …$/u, '').trim();
          assert.ok(flat.includes(inner), JSON.stringify([inner, flat]));
        }
      },
    ),
    { numRuns: 500 },
  );
});
