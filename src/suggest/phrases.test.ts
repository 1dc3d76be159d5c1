import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Suggestion } from './model.ts';
import { suggestionsOfPage } from './suggest.ts';

const datesIn = (text: string): (string | undefined)[] =>
  suggestionsOfPage(text, [])
    .filter(({ kind }) => kind === 'date')
    .map(({ date }) => date);

const countsIn = (text: string): string[] =>
  suggestionsOfPage(text, [])
    .filter(({ kind }) => kind === 'count')
    .map(({ value, lower, upper, measure }) => `${measure} ${value ?? ''}[${lower ?? ''},${upper ?? ''}]`);

const first = (text: string, kind: Suggestion['kind']): Suggestion | undefined =>
  suggestionsOfPage(text, []).find((one) => one.kind === kind);

test('dates as each language writes them', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['The fighting lasted from 27 September to 10 November 2020.', '2020-09-27/2020-11-10'],
    ['They met on the 3rd of May 1994.', '1994-05-03'],
    ['It was signed on Nov. 9, 2020.', '2020-11-09'],
    ['They left between 1992 and 1994.', '1992/1994'],
    ['Il est entré en vigueur le 1er juin 2021.', '2021-06-01'],
    ['Les combats ont duré du 27 septembre au 10 novembre 2020.', '2020-09-27/2020-11-10'],
    ['Бои шли с 27 сентября по 10 ноября 2020 г. в горах.', '2020-09-27/2020-11-10'],
    ['Документ подписан 09.11.2020 в городе.', '2020-11-09'],
    ['Döyüşlər 2020-ci il sentyabrın 27-dən noyabrın 10-dək davam edib.', '2020-09-27/2020-11-10'],
    ['Sənəd 2020-ci ilin noyabrında imzalanıb və bu, çox vacibdir.', '2020-11'],
    ['Дөјүшләр 2020-ҹи ил сентјабрын 27-дән нојабрын 10-дәк давам едиб.', '2020-09-27/2020-11-10'],
    ['Մարտերը տևել են 2020 թվականի սեպտեմբերի 27-ից նոյեմբերի 10-ը։', '2020-09-27/2020-11-10'],
    ['Կռիվները տևել են 1992-ից 1994 թվականները։', '1992/1994'],
    ['Sənəd 2024-cü il 12 aprel tarixində imzalanıb və bu, vacibdir.', '2024-04-12'],
    ['Tarix:24-10-2023, 15:30 və bu, vacibdir.', '2023-10-24'],
    ['Փաստաթուղթը ստորագրվել է 2020 թ. նոյեմբերի 9-ին։', '2020-11-09'],
  ];
  for (const [text, date] of cases) assert.deepEqual(datesIn(text), [date], text);
});

test('days that do not exist, and relative ones, are no dates', () => {
  for (const text of [
    'On 31 February 2020 it rained.',
    'They came yesterday, two weeks later.',
    '31.04.2020',
    'You may go.',
  ])
    assert.deepEqual(datesIn(text), [], text);
});

test('counts with what bounds and qualifies them', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['Mines killed or injured about 160 people.', 'killed_or_injured 160[,]'],
    ['A map of 97,000 mines was handed over.', 'mines 97000[,]'],
    ['Передана карта 97 000 мин.', 'mines 97000[,]'],
    ['97.000 minanın xəritəsi təhvil verilib.', 'mines 97000[,]'],
    ['More than one million people were displaced.', 'displaced 1000000[1000000,]'],
    ['Cəmi 3 min 721 ailə geri qayıdıb.', 'returned 3721[,]'],
    ['В сёла вернулись свыше 3 тыс. человек.', 'returned 3000[3000,]'],
    ['Около 1,5 млн человек стали беженцами.', 'displaced 1500000[,]'],
    ['No more than 40 detainees were released.', 'released 40[,40]'],
    ['Quatre-vingt-dix-sept civils ont été tués.', 'killed 97[,]'],
    ['От 20 до 25 солдат убиты.', 'killed [20,25]'],
    ['Զոհվել է 300-ից ավելի մարդ։', 'killed 300[300,]'],
    ['160-a yaxın insan yaralanıb.', 'injured 160[,]'],
    ['Վիրավորվել է քսանհինգ մարդ։', 'injured 25[,]'],
    ['Two hundred and fifteen people are missing.', 'missing 215[,]'],
    ['On 12 June 2031 250 people were detained.', 'detained 250[,]'],
    ['Plus d’un million de personnes ont été déplacées.', 'displaced 1000000[1000000,]'],
    ['Homes destroyed: 63.', 'destroyed_homes 63[,]'],
    ['The army lost 20 soldiers.', 'killed 20[,]'],
    ['Погибли не менее 10-ти человек.', 'killed 10[10,]'],
    ['İşğaldan azad edilmiş ərazidə 3 nəfər yaralanıb.', 'injured 3[,]'],
  ];
  for (const [text, count] of cases) assert.deepEqual(countsIn(text), [count], text);
});

test('counts joined to each other, and parts of a count', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Five soldiers and nine civilians had been killed.', ['killed 5[,]', 'killed 9[,]']],
    ['12 people were killed and 30 injured.', ['killed 12[,]', 'injured 30[,]']],
    ['Убиты 12 и ранены 30 человек.', ['killed 12[,]', 'injured 30[,]']],
    ['12 nəfər həlak olub, 30 nəfər isə yaralanıb.', ['killed 12[,]', 'injured 30[,]']],
    ['Zoned: 12 anti-personnel and 4 anti-tank mines were found.', ['mines 12[,]', 'mines 4[,]']],
    ['18 civilians were killed, including five children.', ['killed 18[,]', 'killed 5[,]']],
    ['196 families (702 people) were displaced.', ['displaced 196[,]', 'displaced 702[,]']],
    ['Пострадали 345 человек, из них 65 погибли.', ['killed_or_injured 345[,]', 'killed 65[,]']],
  ];
  for (const [text, counts] of cases) assert.deepEqual(countsIn(text), counts, text);
});

