import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barOf, type ConsentTerms, type ItemStanding, type WantedUse } from './model.ts';

const TO_ICJ: WantedUse = { purpose: 'share', forum: 'icj', on: '2031-06-15' };
const PUBLIC: WantedUse = { purpose: 'publish', forum: null, on: '2031-06-15' };

const consent = (change: Partial<ConsentTerms> = {}): ConsentTerms => ({
  basis: 'written',
  purposes: ['preserve', 'share'],
  forums: [],
  anonymity: 'named',
  expiresOn: null,
  isWithdrawn: false,
  ...change,
});
const standing = (change: Partial<ItemStanding> = {}): ItemStanding => ({
  isWithdrawn: false,
  holdsWithdrawn: false,
  isOfPerson: true,
  isSourceProtected: false,
  consents: [],
  ...change,
});
const bar = (use: WantedUse, ...consents: ConsentTerms[]) => barOf(standing({ consents }), use);

test('what comes from a person is filed with a consent, and what does not, without', () => {
  assert.equal(bar(TO_ICJ), 'consent-none');
  assert.equal(barOf(standing({ isOfPerson: false }), TO_ICJ), null);
  assert.equal(bar(TO_ICJ, consent()), null);
});

test('a consent is for its purposes, its forums and its days, and one of several is enough', () => {
  assert.equal(bar(PUBLIC, consent()), 'consent-other');
  assert.equal(bar(PUBLIC, consent(), consent({ purposes: ['publish'] })), null);
  assert.equal(bar(TO_ICJ, consent({ purposes: ['publish'] })), 'consent-other');
  assert.equal(bar(TO_ICJ, consent({ forums: ['ecthr'] })), 'consent-other');
  assert.equal(bar(TO_ICJ, consent({ forums: ['ecthr', 'icj'] })), null);
  assert.equal(bar({ ...TO_ICJ, forum: null }, consent({ forums: ['icj'] })), 'consent-other');
  assert.equal(bar({ ...TO_ICJ, forum: null }, consent()), null);
  assert.equal(bar(TO_ICJ, consent({ expiresOn: '2031-06-15' })), null);
  assert.equal(bar(TO_ICJ, consent({ expiresOn: '2031-06-14' })), 'consent-ended');
  // To publish is not to share with one forum alone.
  assert.equal(bar(PUBLIC, consent({ purposes: ['publish'], forums: ['icj'] })), null);
});

test('a copy is preserved by a consent to preserve, whatever its forums, and names nobody', () => {
  const keep: WantedUse = { purpose: 'preserve', forum: null, on: '2031-06-15' };
  assert.equal(bar(keep), 'consent-none');
  assert.equal(barOf(standing({ isOfPerson: false }), keep), null);
  assert.equal(bar(keep, consent({ forums: ['icj'], anonymity: 'unnamed' })), null);
  assert.equal(bar(keep, consent({ purposes: ['share', 'publish'] })), 'consent-other');
  assert.equal(bar(keep, consent({ isWithdrawn: true })), 'consent-ended');
  const gone = { isWithdrawn: true, holdsWithdrawn: true };
  assert.equal(barOf(standing({ ...gone, consents: [consent()] }), keep), 'withdrawn');
  // Wanted all the same, it still needs the consent.
  const all = { ...keep, withWithdrawn: true };
  assert.equal(barOf(standing({ ...gone, consents: [consent()] }), all), null);
  assert.equal(barOf(standing(gone), all), 'consent-none');
});

test('a consent that was taken back covers nothing, also of what needed none', () => {
  const gone = consent({ isWithdrawn: true });
  assert.equal(bar(TO_ICJ, gone), 'consent-ended');
  assert.equal(barOf(standing({ isOfPerson: false, consents: [gone] }), TO_ICJ), 'consent-ended');
  assert.equal(bar(TO_ICJ, gone, consent()), null);
  assert.equal(bar(TO_ICJ, gone, consent({ basis: 'not-needed', purposes: [] })), null);
});

test('whoever is not to be named is filed only under a pseudonym', () => {
  const unnamed = consent({ anonymity: 'unnamed' });
  assert.equal(bar(TO_ICJ, unnamed), 'consent-unnamed');
  assert.equal(barOf(standing({ isSourceProtected: true, consents: [unnamed] }), TO_ICJ), null);
  assert.equal(bar(TO_ICJ, unnamed, consent()), null);
  // Where nobody had to agree, nobody asked not to be named.
  assert.equal(bar(TO_ICJ, { ...unnamed, basis: 'not-needed', purposes: [] }), null);
});

test('what was withdrawn is filed with no consent at all', () => {
  const consents = [consent({ purposes: ['share', 'publish'] })];
  assert.equal(barOf(standing({ isWithdrawn: true, consents }), TO_ICJ), 'withdrawn');
  assert.equal(barOf(standing({ holdsWithdrawn: true, consents }), PUBLIC), 'holds-withdrawn');
});
