import assert from 'node:assert/strict';
import { test } from 'node:test';
import { earlyLinks } from './web.ts';

const early = {
  pages: { '/items': ['assets/items-1.js'], '/item': ['assets/item-1.js', 'assets/shared-1.js'] },
  words: { en: 'assets/en-1.js', hy: 'assets/hy-1.js' },
  laterWords: { en: 'assets/en-2.js', hy: 'assets/hy-2.js' },
};
const ME = '</api/me>; rel=preload; as=fetch; crossorigin=anonymous';

test('a page comes with its own code, the words of its reader, and the rows that a list begins with', () => {
  assert.deepEqual(earlyLinks('/items', 'fr-CH,hy;q=0.8,en', early), [
    ME,
    '</assets/items-1.js>; rel=modulepreload',
    '</assets/hy-1.js>; rel=modulepreload',
    '</api/items?limit=100>; rel=preload; as=fetch; crossorigin=anonymous',
  ]);
  assert.deepEqual(earlyLinks('/items/M-0007?tab=history', undefined, early), [
    ME,
    '</assets/item-1.js>; rel=modulepreload',
    '</assets/shared-1.js>; rel=modulepreload',
    '</assets/en-1.js>; rel=modulepreload',
    '</assets/en-2.js>; rel=modulepreload',
  ]);
  // Narrowed, it begins with other rows.
  assert.equal(earlyLinks('/items?kind=mail', 'en', early).length, 3);
});

test('what a reader sends chooses files and is never repeated', () => {
  for (const hostile of ['__proto__', 'constructor', '"; rel=x', 'e>, <//elsewhere.example>; rel=preload'])
    assert.deepEqual(earlyLinks(`/${hostile}`, hostile, early), [
      ME,
      '</assets/en-1.js>; rel=modulepreload',
      '</assets/en-2.js>; rel=modulepreload',
    ]);
  assert.deepEqual(earlyLinks('/setup', 'en', early), []);
});
