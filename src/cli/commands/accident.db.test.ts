import assert from 'node:assert/strict';
import { test } from 'node:test';
import { muniment } from '../../../test/db/command.ts';
import { groundArchive } from '../../../test/db/ground.ts';

const { archive, by, accident, victim, area, device, enter, make } = await groundArchive();
const { db } = archive;

test('accidents and casualties: nothing recorded says nothing; what is said and who is recorded are not added', async () => {
  const none = await muniment(archive, 'accident', 'list');
  assert.match(none.stdout, /No accidents are recorded\. That says nothing of whether there were any\./);
  const { id } = await accident({
    title: 'At the\u001b[31m ford (fictional)',
    dated: '2031-07-02',
    class: 'mine',
    killedLeast: 2,
    countedBy: 'A ministry (fictional)',
  });
  await victim(id);
  const told = await muniment(archive, 'accident', 'list', '--json');
  const [row] = told.stdout.trim().split('\n');
  assert.ok(row);
  const { victims, said } = JSON.parse(row) as { victims: number; said: { killedLeast: number; by: string } };
  assert.deepEqual([victims, said.killedLeast, said.by], [1, 2, 'A ministry (fictional)']);
  assert.ok(!(await muniment(archive, 'accident', 'list')).stdout.includes('\u001b'));
  const { support } = JSON.parse((await muniment(archive, 'casualties', '--json')).stdout) as {
    support: Record<string, { atLeast: number; records: number; atMost: number | null }>;
  };
  const killed = support['count-killed'];
  assert.deepEqual([killed?.atLeast, killed?.records, killed?.atMost], [2, 1, null]);
  const words = await muniment(archive, 'casualties');
  assert.match(
    words.stdout,
    /at least 2 \(identified 0, unnamed at least 2; 1 records of 1 accidents\), at most not said/,
  );
});

test('an accident that is recorded at sea says so in the list, with what that means and without a coordinate', async () => {
  const { serial } = await accident({ latitude: 42, longitude: 50.5, precision: 'map' });
  const { stdout } = await muniment(archive, 'accident', 'list', '--json');
  const row = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { serial: string; findings: { code: string }[] })
    .find((one) => one.serial === serial);
  assert.deepEqual(
    row?.findings.map(({ code }) => code),
    ['place-at-sea'],
  );
  const told = (await muniment(archive, 'accident', 'list')).stdout;
  assert.match(
    told,
    /ERROR {2}What is recorded of the place lies at sea, up to \d+ km off[\s\S]*before somebody has looked/,
  );
  assert.ok(!`${stdout}${told}`.includes('50.5'));
});

test('areas are listed with what was released and what remains, and with what stands against where they lie', async () => {
  const none = await muniment(archive, 'ground', 'areas');
  assert.match(none.stdout, /No hazardous area is recorded\. That says nothing of whether there is any\./);
  const square = await area({ title: 'Square\u001b[31m (fictional)' });
  const bow = await area({
    title: 'Bow (fictional)',
    extent: [
      [
        [
          [46.92, 39.99],
          [46.93, 40],
          [46.93, 39.99],
          [46.92, 40],
        ],
      ],
    ],
  });
  const told = await muniment(archive, 'ground', 'areas', '--json');
  const rows = told.stdout
    .trim()
    .split('\n')
    .map(
      (text) =>
        JSON.parse(text) as {
          serial: string;
          area_m2: number;
          remaining_m2: number;
          findings: { code: string }[];
        },
    );
  assert.deepEqual(
    rows.map(({ serial, findings }) => [serial, findings.map(({ code }) => code)]),
    [
      [bow.serial, ['outline-crosses']],
      [square.serial, []],
    ],
  );
  const [, whole] = rows;
  assert.ok(whole && whole.area_m2 > 0);
  assert.equal(whole.remaining_m2, whole.area_m2, 'nobody released any of it');
  const words = (await muniment(archive, 'ground', 'areas')).stdout;
  assert.match(words, /ERROR {2}\S+: Outline 1: the sides that begin at corners 1 and 3 cross\./);
  assert.match(words, /no word of it is one of safety/);
  assert.ok(!`${told.stdout}${words}`.includes('46.93') && !words.includes('\u001b'));
});

test('records of an archive are held against its areas and devices, all of them or those of a handover', async () => {
  const handoverId = await make();
  const record = await enter({ handoverId });
  const { serial, handover } = await db.tx(by, async (tx) => ({
    serial: (
      await tx.selectFrom('hazard_record').select('serial').where('id', '=', record).executeTakeFirstOrThrow()
    ).serial,
    handover: (
      await tx.selectFrom('handover').select('serial').where('id', '=', handoverId).executeTakeFirstOrThrow()
    ).serial,
  }));
  await area({ record: serial, searched: 'fully', searchedReasons: 'the completion report (fictional)' });
  await device({ record: serial, latitude: 39.9915, longitude: 46.929, precision: 'measured' });
  const { code, stdout, stderr } = await muniment(
    archive,
    'hazard',
    'validate',
    '--handover',
    handover,
    '--json',
  );
  assert.equal(code, 0, stderr);
  const { searched, precision } = JSON.parse(stdout) as {
    searched: { fully: number };
    precision: { of: number; total: number };
  };
  assert.deepEqual([searched.fully, precision.total], [1, 1]);
  const whole = await muniment(archive, 'hazard', 'validate');
  assert.match(
    whole.stdout,
    /Fields searched to the end: 1;[\s\S]*counts neither for nor against its record/,
  );
  assert.equal((await muniment(archive, 'hazard', 'validate', '--handover', '7K3F-2QX0')).code, 2);
});
