import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { suggestionsOf, suggestionsOfPage } from './suggest.ts';

const names = [
  { name: 'Teshgar', placeId: 'teshgar' },
  { name: '', placeId: 'nowhere' },
  { name: '((((', placeId: 'brackets' },
  { name: 'Красное Поле', placeId: 'redfield' },
];

const MEGABYTE = 1_000_000;
const fill = (piece: string): string => piece.repeat(Math.ceil(MEGABYTE / piece.length)).slice(0, MEGABYTE);

const pages: Readonly<Record<string, string>> = {
  'a run of digits': fill('1'),
  'groups with commas': fill('123,'),
  'a day of a month for ever': fill('12.12.'),
  'one word': fill('a'),
  'one word of marks': fill('e\u0301'),
  'marks without a letter': fill('\u00ad\u055b'),
  'nested quotes': fill('«“„"'),
  'capital words': fill('Ministry Of Defence Of '),
  'Armenian attributes': fill('Պաշտպանության նախարարության '),
  'verbs of saying': fill('said According to Minister '),
  'numbers in French': fill('quatre-vingt-dix-sept '),
  'years and dashes': fill('2020-2021-'),
  'months and years': fill('from 2 to 3 May 2020 to '),
  'measures and counts': fill('12 killed and 30 injured '),
  'new words': Array.from({ length: 150_000 }, (_, index) => `w${index.toString(36)}`)
    .join(' ')
    .slice(0, MEGABYTE),
  'lone surrogates': fill('\ud800 \udc00x'),
  'white space': fill(' \n\t'),
  apostrophes: fill("A's' "),
};

for (const [name, page] of Object.entries(pages))
  test(`a megabyte of ${name} is read within two seconds of one core`, () => {
    // Time of the processor, as a machine that does other things as well would fail a clock.
    const start = process.cpuUsage();
    suggestionsOfPage(page, names);
    const { user, system } = process.cpuUsage(start);
    const tookMs = (user + system) / 1000;
    assert.ok(tookMs < 2000, `${Math.round(tookMs)} ms`);
  });

const piece = fc.constantFrom(
  ..."12 97,000 2031 XII — - . , ; « » “ ” ' ’ ։ ՝ : % № +99 \n\n \u00a0 😀 \ud800 killed injured people from to between and May 12 June 2031 года 27 сентября по не менее свыше тыс. ".split(
    ' ',
  ),
  ...'2031-ci il iyunun 12-də nəfər həlak min milyon 160-dan çox թվականի հունիսի 12-ին մարդ զոհվել հազար Le 1er juin tués quatre-vingt Ministry of Teshgar said'.split(
    ' ',
  ),
);

test('whatever the text, it does not throw, and every suggestion is a stretch of it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(piece, fc.string({ unit: 'grapheme' })), { maxLength: 60 }),
      fc.constantFrom('', ' '),
      (pieces, joint) => {
        const page = pieces.join(joint);
        const points = Array.from(page);
        for (const one of suggestionsOfPage(page, names)) {
          assert.equal(points.slice(one.start, one.end).join(''), one.text);
          if (one.value !== undefined) assert.ok(Number.isSafeInteger(one.value));
          if (one.lower !== undefined && one.upper !== undefined) assert.ok(one.lower <= one.upper);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('a year is carried from page to page, and put beside a date without one, never into it', () => {
  const [, second] = suggestionsOf(['It began on 3 March 2031.', 'It ended on 12 June.'], []);
  const date = second?.find(({ kind }) => kind === 'date');
  assert.equal(date?.date, 'XXXX-06-12');
  assert.equal(date?.yearByContext, 2031);
});
