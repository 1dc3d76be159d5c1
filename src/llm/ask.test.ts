import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { AppError } from '#kernel';
import { completion, modelStub, status } from '../../test/db/model-stub.ts';
import { askModel } from './ask.ts';
import { messagesFor } from './prompt.ts';
import { modelSettings } from './settings.ts';

const KEY = 'sk-test-0123456789';
const folder = await mkdtemp(join(tmpdir(), 'muniment-llm-'));
after(() => rm(folder, { recursive: true }));
const keyFile = join(folder, 'key');
await writeFile(keyFile, `${KEY}\n`, { mode: 0o600 });

const [stub, elsewhere] = [await modelStub(), await modelStub()];
elsewhere.answer(completion('{}'));
const settings = await modelSettings({
  MUNIMENT_MODEL_URL: stub.url,
  MUNIMENT_MODEL_NAME: 'small',
  MUNIMENT_MODEL_KEY_FILE: keyFile,
});
assert.ok(settings);
const ask = (timeoutMs?: number) => askModel(settings, messagesFor('One line.'), timeoutMs);
const refused = async (code: string, timeoutMs?: number): Promise<AppError> => {
  const error = await ask(timeoutMs).then(
    () => assert.fail(`expected ${code}`),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof AppError, String(error));
  assert.equal(error.code, code);
  // Neither what is said nor what it is about holds the key.
  assert.ok(!`${error.message} ${error.help} ${JSON.stringify(error.detail)}`.includes(KEY));
  return error;
};

test('asks once, the same way each time, and takes what the protocol promises', async () => {
  stub.answer(completion('{"suggestions":[]}', { system_fingerprint: 'unknown field' }));
  assert.deepEqual(await ask(), {
    model: 'small-2031',
    content: '{"suggestions":[]}',
    tokensIn: 120,
    tokensOut: 30,
  });
  const [asked] = stub.requests;
  assert.equal(stub.requests.length, 1);
  assert.equal(asked?.path, '/v1/chat/completions');
  assert.equal(asked?.authorization, `Bearer ${KEY}`);
  assert.deepEqual([asked?.body.model, asked?.body.temperature, asked?.body.seed], ['small', 0, 1]);
  assert.equal(asked?.body.messages.at(-1)?.content, '1: One line.');
});

test('a name and a count that are none are not taken over', async () => {
  stub.answer(
    completion('x', { model: '<b>\u0000</b> x', usage: { prompt_tokens: -1, completion_tokens: 'many' } }),
  );
  const { model, tokensIn, tokensOut } = await ask();
  assert.deepEqual([model, tokensIn, tokensOut], [null, null, null]);
});

test('too many questions: how long to wait is said, whatever the server says', async () => {
  for (const [header, seconds] of [
    ['7', 7],
    ['999999999', 3600],
    ['-3', 60],
    ['soon', 60],
    ['', 60],
  ] as const) {
    stub.answer(status(429, header === '' ? {} : { 'retry-after': header }));
    assert.equal((await refused('LLM_BUSY')).detail['seconds'], seconds, header);
  }
  stub.answer(status(429, { 'retry-after': new Date(Date.now() + 30_000).toUTCString() }));
  const { seconds } = (await refused('LLM_BUSY')).detail as { seconds: number };
  assert.ok(seconds >= 28 && seconds <= 31, String(seconds));
});

test('a failure of the server is said by its status, never in its words', async () => {
  for (const code of [401, 500, 204]) {
    stub.answer(status(code));
    assert.equal((await refused('LLM_REFUSED')).detail['status'], code);
  }
});

test('a redirect is not followed, and nothing reaches the other host', async () => {
  for (const code of [301, 302, 307, 308]) {
    stub.answer(status(code, { location: `${elsewhere.url}/chat/completions` }));
    await refused('LLM_REDIRECTED');
  }
  assert.equal(elsewhere.requests.length, 0);
});

test('who does not answer in time, and who breaks off, is not waited for', async () => {
  stub.answer(() => undefined);
  await refused('LLM_NO_ANSWER', 100);
  stub.answer((response) => {
    response.writeHead(200);
    response.write('{"choices":');
  });
  await refused('LLM_NO_ANSWER', 100);
  stub.answer((response) => response.destroy());
  await refused('LLM_NO_ANSWER');
});

test('an answer without end, or in no form, is refused', async () => {
  stub.answer((response) => {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
      response.once('drain', more);
    };
    more();
  });
  await refused('LLM_BAD_ANSWER');
  for (const body of [
    '',
    'not json',
    '[]',
    '{"choices":[]}',
    '{"choices":[{"message":{"content":7}}]}',
    'null',
  ]) {
    stub.answer((response) => response.end(body));
    await refused('LLM_BAD_ANSWER');
  }
});

test('settings: off unless set; encrypted or of this machine; a key that its owner alone reads', async () => {
  const read = (url: string, more = {}) =>
    modelSettings({ MUNIMENT_MODEL_URL: url, MUNIMENT_MODEL_NAME: 'small', ...more });
  const wrong = { code: 'LLM_MISCONFIGURED' };
  assert.equal(await modelSettings({}), null);
  assert.equal(await read(''), null);
  assert.deepEqual(await read('https://model.example.org:8443/v1/'), {
    url: 'https://model.example.org:8443/v1/chat/completions',
    host: 'model.example.org:8443',
    model: 'small',
    key: null,
  });
  for (const url of [
    'x',
    'ftp://model.example.org',
    'http://model.example.org/v1',
    'https://me:secret@model.example.org',
  ])
    await assert.rejects(read(url), wrong, url);
  await assert.rejects(read(stub.url, { MUNIMENT_MODEL_NAME: '' }), wrong);
  await assert.rejects(read(stub.url, { MUNIMENT_MODEL_KEY_FILE: join(folder, 'none') }), wrong);
  const bad = join(folder, 'bad');
  await writeFile(bad, 'two\nlines', { mode: 0o600 });
  await assert.rejects(read(stub.url, { MUNIMENT_MODEL_KEY_FILE: bad }), wrong);
  await chmod(bad, 0o644);
  await assert.rejects(read(stub.url, { MUNIMENT_MODEL_KEY_FILE: bad }), wrong);
});
