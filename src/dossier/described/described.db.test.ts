import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { SaxesParser } from 'saxes';
import { getItem } from '#catalogue';
import { withdrawClaim, withdrawQuote } from '#coding';
import { asSha256Hex } from '#kernel';
import { codedArchive } from '../../../test/db/coded.ts';
import { statementsOf } from '../../../test/db/json-ld.ts';
import {
  buildDossier,
  changeDossier,
  dossierVersion,
  findDossier,
  openDossier,
  setExhibits,
} from '../index.ts';

const { archive, by, caseId, compartmentId, addText, code, folder } = await codedArchive();
const { db } = archive;
// The letter beyond the first 65,536 is one code point, and two units of the language that this is written in.
const letter = await addText(
  'letter & <1>.txt',
  'The 𝒜 letter says that a bridge was closed.',
  compartmentId,
);
const plainText = await addText('nothing-quoted.txt', 'Nothing is quoted from this.', compartmentId);
const closed = await code(letter, 'a bridge was closed');

const { id } = await db.tx(by, async (tx) => {
  const made = await openDossier(tx, by, {
    caseId,
    compartmentId,
    name: 'described',
    title: 'Fictional “memorial” <1> & more',
    forum: 'Fictional court',
    numbering: 'Annex ',
  });
  const items = [];
  for (const serial of [letter, plainText]) items.push(await getItem(tx, { serial }));
  await setExhibits(
    tx,
    by,
    made,
    items.map((item) => ({ itemId: item.id })),
  );
  const { title, forum, numbering } = made;
  await changeDossier(
    tx,
    by,
    made,
    {
      title,
      forum,
      numbering,
      pageLimit: null,
      languages: [],
      volumes: { profile: 'icj-volumes', language: 'en', ernPrefix: 'ABC-APP' },
    },
    await dossierVersion(tx, made),
  );
  return made;
});

/** Builds the dossier and lays the bundle open in a folder of its own. */
async function built(withQuotes: boolean) {
  await archive.ledger.publishAll();
  const dossier = await db.tx(by, (tx) => findDossier(tx, { id }));
  assert.ok(dossier);
  const parts = { ...archive, scratch: archive.paths.scratch, version: '0.0.0' };
  const { build, report } = await buildDossier(parts, by, dossier, { withQuotes });
  const to = join(folder, `bundle-${build.id}`);
  await mkdir(to);
  execFileSync('unzip', ['-q', await archive.blobs.localPath(asSha256Hex(build.bundle_sha256)), '-d', to]);
  return { build, report, at: join(to, 'described') };
}

const json = async <T>(...path: string[]): Promise<T> =>
  JSON.parse(await readFile(join(...path), 'utf8')) as T;

