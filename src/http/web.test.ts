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
  assert.deepEqual(earlyLinks('/items/7K3F-2QXD?tab=history', undefined, early), [
    ME,
    '</assets/item-1.js>; rel=modulepreload',
    '</assets/shared-1.js>; rel=modulepreload',
    '</assets/en-1.js>; rel=modulepreload',
    '</assets/en-2.js>; rel=modulepreload',
    '</api/items/7K3F-2QXD>; rel=preload; as=fetch; crossorigin=anonymous',
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
  for (const serial of ['7K3F-2QXDX', '7k3f-2qxd', '7K3F-2QX>', '7K3F%2D2QX', '..'])
    assert.ok(
      !earlyLinks(`/items/${serial}`, 'en', early).some((link) => link.includes('/api/items')),
      serial,
    );
  assert.deepEqual(earlyLinks('/setup', 'en', early), []);
});
