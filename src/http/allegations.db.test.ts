import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { currentLaw, publishText } from '#editions';
import { newId, nowUtc } from '#kernel';
import { SHIPPED_LAW } from '#law';
import { record, type LedgeredRow } from '#ledger';
import { muniment } from '../../test/db/command.ts';
import { sourcesArchive } from '../../test/db/sources.ts';

const { archive, by, claim, compartmentId, cookie, get, ok, post, release } = await sourcesArchive();

interface Piece {
  id: string;
  slot: string;
  claimId: string;
  weighing: {
    band: number;
    bandNames: { en: string } | null;
    kindNames: { en: string } | null;
    by: string | null;
    at: string;
    reasons: string | null;
    rubric: { id: string; version: number; digest: string; isInForce: boolean; isKept: boolean };
    base: number | null;
    applied: {
      factor: string;
      answer: unknown;
      adjust: number;
      toCheck: boolean;
      authority: { name: string; toCheck: boolean }[];
    }[];
    answers: Record<string, unknown>;
    open: { id: string; names: { en: string } }[];
  } | null;
}

const SLOT = 'icerd.1.b';
const claimId = await claim(release.serial);
const charge = async (facts: object = {}): Promise<string> =>
  (
    await ok(
      post('/api/allegations', {
        title: 'Houses burned (fictional)',
        party: 'State A (fictional)',
        respondent: 'State B (fictional)',
        forum: 'icj',
        provision: 'icerd.5.b',
        ...facts,
      }),
    )
  ).id;
const id = await charge();
const matrix = async <T>(of = id): Promise<T> => ok<T>(get(`/api/allegations/${of}`, { cookie }));
const weighingNow = async (): Promise<NonNullable<Piece['weighing']>> => {
  const { laid } = await matrix<{ laid: { pieces: Piece[] } }>();
  const weighing = laid.pieces.find((one) => one.claimId === claimId)?.weighing;
  assert.ok(weighing);
  return weighing;
};
const text = readFileSync(join(SHIPPED_LAW, 'muniment/b7.yaml'), 'utf8');

test('a weighing says by which rubric, by whom, when and why, and each factor with its authority and its status', async () => {
  await ok(post(`/api/allegations/${id}/evidence`, { slot: SLOT, stance: 'for', claimId }));
  await ok(
    post(`/api/claims/${claimId}/weighings`, {
      kind: 'press',
      answers: { F5: true },
      band: 2,
      reasons: 'read in one paper only',
    }),
  );
  const { version, digest } = (await archive.db.tx(by, (tx) => currentLaw(tx, archive.paths.root))).rubric(
    'b7',
  );
  const made = await weighingNow();
  assert.deepEqual(made.rubric, { id: 'b7', version, digest, isInForce: true, isKept: true });
  assert.deepEqual([made.band, made.reasons, made.base], [2, 'read in one paper only', 1]);
  assert.ok(made.by);
  assert.match(made.at, /^\d{4}-\d\d-\d\dT/);
  assert.deepEqual(
    made.applied.map(({ factor, answer, adjust, toCheck }) => [factor, answer, adjust, toCheck]),
    [['F5', true, 2, true]],
  );
  assert.ok(made.applied[0]?.authority.every(({ name, toCheck }) => name !== '' && toCheck));
  assert.ok(made.open.some((one) => one.id === 'F10' && one.names.en === 'Press'));
});

