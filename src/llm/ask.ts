import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { AppError } from '#kernel';
import { llmPhrase } from './errors.ts';
import type { Message } from './prompt.ts';
import type { ModelSettings } from './settings.ts';

/** Asked the same way each time, so that the same page gives as nearly the same answer as the server can. */
export const TEMPERATURE = 0;
export const SEED = 1;

const TIMEOUT_MS = 120_000;
const ANSWER_BYTES = 1_000_000;
const MOST_TOKENS = 8_000;
const MOST_WAIT_SECONDS = 3600;

/** What came back: the words of the model, and what the server says about them. */
interface ChatAnswer {
  /** Name of the model as the server has it; null when it does not say or says nothing printable. */
  readonly model: string | null;
  readonly content: string;
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
}

// Servers add fields of their own: what is not named here is not looked at.
const Completion = Type.Object({
  model: Type.Optional(Type.Unknown()),
  choices: Type.Array(Type.Object({ message: Type.Object({ content: Type.String() }) }), {
    minItems: 1,
    maxItems: 10,
  }),
  usage: Type.Optional(Type.Unknown()),
});
const Usage = Type.Object({
  prompt_tokens: Type.Integer({ minimum: 0, maximum: 1e9 }),
  completion_tokens: Type.Integer({ minimum: 0, maximum: 1e9 }),
});

/** The body as text, and no more of it than anything of ours could need. */
async function readLimited(response: Response, host: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of response.body ?? []) {
    sizeBytes += chunk.length;
    // Leaving the loop ends the connection.
    if (sizeBytes > ANSWER_BYTES)
      throw new AppError('LLM_BAD_ANSWER', { host, why: llmPhrase('answer-too-long') });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string, host: string): ChatAnswer {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Not with its cause: that holds words of the answer, and would be logged.
    throw new AppError('LLM_BAD_ANSWER', { host, why: llmPhrase('answer-not-json') });
  }
  if (!Value.Check(Completion, value))
    throw new AppError('LLM_BAD_ANSWER', { host, why: llmPhrase('answer-not-json') });
  const { model, choices, usage } = value;
  const counted = Value.Check(Usage, usage) ? usage : null;
  return {
    model: typeof model === 'string' && /^[\x21-\x7e]{1,200}$/.test(model) ? model : null,
    content: choices[0]?.message.content ?? '',
    tokensIn: counted?.prompt_tokens ?? null,
    tokensOut: counted?.completion_tokens ?? null,
  };
}

function waitSeconds(header: string | null): number {
  const stated = Number(header);
  const until = header === null ? Number.NaN : Date.parse(header);
  const seconds = Number.isFinite(stated) ? stated : Math.ceil((until - Date.now()) / 1000);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(Math.ceil(seconds), MOST_WAIT_SECONDS) : 60;
}

/**
 * Sends messages to the model and returns its answer, once: no retry, no redirect followed. At most a megabyte is read and two minutes are
 * waited. Errors LLM_BUSY, LLM_REFUSED, LLM_REDIRECTED, LLM_NO_ANSWER, LLM_BAD_ANSWER.
 */
export async function askModel(
  settings: ModelSettings,
  messages: readonly Message[],
  timeoutMs = TIMEOUT_MS,
): Promise<ChatAnswer> {
  const { url, host, model, key } = settings;
  try {
    const response = await fetch(url, {
      method: 'POST',
      // A redirect would send the text to a host that nobody allowed.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({
        model,
        messages,
        temperature: TEMPERATURE,
        seed: SEED,
        max_tokens: MOST_TOKENS,
        response_format: { type: 'json_object' },
        stream: false,
      }),
    });
    const { status, headers } = response;
    // What a server says of its refusal is its own words, perhaps with parts of the text or the key: it is not read.
    if (status !== 200) await response.body?.cancel();
    if (status === 429 || (status === 503 && headers.has('retry-after')))
      throw new AppError('LLM_BUSY', { host, seconds: waitSeconds(headers.get('retry-after')) });
    if (status >= 300 && status < 400) throw new AppError('LLM_REDIRECTED', { host });
    if (status !== 200) throw new AppError('LLM_REFUSED', { host, status });
    return parsed(await readLimited(response, host), host);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('LLM_NO_ANSWER', { host, seconds: Math.ceil(timeoutMs / 1000) }, { cause: error });
  }
}
