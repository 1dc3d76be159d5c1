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

/** Somebody who joins an archive: the names of roles and compartments are those that the page has. */
export interface Joining {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: string;
  /** Compartments besides the first one, General. */
  readonly compartments?: readonly string[];
  readonly isInGeneral: boolean;
}

/** Adds a person on the page of whoever may, and makes the account in `theirs`, a window of their own, which ends at the list of items. */
export async function joinArchive(url: string, owner: Page, theirs: Page, given: Joining): Promise<void> {
  const { name, email, password, role, compartments = [], isInGeneral } = given;
  await owner.goto(`${url}/people`);
  await owner.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  const form = owner.getByRole('form', { name: 'Add a person' });
  await form.getByLabel('Name').fill(name);
  await form.getByLabel('E-mail address').fill(email);
  await form.getByRole('checkbox', { name: /^Reader/ }).uncheck();
  await form.getByRole('checkbox', { name: new RegExp(`^${role}`) }).check();
  for (const one of compartments) await form.getByRole('checkbox', { name: one }).check();
  if (!isInGeneral) await form.getByRole('checkbox', { name: 'General' }).uncheck();
  await form.getByRole('button', { name: 'Add and invite' }).click();
  const text = (await owner.getByText(/\/invitation#/).textContent()) ?? '';
  await theirs.goto(/http\S+/.exec(text)?.[0] ?? '');
  await theirs.getByRole('textbox', { name: 'Password' }).fill(password);
  await theirs
    .getByRole('button', { name: /account|password/i })
    .last()
    .click();
  await theirs.waitForURL((at) => !at.pathname.startsWith('/invitation'));
  if (theirs.url().includes('sign-in')) await signIn(theirs, email, password);
  await theirs.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
}

/** Signs in on the page for it. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
