import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageOf, languages, textsIn } from '../verify/page/texts.ts';

test('every language says all of it: each question, each sentence, each result', () => {
  const english = textsIn('en');
  assert.deepEqual(Object.keys(languages), ['en', 'fr', 'az', 'hy', 'ru']);
  for (const [language, texts] of Object.entries(languages)) {
    assert.deepEqual(Object.keys(texts.meanings), Object.keys(english.meanings), language);
    assert.equal(texts.doesNotProve.length, english.doesNotProve.length, language);
    const said = [...Object.values(texts.meanings), ...texts.proves, ...texts.doesNotProve];
    assert.ok(
      said.every((text) => text.trim() !== ''),
      language,
    );
    assert.match(texts.counts(1, 2, 3), /1\D+2\D+3/);
    assert.ok(texts.working('a.zip', 7).includes('a.zip') && texts.working('a.zip', 7).includes('7'));
    if (language === 'en') continue;
    const same = Object.values(texts.meanings).filter((text) =>
      Object.values(english.meanings).includes(text),
    );
    assert.deepEqual(same, [], `${language} is not English`);
    assert.notEqual(texts.inEnglish, '', language);
  }
});

test('the first language of the browser that the page speaks is taken, English otherwise', () => {
  assert.equal(languageOf(['de-CH', 'hy-AM', 'fr']), 'hy');
  assert.equal(languageOf(['de']), 'en');
  assert.equal(languageOf(['constructor']), 'en');
});
