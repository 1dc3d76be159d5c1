import type { Page } from 'playwright-core';

/** Answers the three questions of the first run and makes the owner's account. */
export async function makeFirstAccount(
  page: Page,
  setupUrl: string,
  email: string,
  password: string,
): Promise<void> {
  await page.goto(setupUrl);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByLabel('The archive may stay in this folder.').check();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('radio', { name: 'Yes, the disk is encrypted' }).check();
  await page.getByRole('button', { name: 'Make the account' }).click();
}
