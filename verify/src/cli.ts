#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { FormatError } from './bytes.ts';
import { type ReaderKnows, type Report, verifyBundle } from './bundle.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { countResults, doesNotProve, meanings, proves } from './explain.ts';
import { nodeDigest, openBundle } from './node-source.ts';
import { parseVkey } from './note.ts';
import { parsePolicy } from './policy.ts';

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

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        explain: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
        policy: { type: 'string' },
        vkey: { type: 'string' },
        checkpoint: { type: 'string' },
      },
    });
    if (!values.help && positionals.length !== 1) throw new UsageError('give exactly one bundle');
    return { ...values, path: positionals[0] ?? '' };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'wrong usage');
  }
}

async function readerKnows(given: ReturnType<typeof readArguments>): Promise<ReaderKnows> {
  // A verifier key has two plus signs; anything else is the name of a file that holds one.
  const isKey = given.vkey !== undefined && given.vkey.split('+').length >= 3;
  const vkey = given.vkey === undefined || isKey ? given.vkey : await readFile(given.vkey, 'utf8');
  const policy = given.policy === undefined ? undefined : await readFile(given.policy, 'utf8');
  const checkpoint = given.checkpoint === undefined ? undefined : await readFile(given.checkpoint, 'utf8');
  try {
    // What the reader brings must be well formed before it is held against the bundle.
    if (vkey !== undefined) parseVkey(vkey.trim());
    if (policy !== undefined) parsePolicy(policy);
    if (checkpoint !== undefined) parseCheckpoint(checkpoint);
  } catch (error) {
    throw new UsageError(`what you gave cannot be read: ${error instanceof Error ? error.message : ''}`);
  }
  return {
    ...(vkey !== undefined && { vkey }),
    ...(policy !== undefined && { policy }),
    ...(checkpoint !== undefined && { checkpoint }),
  };
}

/** Evidence must not be able to drive the terminal it is shown on. */
const plain = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd');

function formatReport(report: Report, isExplained: boolean): string {
  const widest = report.checks.reduce((most, { id }) => Math.max(most, id.length), 0);
  const lines = report.checks.map(({ id, result, subject, detail }) => {
    const meaning = isExplained ? `\n${' '.repeat(13)}${meanings[id] ?? ''}` : '';
    return `${result.padEnd(11)}  ${id.padEnd(widest)}  ${plain(subject)}: ${plain(detail)}${meaning}`;
  });
  const counts = countResults(report.checks);
  const summary = `${counts.PASS} passed, ${counts.FAIL} failed, ${counts['NOT CHECKED']} not checked`;
  const limits = doesNotProve.map((line) => `  - ${line}`);
  return [
    `Bundle ${plain(report.bundle)}`,
    '',
    ...lines,
    '',
    `RESULT ${report.result}: ${summary}`,
    '',
    'What this proves',
    ...proves.map((line) => `  ${line}`),
    'What this does not prove',
    ...limits,
    '',
  ].join('\n');
}

async function main(): Promise<number> {
  const given = readArguments();
  if (given.help) {
    process.stdout.write(help);
    return 0;
  }
  const reader = await readerKnows(given);
  const opened = await openBundle(given.path);
  try {
    const report = await verifyBundle(opened.tree, nodeDigest, reader);
    process.stdout.write(
      given.json ? `${JSON.stringify(report, null, 2)}\n` : formatReport(report, given.explain),
    );
    return report.result === 'PASS' ? 0 : 1;
  } finally {
    await opened.close();
  }
}

// Node 20 calls Ed25519 in WebCrypto experimental on standard error; the reader of a report has no use for that.
process.removeAllListeners('warning');
process.exitCode = await main().catch((error: unknown) => {
  const isUsage = error instanceof UsageError;
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof FormatError ? `${error.code}: ` : '';
  process.stderr.write(
    isUsage ? `${message}\n\n${help}` : `Cannot read the bundle: ${code}${plain(message)}\n`,
  );
  return isUsage ? 2 : 3;
});
