import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SOURCE = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with an open page by WCAG 2.2 AA, and whether it is wider than the window. */
export async function faultsOf(page: Page): Promise<string[]> {
  const over = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
  // A link half under the top of the window would be said to be too small. What follows the scrolling has stood by then.
  await page.evaluate("scrollTo({ top: 0, behavior: 'instant' })");
  await page.waitForTimeout(50);
  await page.evaluate(await SOURCE);
  const violations = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(TAGS)} }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].html))`,
  )) as string[];
  return over > 0 ? [`${over} pixels too wide`, ...violations] : violations;
}
