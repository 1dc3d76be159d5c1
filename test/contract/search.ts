import assert from 'node:assert/strict';
import { after, test, type TestContext } from 'node:test';
import {
  reindexAll,
  type IndexAnswer,
  type IndexDocument,
  type IndexFilter,
  type IndexQuery,
  type SearchIndex,
} from '#search';

/** A document with sensible fields around what a test is about. */
export function indexDocument(
  itemId: string,
  pages: readonly string[],
  more: Partial<IndexDocument> = {},
): IndexDocument {
  return {
    itemId,
    caseId: 'case-1',
    compartmentId: 'open',
    sourceId: 'source-1',
    kind: 'document',
    mediaType: 'application/pdf',
    languages: ['en'],
    receivedAt: '2021-09-12T10:00:00.000Z',
    title: `Title of ${itemId}`,
    serial: '7K3F-2QXD',
    pages: pages.map((text, index) => ({ page: index + 1, text, lang: 'en' })),
    ...more,
  };
}

const word = (text: string): IndexQuery => ({ op: 'word', exact: [text], forms: [] });
const phrase = (...words: string[]): IndexQuery => ({ op: 'phrase', words });
const inText: IndexFilter = { compartmentIds: ['open'], parts: ['text'] };

function ask(index: SearchIndex, query: IndexQuery, filter: Partial<IndexFilter> = {}): Promise<IndexAnswer> {
  return index.search(query, { ...inText, ...filter }, { limit: 50, offset: 0 });
}

async function found(
  index: SearchIndex,
  query: IndexQuery,
  filter?: Partial<IndexFilter>,
): Promise<string[]> {
  const { hits } = await ask(index, query, filter);
  return hits.map(({ itemId, page }) => `${itemId}/${page}`).sort();
}

async function matching(t: TestContext, index: SearchIndex): Promise<void> {
  const documents = [
    indexDocument('a', ['the maps of the mines were handed over', 'nothing on this page']),
    indexDocument('b', ['minefield maps were handed in over a year', 'mines mines mines']),
    indexDocument('c', ['the road by Step’anakert was cleared']),
  ];
  await index.put(documents);
  const cases: [string, IndexQuery, string[]][] = [
    ['a word', word('mines'), ['a/1', 'b/2']],
    ['a phrase', phrase('handed', 'over'), ['a/1']],
    ['and', { op: 'and', of: [word('maps'), word('mines')] }, ['a/1']],
    ['or', { op: 'or', of: [word('road'), word('mines')] }, ['a/1', 'b/2', 'c/1']],
    ['not', { op: 'and', of: [word('maps'), { op: 'not', of: word('mines') }] }, ['b/1']],
    ['only not', { op: 'not', of: word('mines') }, ['a/2', 'b/1', 'c/1']],
    [
      'not of a phrase inside or',
      {
        op: 'or',
        of: [word('road'), { op: 'and', of: [word('maps'), { op: 'not', of: phrase('handed', 'over') }] }],
      },
      ['b/1', 'c/1'],
    ],
    [
      'not inside or',
      { op: 'or', of: [word('mines'), { op: 'not', of: word('maps') }] },
      ['a/1', 'a/2', 'b/2', 'c/1'],
    ],
    ['a prefix', { op: 'prefix', prefix: 'mine' }, ['a/1', 'b/1', 'b/2']],
    ['a fuzzy word', { op: 'fuzzy', word: 'mimes', distance: 1 }, ['a/1', 'b/2']],
    ['a prefix of a word written in parts', { op: 'prefix', prefix: 'stepana' }, ['c/1']],
    ['a fuzzy word written in parts', { op: 'fuzzy', word: 'stepanakerd', distance: 1 }, ['c/1']],
    ['a fuzzy word, its first letter wrong', { op: 'fuzzy', word: 'nines', distance: 1 }, ['a/1', 'b/2']],
    ['a fuzzy word, a letter missing at the end', { op: 'fuzzy', word: 'mine', distance: 1 }, ['a/1', 'b/2']],
    ['a fuzzy word, a letter too many', { op: 'fuzzy', word: 'miines', distance: 1 }, ['a/1', 'b/2']],
    ['a fuzzy word of one letter', { op: 'fuzzy', word: 'o', distance: 1 }, ['a/1', 'a/2', 'b/1']],
    ['a fuzzy word, two away', { op: 'fuzzy', word: 'mabs', distance: 2 }, ['a/1', 'b/1', 'c/1']],
    [
      'a prefix and not',
      {
        op: 'and',
        of: [
          { op: 'prefix', prefix: 'mine' },
          { op: 'not', of: word('maps') },
        ],
      },
      ['b/2'],
    ],
    ['everything', { op: 'all' }, ['a/1', 'a/2', 'b/1', 'b/2', 'c/1']],
    ['a word that is nowhere', word('zebra'), []],
    ['the beginning of a serial is no word of a text', { op: 'prefix', prefix: '7k3' }, []],
    ['a prefix that is nowhere', { op: 'and', of: [word('maps'), { op: 'prefix', prefix: 'zeb' }] }, []],
    ['no word at all', { op: 'word', exact: [], forms: [] }, []],
  ];
  for (const phase of ['before optimise', 'after optimise', 'with an item put since']) {
    for (const [name, query, expected] of cases)
      await t.test(`${name}, ${phase}`, async () => assert.deepEqual(await found(index, query), expected));
    if (phase === 'before optimise') await index.optimise();
    else await index.put(documents.slice(1, 2));
  }
}

