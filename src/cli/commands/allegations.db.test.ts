import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addBasis, makeIncident } from '#coding';
import { lawFor } from '#law';
import { makeHandover } from '#mines';
import { layEvidence, makeAllegation, weighClaim } from '#pleading';
import { codedArchive } from '../../../test/db/coded.ts';
import { muniment } from '../../../test/db/command.ts';

const { addText, archive, by, caseId, code, compartmentId } = await codedArchive();
const law = lawFor(archive.paths.root);
const serial = await addText('decree.txt', 'The decree names who may not return.', compartmentId);
const { claimId } = await code(serial, 'names who may not return');
const id = await archive.db.tx(by, (tx) =>
  makeAllegation(tx, by, {
    law,
    caseId,
    compartmentId,
    facts: {
      title: 'That return\u001b[31m was refused',
      party: 'State A (fictional)',
      respondent: 'State B (fictional)',
      forum: 'icj',
      provision: 'icerd.5.d.ii',
      standard: null,
      facts: null,
      period: null,
      place: null,
      attribution: null,
    },
  }),
);
const lay = (slot: string, stance: 'for' | 'against') =>
  archive.db.tx(by, (tx) => layEvidence(tx, by, id, { law, slot, stance, laid: { claimId }, note: null }));

test('allegations are listed, and a matrix names each gap in words and never a percentage', async () => {
  const { stdout: list, code: status } = await muniment(archive, 'allegations', 'list');
  assert.equal(status, 0);
  assert.ok(list.includes(id) && !list.includes('\u001b'), list);
  const { stdout } = await muniment(archive, 'allegations', 'matrix', id);
  assert.match(
    stdout,
    /icerd\.1\.b .*\n {4}NOT MET: not-addressed; nothing is laid to it; convincing needs W4, or W3 with 2 origins/,
  );
  assert.match(stdout, /to be checked by a lawyer/);
  assert.doesNotMatch(stdout, /%/);
});

test('what is laid stands under its element with what it weighs, and what it hangs on is said', async () => {
  await lay('icerd.1.b', 'for');
  const before = await muniment(archive, 'allegations', 'matrix', id);
  assert.match(before.stdout, /NOT MET: insufficient; nothing of it was weighed/);
  assert.ok(before.stdout.includes(`(${serial}; not weighed, origin 1)`), before.stdout);
  await archive.db.tx(by, (tx) =>
    weighClaim(tx, by, claimId, {
      law,
      kind: 'contemporaneous-official-record',
      answers: { F5: true },
      band: null,
      reasons: null,
    }),
  );
  await lay('icerd.1.x', 'against');
  const { stdout } = await muniment(archive, 'allegations', 'matrix', id);
  assert.match(stdout, /icerd\.1\.b .*\n {4}met: fully-conclusive\n/);
  assert.match(stdout, /W5, origin 1; NOT ANSWERED/);
  const { version, digest } = law.rubric('b7');
  const day = new Date().toISOString().slice(0, 10);
  assert.ok(
    stdout.includes(
      `confirmed by A. Archivist on ${day}, by the rubric b7 version ${version} (${digest.slice(0, 12)})\n`,
    ),
    stdout,
  );
  assert.match(
    stdout,
    /F5 Against its own interest: true, \+2, at least W3 \[to be checked by a lawyer\]; Democratic Republic of the Congo v\. Uganda \(2005\) §61 \[to be checked by a lawyer\]/,
  );
  const { stdout: json } = await muniment(archive, 'allegations', 'matrix', id, '--json');
  const made = JSON.parse(json) as {
    isMet: boolean;
    provisions: { id: string; elements: { id: string; isMet: boolean; best: number | null }[] }[];
    laid: {
      serial: string;
      band: number;
      weighing: { by: string; at: string; reasons: string | null; rubric: Record<string, unknown> };
      factors: { factor: string; toCheck: boolean; authority: { name: string; toCheck: boolean }[] }[];
    }[];
  };
  assert.equal(made.isMet, false);
  const row = made.provisions.flatMap(({ elements }) => elements).find((one) => one.id === 'icerd.1.b');
  assert.deepEqual([row?.isMet, row?.best], [true, 5]);
  assert.deepEqual([made.laid[0]?.serial, made.laid[0]?.factors[0]?.factor], [serial, 'F5']);
  const [piece] = made.laid;
  assert.deepEqual(piece?.weighing.rubric, { id: 'b7', version, digest, isInForce: true, isKept: true });
  assert.deepEqual([piece?.weighing.by, piece?.weighing.at.slice(0, 10)], ['A. Archivist', day]);
  const [factor] = piece?.factors ?? [];
  assert.deepEqual([factor?.toCheck, factor?.authority[0]?.toCheck], [true, true]);
  assert.equal(factor?.authority[0]?.name, 'Democratic Republic of the Congo v. Uganda');
  assert.notEqual((await muniment(archive, 'allegations', 'matrix', 'none')).code, 0);
});

