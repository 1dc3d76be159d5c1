import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sumLosses } from './losses.ts';
import type { Loss } from './model.ts';

const loss = (of: Partial<Loss>): Loss => ({
  what: 'rent (fictional)',
  amount: '100',
  currency: 'EUR',
  from: null,
  until: null,
  basis: null,
  valuedBy: 'A valuer (fictional)',
  property: null,
  ...of,
});
const HOUSE = '7K3F-2QXD';

test('losses are added in one currency, to the last part, and never over two', () => {
  const sums = sumLosses([
    loss({ amount: '0.1', from: '2031', until: '2031', property: HOUSE }),
    loss({ amount: '0.2', from: '2032', until: '2032', property: HOUSE }),
    loss({ amount: '999999999999999.0001', currency: 'AMD' }),
  ]);
  assert.deepEqual(
    sums.map(({ currency, sum, losses }) => [currency, sum, losses]),
    [
      ['AMD', '999999999999999.0001', [2]],
      ['EUR', '0.3', [0, 1]],
    ],
  );
});

test('where periods of the same property may overlap there is no sum, and which do is said; an open period may be any', () => {
  const [eur] = sumLosses([
    loss({ from: '2031', until: '2032', property: HOUSE }),
    loss({ from: '2032-06', until: '2033', property: HOUSE }),
    loss({ from: '2031', until: '2033', property: '8K3F-2QXD' }),
  ]);
  assert.deepEqual([eur?.sum, eur?.overlapping], [null, [[0, 1]]]);
  const [open] = sumLosses([loss({ until: '2031', property: HOUSE }), loss({ property: HOUSE })]);
  assert.deepEqual([open?.sum, open?.overlapping], [null, [[0, 1]]]);
  const [apart] = sumLosses([
    loss({ from: '2031', until: '2031', property: HOUSE }),
    loss({ from: '2031', until: '2031' }),
  ]);
  assert.equal(apart?.sum, '200');
});