test('what must be answered and is not is a list of its own, over HTTP and on the command line', async () => {
  const before = await matrix<{ pieces: number; unanswered: number }>();
  assert.equal(before.unanswered, 0);
  const against = await ok(
    post(`/api/allegations/${id}/evidence`, { slot: 'icerd.1.a', stance: 'against', claimId }),
  );
  const after = await matrix<{ pieces: number; unanswered: number; laidTo: string[] }>();
  assert.deepEqual([after.pieces, after.unanswered], [before.pieces + 1, 1]);
  assert.ok(after.laidTo.includes('icerd.1.a') && !after.laidTo.includes('icerd.1.c'));
  const asked = (query: string) =>
    ok<{ pieces: { id: string; slot: string; claimId: string }[]; count: number; next: string | null }>(
      get(`/api/allegations/${id}/evidence?${query}`, { cookie }),
    );
  const unanswered = await asked('only=unanswered');
  assert.deepEqual(
    unanswered.pieces.map((one) => [one.id, one.slot, one.claimId]),
    [[against.id, 'icerd.1.a', claimId]],
  );
  assert.deepEqual([unanswered.count, unanswered.next], [1, null]);
  assert.equal((await asked(`slot=${SLOT}`)).count, 1);
  assert.equal((await asked(`slot=${SLOT}&only=unanswered`)).count, 0);
  assert.equal((await asked('only=unweighed')).count, 0);
  assert.equal((await asked('only=alerts')).count, 0);
  const { stdout } = await muniment(archive, 'allegations', 'matrix', id);
  assert.match(stdout, /speaks against it, must be answered, and is not:\n {2}icerd\.1\.a: Agency says “/);
  await ok(post(`/api/laid-evidence/${against.id}/answer`, { answer: 'It is of another village.' }));
  assert.equal((await matrix<{ unanswered: number }>()).unanswered, 0);
  const { stdout: json } = await muniment(archive, 'allegations', 'matrix', id, '--json');
  assert.deepEqual((JSON.parse(json) as { unanswered: object[] }).unanswered, []);
});

test('a matrix is looked at at a stage of proceedings, which says what it asks; the allegation stays what it is', async () => {
  interface Staged {
    stage: string | null;
    asked: string | null;
    allegation: { version: string };
    provisions: { elements: { isException: boolean; required: string | null; isMet: boolean }[] }[];
  }
  const at = (query: string) => get(`/api/allegations/${id}${query}`, { cookie });
  const requiredIn = ({ provisions }: Staged) => [
    ...new Set(
      provisions.flatMap(({ elements }) =>
        elements.flatMap((one) => (one.isException ? [] : [one.required])),
      ),
    ),
  ];
  const merits = await ok<Staged>(at(''));
  assert.deepEqual([merits.stage, merits.asked, requiredIn(merits)], [null, null, ['convincing']]);
  const measures = await ok<Staged>(at('?stage=provisional-measures'));
  assert.deepEqual(
    [measures.stage, measures.asked, requiredIn(measures)],
    ['provisional-measures', 'plausible', ['plausible']],
  );
  const named = await ok<Staged>(at('?stage=merits'));
  assert.deepEqual([named.asked, named.provisions], [null, merits.provisions]);
  assert.equal(measures.allegation.version, merits.allegation.version);
  assert.equal((await at('?stage=appeal')).json<{ code: string }>().code, 'LAW_UNKNOWN');
  assert.equal((await at('?stage=On%20appeal')).statusCode, 400);
  const { stages } = await ok<{ stages: { id: string; asks: object[]; toCheck: boolean }[] }>(
    get('/api/law', { cookie }),
  );
  assert.deepEqual(
    stages.map((one) => [one.id, one.asks]),
    [
      ['merits', []],
      ['provisional-measures', [{ forum: 'icj', standard: 'plausible' }]],
    ],
  );
});

test('a period that begins before the instrument bound both is said to, with the day and its source, for either side', async () => {
  const [one, other] = ['Republic of Armenia', 'Republic of Azerbaijan'];
  const law = await archive.db.tx(by, (tx) => currentLaw(tx, archive.paths.root));
  const since = law.between('icerd', 'ARM', 'AZE')?.inForce;
  for (const [party, respondent] of [
    [one, other],
    [other, one],
  ]) {
    const early = await charge({ party, respondent, period: '1991/1997' });
    const { binding } = await matrix<{ binding: Record<string, unknown> }>(early);
    assert.deepEqual(
      [binding['since'], binding['period'], binding['isStated'], binding['toCheck']],
      [since, 'begins-before', true, false],
    );
    assert.equal((binding['sources'] as string[]).length, 1);
    const { stdout } = await muniment(archive, 'allegations', 'matrix', early);
    assert.match(
      stdout,
      /binds both parties since 1996-09-15, said of the two \[.+\]; THE PERIOD THAT IS CHARGED BEGINS/,
    );
  }
  assert.equal((await matrix<{ binding: unknown }>()).binding, null);
  const { stdout } = await muniment(archive, 'allegations', 'matrix', id);
  assert.match(stdout, /since when the instrument binds both parties: not stated/);
});

