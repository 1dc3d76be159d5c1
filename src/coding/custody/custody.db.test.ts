import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addBasis, exportCustody, makeIncident, type CustodyFormat, type WantedCoding } from '#coding';
import { codedArchive } from '../../../test/db/coded.ts';
import { statementsOf } from '../../../test/db/json-ld.ts';
import { assertMatches } from '../../../test/schemas/assert-matches.ts';

const { addText, archive, by, caseId, code, compartmentId, reads, sealed } = await codedArchive();
const { db } = archive;

const release = await addText('release.txt', 'A convoy was shelled.', compartmentId);
await addText('unquoted.txt', 'Nobody has quoted this.', compartmentId);
const secret = await addText('Zeugmatic.txt', 'Vexillomar saw the brigade.', sealed);
const shelled = await code(release, 'A convoy was shelled');
const saw = await code(secret, 'Vexillomar saw the brigade');
const incident = await db.tx(by, async (tx) => {
  const values = { title: 'A convoy is said to have been shelled' };
  const { id } = await makeIncident(tx, by, { caseId, compartmentId, values });
  for (const { claimId } of [shelled, saw])
    await addBasis(tx, by, {
      table: 'incident',
      recordId: id,
      field: 'title',
      claimId,
      stance: 'supports',
      note: null,
    });
  await makeIncident(tx, by, { caseId, compartmentId: sealed, values: { title: 'Oblivarious' } });
  return id;
});

interface Node {
  readonly '@id': string;
  readonly '@type'?: string | string[];
  readonly [name: string]: unknown;
}

async function out(
  format: CustodyFormat,
  more: Partial<WantedCoding> = {},
): Promise<{ text: string; graph: Node[] }> {
  const all: string[] = [];
  for await (const piece of exportCustody(db, by, { caseId, ...more }, { format })) all.push(piece);
  const text = all.join('');
  const graph = JSON.parse(text) as { '@graph': Node[] };
  assertMatches(`${format}.json`, graph);
  return { text, graph: graph['@graph'] };
}

/** Whatever a value refers to, however deep. */
function refsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (typeof value !== 'object' || value === null) return [];
  const one = value as Record<string, unknown>;
  if (typeof one['@id'] === 'string' && Object.keys(one).length === 1) return [one['@id']];
  return Object.values(one).flatMap(refsIn);
}

const typesOf = (graph: readonly Node[]): Map<string, string[]> => {
  const typed = graph.filter((node) => node['@type'] !== undefined);
  return new Map(typed.map((node) => [node['@id'], [node['@type'] ?? []].flat()]));
};

const ofType = (graph: readonly Node[], type: string): Node[] =>
  graph.filter((node) => [node['@type']].flat().includes(type));

test('every reference goes to a node of the graph, and each node is there once', async () => {
  for (const format of ['case', 'prov'] as const)
    for (const more of [{}, { withSealed: true, withWithdrawn: true }]) {
      const { graph } = await out(format, more);
      const types = typesOf(graph);
      const nodes = graph.filter((node) => node['@type'] !== undefined);
      // Bytes are named by what they are, and may be met again.
      const ids = nodes.map((node) => node['@id']).filter((id) => !id.startsWith('urn:sha256:'));
      assert.equal(new Set(ids).size, ids.length, format);
      for (const node of graph)
        for (const ref of refsIn(Object.values(node))) assert.ok(types.has(ref), `${format}: ${ref}`);
    }
});

test('a processor of JSON-LD that is not ours reads both, fetches nothing, and leaves nothing of them out', async () => {
  const PROV = 'http://www.w3.org/ns/prov#';
  const kinds = { prov: `${PROV}Entity`, case: 'https://ontology.unifiedcyberontology.org/uco/' } as const;
  for (const format of ['prov', 'case'] as const) {
    const { text, graph } = await out(format);
    const said = await statementsOf(text, 'https://example.org/');
    const types = said.filter(({ predicate }) => predicate.endsWith('22-rdf-syntax-ns#type'));
    assert.ok(
      types.some(({ object }) => object.startsWith(kinds[format])),
      format,
    );
    const subjects = new Set(said.map(({ subject }) => subject));
    for (const { '@id': id } of graph) assert.ok(subjects.has(id), `${format}: ${id}`);
    // What is kept as a moment is one to them too.
    for (const { object } of said.filter(({ predicate }) => /AtTime$|ime$/.test(predicate)))
      assert.ok(!Number.isNaN(Date.parse(object)), object);
  }
});

