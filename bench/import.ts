import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCompartment } from '#access';
import { listItems } from '#catalogue';
import { deriveItem } from '#derive';
import { receive, walk } from '#intake';
import { secondsSince } from '#kernel';
import { columnsOf, type LedgeredTable } from '#ledger';
import pg from 'pg';
import { hasProgram, runPeer, versionOf } from './peer.ts';
import { freshArchive, inRounds, sizeFrom, type BenchArchive, type BenchPlace } from './place.ts';
import { runMeasured } from './run-measured.ts';
import { quotient, type Figures, type Measurement } from './report.ts';

const ROWS_OF_INCIDENT = 5;

/** What a casualty row becomes rows of, in the order of their references. */
const TABLES = [
  'actor',
  'actor_identity',
  'actor_name',
  'incident',
  'act',
  'information',
  'import_row',
] as const satisfies readonly LedgeredTable[];

const GIVEN = ['Ann', 'Bob', 'Cem', 'Dora', 'Emil', 'Анна', 'Борис', 'Աննա', 'Günel', 'Élodie'];
const FAMILY = ['Example', 'Sample', 'Placeholder', 'Dummy', 'Примеров', 'Образцова', 'Նմուշյան', 'Nümunəli'];
const TOWNS = ['Fictional Bridge', 'Nowhere', 'Martuni', 'Made-up Hill', 'Invented Mills'];
const ACTS = ['killed', 'injured', 'Bodily injury', 'Убийство гражданских лиц'];

