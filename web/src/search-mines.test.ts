import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hazardRecordSearch, minesSearch, newRecordSearch } from './search-mines.ts';

test('an address of mines is read, and what it does not know is dropped', () => {
  assert.deepEqual(minesSearch({ view: 'map', form: 'soviet', decided: 'cha', text: 'mill' }), {
    view: 'map',
    form: 'soviet',
    decided: 'cha',
    text: 'mill',
  });
  assert.deepEqual(minesSearch({ view: 'globe', form: 'x', decided: 'safe', text: 4 }), {});
  assert.equal(minesSearch({ text: 'x'.repeat(999) }).text?.length, 200);
  const handover = '019ac0de-0000-7000-8000-000000000003';
  assert.deepEqual(newRecordSearch({ sheet: '7K3F-2QXD', handover }), { sheet: '7K3F-2QXD', handover });
  assert.deepEqual(newRecordSearch({ sheet: '../../etc', handover: '1' }), {});
  assert.deepEqual(hazardRecordSearch({ version: '2', view: 'correct' }), { version: 2, view: 'correct' });
  assert.deepEqual(hazardRecordSearch({ version: '-1', view: 'new' }), {});
});