test('nothing sealed is told or read unless it is asked for; then each is an entry', async () => {
  const before = (await reads()).length;
  for (const format of ['case', 'prov'] as const) {
    const { text } = await out(format);
    for (const word of ['Zeugmatic', 'Vexillomar', 'Oblivarious', secret, saw.claimId, saw.quoteId, sealed])
      assert.ok(!text.includes(word), `${format} tells ${word}`);
    assert.ok(!text.includes('unquoted.txt'), format);
    assert.ok(text.includes(release), format);
  }
  assert.equal((await reads()).length, before);
  const { text } = await out('case', { withSealed: true });
  assert.ok(text.includes(secret));
  assert.deepEqual(
    (await reads()).slice(before).map((one) => one.subject_table),
    ['item'],
  );
  await out('prov', { withSealed: true });
  const seen = (await reads()).slice(before + 1).map((one) => one.subject_table);
  assert.deepEqual([...new Set(seen)].toSorted(), ['claim', 'incident', 'item']);
});

test('CASE: the item with its hash, its receipt by a person, and what a tool made of it', async () => {
  const { graph } = await out('case');
  const item = await db.tx(by, (tx) =>
    tx.selectFrom('item').selectAll().where('serial', '=', release).executeTakeFirstOrThrow(),
  );
  const [record] = ofType(graph, 'case-investigation:ProvenanceRecord');
  assert.deepEqual(
    [
      record?.['case-investigation:exhibitNumber'],
      record?.['uco-core:object'],
      record?.['uco-core:description'],
    ],
    [release, [{ '@id': `urn:uuid:${item.id}` }], 'Received from: Desk of release.txt'],
  );
  const file = graph.find((node) => node['@id'] === `urn:uuid:${item.id}`);
  assert.ok(JSON.stringify(file).includes(`"${item.sha256}"`));
  const actions = ofType(graph, 'case-investigation:InvestigativeAction');
  const receipt = actions.find((node) => node['uco-core:name'] === 'receipt');
  const [person] = ofType(graph, 'uco-identity:Person');
  assert.deepEqual(receipt?.['uco-action:performer'], { '@id': person?.['@id'] });
  const runs = actions.filter((node) => node !== receipt);
  assert.ok(runs.length > 0);
  for (const run of runs)
    assert.deepEqual(run['case-investigation:wasInformedBy'], { '@id': receipt?.['@id'] });
  const damaged = { ...file, 'uco-core:hasFacet': [] };
  assert.throws(() => assertMatches('case.json', { '@context': {}, '@graph': [damaged] }));
});

test('PROV: from the incident over claim and quote to the bytes, the tool and the receipt', async () => {
  const { graph } = await out('prov');
  const types = typesOf(graph);
  const node = (id: string): Node => {
    const found = graph.find((one) => one['@id'] === id);
    assert.ok(found, id);
    return found;
  };
  const ranges: Record<string, string> = {
    'prov:wasGeneratedBy': 'prov:Activity',
    'prov:wasDerivedFrom': 'prov:Entity',
    'prov:wasAttributedTo': 'prov:Agent',
    'prov:specializationOf': 'prov:Entity',
    'prov:used': 'prov:Entity',
    'prov:wasAssociatedWith': 'prov:Agent',
  };
  for (const one of graph)
    for (const [property, range] of Object.entries(ranges))
      for (const ref of refsIn(one[property]))
        assert.ok(types.get(ref)?.includes(range), `${property} ${ref}`);
  const from = (id: string): string[] => refsIn(node(id)['prov:wasDerivedFrom']);
  assert.deepEqual(from(`urn:uuid:${incident}`), [`urn:uuid:${shelled.claimId}`]);
  assert.deepEqual(from(`urn:uuid:${shelled.claimId}`), [`urn:uuid:${shelled.quoteId}`]);
  const [text = ''] = from(`urn:uuid:${shelled.quoteId}`);
  const copy = ofType(graph, 'muniment:Copy').find(
    (one) => one['muniment:role'] === 'text' && refsIn(one['prov:specializationOf']).includes(text),
  );
  const [run = ''] = refsIn(copy?.['prov:wasGeneratedBy']);
  const [used = ''] = refsIn(node(run)['prov:used']);
  const original = ofType(graph, 'muniment:Copy').find((one) => one['muniment:kind'] === 'evidentiary');
  const whole = refsIn(original?.['prov:specializationOf']);
  assert.ok(whole.includes(used));
  const [item] = ofType(graph, 'muniment:Item');
  assert.ok(item && whole.includes(item['@id']));
  assert.ok(types.get(refsIn(item['prov:wasGeneratedBy'])[0] ?? '')?.includes('muniment:Receipt'));
});
