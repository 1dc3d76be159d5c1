import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { kindOf } from './identify/kinds.ts';
import { dayOf } from './metadata/run.ts';
import { bandsOf, shinglesOf, similarity, sketchOf } from './near-duplicate/minhash.ts';
import { parseTsv } from './ocr/tesseract.ts';
import { decodeText } from './text/charset.ts';
import { elementsAround } from './text/element.ts';
import { htmlCharset, htmlText } from './text/html.ts';
import { languageOf, languagesOf } from './text/language.ts';
import { mailText } from './text/mail.ts';
import { PageElements } from './text/page-elements.ts';

const SENTENCES: Readonly<Record<string, string>> = {
  en: 'The ministry stated on Thursday that the maps of the minefields had been handed over to the other side.',
  fr: 'Le ministère a déclaré jeudi que les cartes des champs de mines avaient été remises à l’autre partie.',
  ru: 'Министерство заявило в четверг, что карты минных полей были переданы другой стороне через посредников.',
  az: 'Nazirlik cümə axşamı bəyan edib ki, minalanmış ərazilərin xəritələri qarşı tərəfə təhvil verilmişdir.',
  hy: 'Նախարարությունը հինգշաբթի օրը հայտարարեց, որ ականապատ դաշտերի քարտեզները փոխանցվել են մյուս կողմին։',
  tr: 'Bakanlık perşembe günü mayın tarlalarının haritalarının karşı tarafa teslim edildiğini açıkladı ve doğruladı.',
};

test('the language of a sentence is found; of a few words it is said to be unknown', () => {
  for (const [tag, sentence] of Object.entries(SENTENCES)) assert.equal(languageOf(sentence), tag, sentence);
  assert.equal(languageOf('Annex 12'), 'und');
  assert.equal(languageOf(''), 'und');
  assert.deepEqual(
    languagesOf([
      { lang: 'hy', text: 'x' },
      { lang: 'ru', text: 'xxx' },
      { lang: 'und', text: 'xxxxxx' },
    ]),
    ['ru', 'hy'],
  );
});

test('character sets: byte order marks, declarations, UTF-8, and a guess that says so', () => {
  const russian = SENTENCES['ru'] ?? '';
  assert.deepEqual(decodeText(Buffer.from(russian)), { text: russian, charset: 'utf-8', guessed: false });
  assert.equal(decodeText(iconv.encode(russian, 'utf-16le', { addBOM: true })).text, russian);
  assert.deepEqual(decodeText(iconv.encode(russian, 'windows-1251'), 'windows-1251'), {
    text: russian,
    charset: 'windows-1251',
    guessed: false,
  });
  const guessed = decodeText(iconv.encode(russian.repeat(4), 'windows-1251'));
  assert.deepEqual([guessed.guessed, guessed.text], [true, russian.repeat(4)]);
});

test('HTML gives its visible text only, however deep or broken it is', () => {
  const html =
    '<html><head><title>T</title><meta charset="windows-1251"><style>p{}</style></head><body><script>alert(1)</script><p>One<br>two</p><table><tr><td>a<td>b</table><p>&lt;b&gt;';
  assert.equal(htmlText(html).title, 'T');
  assert.deepEqual(htmlText(html).text.split(/\s+/), ['T', 'One', 'two', 'a', 'b', '<b>']);
  assert.equal(htmlCharset(Buffer.from(html)), 'windows-1251');
  assert.equal(htmlText(`${'<div>'.repeat(50_000)}deep`).text, 'deep');
});

test('the element of a page that holds a passage is named by its place, and only while the page reads as it did', () => {
  const html =
    '<title>T</title><body><div><p>One  <b>two</b> \n three</p><script>two</script><p>One two 🕊 three</p></div>';
  const { text } = htmlText(html);
  const page = new PageElements(html, text);
  const elementOf = (words: string, nth = 0): string | null => {
    const before = text.split(words, nth + 1).join(words);
    const start = Array.from(before).length;
    return page.at({ start, end: start + Array.from(words).length });
  };
  assert.equal(elementOf('two'), '/html[1]/body[1]/div[1]/p[1]/b[1]');
  assert.equal(elementOf('two', 1), '/html[1]/body[1]/div[1]/p[2]');
  assert.equal(elementOf('🕊 three'), '/html[1]/body[1]/div[1]/p[2]');
  assert.equal(elementOf('One two three'), '/html[1]/body[1]/div[1]/p[1]');
  assert.equal(elementOf('three\n\nOne'), '/html[1]/body[1]/div[1]');
  assert.equal(new PageElements(html, `${text} more`).at({ start: 0, end: 1 }), null);
  // Deep nesting ends no stack, and what is nowhere is null.
  const deep = `${'<div>'.repeat(20_000)}deep`;
  const inDeep = new PageElements(deep, 'deep').at({ start: 0, end: 4 });
  assert.match(inDeep ?? '', /^\/html\[1\](\/\w+\[1\]){20001}$/);
});