async function ranking(index: SearchIndex): Promise<void> {
  await index.put([
    indexDocument('stem', ['mine of the valley']),
    indexDocument('word', ['mines of the valley']),
    indexDocument('often', ['mines and mines and more mines']),
    indexDocument('other', ['the valley']),
  ]);
  for (const _ of ['before optimise', 'after']) {
    const { hits } = await ask(index, { op: 'word', exact: ['mines'], forms: ['=mines', 'en:mine'] });
    assert.deepEqual(
      hits.map(({ itemId }) => itemId),
      ['often', 'word', 'stem'],
    );
    await index.optimise();
  }
}

async function replacing(index: SearchIndex): Promise<void> {
  await index.put([indexDocument('r', ['first lizard', 'second lizard', 'third lizard'])]);
  await index.optimise();
  assert.deepEqual(await found(index, word('lizard')), ['r/1', 'r/2', 'r/3']);
  await index.put([indexDocument('r', ['only gecko'], { compartmentId: 'sealed' })]);
  assert.deepEqual(await found(index, word('lizard')), []);
  assert.deepEqual(await found(index, word('gecko')), []);
  assert.deepEqual(await found(index, word('gecko'), { compartmentIds: ['sealed'] }), ['r/1']);
  await index.put([indexDocument('r', ['stale iguana']), indexDocument('r', ['last iguana'])]);
  assert.deepEqual(await found(index, phrase('last', 'iguana')), ['r/1']);
  assert.deepEqual(await found(index, word('stale')), []);
  await index.removeItem(['r', 'never was']);
  assert.deepEqual(await found(index, word('iguana')), []);
}

async function filtering(index: SearchIndex): Promise<void> {
  const many = Array.from({ length: 300 }, (_, n) => indexDocument(`open-${n}`, ['heron heron heron']));
  const hidden = indexDocument('hidden', ['a heron among very many other words on a page'], {
    compartmentId: "it's",
    kind: 'image',
    mediaType: 'image/jpeg',
    languages: ['az'],
    sourceId: 'source-2',
    caseId: 'case-2',
    receivedAt: '2020-10-04T23:59:59.000Z',
    documentDate: '2020-10~',
    pages: [{ page: 0, text: 'a heron among very many other words', lang: 'ru' }],
  });
  await index.put([...many, hidden]);
  for (const _ of ['before optimise', 'after']) {
    const best = await index.search(word('heron'), { compartmentIds: ["it's"] }, { limit: 1, offset: 0 });
    assert.deepEqual(
      best.hits.map(({ itemId, page, lang }) => [itemId, page, lang]),
      [['hidden', 0, 'ru']],
    );
    assert.equal(best.hasMore, false);
    assert.deepEqual(await index.countMatches(word('heron'), { compartmentIds: ["it's"] }), {
      total: 1,
      totalIsExact: true,
      items: [{ itemId: 'hidden', pages: 1 }],
    });
    await index.optimise();
  }
  const both: IndexFilter = { compartmentIds: ["it's", 'open'], parts: ['text'] };
  const only = async (filter: Partial<IndexFilter>): Promise<number> =>
    (await index.countMatches(word('heron'), { ...both, ...filter })).total;
  assert.equal(await only({}), 301);
  for (const narrow of [
    { caseIds: ['case-2'] },
    { sourceIds: ['source-2'] },
    { notSourceIds: ['source-1'] },
    { types: ['image'] },
    { types: ['image/jpeg'] },
    { notTypes: ['document'] },
    { languages: ['ru'] },
    { notLanguages: ['en'] },
    { received: { to: 20201004 } },
    { received: { from: 20201004, to: 20201004 } },
    { dated: { from: 20201031 } },
    { dated: { to: 20201001 } },
    { itemIds: ['hidden', 'nobody'] },
  ])
    assert.equal(await only(narrow), 1, JSON.stringify(narrow));
  for (const none of [
    { compartmentIds: [] },
    { types: [] },
    { received: { to: 20201003 } },
    { dated: { from: 20201101 } },
    { languages: ['%'] },
    { sourceIds: ["' or true or '"] },
  ])
    assert.equal(await only(none), 0, JSON.stringify(none));
  const titles = await index.search({ op: 'all' }, { ...both, parts: ['title'] }, { limit: 400, offset: 0 });
  assert.equal(titles.hits.at(-1)?.itemId, 'hidden', 'newest first');
}

