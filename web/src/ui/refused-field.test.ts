import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '../api/client.ts';
import { namesOf, refusedAt } from './refused-field.ts';

const refused = (code: string, facts: Record<string, string>): ProblemError =>
  new ProblemError({ type: '', title: '', status: 400, code, detail: '', help: '', facts, instance: '' });

test('a field is looked for by its whole place, then by each step from the last, without the “Id” of a choice', () => {
  assert.deepEqual(namesOf('/title'), ['title', 'title', 'title']);
  assert.deepEqual(namesOf('/compartmentId'), ['compartmentId', 'compartmentId', 'compartment']);
  assert.deepEqual(namesOf('/points/0/lat')[0], 'points.0.lat');
  assert.deepEqual(namesOf('/points/0/lat').slice(1), ['lat', 'lat', 'points', 'points']);
  assert.deepEqual(namesOf('/a~1b~0c')[0], 'a/b~c');
  assert.deepEqual(namesOf(''), []);
});

test('only a refusal that names a place leads to a field', () => {
  assert.equal(refusedAt(refused('INVALID_INPUT', { at: '/title' })), '/title');
  assert.equal(refusedAt(refused('INVALID_INPUT', { at: '' })), null);
  assert.equal(refusedAt(refused('INVALID_INPUT', { what: 'x' })), null);
  assert.equal(refusedAt(refused('CONFLICT', { at: '/title' })), null);
  assert.equal(refusedAt(new Error('x')), null);
});