test('an element that was named is asked for again, in a page that reads otherwise by its words', async () => {
  const bytes = Buffer.from('<div><p>one</p><p>two</p></div><p>one</p>');
  const place = { start: 0, end: 3 };
  const asked = async (text: string, ...named: string[]): Promise<(boolean | undefined)[]> =>
    (
      (await elementsAround(
        bytes,
        text,
        named.map((one) => ({ ...place, named: one })),
      )) ?? []
    ).map(({ isInNamed }) => isInNamed);
  const [inner, outer, other] = ['/div[1]/p[1]', '/div[1]', '/p[1]'].map((way) => `/html[1]/body[1]${way}`);
  assert.ok(inner && outer && other);
  assert.deepEqual(await asked('one\n\ntwo\n\none', inner, outer, other), [true, false, false]);
  assert.deepEqual(
    await asked(
      'one\n\ntwo',
      inner,
      outer,
      other,
      '/html[1]/body[1]/div[1]/p[2]',
      '/html[1]/p[7]',
      '//p',
      '',
    ),
    [true, true, true, false, false, false, false],
  );
});

test('a page that takes too long to be looked into has no element named', async () => {
  const place = [{ start: 0, end: 3 }];
  assert.deepEqual(await elementsAround(Buffer.from('<p>one</p>'), 'one', place), [
    { element: '/html[1]/body[1]/p[1]', isInNamed: false },
  ]);
  assert.equal(await elementsAround(Buffer.alloc(8 * 2 ** 20 + 1, 32), 'one', place), null);
});

test('mail gives headers, body and the names of attachments', async () => {
  const raw = [
    'From: =?utf-8?B?1Y3VodW01b7VpdWs?= <s@example.org>',
    'To: b@example.org',
    'Subject: =?utf-8?Q?Xəritə?=',
    'Date: Thu, 16 Sep 2021 10:00:00 +0400',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Hello <b>there</b></p>',
    '--x',
    'Content-Type: application/pdf; name="map.pdf"',
    'Content-Disposition: attachment; filename="map.pdf"',
    '',
    'x',
    '--x--',
    '',
  ].join('\r\n');
  const { text, date } = await mailText(Buffer.from(raw));
  assert.equal(date, '2021-09-16');
  for (const part of ['From: Սամվել', 'Attachments: map.pdf', 'Hello there', 'Subject: Xəritə'])
    assert.ok(text.includes(part), `${part} in ${text}`);
});

test('dates of metadata are days as EDTF, or nothing', () => {
  assert.deepEqual(
    [
      '2021:09:16 10:00:00+04:00',
      '2021-09-16',
      '0000:00:00 00:00:00',
      '2021:13:01 00:00:00',
      'yesterday',
      undefined,
    ].map(dayOf),
    ['2021-09-16', '2021-09-16', null, null, null, null],
  );
});

test('OCR rows become words with boxes and lines of text', () => {
  const row = (...cells: (string | number)[]): string => cells.join('\t');
  const tsv = [
    'level\t…',
    row(5, 1, 1, 1, 1, 1, 10, 20, 30, 8, 91.4, 'Map'),
    row(5, 1, 1, 1, 1, 2, 45, 20, 30, 8, 80, 'of'),
    row(5, 1, 1, 1, 2, 1, 10, 40, 30, 8, 70, 'mines'),
    row(5, 1, 2, 1, 1, 1, 10, 90, 30, 8, 60, 'Annex'),
    row(4, 1, 2, 1, 1, 0, 0, 0, 0, 0, -1, ''),
  ].join('\n');
  const { text, words, confidence } = parseTsv(tsv);
  assert.equal(text, 'Map of\nmines\n\nAnnex');
  assert.deepEqual(words[0], { text: 'Map', box: [10, 20, 30, 8], confidence: 91 });
  assert.equal(confidence, 75);
});

test('content types have kinds', () => {
  for (const [type, kind] of [
    ['application/pdf', 'document'],
    ['text/html', 'web'],
    ['message/rfc822', 'mail'],
    ['image/tiff', 'image'],
    ['application/vnd.ms-excel', 'spreadsheet'],
    ['text/csv', 'spreadsheet'],
    ['application/zip', 'archive'],
    ['application/octet-stream', 'data'],
    ['text/plain', 'text'],
    ['application/x-empty', 'other'],
  ] as const)
    assert.equal(kindOf(type), kind);
});

test('likeness: the estimate follows the true share of shingles, near copies meet in a band, unlike texts do not', () => {
  const words = fc.array(
    fc.string({ minLength: 3, maxLength: 8, unit: fc.constantFrom(...'abcdefghijklmnop') }),
    { minLength: 60, maxLength: 200 },
  );
  fc.assert(
    fc.property(words, fc.nat(), (list, at) => {
      const changed = [...list];
      changed[at % list.length] = 'replacement';
      const [a, b] = [shinglesOf(list.join(' ')), shinglesOf(changed.join(' '))];
      const truth = a.intersection(b).size / a.union(b).size;
      const [sa, sb] = [sketchOf(a), sketchOf(b)];
      assert.ok(Math.abs(similarity(sa, sb) - truth) < 0.3, `${similarity(sa, sb)} for ${truth}`);
      assert.ok(bandsOf(sa).every(Number.isSafeInteger));
      if (truth > 0.9) assert.ok(bandsOf(sa).some((band) => bandsOf(sb).includes(band)));
    }),
    { numRuns: 60 },
  );
  const [en, fr] = [sketchOf(shinglesOf(SENTENCES['en'] ?? '')), sketchOf(shinglesOf(SENTENCES['fr'] ?? ''))];
  assert.equal(similarity(en, fr), 0);
  assert.equal(shinglesOf('too short to compare').size, 0);
});
