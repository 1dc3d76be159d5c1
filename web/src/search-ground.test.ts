import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groundSearch, readAt, shownLayers, withLayer } from './search-ground.ts';

void test('what the address says is read, and what it does not know is dropped', () => {
  assert.deepEqual(
    groundSearch({ on: '1993-07-12', changed: 'borders,nothing,areas', at: '39.9,46.9,12.5' }),
    {
      on: '1993-07-12',
      changed: 'areas,borders',
      at: '39.9,46.9,12.5',
    },
  );
  assert.deepEqual(groundSearch({ on: '1993', changed: 7, at: '39.9,46.9', obstacle: 'weather' }), {});
  assert.deepEqual(groundSearch({ obstacle: 'mines' }), { obstacle: 'mines' });
  assert.deepEqual(withLayer({ obstacle: 'mines' }, 'areas', false), { obstacle: 'mines', changed: 'areas' });
  assert.deepEqual(readAt('39.9,46.9,12'), { center: [46.9, 39.9], zoom: 12 });
  assert.equal(readAt(undefined), null);
});

void test('a layer that is shown usually is named only when it is not, and the other way round', () => {
  assert.deepEqual(
    [...shownLayers({})],
    ['hazards', 'areas', 'ground-areas', 'released', 'accidents', 'settlements'],
  );
  const without = withLayer({}, 'areas', false);
  assert.deepEqual(without, { changed: 'areas' });
  assert.deepEqual(withLayer(without, 'areas', true), {});
  assert.deepEqual(
    [...shownLayers(withLayer(without, 'borders', true))],
    ['hazards', 'ground-areas', 'released', 'accidents', 'settlements', 'borders'],
  );
});
