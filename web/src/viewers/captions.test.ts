import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ItemDetail } from '../api/schema.gen.ts';
import { captionItemsOf, captionsBesideOf, captionsOf } from './captions.ts';

const held = (title: string, params: Record<string, unknown>) =>
  ({
    item: { serial: 'AAAA-BBBB', title, kind: 'video', mediaType: 'video/webm', languages: ['ru'] },
    copies: [{ id: 'c1', role: 'captions', page: 1, made: { params } }],
  }) as unknown as ItemDetail;

test('tracks of a film with what it says of them', () => {
  const [track] = captionsOf(held('talk.webm', { track1: 'eng for the deaf' }));
  assert.deepEqual(track, {
    id: 'AAAA-BBBB-1',
    address: '/api/items/AAAA-BBBB/copies/c1',
    language: 'eng',
    title: 'for the deaf',
    beside: null,
  });
  assert.equal(captionsOf(held('talk.webm', { track1: 7 }))[0]?.language, 'und');
});

test('captions in a file of their own say their language by its name, else by its text', () => {
  assert.equal(captionsBesideOf(held('talk.en.srt', {}))[0]?.language, 'en');
  const [track] = captionsBesideOf(held('talk.srt', { track1: 'und' }));
  assert.deepEqual([track?.language, track?.beside?.title], ['ru', 'talk.srt']);
  const relations = [
    { kind: 'captions-of', outgoing: false, serial: 'A' },
    { kind: 'captions-of', outgoing: true, serial: 'B' },
    { kind: 'same-text', outgoing: false, serial: 'C' },
  ] as unknown as ItemDetail['relations'];
  assert.deepEqual(captionItemsOf({ relations }), ['A']);
});
