import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { faultsOf } from './axe.ts';

const SHOTS = process.env['MUNIMENT_SHOTS'];

/** Has axe look at a page, from its top: what is half under the header of a scrolled page is no small target. With a picture where asked for. */
export async function lookAt(page: Page, name: string): Promise<void> {
  await page.evaluate('scrollTo(0, 0)');
  assert.deepEqual(await faultsOf(page), [], name);
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
}

/** The same in light and dark, wide and narrow; the page is left as it was. */
export async function lookAtAll(page: Page, name: string): Promise<void> {
  const wide = page.viewportSize() ?? { width: 1440, height: 900 };
  await lookAt(page, name);
  await page.emulateMedia({ colorScheme: 'dark' });
  await lookAt(page, `${name}-dark`);
  await page.setViewportSize({ width: 390, height: 800 });
  await lookAt(page, `${name}-narrow`);
  await page.emulateMedia({ colorScheme: null });
  await lookAt(page, `${name}-narrow-light`);
  await page.setViewportSize(wide);
}