async function paging(index: SearchIndex): Promise<void> {
  await index.put(
    Array.from({ length: 250 }, (_, n) =>
      indexDocument(`p${n}`, ['stork page', `stork ${'egret '.repeat(n % 7)}`]),
    ),
  );
  // Many pages share a score, and none may fall between two parts of the list or stand in both.
  for (const query of [
    word('stork'),
    { op: 'and', of: [word('stork'), word('page')] },
    { op: 'or', of: [word('egret'), word('stork')] },
    { op: 'all' },
  ] as const) {
    const { total, totalIsExact } = await index.countMatches(query, inText);
    assert.equal(totalIsExact, true);
    for (const limit of [7, 90]) {
      const seen: string[] = [];
      const scores: number[] = [];
      for (let offset = 0, more = true; more; offset += limit) {
        const answer = await index.search(query, inText, { limit, offset });
        assert.deepEqual(
          new Set(answer.itemsBefore),
          new Set(seen.map((page) => page.slice(0, page.indexOf('/')))),
        );
        seen.push(...answer.hits.map(({ itemId, page }) => `${itemId}/${page}`));
        scores.push(...answer.hits.map(({ score }) => score));
        more = answer.hasMore;
      }
      assert.deepEqual([seen.length, new Set(seen).size], [total, total], `${query.op}, ${limit} at a time`);
      assert.deepEqual(
        scores,
        scores.toSorted((a, b) => b - a),
        'best first',
      );
    }
  }
  const { total, totalIsExact, items } = await index.countMatches(word('stork'), inText);
  assert.deepEqual([total, totalIsExact, items.length], [500, true, 250]);
  const capped = await index.countMatches(word('stork'), inText, 100);
  assert.deepEqual([capped.total, capped.totalIsExact], [100, false]);
  assert.equal((await index.countMatches(word('egret'), inText)).totalIsExact, true);
}

async function asWritten(index: SearchIndex): Promise<void> {
  const either = (exact: string, form: string): IndexQuery => ({ op: 'word', exact: [exact], forms: [form] });
  await index.put([
    indexDocument('both', ['maps of the mines, and very much more on a page that is rather long']),
    indexDocument('one', ['maps of a mine']),
    indexDocument('stems', ['map of a mine']),
    indexDocument('lacking', ['maps of maps of maps']),
    ...Array.from({ length: 40 }, (_, n) => indexDocument(`many-${n}`, ['maps and mines'])),
  ]);
  const query: IndexQuery = { op: 'and', of: [either('maps', 'en:map'), either('mines', 'en:mine')] };
  for (const _ of ['before optimise', 'after']) {
    const list: string[] = [];
    for (let offset = 0; offset < 50; offset += 5)
      list.push(
        ...(await index.search(query, inText, { limit: 5, offset })).hits.map(({ itemId }) => itemId),
      );
    assert.deepEqual(list.slice(40), ['both', 'one', 'stems'], 'as written before other forms');
    assert.equal(new Set(list).size, 43);
    assert.equal((await index.countMatches(query, inText)).total, 43);
    const few = { ...inText, itemIds: ['stems', 'both', 'lacking'] };
    const { items } = await index.countMatches(query, few);
    assert.deepEqual(items.map(({ itemId }) => itemId).toSorted(), ['both', 'stems']);
    await index.optimise();
  }
}

