import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bandNumbers, conditionFields, FACTOR_TYPES, firstCondition, typeChanges } from './factor-changes.ts';

const PATH = ['factors', 2];
const BOOLEAN = {
  type: 'boolean',
  cases: [{ when: { is: true }, effects: [] }, { effects: [] }],
};

test('a factor that becomes a number gets a unit and bounds, and a case that always applies stays', () => {
  assert.deepEqual(typeChanges(BOOLEAN, PATH, 'number'), [
    { path: ['factors', 2, 'type'], value: 'number' },
    { path: ['factors', 2, 'unit'], value: 'count' },
    { path: ['factors', 2, 'cases', 0, 'when'], value: { atMost: '' } },
  ]);
});

test('a factor that becomes a choice begins answers, which go when it is one no more', () => {
  const [, options, when] = typeChanges(BOOLEAN, PATH, 'choice');
  assert.deepEqual(options?.path, ['factors', 2, 'options']);
  assert.deepEqual(when?.value, { is: 'a' });
  const choice = { type: 'choice', options: [{ id: 'direct' }], cases: [{ when: { is: 'direct' } }] };
  assert.deepEqual(typeChanges(choice, PATH, 'choices'), [
    { path: ['factors', 2, 'type'], value: 'choices' },
    { path: ['factors', 2, 'cases', 0, 'when'], value: { atLeast: 1 } },
  ]);
  assert.deepEqual(typeChanges({ ...choice, unit: 'days' }, PATH, 'boolean'), [
    { path: ['factors', 2, 'type'], value: 'boolean' },
    { path: ['factors', 2, 'unit'] },
    { path: ['factors', 2, 'options'] },
    { path: ['factors', 2, 'cases', 0, 'when'], value: { is: true } },
  ]);
});

test('the same type changes no condition, and more than the server takes at once is not asked of it', () => {
  assert.deepEqual(typeChanges(BOOLEAN, PATH, 'boolean'), [
    { path: ['factors', 2, 'type'], value: 'boolean' },
  ]);
  const many = { ...BOOLEAN, cases: Array.from({ length: 50 }, () => ({ when: { is: true } })) };
  assert.deepEqual(typeChanges(many, PATH, 'choices'), [{ path: ['factors', 2, 'type'], value: 'choices' }]);
});

test('a first condition has only fields that go with its type', () => {
  for (const type of FACTOR_TYPES)
    for (const field of Object.keys(firstCondition(type, [{ id: 'a' }]) as object))
      assert.ok(conditionFields(type).includes(field), `${type} ${field}`);
  assert.deepEqual(conditionFields('poem'), []);
});

test('bands are numbered as they stand, and only those whose number is another', () => {
  assert.deepEqual(bandNumbers([{ band: 0 }, { band: 6 }, { band: 1 }, { band: '3' }]), [
    { path: ['bands', 1, 'band'], value: 1 },
    { path: ['bands', 2, 'band'], value: 2 },
    { path: ['bands', 3, 'band'], value: 3 },
  ]);
  assert.deepEqual(bandNumbers([{ band: 0 }, { band: 1 }]), []);
});
