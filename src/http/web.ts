import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { AppError } from '#kernel';
import type { App } from './context.ts';
import { sendProblem } from './problem.ts';

const WEB = join(import.meta.dirname, '../../web/dist');

/**
 * Files of the build by what asks for them: pages by their address, words by their language; `laterWords` are those that the list of
 * items does without. The build writes it (web/vite.config.ts).
 */
export interface EarlyFiles {
  readonly pages: Readonly<Record<string, readonly string[]>>;
  readonly words: Readonly<Record<string, string>>;
  readonly laterWords: Readonly<Record<string, string>>;
}

/** Every page asks this first: browsers fetch the answer beside the program instead of after it has been read. */
const WHO_IS_HERE = '</api/me>; rel=preload; as=fetch; crossorigin=anonymous';
/** Pages on which one becomes somebody: the answer from before that would be kept for the page after. */
const ASKS_NOBODY: ReadonlySet<string> = new Set(['/setup', '/invitation']);
/** The page that stands without the rest of the words. */
const FIRST_PAGE = '/items';
/** What the list asks for when nothing narrows it, as web/src/api/queries.ts asks it. */
const FIRST_ROWS: Readonly<Record<string, string>> = {
  '/items': '</api/items?limit=100>; rel=preload; as=fetch; crossorigin=anonymous',
};
/** The address of the page of an item; nothing else of an address becomes part of the header. */
const ITEM_PAGE = /^\/items\/([0-9A-Z]{4}-[0-9A-Z]{4})$/;

/** What the page at this address asks for first, beside who is here. */
function firstAnswer(url: string, path: string): string[] {
  const [, serial] = ITEM_PAGE.exec(path) ?? [];
  if (serial !== undefined) return [`</api/items/${serial}>; rel=preload; as=fetch; crossorigin=anonymous`];
  // Not where the address narrows the list: that is another question.
  return Object.hasOwn(FIRST_ROWS, url) ? [FIRST_ROWS[url] ?? ''] : [];
}

/** The first language of a browser that there are words in, as web/src/i18n/language.tsx chooses where nobody chose another. */
function languageOf(accepted: string | undefined, words: EarlyFiles['words']): string {
  const wanted = (accepted ?? '').slice(0, 200).split(',');
  return (
    wanted.map((tag) => tag.trim().slice(0, 2).toLowerCase()).find((tag) => Object.hasOwn(words, tag)) ?? 'en'
  );
}

/**
 * What a browser fetches while it reads the page at `url`, before the program has asked for it: values of a `link` header (RFC 8288). The
 * address and `accept-language` are the reader’s: they choose among files of the build, and only the serial of an item becomes part of the header.
 */
export function earlyLinks(url: string, accepted: string | undefined, early: EarlyFiles): string[] {
  const path = url.split('?')[0] ?? '/';
  if (ASKS_NOBODY.has(path)) return [];
  const language = languageOf(accepted, early.words);
  // The page of one item is named after the list of all: /items/7 is the page `item`.
  const name = path.replace(/^(\/[a-z]+)s\/[^/]+$/, '$1');
  const page = Object.hasOwn(early.pages, name) ? early.pages[name] : [];
  const later = path === FIRST_PAGE ? undefined : early.laterWords[language];
  const files = [...(page ?? []), early.words[language], later].filter((file) => file !== undefined);
  return [WHO_IS_HERE, ...files.map((file) => `</${file}>; rel=modulepreload`), ...firstAnswer(url, path)];
}

/** Serves the built web application; every address that is not the API's is a page of it. */
export async function serveWeb(app: App): Promise<void> {
  const built = await access(join(WEB, 'index.html')).then(
    () => true,
    () => false,
  );
  if (built)
    await app.register(fastifyStatic, {
      root: WEB,
      index: false,
      cacheControl: true,
      maxAge: '1y',
      immutable: true,
      wildcard: true,
      prefix: '/assets/',
      serve: false,
      // The build wrote the Brotli form of every text beside it.
      preCompressed: true,
    });
  const early = built
    ? (JSON.parse(await readFile(join(WEB, 'assets/early.json'), 'utf8')) as EarlyFiles)
    : { pages: {}, words: {}, laterWords: {} };
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (path.startsWith('/api/') || request.method !== 'GET')
      return sendProblem(new AppError('NOT_FOUND', { what: 'address', id: path }), request, reply);
    if (!built)
      return reply
        .code(503)
        .type('text/plain')
        .send('The web application has not been built: run `npm start` in the project folder.');
    if (path.startsWith('/assets/')) return reply.sendFile(path.slice(1), WEB);
    const links = earlyLinks(request.url, request.headers['accept-language'], early);
    if (links.length > 0) reply.header('link', links.join(', '));
    return reply
      .header('cache-control', 'no-cache')
      .sendFile('index.html', WEB, { maxAge: 0, immutable: false });
  });
}
