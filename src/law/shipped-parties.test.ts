import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadLaw, SHIPPED_LAW } from './load-law.ts';

const law = loadLaw([SHIPPED_LAW]);

/** Since when States of decided cases and of the sample are bound, as the lists that were read have it; a dash where a list that was read has no entry. */
const BOUND: Readonly<Record<string, string>> = {
  genocide:
    'ARM 1993-09-21 AZE 1996-11-14 GEO 1994-01-09 RUS 1954-08-01 UKR 1955-02-13 BIH 1992-03-06 HRV 1991-10-08 COD 1960-06-30 UGA 1996-02-12 RWA 1975-07-15 QAT - ARE 2006-02-09',
  icerd:
    'ARM 1993-07-23 AZE 1996-09-15 GEO 1999-07-02 RUS 1969-03-06 UKR 1969-04-06 BIH 1992-03-06 HRV 1991-10-08 COD 1976-05-21 UGA 1980-12-21 RWA 1975-05-16 QAT 1976-08-21 ARE 1974-07-20',
  cat: 'ARM 1993-10-13 AZE 1996-09-15 GEO 1994-11-25 RUS 1987-06-26 UKR 1987-06-26 COD 1996-04-17 UGA 1987-06-26 RWA 2009-01-14 QAT 2000-02-10 ARE 2012-08-18',
  ottawa:
    'ARM - AZE - GEO - RUS - UKR 2006-06-01 BIH 1999-03-01 SRB 2004-03-01 HRV 1999-03-01 COD 2002-11-01 UGA 1999-08-01 RWA 2000-12-01 QAT 1999-04-01 ARE -',
  'ccw-ap-ii': 'ARM - AZE - GEO 2009-12-08 RUS 2005-09-02 UKR 2000-06-15 BIH 2001-03-07 SRB 2011-08-14',
  'ccw-p-v': 'ARM - AZE - GEO 2009-06-22 RUS 2009-01-21 UKR 2006-11-12 QAT 2010-05-16 ARE 2009-08-26',
  'gc-iv': 'ARM 1993-12-07 AZE 1993-12-01 BIH 1992-03-06 COD 1960-06-30',
  'ap-i': 'ARM 1993-12-07 AZE - BIH 1992-03-06 COD 1982-12-03',
  'echr-p1': 'ARM 2002-04-26 AZE 2002-04-15 GEO 2002-06-07 BIH 2002-07-12 HRV 1997-11-05',
  'echr-p4': 'ARM 2002-04-26 AZE 2002-04-15 GEO 2000-04-13 BIH 2002-07-12 HRV 1997-11-05',
  'echr-p12': 'ARM 2005-04-01 AZE - GEO 2005-04-01 BIH 2005-04-01 HRV 2005-04-01 RUS -',
};

/** How many States of each instrument have an entry, and how many of these are said from general knowledge. */
const COUNTS: Readonly<Record<string, readonly [number, number]>> = {
  icerd: [177, 11],
  genocide: [144, 7],
  cat: [153, 7],
  ottawa: [161, 2],
  'ccw-ap-ii': [98, 0],
  'ccw-p-v': [81, 0],
  // Read of the fourth convention, which has the common articles too; of the third nobody read them.
  'gc-iv': [55, 9],
  'gc-common': [55, 9],
  'gc-iii': [55, 55],
  'ap-i': [48, 9],
  echr: [12, 6],
  'echr-p1': [20, 3],
  'echr-p4': [33, 3],
  'echr-p12': [18, 2],
};

test('States are bound since the day that a list gives, or that follows from it; who is in no list has no entry', () => {
  for (const [id, said] of Object.entries(BOUND)) {
    const { parties } = law.instrument(id);
    for (const [, state, day] of said.matchAll(/(\w{3}) (\S+)/g))
      assert.equal(parties.find((one) => one.state === state)?.inForce ?? '-', day, `${id} ${state}`);
  }
  const counted = law.instruments.flatMap(({ id, parties }) =>
    parties.length === 0 ? [] : [[id, parties.length, parties.filter(({ toCheck }) => toCheck).length]],
  );
  assert.deepEqual(Object.fromEntries(counted.map(([id, ...many]) => [id, many])), COUNTS);
  assert.equal(law.between('icerd', 'ARM', 'AZE')?.inForce, '1996-09-15');
  assert.equal(law.between('ottawa', 'ARM', 'AZE'), null);
});

test('a State that ceased to be bound has the day, and the earliest of two counts between them', () => {
  const ended = law.instruments.flatMap(({ id, parties }) =>
    parties.flatMap((one) => (one.ended ? [`${id} ${one.state} ${one.ended.date} ${one.ended.basis}`] : [])),
  );
  assert.deepEqual(ended.toSorted(), [
    'echr RUS 2022-09-16 found',
    'echr-p1 RUS 2022-09-16 knowledge',
    'echr-p4 RUS 2022-09-16 knowledge',
    'ottawa EST 2025-12-27 found',
    'ottawa FIN 2026-01-10 found',
    'ottawa LTU 2025-12-27 found',
    'ottawa LVA 2025-12-27 found',
  ]);
  for (const [one, other] of [
    ['UKR', 'RUS'],
    ['RUS', 'UKR'],
  ] as const)
    assert.equal(law.between('echr', one, other)?.ended?.date, '2022-09-16');
  assert.equal(law.between('ottawa', 'FIN', 'LTU')?.ended?.date, '2025-12-27');
  assert.equal(law.between('ottawa', 'FRA', 'BEL')?.ended, null);
});

test('what the instrument covers in time is said of each treaty', () => {
  for (const { id, parties, temporal } of law.instruments)
    if (parties.length > 0) assert.ok(temporal.length > 0, id);
});
