import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressesIn, addressList } from './addresses.ts';
import { mailText } from './mail.ts';

const NAMES: readonly (readonly [string, string, string])[] = [
  ['Smith, C.', 'c@example.org', '"Smith, C." <c@example.org>'],
  ['Ann "the Pen" Lee', 'a@example.org', '"Ann \\"the Pen\\" Lee" <a@example.org>'],
  ['Back\\slash', 'b@example.org', '"Back\\\\slash" <b@example.org>'],
  ['Սամվել Պետրոսյան', 's@example.org', 'Սամվել Պետրոսյան <s@example.org>'],
  ['Əliyev, Rəşad', 'r@example.org', '"Əliyev, Rəşad" <r@example.org>'],
  ["O'Neil-Smith", 'o@example.org', "O'Neil-Smith <o@example.org>"],
  ['A. Author', 'a@example.org', '"A. Author" <a@example.org>'],
  ['a@example.com', 'x@example.org', '"a@example.com" <x@example.org>'],
  ['Two\nlines', 't@example.org', 'Two lines <t@example.org>'],
  ['', 'bare@example.org', 'bare@example.org'],
  ['Nobody, Known', '', '"Nobody, Known"'],
];

test('a name that would be taken apart stands in quotes, in any alphabet, and every list is read back as it was', () => {
  for (const [name, address, written] of NAMES) {
    assert.equal(addressList([{ name, address }]), written);
    assert.deepEqual(addressesIn(written), [written]);
  }
  const all = NAMES.map(([name, address]) => ({ name, address }));
  assert.deepEqual(
    addressesIn(addressList(all)),
    NAMES.map(([, , written]) => written),
  );
});

test('of a group the members are named, and an empty one stands as such', () => {
  const member = { name: 'Smith, C.', address: 'c@example.org' };
  const list = addressList([
    { name: 'The desk', group: [member, { name: '', address: 'd@example.org' }] },
    { name: 'undisclosed-recipients', group: [] },
  ]);
  assert.equal(list, '"Smith, C." <c@example.org>, d@example.org, undisclosed-recipients:;');
  assert.equal(addressesIn(list).length, 3);
});

test('of a text that was made before names were quoted, whoever has an address ends with it', () => {
  assert.deepEqual(
    addressesIn('B. Reader <b@example.org>, Smith, C. <c@example.org>, d@example.org, E <e@example.org>'),
    ['"B. Reader" <b@example.org>', '"Smith, C." <c@example.org>', 'd@example.org', 'E <e@example.org>'],
  );
  assert.deepEqual(addressesIn('5" Gauge <g@example.org>, h@example.org'), [
    '"5\\" Gauge" <g@example.org>',
    'h@example.org',
  ]);
  assert.deepEqual(addressesIn('a@example.org, "never closed\\'), ['a@example.org', '"never closed\\']);
  assert.deepEqual(addressesIn('Somebody'), ['Somebody']);
  assert.deepEqual(addressesIn(''), []);
});

test('a list that somebody made to be slow is read at once', () => {
  for (const list of [
    'a,'.repeat(200_000),
    '"\\"'.repeat(200_000),
    '<'.repeat(400_000),
    `"${' <'.repeat(200_000)}>`,
  ]) {
    const before = performance.now();
    addressesIn(list);
    assert.ok(performance.now() - before < 2000, list.slice(0, 8));
  }
});

test('no value of a header passes for another header', async () => {
  const message = 'From: a@example.org\r\nSubject: =?utf-8?Q?one=0ATo:_b@example.org?=\r\n\r\nwords';
  const { text } = await mailText(Buffer.from(message));
  assert.equal(text, 'From: a@example.org\nSubject: one To: b@example.org\n\nwords');
});

test('the text of a message has its people in that form', async () => {
  const message = [
    'From: "Smith, C." <c@example.org>',
    'To: =?utf-8?B?1Y3VodW01b7VpdWs?= <s@example.org>, "Ann \\"the Pen\\" Lee" <a@example.org>',
    'Cc: =?utf-8?Q?=C6=8Fliyev=2C_R=C9=99=C5=9Fad?= <r@example.org>',
    'Subject: A fictional letter',
    '',
    'words',
  ].join('\r\n');
  const { text } = await mailText(Buffer.from(message));
  assert.equal(
    text,
    [
      'From: "Smith, C." <c@example.org>',
      'To: Սամվել <s@example.org>, "Ann \\"the Pen\\" Lee" <a@example.org>',
      'Cc: "Əliyev, Rəşad" <r@example.org>',
      'Subject: A fictional letter',
      '',
      'words',
    ].join('\n'),
  );
});
