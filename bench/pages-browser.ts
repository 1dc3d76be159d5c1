import { access } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright-core';
import { AppError } from '#kernel';
import type { BenchServer } from './search-http.ts';

const CHROMIUM = '/usr/bin/chromium';

/** A browser without a window, and the port at which it takes other tools. */
export interface BenchBrowser {
  readonly browser: Browser;
  readonly port: number;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}

/** Debian's Chromium, without a window: it draws in software. Error USAGE when it is not installed. */
export async function withBrowser<T>(use: (given: BenchBrowser) => Promise<T>): Promise<T> {
  await access(CHROMIUM).catch(() => {
    throw new AppError('USAGE', { what: `The pages are measured in Chromium, and there is no ${CHROMIUM}.` });
  });
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      `--remote-debugging-port=${port}`,
    ],
  });
  try {
    return await use({ browser, port });
  } finally {
    await browser.close();
  }
}

/** The cookies of a `cookie` header as a browser keeps them. */
const cookiesOf = ({ url, cookie }: BenchServer) =>
  cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });

/** Opens a tab in a profile of its own, with nothing cached, in which the owner is signed in. */
export async function freshTab(
  browser: Browser,
  server: BenchServer,
): Promise<{ context: BrowserContext; page: Page; devtools: CDPSession }> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
  await context.addCookies(cookiesOf(server));
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('response', (answer) => {
    // A refusal would be measured as a fast page.
    if (answer.status() === 429) throw new Error(`the server refused ${answer.url()}: too many requests`);
  });
  return { context, page, devtools: await context.newCDPSession(page) };
}

/** Waits, frame by frame, until an expression is true; text, since the policy of the pages forbids evaluating it otherwise. */
export async function until(page: Page, condition: string, limitMs = 20_000): Promise<void> {
  const isSo = await page.evaluate(`new Promise((done) => {
    const end = performance.now() + ${limitMs};
    const look = () => {
      if (${condition}) done(true);
      else if (performance.now() > end) done(false);
      else requestAnimationFrame(look);
    };
    look();
  })`);
  if (isSo !== true) throw new Error(`not within ${limitMs} ms at ${page.url()}: ${condition}`);
}

/** Goes to an address of the application as a link in it does, without loading it anew. */
export async function go(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState({}, '', ${JSON.stringify(path)})`);
}

/** The part of playwright-core behind a page that asks the browser to keep every answer of the network. */
interface BehindPage {
  readonly _connection?: {
    readonly toImpl?: (page: Page) => {
      readonly delegate?: {
        readonly _mainFrameSession?: { readonly _client?: { send(method: string): Promise<unknown> } };
      };
    };
  };
}

/**
 * Ends the watching of the network that playwright-core begins with every page: for it the browser keeps up to 200 MB of
 * answers inside the very process of the tab, which nobody's tab does outside of a test. From here on no events of the
 * network are reported. There is no public way to this; it throws when the pinned version is left for one made otherwise.
 */
export async function forgetAnswers(page: Page): Promise<void> {
  // oxlint-disable-next-line no-underscore-dangle -- the names of playwright-core
  const client = (page as BehindPage)._connection?.toImpl?.(page).delegate?._mainFrameSession?._client;
  if (!client) throw new Error('this version of playwright-core is made otherwise: see forgetAnswers');
  await client.send('Network.disable');
}
