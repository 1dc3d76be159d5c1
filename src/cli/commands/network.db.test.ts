import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addBasis, makeIncident } from '#coding';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';

const { addText, archive, by, caseId, code, compartmentId } = await codedArchive();
const serial = await addText('report.txt', 'A fictional bridge was shelled.', compartmentId);
const { claimId } = await code(serial, 'A fictional bridge was shelled');
const id = await archive.db.tx(by, async (tx) => {
  const values = { title: 'Shelling\u001b[31m of a bridge' };
  const made = await makeIncident(tx, by, { caseId, compartmentId, values });
  await addBasis(tx, by, {
    table: 'incident',
    recordId: made.id,
    field: 'title',
    claimId,
    stance: 'supports',
    note: null,
  });
  return made.id;
});

test('what is linked with a record is printed, or given as one object', async () => {
  const { code: status, stdout } = await muniment(archive, 'network', `incident:${id}`);
  assert.equal(status, 0);
  assert.ok(stdout.includes('1 of 1 linked records of Shelling'), stdout);
  assert.ok(stdout.includes('→ report.txt: rests-on'), stdout);
  assert.ok(!stdout.includes('\u001b'), 'a title drives no terminal');
  const json = await muniment(archive, 'network', `item:${serial}`, '--json');
  const { nodes, links, total } = JSON.parse(json.stdout) as {
    nodes: { kind: string; id: string }[];
    links: { from: number; to: number; ways: { role: string }[] }[];
    total: number;
  };
  assert.deepEqual(
    nodes.map((node) => `${node.kind}:${node.id}`),
    [`item:${serial}`, `incident:${id}`],
  );
  assert.deepEqual(
    links.map(({ from, to, ways }) => [from, to, ways[0]?.role]),
    [[1, 0, 'rests-on']],
  );
  assert.equal(total, 1);
});

test('what is no record is refused', async () => {
  assert.equal((await muniment(archive, 'network', 'claim:1')).code, 2);
  assert.equal((await muniment(archive, 'network', `incident:${id}`, '--hops', '3')).code, 2);
  assert.notEqual((await muniment(archive, 'network', 'incident:none')).code, 0);
});
