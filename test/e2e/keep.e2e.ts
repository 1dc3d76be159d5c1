import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { makeAuthority } from '../../verify/src/testing/make-timestamp.ts';
import { faultsOf } from './axe.ts';
import { makeFirstAccount } from './first-account.ts';
import { keepPages, sweep } from './pages.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const EMAIL = 'owner@example.org';
const PASSWORD = 'correct horse battery staple';

/** The code of RFC 6238 (SHA-1, 30 s, six digits) for a secret in base32. */
function totp(secret: string): string {
  const bits = [...secret.replace(/=+$/, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

describe('the archive is kept', { skip: skipReason, timeout: 300_000 }, () => {
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  const watch = (watched: Page): void => {
    watched.setDefaultTimeout(WAIT_MS);
    watched.on('pageerror', (error) => complaints.push(error.message));
    watched.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${watched.url()} ${message.text()}`);
    });
  };
  const heading = (name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const signOut = async (): Promise<void> => {
    await page.getByRole('button', { name: /^Signed in/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await heading('Sign in');
  };
  const givePassword = async (): Promise<void> => {
    await page.getByLabel('E-mail address').fill(EMAIL);
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };

  before(async () => {
    stage = await openStage();
    context = await stage.browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    watch(page);
    await makeFirstAccount(page, stage.setupUrl, EMAIL, PASSWORD);
    await heading('Items');
  });

  after(async () => {
    await context?.close();
    await stage?.close();
  });

  it('reads the ledger: filters in the address, an entry with its proof, PASS and FAIL', async () => {
    await page.goto(`${stage.url}/ledger`);
    await page.getByLabel('What happened').selectOption('item-received');
    await page.waitForURL(/kind=item-received/);
    await page
      .getByRole('link', { name: /^Tool ran/ })
      .first()
      .waitFor({ state: 'detached' });
    await page.getByText('Only entries that you may read are searched.').waitFor();
    assert.equal(await page.getByRole('link', { name: /^Item received/ }).count(), 7);
    await page.reload();
    assert.equal(await page.getByLabel('What happened').inputValue(), 'item-received');
    await page
      .getByRole('link', { name: /^Item received/ })
      .first()
      .click();
    await heading(/^Entry \d+: Item received/);
    const proof = page.getByRole('region', { name: 'Proof' });
    await proof
      .getByRole('listitem')
      .filter({ hasText: 'the entry stands in the tree' })
      .getByText('✓ PASS')
      .waitFor();
    assert.equal(await proof.getByText('✓ PASS').count(), 4);
    const address = page.url();
    await page.route('**/api/ledger/entries/*', async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      const body = text.replace('"kind":"item-received","rows"', '"kind":"item-receivec","rows"');
      assert.notEqual(body, text);
      await route.fulfill({ status: 200, contentType: 'application/json', body });
    });
    await page.goto(address);
    await proof.getByText('✕ FAIL').first().waitFor();
    await page.unroute('**/api/ledger/entries/*');
  });

  it('checks that one checkpoint extends another: PASS, and FAIL when the proof differs', async () => {
    await page.goto(`${stage.url}/ledger`);
    await page.getByRole('link', { name: 'Checkpoints' }).click();
    await page.getByText('no witness has signed it').first().waitFor();
    const check = page.getByRole('region', { name: 'Does one checkpoint extend another?' });
    await check.getByText('✓ PASS').first().waitFor();
    await check.getByText('Check it yourself').click();
    await check.getByText('RFC', { exact: false }).first().waitFor();
    await page.route('**/api/ledger/consistency*', async (route) => {
      const answer = (await (await route.fetch()).json()) as { proof: string[] };
      const proof = answer.proof.with(0, Buffer.alloc(32, 7).toString('base64'));
      await route.fulfill({ json: { ...answer, proof } });
    });
    await page.reload();
    await check.getByText('✕ FAIL').first().waitFor();
    await page.unroute('**/api/ledger/consistency*');
  });

  it('shows the jobs', async () => {
    await page.goto(`${stage.url}/jobs`);
    await heading('Jobs');
    await page.getByText('All work is done.').waitFor();
    await page.getByText(/^started .* last heard of/).waitFor();
    await page.getByRole('row', { name: /^Reading files 0 0 0 \d+/ }).waitFor();
    await page.getByText('Nothing failed').waitFor();
  });

  it('ends another session', async () => {
    const other = await stage.browser.newContext({ locale: 'en-GB' });
    const theirs = await other.newPage();
    watch(theirs);
    await theirs.goto(`${stage.url}/sign-in`);
    await theirs.getByLabel('E-mail address').fill(EMAIL);
    await theirs.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await theirs.getByRole('button', { name: 'Sign in' }).click();
    await theirs.getByRole('heading', { level: 1, name: 'Items' }).waitFor();
    await page.goto(`${stage.url}/account`);
    await page.getByRole('button', { name: 'End all other sessions' }).click();
    await page.getByText('You are signed in nowhere else.').waitFor();
    await theirs.goto(`${stage.url}/jobs`);
    await theirs.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    await other.close();
  });

  it('sets up a second factor; sign-in asks for the code; a backup code does as well', async () => {
    await page.goto(`${stage.url}/account`);
    const factor = page.getByRole('region', { name: 'Second factor' });
    await factor.getByRole('textbox', { name: 'Your password now' }).fill(PASSWORD);
    await factor.getByRole('button', { name: 'Set up a second factor' }).click();
    await factor.getByRole('img', { name: 'QR code for the authenticator' }).waitFor();
    await page.setViewportSize({ width: 390, height: 900 });
    assert.deepEqual(await faultsOf(page), []);
    await page.setViewportSize({ width: 1440, height: 900 });
    const [secret = '', backup = ''] = await factor.locator('code').allTextContents();
    await factor.getByLabel('Code of six digits').fill(totp(secret));
    await factor.getByRole('button', { name: 'Confirm and turn on' }).click();
    await factor.getByText('It is on').waitFor();
    await signOut();
    await givePassword();
    await page.getByLabel('Code of six digits').fill(totp(secret));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await heading('Items');
    await signOut();
    await givePassword();
    await page.getByRole('button', { name: 'Use a backup code instead' }).click();
    await page.getByLabel('Backup code').fill(backup);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await heading('Items');
    await page.goto(`${stage.url}/people`);
    await page.getByRole('cell', { name: /second factor or passkey/ }).waitFor();
  });

  it('registers a passkey, names it, signs in with it, and removes it', async () => {
    const cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    });
    await page.goto(`${stage.url}/account`);
    const passkeys = page.getByRole('region', { name: 'Passkeys' });
    await passkeys.getByLabel('Name for a new passkey').fill('Laptop');
    await passkeys.getByRole('button', { name: 'Add a passkey' }).click();
    await passkeys.getByRole('button', { name: 'Remove: Laptop' }).waitFor();
    await passkeys.getByLabel('Name of the passkey').fill('Office laptop');
    await passkeys.getByRole('button', { name: 'Rename' }).click();
    await passkeys.getByRole('button', { name: 'Remove: Office laptop' }).waitFor();
    await signOut();
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await heading('Items');
    await page.goto(`${stage.url}/account`);
    await passkeys.getByRole('button', { name: 'Remove: Office laptop' }).click();
    await passkeys.getByText('You have no passkey.').waitFor();
  });

  it('changes the title of the case with a reason, and lists an authority', async () => {
    await page.goto(`${stage.url}/settings`);
    await heading('Settings');
    const form = page.getByRole('form', { name: 'Case', exact: true });
    await form.getByLabel('Title of the case').fill('State A v. State B');
    assert.ok(await form.getByRole('button', { name: 'Save the title' }).isDisabled());
    await form.getByLabel('Reason, kept in the ledger').fill('the respondent was named');
    await form.getByRole('button', { name: 'Save the title' }).click();
    await form.getByText('Saved; the change is an entry of the ledger.').waitFor();
    await page.locator('.case-name', { hasText: 'State A v. State B' }).waitFor();
    const authority = page.getByRole('form', { name: 'Add the authority' });
    await authority.getByLabel('Short name').fill('city');
    await authority.getByLabel('Address').fill('https://stamp.example.org/tsa');
    await authority.getByLabel('Its certificates (PEM)').fill(makeAuthority().ca);
    await authority.getByLabel('Reason, kept in the ledger').fill('chosen by the board');
    await authority.getByRole('button', { name: 'Add the authority' }).click();
    await page.getByText('1 certificate', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Remove: city' }).click();
    await page.locator('.passkey-line').getByLabel('Reason, kept in the ledger').fill('closed');
    await page.locator('.passkey-line').getByRole('button', { name: 'Remove' }).click();
    await page.getByText('none is listed: nobody outside vouches for any date').waitFor();
  });

  it('says to operators how the archive stands and how it is backed up', async () => {
    await page.goto(`${stage.url}/health`);
    await heading('Health');
    await page.getByText('No full check (ledger and every blob) is on record here.').waitFor();
    await page.getByRole('row', { name: /fsck\) not known/ }).waitFor();
    await page.getByText(/^muniment fsck --scrub --archive '/).waitFor();
  });

  it('has no accessibility violation and no sideways scrolling, light, dark and narrow', async () => {
    const found = await sweep(stage, context, keepPages, { watch, look: faultsOf });
    assert.deepEqual(found, []);
  });

  it('was not complained of by the browser', () => {
    // A refused request is said by the browser itself: 401 before sign-in and after a session was ended.
    assert.deepEqual(
      complaints.filter((text) => !/status of 401/.test(text)),
      [],
    );
  });
});