const payload = async (at: string): Promise<string[]> =>
  (await readdir(join(at, 'data'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(at, 'data').length + 1));

test('quotes are filed when that was asked for, and looked up by the verifier; nothing of a claim goes with them', async () => {
  const without = await built(false);
  assert.equal((await payload(without.at)).filter((path) => /^(quotes|text)\//.test(path)).length, 0);
  const { report, at } = await built(true);
  assert.equal(report.result, 'PASS');
  assert.deepEqual(
    report.checks
      .filter((check) => check.id === 'quotes')
      .map(({ result, subject, detail }) => [result, subject, detail]),
    [['PASS', '001', 'quotes found in the text read from it: 1, of these in its very bytes: 1']],
  );
  const page = await json<{ items: { target: { selector: { refinedBy: { exact: string } } } }[] }>(
    at,
    'data/quotes/001.json',
  );
  assert.equal(page.items[0]?.target.selector.refinedBy.exact, 'a bridge was closed');
  const said = await db.tx(by, (tx) => tx.selectFrom('claim').select(['id', 'body']).execute());
  assert.ok(said.length > 0);
  const text = await readFile(join(at, 'data/quotes/001.json'), 'utf8');
  for (const claim of said) assert.ok(!text.includes(claim.id));
  assert.deepEqual(Object.keys(page.items[0] ?? {}).toSorted(), ['id', 'motivation', 'target', 'type']);
});

test('certificates name exhibits and volumes by their hashes, and are looked up', async () => {
  const { report, at } = await built(false);
  assert.equal(report.checks.find((check) => check.id === 'certificates')?.result, 'PASS');
  const { certificates } = await json<{
    certificates: { certificate: string; volume: string; sha256: string; exhibits: { exhibit: string }[] }[];
  }>(at, 'data/certificates.json');
  const [copies] = certificates;
  assert.deepEqual(
    certificates.map(({ certificate, exhibits }) => [certificate, exhibits.map(({ exhibit }) => exhibit)]),
    [['true-copies', ['001', '002']]],
  );
  const volume = await readFile(join(at, copies?.volume ?? ''));
  assert.equal(createHash('sha256').update(volume).digest('hex'), copies?.sha256);
});

test('the crate describes every other file of the payload, with its size and hash', async () => {
  const { at } = await built(true);
  const crate = await json<{ '@graph': Record<string, unknown>[] }>(at, 'data/ro-crate-metadata.json');
  const by = new Map(crate['@graph'].map((one) => [one['@id'], one]));
  const root = by.get('./');
  for (const name of ['name', 'description', 'datePublished', 'license']) assert.ok(root?.[name], name);
  const about = by.get('ro-crate-metadata.json');
  assert.deepEqual(about?.['conformsTo'], { '@id': 'https://w3id.org/ro/crate/1.2' });
  assert.ok(root);
  const parts = (root['hasPart'] as { '@id': string }[]).map((part) => part['@id']);
  const paths = (await payload(at)).filter((path) => path !== 'ro-crate-metadata.json');
  assert.ok(paths.length > 8);
  assert.deepEqual(parts.map(decodeURIComponent).toSorted(), paths.toSorted());
  for (const part of parts) {
    const bytes = await readFile(join(at, 'data', decodeURIComponent(part)));
    const told = by.get(part);
    assert.equal(told?.['contentSize'], String(bytes.length), part);
    assert.equal(told?.['sha256'], createHash('sha256').update(bytes).digest('hex'), part);
  }
});

test('PREMIS is well formed in its namespace, has each exhibit with its receipt and fixity check, and names nobody', async () => {
  const { at } = await built(false);
  const xml = await readFile(join(at, 'data/metadata/premis.xml'), 'utf8');
  const seen: string[] = [];
  const texts: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, uri }) => {
    assert.equal(uri, 'http://www.loc.gov/premis/v3');
    seen.push(local);
  });
  parser.on('text', (text) => texts.push(text));
  parser.write(xml).close();
  const count = (name: string): number => seen.filter((one) => one === name).length;
  // Two exhibits and one volume; of each exhibit a receipt and a fixity check, a migration, a dissemination.
  assert.deepEqual(['object', 'event', 'agent'].map(count), [3, 6, 1]);
  assert.ok(texts.includes('letter & <1>.txt') || texts.some((text) => text.endsWith('letter & <1>.txt')));
  const people = await db.tx(by, (tx) => tx.selectFrom('person').select('name').execute());
  for (const { name } of people) assert.ok(!xml.includes(name), name);
});

test('PROV leads from volumes to exhibits and from exhibits to their receipts', async () => {
  const { at } = await built(false);
  const { '@graph': graph } = await json<{ '@graph': Record<string, unknown>[] }>(
    at,
    'data/metadata/prov.jsonld',
  );
  const ids = new Set(graph.map((one) => one['@id']));
  const refers = graph.flatMap((one) =>
    ['prov:wasGeneratedBy', 'prov:wasDerivedFrom', 'prov:used'].flatMap((name) => one[name] ?? []),
  ) as { '@id': string }[];
  assert.ok(refers.length >= 4);
  for (const { '@id': to } of refers) assert.ok(ids.has(to), to);
  // A processor that is not ours reads the same, and leaves nothing out.
  const said = await statementsOf(
    await readFile(join(at, 'data/metadata/prov.jsonld'), 'utf8'),
    'https://example.org/bundle/',
  );
  const subjects = new Set(said.map(({ subject }) => subject.replace('https://example.org/bundle/', '')));
  assert.deepEqual(subjects, new Set<unknown>(ids));
  assert.ok(said.some(({ predicate }) => predicate === 'http://www.w3.org/ns/prov#wasDerivedFrom'));
});

test('a quote that was withdrawn is not filed, and descriptions leave the digest of the content as it is', async () => {
  const before = await built(false);
  const again = await built(false);
  assert.equal(before.build.content_sha256, again.build.content_sha256);
  await db.tx(by, async (tx) => {
    await withdrawClaim(tx, by, closed.claimId, 'a fictional reason');
    await withdrawQuote(tx, by, closed.quoteId, 'a fictional reason');
  });
  const { at, report } = await built(true);
  assert.equal(report.result, 'PASS');
  assert.equal((await payload(at)).filter((path) => path.startsWith('quotes/')).length, 0);
});
