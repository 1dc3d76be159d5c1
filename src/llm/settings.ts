import { readFile, stat } from 'node:fs/promises';
import { AppError } from '#kernel';
import { llmPhrase } from './errors.ts';

/** Where a language model answers, as the operator configured it. */
export interface ModelSettings {
  /** Address of the chat completions. */
  readonly url: string;
  /** Host and port of it: what a case allows. */
  readonly host: string;
  readonly model: string;
  /** Bearer key; null for servers that ask for none. Never logged, recorded or answered. */
  readonly key: string | null;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

async function readKey(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new AppError('LLM_MISCONFIGURED', { why: llmPhrase('key-missing') });
  if ((found.mode & 0o077) !== 0) throw new AppError('LLM_MISCONFIGURED', { why: llmPhrase('key-exposed') });
  const key = (await readFile(path, 'utf8')).trim();
  // Whatever else a header may not hold would come back in the message of the error that refuses it.
  if (!/^[\x21-\x7e]{1,4096}$/.test(key))
    throw new AppError('LLM_MISCONFIGURED', { why: llmPhrase('key-wrong') });
  return key;
}

/**
 * The settings of the operator; null when there are none, which is how it is delivered. `MUNIMENT_MODEL_URL` is the base address of the
 * API (`https://model.example.org/v1`), `MUNIMENT_MODEL_NAME` the model, `MUNIMENT_MODEL_KEY_FILE` a file of the key that its owner alone
 * may read. Without encryption only this machine is asked. Error LLM_MISCONFIGURED.
 */
export async function modelSettings(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<ModelSettings | null> {
  const base = env['MUNIMENT_MODEL_URL'];
  if (base === undefined || base === '') return null;
  const refuse = (why: Parameters<typeof llmPhrase>[0]): never => {
    throw new AppError('LLM_MISCONFIGURED', { why: llmPhrase(why) });
  };
  const parsed = URL.parse(base) ?? refuse('url-wrong');
  const isPlain = parsed.protocol === 'http:';
  if ((!isPlain && parsed.protocol !== 'https:') || parsed.username !== '' || parsed.password !== '')
    refuse('url-wrong');
  if (isPlain && !LOOPBACK.has(parsed.hostname)) refuse('not-encrypted');
  const model = env['MUNIMENT_MODEL_NAME'] ?? '';
  if (!/^[\x21-\x7e]{1,200}$/.test(model)) refuse('model-unnamed');
  const path = env['MUNIMENT_MODEL_KEY_FILE'];
  parsed.pathname = `${parsed.pathname.replace(/\/+$/, '')}/chat/completions`;
  parsed.search = '';
  parsed.hash = '';
  return {
    url: parsed.href,
    host: parsed.host,
    model,
    key: path === undefined || path === '' ? null : await readKey(path),
  };
}