const of = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** Casualties that nobody could take for real ones, five an incident; the same on every machine. */
function casualties(count: number): string {
  const lines = ['No,Incident,Date,Place,Name,Name in Russian,Sex,Age,What,Remarks'];
  for (let n = 0; n < count; n += 1) {
    const incident = Math.floor(n / ROWS_OF_INCIDENT);
    const day = `${String(1 + (incident % 28)).padStart(2, '0')}.${String(1 + (incident % 12)).padStart(2, '0')}.2031`;
    lines.push(
      [
        n + 1,
        `I-${incident}`,
        day,
        of(TOWNS, incident),
        `${of(GIVEN, n)} ${of(FAMILY, n >> 3)}-${n % 9973}`,
        n % 3 === 0 ? `Пример Образцов-${n % 9973}` : '',
        of(['f', 'm'], n),
        n % 90,
        of(ACTS, n >> 1),
        'made for a measurement',
      ].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}

const MAPPING = {
  v: 1,
  list: 'Fictional casualties',
  key: ['No'],
  incident: {
    key: ['Incident'],
    fields: {
      title: { template: 'What is said to have happened at {Place}, {Incident}' },
      happenedOn: { column: 'Date', format: 'dd.mm.yyyy' },
      place: { column: 'Place' },
      remarks: { column: 'Remarks' },
    },
  },
  act: {
    fields: {
      kind: { column: 'What', values: { killed: 'act-killing-civilian', injured: 'act-injury-attack' } },
      victimAge: { column: 'Age' },
    },
  },
  actor: {
    kind: 'person',
    names: [
      { column: 'Name', kind: 'official' },
      { column: 'Name in Russian', kind: 'transliteration', language: 'ru' },
    ],
    fields: { sex: { column: 'Sex', values: { f: 'female', m: 'male' } } },
  },
};

/** An archive that has received the spreadsheet; its serial. */
async function received(place: BenchPlace, fresh: BenchArchive, count: number): Promise<string> {
  const { archive, by, caseId, compartmentId } = fresh;
  await archive.db.tx(by, (tx) =>
    openCompartment(tx, by, {
      caseId,
      name: 'Identities',
      description: '',
      isSealed: true,
      memberIds: [by.personId],
    }),
  );
  const file = join(place.folder, 'casualties.csv');
  await writeFile(file, casualties(count));
  const statement = {
    source: { name: 'Fictional Registry', kind: 'organisation' as const },
    label: 'benchmark',
  };
  await receive(archive, { by, caseId, compartmentId, statement }, walk([file], archive.paths.root));
  const [item] = await archive.db.tx(by, (tx) => listItems(tx, { caseId }, 1, null));
  if (!item) throw new Error('the spreadsheet was not received');
  await deriveItem(archive, { itemId: item.id, queue: 'derive' }, new AbortController().signal);
  return item.serial;
}

/** The same rows into the same tables, by the same database, empty again, as its owner, for whom there are no policies. */
async function copied(place: BenchPlace, { archive }: BenchArchive, round: number): Promise<number> {
  const folder = join(place.folder, `copy-${round}`);
  await mkdir(folder);
  const psql = (commands: readonly string[]) =>
    runPeer('psql', [
      '-X',
      '-q',
      '-v',
      'ON_ERROR_STOP=1',
      ...commands.flatMap((one) => ['-c', one]),
      archive.ownerUrl,
    ]);
  const copy = (table: LedgeredTable, way: 'to' | 'from') =>
    `\\copy ${table} (${columnsOf(table).join(', ')}) ${way} '${join(folder, table)}.csv' csv`;
  await psql(TABLES.map((table) => copy(table, 'to')));
  const owner = new pg.Client({ connectionString: archive.ownerUrl });
  await owner.connect();
  await owner.query(`truncate ${TABLES.join(', ')} cascade`);
  await owner.query('vacuum analyze');
  await owner.end();
  const { seconds } = await psql(TABLES.map((table) => copy(table, 'from')));
  return seconds;
}

async function oneRound(place: BenchPlace, round: number, count: number): Promise<Figures> {
  const fresh = await freshArchive(place, `archive-${round}`);
  const { archive } = fresh;
  try {
    const serial = await received(place, fresh, count);
    const map = join(place.folder, 'map.json');
    await writeFile(map, JSON.stringify(MAPPING));
    const args = [
      'import',
      serial,
      '--as',
      'casualties',
      '--map',
      map,
      '--json',
      '--archive',
      archive.paths.root,
    ];
    const dry = await runMeasured([...args, '--dry-run']);
    const ours = await runMeasured(args);
    const start = performance.now();
    await archive.ledger.publishAll();
    const publishing = secondsSince(start);
    const again = await runMeasured(args);
    const peer = hasProgram('psql') ? await copied(place, fresh, round) : null;
    return {
      'dry run': dry.seconds,
      import: ours.seconds,
      'its peak memory': ours.megabytes,
      'publishing afterwards': publishing,
      'import again, nothing new': again.seconds,
      'psql \\copy': peer,
      'rows, ours': count / ours.seconds,
      'rows, psql \\copy': peer === null ? null : count / peer,
    };
  } finally {
    await archive.close();
  }
}

/** Casualties of a spreadsheet, checked, with their provenance and ledger entries, against `psql \copy` of the same rows. */
export async function benchImport(place: BenchPlace): Promise<Measurement> {
  const count = sizeFrom('MUNIMENT_BENCH_IMPORT_ROWS', 100_000);
  const version = hasProgram('psql')
    ? await versionOf('psql', ['--version'])
    : 'psql is not installed: skipped';
  const rounds = await inRounds(place, 3, (round) => oneRound(place, round, count));
  return {
    name: 'import',
    setting: `${count} casualty rows of 10 columns, ${ROWS_OF_INCIDENT} an incident, in a process of its own from its start to its end; peer: ${version}`,
    units: {
      'dry run': 's',
      import: 's',
      'its peak memory': 'MB',
      'publishing afterwards': 's',
      'import again, nothing new': 's',
      'psql \\copy': 's',
      'rows, ours': '/s',
      'rows, psql \\copy': '/s',
    },
    rounds,
    goals: [
      {
        name: 'import',
        kind: 'at most',
        bound: 60,
        unit: 's',
        value: (figures) => figures['import'] ?? null,
      },
      {
        name: 'peak memory',
        kind: 'at most',
        bound: 500,
        unit: 'MB',
        value: (figures) => figures['its peak memory'] ?? null,
      },
      {
        name: 'rows a second / psql \\copy',
        kind: 'at least',
        bound: 0.3,
        unit: 'x',
        value: (figures) => quotient(figures, 'rows, ours', 'rows, psql \\copy'),
      },
    ],
    notes: [
      'The peer writes the same rows into the same tables with the same indexes and references, seven \\copy one after the other, as the owner; it checks nothing, makes no entries of the ledger and reads rows that are ready.',
    ],
  };
}
