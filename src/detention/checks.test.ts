import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDetention, type Checked, type CheckedEpisode } from './checks.ts';
import type { DetentionFacts, ExchangePart, MissingFacts } from './model.ts';

const FACTS: DetentionFacts = {
  capturedOn: null,
  capturedAt: null,
  capturedUnit: null,
  capturedBy: null,
  statuses: [],
  places: [],
  acknowledged: [],
  visits: [],
  outcome: null,
  outcomeOn: null,
  outcomeWords: null,
  note: null,
};
const LOST: MissingFacts = {
  lastSeenOn: null,
  lastSeenAt: null,
  circumstances: null,
  states: [],
  sample: 'not-said',
  sampleNote: null,
  grave: null,
  note: null,
};
const episode = (
  id: string,
  facts: Partial<DetentionFacts> = {},
  person: string | null = 'P',
): CheckedEpisode => ({
  id,
  serial: id,
  person,
  unnamed: person === null ? 1 : 0,
  facts: { ...FACTS, ...facts },
});
const codes = (of: Partial<Checked>): string[] =>
  checkDetention({ episodes: [], missing: [], exchanges: [], supports: new Map(), ...of }).map(
    ({ code }) => code,
  );
const given = (exchange: string, record: string, side: 'a' | 'b' = 'a'): ExchangePart => ({
  id: `${exchange} ${record} ${side}`,
  exchange_id: exchange,
  side,
  kind: 'person',
  record_id: record,
  handover_id: null,
  note: null,
  made_by: '',
  made_at: '',
});
const exchange = (id: string, heldOn: string | null, parts: readonly ExchangePart[]) => ({
  id,
  serial: id,
  facts: { title: id, heldOn, heldAt: null, mediators: [], sideA: 'a', sideB: 'b', note: null },
  parts,
  claims: [],
});

test('a release before the capture is said where it is certain, and only there', () => {
  const of = (capturedOn: string, outcomeOn: string) =>
    codes({ episodes: [episode('1', { capturedOn, outcome: 'released', outcomeOn })] });
  assert.deepEqual(of('2031-05-02', '2031-05-01'), ['release-before-capture']);
  assert.deepEqual(of('2031-05', '2031-05-01'), []);
  assert.deepEqual(of('2031-05-02', '2031-05-02'), []);
});

test('two releases of a person are no contradiction when a capture between them is recorded', () => {
  const first = episode('1', { capturedOn: '2031-01', outcome: 'released', outcomeOn: '2031-02-01' });
  const second = (capturedOn: string | null) =>
    episode('2', { capturedOn, outcome: 'exchanged', outcomeOn: '2031-06-12' });
  assert.deepEqual(codes({ episodes: [first, second('2031-03')] }), []);
  assert.deepEqual(codes({ episodes: [first, second(null)] }), ['released-twice']);
  assert.deepEqual(codes({ episodes: [first, { ...second(null), person: 'Q' }] }), []);
});

test('times overlap where both certainly ran; of an end that nobody knows nothing is said', () => {
  const open = episode('1', { capturedOn: '2031-01-01' });
  const later = (more: Partial<DetentionFacts>) => episode('2', { capturedOn: '2031-03-01', ...more });
  assert.deepEqual(codes({ episodes: [open, later({})] }), ['episodes-overlap']);
  const ended = episode('1', { capturedOn: '2031-01-01', outcome: 'escaped', outcomeOn: '2031-02-01' });
  assert.deepEqual(codes({ episodes: [ended, later({})] }), []);
  const unknown = episode('1', { capturedOn: '2031-01-01', outcome: 'released' });
  assert.deepEqual(codes({ episodes: [unknown, later({})] }), []);
  assert.deepEqual(
    codes({
      episodes: [
        { ...open, person: null },
        { ...later({}), person: null },
      ],
    }),
    [],
  );
});

test('somebody held is in a missing case that is open; one that is closed or identified says nothing', () => {
  const missing = (state: 'administratively-missing' | 'identified' | null) => [
    {
      id: 'm',
      serial: 'm',
      person: 'P',
      unnamed: 0,
      facts: { ...LOST, states: state === null ? [] : [{ state, by: 'x', on: null, words: null }] },
    },
  ];
  for (const [state, wanted] of [
    [null, ['detained-and-missing']],
    ['administratively-missing', ['detained-and-missing']],
    ['identified', []],
  ] as const)
    assert.deepEqual(codes({ episodes: [episode('1')], missing: missing(state) }), wanted, String(state));
});

test('a person is in two lists at once: on both sides, or in two exchanges that were not certainly apart', () => {
  const episodes = [
    episode('1', { capturedOn: '2031-01', outcome: 'exchanged', outcomeOn: '2031-02' }),
    episode('2', { capturedOn: '2031-03' }),
  ];
  const both = exchange('x', null, [given('x', '1', 'a'), given('x', '1', 'b')]);
  assert.deepEqual(codes({ episodes, exchanges: [both] }), ['in-two-lists']);
  const two = (record: string, day: string) => [
    exchange('x', '2031-02-01', [given('x', '1')]),
    exchange('y', day, [given('y', record)]),
  ];
  assert.deepEqual(codes({ episodes, exchanges: two('1', '2031-06-01') }), ['in-two-lists']);
  assert.deepEqual(codes({ episodes, exchanges: two('2', '2031-02-01') }), ['in-two-lists']);
  assert.deepEqual(codes({ episodes, exchanges: two('2', '2031-06-01') }), []);
});
