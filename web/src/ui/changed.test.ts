import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedIn } from './changed.ts';

test('only what was changed is sent', () => {
  const was = { title: 'A road', impact: null, methods: [], latitude: 40, longitude: 46 };
  assert.deepEqual(changedIn(was, { ...was, impact: '', title: 'A road' }), {});
  assert.deepEqual(changedIn(was, { ...was, title: 'A bridge' }), { title: 'A bridge' });
  assert.deepEqual(changedIn(was, { title: null, methods: ['x'] }), { title: null, methods: ['x'] });
});

test('fields that belong together go together', () => {
  const was = { latitude: 40, longitude: 46, note: null };
  assert.deepEqual(changedIn(was, { ...was, latitude: 41 }, [['latitude', 'longitude']]), {
    latitude: 41,
    longitude: 46,
  });
});