async function longPage(index: SearchIndex): Promise<void> {
  const words = Array.from({ length: 6_000 }, (_, n) => `n${n}`);
  await index.put([indexDocument('long', [words.join(' ')])]);
  for (let n = 0; n < 5_990; n += 97)
    assert.equal((await found(index, phrase(`n${n}`, `n${n + 1}`, `n${n + 2}`))).join(), 'long/1', String(n));
  // Every neighbouring pair around every cut, wherever the driver cuts.
  const answer = await ask(index, { op: 'prefix', prefix: 'n1' });
  assert.deepEqual([answer.hits.length, answer.hasMore], [1, false]);
  const counted = await index.countMatches({ op: 'prefix', prefix: 'n1' }, inText);
  assert.deepEqual(counted.items, [{ itemId: 'long', pages: 1 }]);
}

/**
 * What every search index must do; a new driver's test file is one call of this. `openIndex` opens the same index
 * each time it is called, as another process would; `makeIndex` an empty one.
 */
export function searchIndexContract(
  name: string,
  makeIndex: () => Promise<{ index: SearchIndex; openAgain: () => SearchIndex }>,
): void {
  const opened: SearchIndex[] = [];
  const fresh = async () => {
    const made = await makeIndex();
    opened.push(made.index);
    return made;
  };
  after(async () => {
    for (const index of opened) await index.close();
  });

  void test(`${name}: matches exactly what is asked`, async (t) => matching(t, (await fresh()).index));
  void test(`${name}: the word itself ranks above its stem, and often above once`, async () =>
    ranking((await fresh()).index));
  void test(`${name}: an item is replaced whole, and removed`, async () => replacing((await fresh()).index));
  void test(`${name}: what the filter leaves out displaces nothing`, async () =>
    filtering((await fresh()).index));
  void test(`${name}: pages through all, each once, and counts up to the cap`, async () =>
    paging((await fresh()).index));
  void test(`${name}: of several words, pages with all as written come first and none is lost`, async () =>
    asWritten((await fresh()).index));
  void test(`${name}: a long page is one page, and phrases are found anywhere in it`, async () =>
    longPage((await fresh()).index));

  void test(`${name}: several writers lose nothing and see each other at once`, async () => {
    const { index, openAgain } = await fresh();
    const writers = [index, openAgain(), openAgain()];
    opened.push(...writers.slice(1));
    await Promise.all(
      writers.map(async (writer, w) => {
        for (let n = 0; n < 5; n += 1) await writer.put([indexDocument(`w${w}-${n}`, [`plover writer${w}`])]);
      }),
    );
    for (const reader of writers) assert.equal((await found(reader, word('plover'))).length, 15);
    assert.equal((await found(index, { op: 'prefix', prefix: 'writer' })).length, 15);
  });

  void test(`${name}: a rebuild starts from nothing, and handles opened before it go on`, async () => {
    const { index, openAgain } = await fresh();
    assert.equal((await index.state()).status, 'missing');
    // More versions than the rebuilt index will have.
    for (let n = 0; n < 12; n += 1) await index.put([indexDocument('old', ['curlew'])]);
    const other = openAgain();
    opened.push(other);
    assert.deepEqual(await found(other, word('curlew')), ['old/1']);
    const documents = async function* () {
      for (let n = 0; n < 1_200; n += 1) yield indexDocument(`new-${n}`, ['dunlin']);
    };
    const told: number[] = [];
    assert.equal(await reindexAll(index, documents(), (items) => told.push(items)), 1_200);
    assert.deepEqual(told, [500, 1_000, 1_200]);
    for (const reader of [index, other]) {
      assert.deepEqual(await found(reader, word('curlew')), []);
      assert.equal((await reader.countMatches(word('dunlin'), inText)).total, 1_200);
    }
    assert.deepEqual(await index.state(), { status: 'ok', rows: await index.count() });
  });
}