test('a band is explained by the rubric that it was given under, when another one was published since', async () => {
  const before = (await archive.db.tx(by, (tx) => currentLaw(tx, archive.paths.root))).rubric('b7');
  const next = text
    .replace(/^version: 1$/m, 'version: 2')
    .replace('{ adjust: 2 }, { floor: 3 }', '{ adjust: 1 }')
    .replace('names: { en: Against its own interest }', 'names: { en: Admitted }')
    .replace('names: { en: Press }, band: 1', 'names: { en: Papers }, band: 0');
  await archive.db.tx(by, (tx) =>
    publishText(tx, by, archive.paths.root, {
      file: 'b7',
      text: next,
      base: { version: before.version, digest: before.digest },
      reason: 'for this test',
    }),
  );
  const now = (await archive.db.tx(by, (tx) => currentLaw(tx, archive.paths.root))).rubric('b7');
  assert.equal(now.version, 2);
  const made = await weighingNow();
  assert.deepEqual(made.rubric, {
    id: 'b7',
    version: 1,
    digest: before.digest,
    isInForce: false,
    isKept: true,
  });
  assert.deepEqual([made.applied[0]?.adjust, made.base, made.kindNames?.en], [2, 1, 'Press']);
  const { stdout } = await muniment(archive, 'allegations', 'matrix', id);
  assert.match(stdout, /by the rubric b7 version 1 \(\w{12}\), as it was then; another is in force now/);
  assert.match(stdout, /F5 Against its own interest: true, \+2, at least W3/);
  assert.doesNotMatch(stdout, /Admitted/);
});

test('where the rubric is not kept that is said, and no other one explains the band', async () => {
  const row: LedgeredRow<'weighing'> = {
    id: newId(),
    claim_id: claimId,
    rubric: 'b7',
    // The number is there; what it said then is not.
    rubric_version: 1,
    rubric_digest: 'f'.repeat(64),
    evidence_kind: 'press',
    answers: { F5: true },
    computed: 3,
    band: 3,
    reasons: null,
    made_by: by.personId,
    made_at: nowUtc(),
  };
  await archive.db.tx(by, (tx) =>
    record(tx, by, [
      {
        kind: 'claim-weighed',
        subject: { table: 'claim', id: claimId },
        compartmentId,
        rows: [{ table: 'weighing', op: 'put', row }],
      },
    ]),
  );
  const made = await weighingNow();
  assert.deepEqual([made.rubric.isInForce, made.rubric.isKept, made.band], [false, false, 3]);
  assert.deepEqual(
    [made.applied, made.open, made.base, made.bandNames, made.kindNames],
    [[], [], null, null, null],
  );
  assert.deepEqual(made.answers, { F5: true });
  const { stdout } = await muniment(archive, 'allegations', 'matrix', id);
  assert.match(stdout, /by the rubric b7 version 1 \(ffffffffffff\), which is not kept here\n/);
  assert.match(stdout, /how the band came about cannot be said.*\n.*recorded: press; F5 true\n/);
  assert.doesNotMatch(stdout, /F5 (Against|Admitted)/);
});

test('decided cases are told beside what comes out of them by the rubric in force, and differ where it is another one', async () => {
  interface Told {
    rubric: { version: number };
    isBroken: boolean;
    compared: number;
    agreeing: number;
    allegations: {
      case: string;
      toCheck: boolean;
      outcomes: { of: string; agrees: boolean; why: string | null }[];
    }[];
  }
  const told = await ok<Told>(get('/api/law/calibration', { cookie }));
  const law = await archive.db.tx(by, (tx) => currentLaw(tx, archive.paths.root));
  assert.equal(told.rubric.version, law.rubric('b7').version);
  assert.equal(told.isBroken, false);
  const outcomes = told.allegations.flatMap((one) => one.outcomes);
  assert.deepEqual(
    [told.compared, told.agreeing],
    [outcomes.length, outcomes.filter((one) => one.agrees).length],
  );
  assert.ok(told.allegations.some(({ toCheck }) => toCheck) && outcomes.length > 20);
});