test('ages, dates, articles, telephones, pages, times, models and shares are no counts', () => {
  for (const text of [
    'The victim killed was aged 34 and lived on page 12 of the report.',
    'Killed under Article 14 of the law, see paragraphs 12 and Rule 39.',
    'For the injured call +374 10 123 456 or 012 345 67 89.',
    'The 1940 massacre killed many.',
    'The BM-21 and the TM-62 killed people at 10:30 on 12 June 2020.',
    'Ранены в 10:30, статья 14, страница 3, ему 34 года, потеряно 60 процентов.',
    'Tués à 10h30, article 14, page 3, âgé de 34 ans.',
    'Öldürülüb: maddə 14, səhifə 3, 34 yaş, 60 faiz.',
    'Սպանվել է, հոդված 14, էջ 3, 34 տարեկան, 60 տոկոս։',
  ])
    assert.deepEqual(countsIn(text), [], text);
});

test('a count has its scope, its speaker and its own words', () => {
  const text =
    'The Ministry of Health of Northvale said that as of 1 May 2031 at least 12 civilians had been killed in Teshgar.';
  const count = suggestionsOfPage(text, [{ name: 'Teshgar', placeId: 'teshgar' }]).find(
    ({ kind }) => kind === 'count',
  );
  assert.deepEqual(count, {
    kind: 'count',
    text: 'at least 12 civilians',
    start: text.indexOf('at least'),
    end: text.indexOf(' had been'),
    lang: 'en',
    confidence: 0.9,
    value: 12,
    lower: 12,
    unit: 'civilians',
    measure: 'killed',
    qualifier: 'at least',
    scope: { population: 'civilians', area: 'Teshgar', asOf: '1 May 2031' },
    speaker: { name: 'Ministry of Health of Northvale', phrase: 'said' },
  });
});

test('who says it, with the verb or phrase', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'The Ministry of Defence stated on its website that all is quiet.',
      'Ministry of Defence',
      'stated on its website',
    ],
    ['According to the Example Foundation, roads are closed.', 'Example Foundation', 'According to'],
    ['Selon la Fondation Exemple, les routes sont fermées.', 'Fondation Exemple', 'Selon'],
    ['Le ministère de la Défense a déclaré que tout est calme.', 'ministère de la Défense', 'déclaré'],
    ['По данным Министерства обороны, всё спокойно.', 'Министерства обороны', 'По данным'],
    ['Министр Образцов заявил, что всё спокойно.', 'Министр Образцов', 'заявил'],
    ['Müdafiə Nazirliyi bildirib ki, hər şey sakitdir və bu belədir.', 'Müdafiə Nazirliyi', 'bildirib'],
    ['This was confirmed by the Supreme Court.', 'Supreme Court', 'confirmed'],
    ['Anna Exemplar, the director of the centre, added that all is quiet.', 'Anna Exemplar', 'added'],
    ['Նախարար Օրինակյանը հայտարարել է, որ ամեն ինչ հանգիստ է։', 'Նախարար Օրինակյանը', 'հայտարարել'],
  ];
  for (const [text, name, phrase] of cases)
    assert.deepEqual(first(text, 'speaker')?.speaker, { name, phrase }, text);
});

test('a pronoun is nobody, and nobody else is taken for the speaker', () => {
  for (const text of [
    'Houses fell in Redfield, she said.',
    'В Норашане тихо, он заявил об этом.',
    'O bildirib ki, Ağdamda sakitdir və bu belədir.',
  ])
    assert.equal(first(text, 'speaker'), undefined, text);
});

test('places of the list in their cases, and nothing that only begins alike', () => {
  const list = ['Ağdam', 'Шуша', 'Ստեփանավան', 'Красное Поле'].map((name) => ({ name, placeId: name }));
  const placesIn = (text: string): (string | undefined)[] =>
    suggestionsOfPage(text, list)
      .filter(({ kind }) => kind === 'place')
      .map(({ place }) => place);
  for (const [text, place] of [
    ['Mərkəz Ağdamda yerləşir və bu belədir.', 'Ağdam'],
    ['Onlar Ağdamdan gəlib və bu belədir.', 'Ağdam'],
    ['Дорога в Шушу открыта.', 'Шуша'],
    ['Они в Красном Поле.', 'Красное Поле'],
    ['Նա Ստեփանավանում է։', 'Ստեփանավան'],
  ] as const)
    assert.deepEqual(placesIn(text), [place], text);
  for (const text of ['Ağdamlamışdır ki, bu belədir.', 'Шушкевич приехал.', 'ağdam'])
    assert.deepEqual(placesIn(text), [], text);
});

test('a line that begins with a label is a beginning: what stands before it is not read into it', () => {
  const form =
    'Speaker: Government of Ruritania\nSide speaking: Ruritania\nPublisher: reported by Legalpost\nDate of the event: 2020-09-27';
  assert.equal(first(form, 'organisation')?.text, 'Government of Ruritania');
  assert.equal(first(form, 'date')?.date, '2020-09-27');
  assert.ok(
    suggestionsOfPage(form, []).every(({ text, speaker }) => !/Date|Side/.test(`${text} ${speaker?.name}`)),
  );
  // A line that merely goes on is one sentence with the one before.
  assert.equal(
    first('The Ministry of\nForeign Affairs said so.', 'organisation')?.text,
    'Ministry of\nForeign Affairs',
  );
});
