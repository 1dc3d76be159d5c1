import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventFacts, headsIn, householdFacts, sizeIn } from './entered.ts';

const form = (of: Readonly<Record<string, string>>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(of)) data.set(name, value);
  return data;
};

test('a number that nobody types is not known, whatever its kind says', () => {
  assert.deepEqual(sizeIn(form({ size: '', sizeAre: 'exact' }), 'size'), {
    are: 'unknown',
    count: null,
    saidBy: null,
  });
  assert.deepEqual(sizeIn(form({ size: '5', sizeAre: 'at-least', sizeSaidBy: ' A register ' }), 'size'), {
    are: 'at-least',
    count: 5,
    saidBy: 'A register',
  });
  assert.equal(sizeIn(form({ size: '5', sizeAre: 'unknown' }), 'size').count, null);
});

test('a wish is added to those that were said before; what is not typed is not said', () => {
  const before = { on: '2031', wish: 'undecided', conditions: null, saidBy: 'x' } as const;
  const said = householdFacts(form({ wish: 'return-if', conditions: 'no mines', wishSaidBy: 'The family' }), {
    intentions: [before],
  });
  assert.deepEqual(said.intentions, [
    before,
    { wish: 'return-if', on: null, conditions: 'no mines', saidBy: 'The family' },
  ]);
  assert.deepEqual(said.statuses, []);
  const none = eventFacts(form({ cause: 'war' }));
  assert.deepEqual(
    [none.cause, none.alleged, none.destinations, none.settlementId],
    ['not-said', [], [], null],
  );
  assert.deepEqual(headsIn(form({ headThen: 'a', headNow: '' })), [
    { actorId: 'a', role: 'head', at: 'then' },
  ]);
});
