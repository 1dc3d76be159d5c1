import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FormatError, checkPolicy, parseCheckpoint, parsePolicy } from './index.ts';
import { testKey } from './testing/make-bundle.ts';
import { formatCheckpoint, formatCheckpointText, formatVkey, signNote } from './testing/writers.ts';

const log = testKey('example.org/log', 'log', 1);
const witnesses = [2, 3, 4, 5].map((seed) => testKey(`example.net/w${seed}`, 'witness', seed));
const lines = [
  '# a comment',
  `log ${formatVkey(log.key)} https://example.org/log`,
  ...witnesses.map(({ key }, i) => `\twitness w${i} ${formatVkey(key)}`),
  'group pair 2 w0 w1',
  'group either any w2 w3',
  'group both all pair either',
];
const policyText = (quorum: string) => `${[...lines, `quorum ${quorum}`].join('\n')}\n`;
const head = { origin: 'example.org/log', size: 3n, root: new Uint8Array(32) };

/** What a policy finds wrong with a checkpoint; empty when it is satisfied. */
const faultsOf = (quorum: string, signed: string): Promise<string> =>
  checkPolicy(parsePolicy(policyText(quorum)), parseCheckpoint(signed)).then(
    () => '',
    (error: unknown) => (error instanceof FormatError ? error.message : assert.fail(String(error))),
  );

async function faultsWith(signers: readonly (typeof log)[], quorum: string): Promise<string> {
  const text = formatCheckpointText(head);
  const signatures = await Promise.all(signers.map(({ key, signer }) => signNote(text, key, signer, 5n)));
  return faultsOf(quorum, formatCheckpoint(head, signatures));
}

void test('a quorum of nested groups is counted', async () => {
  const [w0, w1, w2, w3] = witnesses as [typeof log, typeof log, typeof log, typeof log];
  assert.deepEqual(await faultsWith([log, w0, w1, w3], 'both'), '');
  assert.deepEqual(await faultsWith([log, w0, w2, w3], 'both'), 'the quorum “both” is not reached');
  assert.deepEqual(await faultsWith([log, w2], 'either'), '');
  assert.deepEqual(await faultsWith([log], 'none'), '');
  assert.deepEqual(await faultsWith([w0, w1, w2], 'both'), 'no log of the policy signed it');
  // One witness that signs twice is still one witness.
  assert.deepEqual(await faultsWith([log, w0, w0], 'pair'), 'the quorum “pair” is not reached');
});

void test('a listed key that signed something else makes the checkpoint fail, whoever else signed', async () => {
  const other = formatCheckpointText({ ...head, size: 4n });
  const signatures = [
    await signNote(formatCheckpointText(head), log.key, log.signer),
    await signNote(other, log.key, log.signer),
  ];
  assert.match(await faultsOf('none', formatCheckpoint(head, signatures)), /is wrong/);
});

void test('policies that mean nothing are refused', () => {
  const wrong: readonly string[] = [
    '',
    lines.join('\n'),
    `${policyText('both')}quorum none\n`,
    policyText('nobody'),
    policyText('both').replace('group pair 2', 'group pair 3'),
    policyText('both').replace('group pair 2', 'group pair 0'),
    policyText('both').replace('any w2 w3', 'any w2 w0'),
    policyText('both').replace('any w2 w3', 'any w2 w2'),
    policyText('both').replace('group either', 'group pair'),
    policyText('both').replace('group either', 'group none'),
    policyText('both').replace('\twitness w1', '\twitness w0'),
    policyText('both').replace('# a comment', lines[1] ?? ''),
    policyText('both').replace('# a comment', 'rule x'),
    policyText('both').replace('# a comment', '# \u0007'),
    `log ${formatVkey(witnesses[0]?.key ?? log.key)}\nquorum none\n`,
  ];
  for (const text of wrong)
    assert.throws(() => parsePolicy(text.replace('# \u0007', 'quorum none\u0007')), FormatError, text);
});
