import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SealedTexts, type Likeness } from './find.ts';

const sealed = new SealedTexts([
  { kind: 'name', body: 'Vəli Həsənov' },
  { kind: 'name', body: 'Mir-Bashir Saraf' },
  { kind: 'name', body: 'Պետրոս Խաչատրյան' },
  { kind: 'name', body: 'Kestrel' },
  { kind: 'text', body: '14 Lane Street, Testville' },
  { kind: 'text', body: '40.1234, 46.5678' },
  { kind: 'text', body: '+994 50 555 01 23' },
]);

const found = (text: string): [string, Likeness][] =>
  sealed.find(text).map(({ start, end, likeness }) => [text.slice(start, end), likeness]);

test('a name is found in every script, transliteration and order, with marks, capitals and spaces elsewhere', () => {
  for (const [text, name] of [
    ['the witness Vali Hasanov said', 'Vali Hasanov'],
    ['Гасанов Вали сказал', 'Гасанов Вали'],
    ['signed: HƏSƏNOV VƏLİ', 'HƏSƏNOV VƏLİ'],
    ['statement_vəli-həsənov.pdf', 'vəli-həsənov'],
    ['by VəliHəsənov himself', 'VəliHəsənov'],
    ['V\u0259\u200bli H\u0259s\u0259nov', 'V\u0259\u200bli H\u0259s\u0259nov'],
    ['V ə l i H ə s ə n o v', 'V ə l i H ə s ə n o v'],
    ['by Mirbəşir Sarraf', 'Mirbəşir Sarraf'],
    ['Petros Khachatryan, teacher', 'Petros Khachatryan'],
    ['Петрос Хачатрян', 'Петрос Хачатрян'],
    ['called KESTREL by all', 'KESTREL'],
    ['at 14 LANE-STREET Testville', '14 LANE-STREET Testville'],
    ['40,1234 46,5678', '40,1234 46,5678'],
    ['call +994505550123 now', '994505550123'],
  ] as const)
    assert.deepEqual(found(text), [[name, 'whole']], text);
});

const abroad = new SealedTexts([
  { kind: 'name', body: 'Vəli Həsənov' },
  { kind: 'name', body: 'Giorgi Beridze' },
  { kind: 'name', body: 'Պետրոս Խաչատրյան' },
  { kind: 'name', body: 'کمال رستموف' },
]);

test('a name is found in Latin, Cyrillic, Armenian, Georgian, Greek, Arabic and Persian letters, whichever of them it is sealed in', () => {
  for (const text of [
    'ველი ჰასანოვი',
    'ჰესენოვ ვალი',
    'Βαλί Χασάνοφ',
    'ولي حسنوف',
    'ولی حسن‌اف',
    'والی حَسَنوف',
    'Վալի Հասանով',
    'Георгий Беридзе',
    'Georgi Beridze',
    'გიორგი ბერიძე',
    'ბერიძე გიორგი',
    'Գեորգի Բերիձե',
    'Γκιόργκι Μπερίτζε',
    'Γεώργιος Μπερίντζε',
    'جورجي بريدزه',
    'گیورگی بریدزه',
    'პეტროს ხაჩატრიანი',
    'Πέτρος Χατσατριάν',
    'پتروس خاچاتریان',
    'Kamal Rüstəmov',
    'Камал Рустамов',
    'ქამალ რუსტამოვი',
    'كمال رستموف',
  ])
    assert.deepEqual(
      abroad.find(`, ${text}.`).map(({ start, end, likeness }) => [start, end, likeness]),
      [[2, text.length + 2, 'whole']],
      text,
    );
});

test('other names in these letters are not found, and one word of two is only shown', () => {
  for (const text of [
    'გიორგი ჰუსეინოვი',
    'ლევან ბერიანიძე',
    'გამარჯობა',
    'حسین علی',
    'لو كان هناك',
    'على الطريق',
    'ولی گفت که',
    'Γιάννης Παπάς',
    'Καλημέρα σας',
    'Камиля Рустама',
    'Георг Бердзен',
  ])
    assert.ok(
      abroad.find(text).every(({ likeness }) => likeness !== 'whole'),
      text,
    );
  for (const text of ['ბერიძე', 'Беридзе', 'حسنوف', 'Χασάνοφ'])
    assert.deepEqual(
      abroad.find(text).map(({ likeness }) => likeness),
      ['part'],
      text,
    );
  for (const text of ['გამარჯობა', 'لو كان هناك', 'على الطريق', 'Καλημέρα σας'])
    assert.deepEqual(abroad.find(text), [], text);
});

test('what only resembles a name says so; other names are not found', () => {
  assert.deepEqual(found('V. Hasanov'), [['V. Hasanov', 'initials']]);
  assert.deepEqual(found('Hasanov alone'), [['Hasanov', 'part']]);
  for (const text of ['Hüseynov spoke', 'a valid hash anova', '14 Lane', 'Kestrels fly', 'nobody', ''])
    assert.deepEqual(found(text), [], text);
});

test('a long text is looked through in time, and places lie within it', () => {
  const text = 'Nothing is said of anybody, in 1994 or since. '.repeat(20_000);
  const started = performance.now();
  assert.deepEqual(sealed.find(`${text}Vali Hasanov`).length, 1);
  assert.ok(performance.now() - started < 10_000);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (noise) => {
      for (const { start, end } of sealed.find(`${noise} Гасанов Вали ${noise}`))
        assert.ok(start >= 0 && end > start && end <= noise.length * 2 + 14);
    }),
    { numRuns: 200 },
  );
});

test('nothing sealed, nothing found; what is too short to mean anything is not looked for', () => {
  const none = new SealedTexts([{ kind: 'text', body: '–' }]);
  assert.equal(none.isEmpty, true);
  assert.deepEqual(none.find('–'), []);
});
