import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { faultsOf } from './axe.ts';
import { joinArchive, makeFirstAccount } from './first-account.ts';
import { openStage, skipReason, type Stage, WAIT_MS } from './server.ts';

const PASSWORD = 'correct horse battery staple';

describe('two people at once', { skip: skipReason, timeout: 600_000 }, () => {
  let stage: Stage;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  let [anna, boris, reader] = [] as unknown as [Page, Page, Page];
  let address = '';

  const open = async (): Promise<Page> => {
    const context = await stage.browser.newContext({
      locale: 'en-GB',
      viewport: { width: 1360, height: 900 },
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(`${page.url()} ${message.text()}`);
    });
    return page;
  };

  const heading = (page: Page, name: string | RegExp): Promise<void> =>
    page.getByRole('heading', { level: 1, name }).waitFor();

  /** Adds a person, and opens a browser in which they are signed in. */
  const join = async (name: string, email: string, role: string, isInGeneral: boolean): Promise<Page> => {
    const page = await open();
    await joinArchive(stage.url, anna, page, { name, email, password: PASSWORD, role, isInGeneral });
    return page;
  };

  before(async () => {
    stage = await openStage();
    anna = await open();
    await makeFirstAccount(anna, stage.setupUrl, 'owner@example.org', PASSWORD);
    await heading(anna, 'Items');
    boris = await join('Boris Analyst', 'boris@example.org', 'Analyst', true);
    reader = await join('Cleo Outsider', 'cleo@example.org', 'Reader', false);
    await anna.goto(`${stage.url}/items`);
    await anna.getByRole('link', { name: 'statement-en.txt' }).click();
    await heading(anna, 'statement-en.txt');
    address = anna.url().replace(/\?.*/, '');
  });

  after(async () => {
    for (const context of contexts) await context.close();
    await stage?.close();
  });

  it('says who else has the same item open, and no longer when they leave', async () => {
    await boris.goto(address);
    await heading(boris, 'statement-en.txt');
    await anna.getByText('Boris Analyst has this open too').waitFor();
    await boris.getByText('A. Archivist has this open too').waitFor();
    await boris.goto(`${stage.url}/tasks`);
    await anna.getByText('Boris Analyst has this open too').waitFor({ state: 'detached' });
  });

  it('names somebody in a comment by keyboard; they are told at once, with a link', async () => {
    await anna.getByRole('tab', { name: 'Comments' }).click();
    const field = anna.getByRole('combobox', { name: 'New comment' });
    await field.pressSequentially('@bor');
    await anna.getByRole('option', { name: 'Boris Analyst' }).waitFor();
    assert.deepEqual(await faultsOf(anna), []);
    await anna.keyboard.press('Enter');
    await field.pressSequentially('please read the second sentence');
    await anna.keyboard.press('Control+Enter');
    await anna.getByText('@Boris Analyst').waitFor();
    await boris.getByRole('link', { name: 'Notifications: 1 new' }).click();
    await boris.getByText('A. Archivist named you in a comment on').waitFor();
    assert.deepEqual(await faultsOf(boris), []);
    await boris.getByRole('main').getByRole('link', { name: 'statement-en.txt' }).click();
    await boris.getByText('please read the second sentence').waitFor();
    await boris.getByRole('link', { name: 'Notifications: nothing new' }).waitFor();
  });

  it('shows an answer on the open page, and says who changed it', async () => {
    await boris.getByRole('combobox', { name: 'New comment' }).fill('It names 97,000 mines.');
    await boris.getByRole('button', { name: 'Add the comment' }).click();
    await anna.getByText('It names 97,000 mines.').waitFor();
    await anna.getByText('Boris Analyst changed this just now').waitFor();
  });

  it('keeps what was written through a reload, and withdraws with a reason', async () => {
    await boris.getByRole('combobox', { name: 'New comment' }).fill('half a thought');
    await boris.reload();
    await heading(boris, 'statement-en.txt');
    assert.equal(await boris.getByRole('combobox', { name: 'New comment' }).inputValue(), 'half a thought');
    await boris.getByRole('combobox', { name: 'New comment' }).fill('');
    await boris.getByRole('button', { name: 'Withdraw' }).click();
    await boris.getByLabel('Why it is withdrawn').fill('Wrong figure');
    await boris.getByRole('button', { name: 'Withdraw' }).click();
    await anna.getByText('A comment by Boris Analyst was withdrawn: Wrong figure').waitFor();
  });

  it('shows both versions when two people change one title, and loses neither', async () => {
    await boris.getByRole('button', { name: 'Change the title' }).click();
    await boris.getByLabel('Title of the item').fill('Statement, as Boris has it');
    await anna.getByRole('button', { name: 'Change the title' }).click();
    await anna.getByLabel('Title of the item').fill('Statement, as Anna has it');
    await anna.getByRole('button', { name: 'Save', exact: true }).click();
    await heading(anna, 'Statement, as Anna has it');
    await heading(boris, 'Statement, as Anna has it');
    assert.equal(await boris.getByLabel('Title of the item').inputValue(), 'Statement, as Boris has it');
    await boris.getByRole('button', { name: 'Save', exact: true }).click();
    await boris.getByText('Somebody else changed this in the meantime').waitFor();
    await boris.getByText('Changed by A. Archivist').waitFor();
    const versions = boris.getByRole('group', { name: 'Title of the item' });
    assert.match((await versions.textContent()) ?? '', /theirs.*as Anna has it.*mine.*as Boris has it/);
    assert.deepEqual(await faultsOf(boris), []);
    await boris.getByRole('button', { name: 'Save mine in its place' }).click();
    await heading(boris, 'Statement, as Boris has it');
    await heading(anna, 'Statement, as Boris has it');
  });

  it('gives a task from the item, tells its person, and drops it with a reason', async () => {
    await anna.getByRole('button', { name: 'New task' }).click();
    await anna.getByLabel('What is to be done').fill('Compare with the map');
    await anna.getByLabel('By whom').selectOption({ label: 'Boris Analyst' });
    await anna.getByLabel('Due').fill('2020-02-01');
    await anna.getByRole('button', { name: 'Add the task' }).click();
    await anna.getByText('Compare with the map').waitFor();
    await boris.getByRole('link', { name: 'Notifications: 1 new' }).waitFor();
    await boris.goto(`${stage.url}/tasks?show=overdue`);
    await boris.getByText('Overdue since').waitFor();
    assert.deepEqual(await faultsOf(boris), []);
    await boris.getByRole('button', { name: 'Drop: Compare with the map' }).click();
    await boris.getByLabel('Why it is dropped').fill('There is no map');
    await boris.getByRole('button', { name: 'Drop', exact: true }).click();
    await boris.getByText('Nothing is past its day.').waitFor();
    await anna.getByText('There is no map').waitFor();
    await boris.getByRole('button', { name: 'New task' }).click();
    await boris.getByLabel('What is to be done').fill('Call the clerk');
    await boris.getByLabel('By whom').selectOption({ label: 'Boris Analyst' });
    await boris.getByRole('button', { name: 'Add the task' }).click();
    await boris.goto(`${stage.url}/tasks`);
    await boris.getByText('Call the clerk').waitFor();
    for (const key of ['j', 'x']) await boris.keyboard.press(key);
    await boris.getByRole('button', { name: 'Open again: Call the clerk' }).waitFor();
  });

  it('tells every change in plain words, from what to what and why', async () => {
    await anna.goto(`${stage.url}/changes`);
    await anna.getByText('Boris Analyst changed the description.').first().waitFor();
    const line = anna
      .getByRole('listitem')
      .filter({ hasText: 'Boris Analyst changed the description.' })
      .first();
    assert.match((await line.textContent()) ?? '', /as Anna has it → Statement, as Boris has it/);
    assert.deepEqual(await faultsOf(anna), []);
    await anna.getByLabel('What kind').selectOption({ label: 'Task changed' });
    await anna.getByText('There is no map').waitFor();
    await anna.waitForURL(/kind=task-changed/);
    await anna.setViewportSize({ width: 390, height: 800 });
    for (const page of ['changes', 'tasks?show=all', 'notifications']) {
      await anna.goto(`${stage.url}/${page}`);
      await anna.getByRole('heading', { level: 1 }).waitFor();
      await anna.waitForLoadState('load');
      assert.deepEqual(await faultsOf(anna), [], page);
    }
    await anna.goto(`${address}?tab=talk`);
    await anna.getByText('please read the second sentence').waitFor();
    assert.deepEqual(await faultsOf(anna), []);
    await anna.setViewportSize({ width: 1360, height: 900 });
  });

  it('shows both orders when two people move exhibits, and tells of the bundle that was built', async () => {
    const post = async (path: string, data: object): Promise<{ id: string }> => {
      const reply = await anna.request.post(`${stage.url}${path}`, { data });
      assert.equal(reply.ok(), true, await reply.text());
      return (await reply.json()) as { id: string };
    };
    const { id } = await post('/api/dossiers', { name: 'both', title: 'Dossier of two' });
    const list = (await (await anna.request.get(`${stage.url}/api/items?title=letter`)).json()) as {
      items: { serial: string; title: string }[];
    };
    const serials = [list.items[0]?.serial ?? '', address.split('/').at(-1) ?? ''];
    const { version } = (await (await anna.request.get(`${stage.url}/api/dossiers/${id}`)).json()) as {
      version: string;
    };
    await anna.request.put(`${stage.url}/api/dossiers/${id}/exhibits`, {
      data: { exhibits: serials.map((serial) => ({ serial })) },
      headers: { 'if-match': `"${version}"` },
    });
    // A second window of hers that hears nothing, as one on a bad line would.
    const deaf = await anna.context().newPage();
    deaf.setDefaultTimeout(WAIT_MS);
    await deaf.route('**/api/events*', (route) => route.abort());
    for (const page of [anna, deaf]) {
      await page.goto(`${stage.url}/dossiers/${id}`);
      await heading(page, 'Dossier of two');
    }
    await anna.getByRole('button', { name: 'Move down: letter-fr.html' }).click();
    await anna.getByRole('button', { name: 'Move up: letter-fr.html' }).waitFor();
    await deaf.getByRole('button', { name: 'Take off the dossier: letter-fr.html' }).click();
    await deaf.getByText('Somebody else changed this in the meantime').waitFor();
    const orders = deaf.getByRole('group', { name: 'Exhibits' });
    assert.deepEqual(await orders.getByRole('listitem').allTextContents(), [
      'Statement, as Boris has it',
      'letter-fr.html',
      'Statement, as Boris has it',
    ]);
    assert.deepEqual(await faultsOf(deaf), []);
    await deaf.getByRole('button', { name: 'Save mine in its place' }).click();
    await deaf.getByText('Somebody else changed this').waitFor({ state: 'detached' });
    await anna
      .getByRole('button', { name: 'Take off the dossier: letter-fr.html' })
      .waitFor({ state: 'detached' });
    await deaf.close();
    await anna.getByRole('button', { name: 'Build and verify' }).click();
    await anna.getByRole('link', { name: 'Download the bundle' }).waitFor();
    await anna.goto(`${stage.url}/notifications`);
    await anna.getByText('A. Archivist built the bundle of').waitFor();
    await anna.getByRole('button', { name: 'Mark all as read' }).click();
    await anna.getByRole('link', { name: 'Notifications: nothing new' }).waitFor();
  });

  it('tells somebody who may not see the item nothing of it', async () => {
    await reader.goto(address);
    await reader.getByText('NOT_FOUND').waitFor();
    await reader.goto(`${stage.url}/changes`);
    await heading(reader, 'Changes');
    await reader.getByText('created the archive').waitFor();
    // The entries, not the menu of kinds of entry above them, which names every kind there is.
    const told = await reader.getByRole('main').getByRole('list').allTextContents();
    assert.match(told.join(' '), /created the archive/);
    assert.doesNotMatch(told.join(' '), /statement|Statement|map|comment/);
    await reader.goto(`${stage.url}/notifications`);
    await reader.getByText('No notifications').waitFor();
    await reader.getByRole('link', { name: 'Notifications: nothing new' }).waitFor();
  });

  it('says that the server is away, keeps what was written, and goes on when it is back', async () => {
    await boris.goto(`${address}?tab=talk`);
    await boris.getByRole('combobox', { name: 'New comment' }).fill('written while away');
    await boris.context().setOffline(true);
    await boris.getByText('The server cannot be reached.').waitFor();
    await boris.getByRole('button', { name: 'Add the comment' }).click();
    await boris.getByText('UNREACHABLE').waitFor();
    assert.equal(
      await boris.getByRole('combobox', { name: 'New comment' }).inputValue(),
      'written while away',
    );
    await boris.context().setOffline(false);
    await boris.getByText('The server cannot be reached.').waitFor({ state: 'detached' });
    await boris.getByRole('button', { name: 'Add the comment' }).click();
    await boris.getByRole('listitem').filter({ hasText: 'written while away' }).waitFor();
  });

  it('asks for sign-in over the page when the session has ended, and leaves the page as it was', async () => {
    await boris.getByRole('combobox', { name: 'New comment' }).fill('written before signing in');
    await boris.context().clearCookies();
    await boris.getByRole('button', { name: 'Add the comment' }).click();
    await heading(boris, 'Sign in');
    assert.deepEqual(await faultsOf(boris), []);
    await boris.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await boris.getByRole('button', { name: 'Sign in' }).click();
    await boris.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor({ state: 'detached' });
    await boris.getByRole('button', { name: 'Add the comment' }).click();
    await boris.getByRole('listitem').filter({ hasText: 'written before signing in' }).waitFor();
  });

  it('was not complained of by the browser', () => {
    // Refusals and the lost connection are said by the browser itself.
    const expected = /status of 4(0[14]|12)|ERR_INTERNET_DISCONNECTED/;
    assert.deepEqual(
      complaints.filter((text) => !expected.test(text)),
      [],
    );
  });
});
