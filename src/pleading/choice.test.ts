import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposeChoice, type ExhibitUse } from './choice.ts';

const exhibit = (serial: string, pages: number | null, quotedPages: readonly number[] = []) => ({
  exhibitId: `e-${serial}`,
  serial,
  label: serial,
  title: serial,
  pages,
  quotedPages,
  isBarred: false,
});
const use = (over: Partial<ExhibitUse>): ExhibitUse => ({ hangsOn: 0, elements: 0, best: null, ...over });
const kept = (choice: ReturnType<typeof proposeChoice>): string[] =>
  choice.exhibits.filter(({ isKept }) => isKept).map(({ serial }) => serial);

test('what allegations hang on comes before what weighs more, and that before what is merely short', () => {
  const exhibits = [exhibit('short', 1), exhibit('strong', 5), exhibit('needed', 5), exhibit('weak', 5)];
  const uses = new Map([
    ['needed', use({ hangsOn: 1, elements: 1, best: 1 })],
    ['strong', use({ elements: 1, best: 4 })],
    ['weak', use({ elements: 3, best: 1 })],
  ]);
  const choice = proposeChoice(exhibits, uses, 10);
  assert.deepEqual(
    choice.exhibits.map(({ serial }) => serial),
    ['needed', 'strong', 'weak', 'short'],
  );
  assert.deepEqual(kept(choice), ['needed', 'strong']);
  assert.deepEqual(choice.pages, { all: 16, kept: 10 });
});

test('one that does not fit is passed over for the next that does', () => {
  const exhibits = [exhibit('long', 900), exhibit('other', 3)];
  const uses = new Map([['long', use({ hangsOn: 2, best: 5, elements: 1 })]]);
  const choice = proposeChoice(exhibits, uses, 750);
  assert.deepEqual(kept(choice), ['other']);
  assert.equal(choice.exhibits[0]?.serial, 'long', 'it is still told first: an extract of it is to be filed');
});

test('what may not be filed is left out, whatever hangs on it, and takes no pages', () => {
  const exhibits = [{ ...exhibit('withdrawn', 9, [1]), isBarred: true }, exhibit('other', 10)];
  const uses = new Map([['withdrawn', use({ hangsOn: 2, best: 5, elements: 1 })]]);
  const choice = proposeChoice(exhibits, uses, 10);
  assert.deepEqual(kept(choice), ['other']);
  assert.deepEqual([choice.exhibits[0]?.isBarred, choice.exhibits[0]?.extract], [true, null]);
});

test('of one that does not fit the quoted pages are proposed as an extract, where these fit', () => {
  const exhibits = [exhibit('long', 900, [7, 8, 300]), exhibit('longer', 950, [1, 2]), exhibit('other', 3)];
  const uses = new Map([
    ['long', use({ hangsOn: 2, best: 5, elements: 1 })],
    ['longer', use({ hangsOn: 1, best: 5, elements: 1 })],
  ]);
  const extracts = (limit: number) =>
    proposeChoice(exhibits, uses, limit).exhibits.map(({ serial, isKept, extract }) => [
      serial,
      isKept,
      extract,
    ]);
  assert.deepEqual(extracts(8), [
    ['long', true, [7, 8, 300]],
    ['longer', true, [1, 2]],
    ['other', true, null],
  ]);
  assert.deepEqual(extracts(4), [
    ['long', true, [7, 8, 300]],
    ['longer', false, null],
    ['other', false, null],
  ]);
  assert.deepEqual(
    extracts(2000).map(([, , pages]) => pages),
    [null, null, null],
    'what fits whole is filed whole',
  );
  assert.equal(proposeChoice(exhibits, uses, 8).pages.kept, 8);
});

test('exhibits without use keep their order, and pages that nobody counted are taken for one', () => {
  const choice = proposeChoice([exhibit('a', null), exhibit('b', 1), exhibit('c', 1)], new Map(), 2);
  assert.deepEqual(kept(choice), ['a', 'b']);
  assert.deepEqual(kept(proposeChoice([exhibit('a', 1)], new Map(), 0)), []);
});

test('no proposal is over the limit, whatever the exhibits are', () => {
  let seed = 11;
  const draw = (most: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % most;
  };
  for (let round = 0; round < 200; round += 1) {
    const exhibits = Array.from({ length: 1 + draw(30) }, (_, n) => {
      const pages = draw(40);
      return exhibit(`x${n}`, pages, pages > 2 && draw(2) === 0 ? [1, 2] : []);
    });
    const uses = new Map(
      exhibits.map(({ serial }) => [serial, use({ hangsOn: draw(3), best: draw(6), elements: draw(4) })]),
    );
    const choice = proposeChoice(exhibits, uses, draw(200));
    const pages = choice.exhibits.reduce(
      (sum, one) => sum + (one.isKept ? (one.extract?.length ?? one.pages ?? 1) : 0),
      0,
    );
    assert.equal(pages, choice.pages.kept);
    assert.ok(pages <= choice.limit);
    assert.equal(choice.exhibits.length, exhibits.length);
  }
});
