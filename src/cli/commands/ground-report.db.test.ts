import assert from 'node:assert/strict';
import { test } from 'node:test';
import { muniment } from '../../../test/db/command.ts';
import { minedArchive } from '../../../test/db/mined.ts';
import { bringMines } from '../sample-mines.ts';
import { bringSettlements } from '../sample-settlements.ts';

const { archive, by, caseId, compartmentId } = await minedArchive();

test('a report joins settlements, obstacles and the fields that keep people from them, with what it rests on', async () => {
  const none = await muniment(archive, 'ground', 'report');
  assert.match(none.stdout, /No settlement is recorded: nothing is known\./);
  await archive.db.tx(by, async (tx) => {
    const [hazardSerial = ''] = await bringMines(tx, by, { caseId, serialOf: () => undefined });
    await bringSettlements(tx, by, { caseId, compartmentId, hazardSerial });
  });
  const { code, stdout, stderr } = await muniment(
    archive,
    'ground',
    'report',
    '--on',
    '2031-07-01',
    '--json',
  );
  assert.equal(code, 0, stderr);
  const report = JSON.parse(stdout) as {
    settlements: {
      name: string;
      status: string;
      fields: {
        title: string;
        by: string[];
        laidTo: string | null;
        total: number;
        handover: string | null;
      }[];
    }[];
    caution: string;
  };
  assert.deepEqual(
    report.settlements.map(({ name, status, fields }) => [name, status, fields.length]),
    [
      ['Stone Well (invented)', 'blocked', 2],
      ['Mill Ford (invented)', 'at-risk', 0],
      ['Old Orchard (invented)', 'unknown', 0],
    ],
  );
  const fields = report.settlements[0]?.fields.toSorted((a, b) => (a.title < b.title ? -1 : 1)) ?? [];
  assert.deepEqual(
    fields.map(({ by: joined, laidTo, total }) => [joined, laidTo, total]),
    [
      [['obstacle', 'way'], '1993-05-04T18:30', 62],
      [['way'], '1993', 30],
    ],
  );
  assert.ok(fields.every(({ handover }) => handover !== null));
  assert.match(report.caution, /no word of it is one of safety/);
  const told = await muniment(archive, 'ground', 'report', '--on', '2031-07-01');
  assert.match(
    told.stdout,
    /BLOCKED\n[\s\S]*mines, 2031-04~ to no end recorded, CONTESTED[\s\S]*Lowland \(invented\): denied/,
  );
  assert.match(
    told.stdout,
    /named by an obstacle, on a way there; laid by 1993-05-04T18:30; 40 М-1 \(вымышленная\), 22 М-2/,
  );
  // Both fields were read, and it says so.
  const reads = await archive.db.tx(by, (tx) =>
    tx.selectFrom('ledger_entry').select('body').where('kind', '=', 'read').execute(),
  );
  assert.equal(reads.filter(({ body }) => body.includes('in a report')).length, 4);
});
