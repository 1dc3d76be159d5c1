#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { FormatError } from './bytes.ts';
import { type Check, type ReaderKnows, type Report, verifyBundle } from './bundle.ts';
import { doesNotProve, meanings, proves } from './explain.ts';
import { nodeDigest, openBundle } from './node-source.ts';
import { parsePolicy, parseVkey } from './note.ts';
import { parseCheckpoint } from './proof.ts';

const help = `Usage: verify BUNDLE [--json] [--policy FILE] [--vkey KEY] [--checkpoint FILE]

Checks a bundle, zip or unpacked folder, without any network, and says what became of each check.

  --vkey KEY         the log's verifier key as you got it another way (text, or a file that holds it)
  --policy FILE      your own policy: which logs and witnesses you believe
  --checkpoint FILE  an earlier checkpoint of the same log; nothing may have changed since
  --json             the report as JSON on standard output
  --explain          say under each check what it means
  --help             this text

Examples:
  verify dossier-0007.zip
  verify dossier-0007.zip --vkey court-copy.vkey --checkpoint 2026-03.checkpoint
  verify ./dossier-0007 --json > report.json

Exit status: 0 no check failed, 1 a check failed, 2 wrong usage, 3 the bundle cannot be read.
`;

class UsageError extends Error {}
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What the reader brings, which must be well formed before it is held against the bundle. */
async function readerKnows(given: ReaderKnows): Promise<ReaderKnows> {
  const parsers = { vkey: parseVkey, policy: parsePolicy, checkpoint: parseCheckpoint };
  const known: Record<string, string> = {};
  for (const name of ['vkey', 'policy', 'checkpoint'] as const) {
    const value = given[name];
    if (value === undefined) continue;
    // A verifier key has two plus signs; anything else is the name of a file that holds one.
    const isKey = name === 'vkey' && value.split('+').length >= 3;
    const text = isKey ? value : await readFile(value, 'utf8');
    known[name] = name === 'vkey' ? text.trim() : text;
    try {
      parsers[name](known[name]);
    } catch (error) {
      throw new UsageError(`what you gave cannot be read: ${messageOf(error)}`);
    }
  }
  return known;
}

/** Evidence must not be able to drive the terminal it is shown on. */
const plain = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd');

function formatReport({ bundle, result, checks }: Report, isExplained = false): string {
  const widest = Math.max(...checks.map(({ id }) => id.length));
  const lines = checks.map(({ id, result, subject, detail }) => {
    const meaning = isExplained ? `\n${' '.repeat(13)}${meanings[id] ?? ''}` : '';
    return `${result.padEnd(11)}  ${id.padEnd(widest)}  ${plain(subject)}: ${plain(detail)}${meaning}`;
  });
  const count = (one: Check['result']) => checks.filter((check) => check.result === one).length;
  const summary = `${count('PASS')} passed, ${count('FAIL')} failed, ${count('NOT CHECKED')} not checked`;
  const proved = ['What this proves', ...proves.map((line) => `  ${line}`)];
  const limits = ['What this does not prove', ...doesNotProve.map((line) => `  - ${line}`)];
  const body = [...lines, '', `RESULT ${result}: ${summary}`, '', ...proved, ...limits];
  return `Bundle ${plain(bundle)}\n\n${body.join('\n')}\n`;
}

async function main(): Promise<number> {
  const [flag, text] = [{ type: 'boolean' }, { type: 'string' }] as const;
  const options = { json: flag, explain: flag, help: flag, policy: text, vkey: text, checkpoint: text };
  const { values: given, positionals } = parseArgs({ allowPositionals: true, options });
  if (given.help) process.stdout.write(help);
  if (given.help) return 0;
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new UsageError('give exactly one bundle');
  const reader = await readerKnows(given);
  const { tree, close } = await openBundle(path);
  const report = await verifyBundle(tree, nodeDigest, reader).finally(close);
  const output = given.json ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report, given.explain);
  process.stdout.write(output);
  return report.result === 'PASS' ? 0 : 1;
}

// Node 20 calls Ed25519 in WebCrypto experimental on standard error; the reader of a report has no use for that.
process.removeAllListeners('warning');
process.exitCode = await main().catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isUsage = error instanceof UsageError || code.startsWith('ERR_PARSE_ARGS');
  const stated = error instanceof FormatError ? `${code}: ` : '';
  const unreadable = `Cannot read the bundle: ${stated}${plain(messageOf(error))}\n`;
  process.stderr.write(isUsage ? `${messageOf(error)}\n\n${help}` : unreadable);
  return isUsage ? 2 : 3;
});
