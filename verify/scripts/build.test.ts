import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { fixtureCheckpoint, makeFiles, pack, seal } from '../src/testing/make-bundle.ts';
import { makeAuthority } from '../src/testing/make-timestamp.ts';
import { buildVerifier } from './build.ts';
import { verifierFiles } from './verifier-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'built-'));
after(() => rmSync(folder, { recursive: true }));
const dist = join(import.meta.dirname, '../dist');

await buildVerifier();
const first = await verifierFiles('dossier-0007');
const authority = makeAuthority('rsa');
const token = authority.stamp(new TextEncoder().encode(await fixtureCheckpoint(5)));
const built = Object.fromEntries(first.map(({ path, bytes }) => [path, bytes]));
const stamped = { 'proofs/tsa/first.tsr': token, 'trust/tsa-ca/first.pem': authority.ca };
const files = await seal(await makeFiles({ ...built, ...stamped }));
authority.remove();
const zip = join(folder, 'dossier-0007.zip');
writeFileSync(zip, pack(files));

void test('building twice gives the same bytes', async () => {
  await buildVerifier();
  assert.deepEqual(await verifierFiles('dossier-0007'), first);
});

void test('verify.mjs is one file that needs nothing but Node', () => {
  const code = readFileSync(join(dist, 'verify.mjs'), 'utf8');
  const imports = Array.from(code.matchAll(/^import .* from "([^"]+)"/gm), ([, name]) => name);
  assert.ok(imports.length > 0 && imports.every((name) => name?.startsWith('node:')));
  const nodes = [process.execPath, '/usr/bin/node'].filter((path) => existsSync(path));
  for (const node of nodes) {
    const alone = join(folder, 'alone.mjs');
    writeFileSync(alone, code);
    const { status, stdout, stderr } = spawnSync(node, [alone, zip], { encoding: 'utf8', cwd: folder });
    assert.deepEqual([status, stderr], [0, ''], node);
    assert.match(stdout, /RESULT PASS: 17 passed, 0 failed, 2 not checked/);
  }
});

void test('verify.html lets nothing in and nothing out', () => {
  const page = readFileSync(join(dist, 'verify.html'), 'utf8');
  assert.match(
    page,
    /content="default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; worker-src blob:; base-uri 'none'; form-action 'none'"/,
  );
  assert.doesNotMatch(page, /<(?:script|link|img|iframe)[^>]+(?:src|href)=/);
});

void test('every command of the how-to succeeds on a good bundle, and the right ones fail on a damaged one', () => {
  const root = join(folder, 'dossier-0007');
  for (const [path, content] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const text = readFileSync(join(root, 'verify/HOWTO.txt'), 'utf8');
  const commands = Array.from(text.matchAll(/^ +\$ (.*)$/gm), ([, command]) =>
    (command ?? '').replaceAll('/tmp/', `${folder}/`),
  );
  const run = () =>
    commands.map((command) => spawnSync('bash', ['-c', command], { cwd: root, encoding: 'utf8' }));
  assert.ok(commands.length >= 14);
  const good = run();
  assert.deepEqual(
    good.map(({ status }) => status),
    commands.map(() => 0),
    good.map(({ stderr }) => stderr).join('\n'),
  );
  const said = good.map(({ stdout, stderr }) => stdout + stderr).join('\n');
  assert.equal(said.match(/Signature Verified Successfully/g)?.length, 2);
  assert.match(said, /Verification: OK/);
  writeFileSync(join(root, 'data/exhibits/001/bridge.jpg'), 'x');
  writeFileSync(
    join(root, 'proofs/checkpoint'),
    readFileSync(join(root, 'proofs/checkpoint'), 'utf8').replace('\n5\n', '\n6\n'),
  );
  const failed = run().flatMap(({ status }, i) =>
    status === 0 ? [] : [commands[i]?.split(' ', 2).join(' ')],
  );
  assert.deepEqual(failed, ['sha256sum -c', 'sha512sum -c', 'sha512sum -c', 'openssl pkeyutl', 'for t']);
});