test('a matrix is looked at at a stage of proceedings, which asks for its own standard; one that no law has is refused', async () => {
  const stage = ['--stage', 'provisional-measures'] as const;
  const { stdout } = await muniment(archive, 'allegations', 'matrix', id, ...stage);
  assert.match(
    stdout,
    /at the stage provisional-measures: Whether the rights .* \(to be checked by a lawyer\)/,
  );
  const standards = async (...more: readonly string[]) => {
    const said = await muniment(archive, 'allegations', 'matrix', id, '--json', ...more);
    const { stage: at, provisions } = JSON.parse(said.stdout) as {
      stage: string | null;
      provisions: { elements: { kind: string; required: string | null }[] }[];
    };
    return {
      at,
      required: new Set(provisions.flatMap(({ elements }) => elements.map((one) => one.required))),
    };
  };
  const [merits, measures] = [await standards(), await standards(...stage)];
  assert.deepEqual([merits.at, measures.at], [null, 'provisional-measures']);
  assert.ok(measures.required.has('plausible') && !merits.required.has('plausible'));
  const refused = await muniment(archive, 'allegations', 'matrix', id, '--stage', 'none');
  assert.deepEqual([refused.code, refused.stderr.includes('LAW_UNKNOWN')], [2, true], refused.stderr);
});

test('an incident is laid with the claims that it rests on; of two kinds of evidence neither is', async () => {
  const incidentId = await archive.db.tx(by, async (tx) => {
    const values = { title: 'People were turned back (fictional)' };
    const { id: made } = await makeIncident(tx, by, { caseId, compartmentId, values });
    const basis = { table: 'incident', recordId: made, field: 'title', claimId } as const;
    await addBasis(tx, by, { ...basis, stance: 'supports', note: null });
    return made;
  });
  const made = await muniment(archive, 'allegations', 'lay', id, 'icerd.1.a', '--incident', incidentId);
  assert.equal(made.code, 0, made.stderr);
  const { stdout } = await muniment(archive, 'allegations', 'matrix', id, '--json');
  const laid = (JSON.parse(stdout) as { laid: Record<string, unknown>[] }).laid;
  assert.deepEqual(
    laid.filter((one) => one['slot'] === 'icerd.1.a').map((one) => [one['incidentId'], one['claimId']]),
    [[incidentId, claimId]],
  );
  const both = ['--incident', incidentId, '--claim', claimId];
  const refused = await muniment(archive, 'allegations', 'lay', id, 'icerd.1.a', ...both);
  assert.match(refused.stderr, /one claim, one conclusion, one incident or one record/);
});

test('a record is laid by its serial; one that is not there is said to be not there', async () => {
  const { serial: batch } = await archive.db.tx(by, (tx) =>
    makeHandover(tx, by, {
      caseId,
      facts: {
        title: 'Sheets of the river line (fictional)',
        givenBy: null,
        receivedBy: null,
        through: [],
        dated: null,
        inExchange: null,
        custodian: null,
      },
    }),
  );
  const made = await muniment(
    archive,
    'allegations',
    'lay',
    id,
    'icerd.1.a',
    '--record',
    batch.toLowerCase(),
  );
  assert.equal(made.code, 0, made.stderr);
  const { stdout } = await muniment(archive, 'allegations', 'matrix', id);
  assert.match(stdout, /brings no claim: the record “Sheets of the river line \(fictional\)”/);
  const none = await muniment(archive, 'allegations', 'lay', id, 'icerd.1.a', '--record', 'none');
  assert.match(none.stderr, /no record “none”/);
});
