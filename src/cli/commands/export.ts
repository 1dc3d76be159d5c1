import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Option, type Command } from 'commander';
import {
  actorFormats,
  claimFormats,
  conclusionFormats,
  custodyFormats,
  exportActors,
  exportClaims,
  exportConclusions,
  exportCustody,
  exportIncidents,
  exportQuotes,
  incidentFormats,
  type ActorFormat,
  type ClaimFormat,
  type ConclusionFormat,
  type CustodyFormat,
  type ExportTally,
  type IncidentFormat,
} from '#coding';
import type { Archive } from '#archive';
import type { Identity } from '#db';
import { AppError } from '#kernel';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { progress, say, sayJson, size } from '../output.ts';
import { exportOcflCommand } from './export-ocfl.ts';

type Pieces = AsyncIterable<string | Buffer>;

/** Which page of the formats says what it looks like. */
const FORMATS_IN = {
  claims: 'coding',
  quotes: 'coding',
  people: 'people',
  incidents: 'incidents',
  conclusions: 'coding',
  case: 'custody',
} as const;

type What = keyof typeof FORMATS_IN;

interface ExportOptions extends CommonOptions {
  readonly format: ClaimFormat | ActorFormat | IncidentFormat | ConclusionFormat | CustodyFormat;
  readonly output?: string;
  readonly withWithdrawn?: boolean;
  readonly withSealed?: boolean;
}

/** Writes a file beside its name and gives it the name when it is whole; only its owner may read it. */
async function writeFile(file: string, pieces: Pieces): Promise<{ bytes: number; sha256: string }> {
  const unwritable = (cause: NodeJS.ErrnoException): never => {
    throw new AppError('EXPORT_UNWRITABLE', { file, why: cause.code ?? cause.message }, { cause });
  };
  const draft = `${file}.${process.pid}.part`;
  const handle = await open(draft, 'wx', 0o600).catch(unwritable);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const piece of pieces) {
      const chunk = Buffer.from(piece);
      hash.update(chunk);
      bytes += chunk.length;
      await handle.appendFile(chunk).catch(unwritable);
    }
    await handle.sync();
    await handle.close();
    await rename(draft, file).catch(unwritable);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** To standard output as fast as it is taken; somebody who stops reading ends the command and that is no error. */
async function pipeOut(pieces: Pieces): Promise<void> {
  await pipeline(Readable.from(pieces), process.stdout, { end: false }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    },
  );
}

function checkOptions({ format, output, json }: ExportOptions): void {
  if (output !== undefined) return;
  const what = `--format ${format}`;
  if (format === 'xlsx')
    throw new AppError('INVALID_INPUT', { what, why: 'a file has to be named with --output' });
  if (json === true && format === 'csv')
    throw new AppError('INVALID_INPUT', { what, why: 'it is no JSON; name a file with --output' });
}

/** How many of what was asked for, and how much came out. */
type Done = Pick<ExportTally, 'written' | 'withoutPosition'> & { readonly n: number };

function piecesOf(
  archive: Archive,
  given: {
    readonly what: What;
    readonly by: Identity;
    readonly caseId: string;
    readonly options: ExportOptions;
  },
  onBatch: (done: Done) => void,
): Pieces {
  const { what, by, caseId, options } = given;
  const { withWithdrawn = false, withSealed = false } = options;
  const wanted = { caseId, withWithdrawn, withSealed };
  if (what === 'people') {
    const format = actorFormats.find((one) => one === options.format) ?? 'json';
    return exportActors(archive.db, by, wanted, {
      format,
      onBatch: (n) => onBatch({ n, written: n, withoutPosition: 0 }),
    });
  }
  if (what === 'conclusions') {
    const format = conclusionFormats.find((one) => one === options.format) ?? 'json';
    return exportConclusions(archive.db, by, wanted, {
      format,
      onBatch: (n) => onBatch({ n, written: n, withoutPosition: 0 }),
    });
  }
  if (what === 'incidents') {
    const format = incidentFormats.find((one) => one === options.format) ?? 'json';
    return exportIncidents(archive.db, by, wanted, {
      format,
      onBatch: (tally) => onBatch({ ...tally, n: tally.incidents }),
    });
  }
  if (what === 'case') {
    const format = custodyFormats.find((one) => one === options.format) ?? 'case';
    return exportCustody(archive.db, by, wanted, {
      format,
      onBatch: ({ items: n, written }) => onBatch({ n, written, withoutPosition: 0 }),
    });
  }
  const tallied = (tally: ExportTally): void => onBatch({ ...tally, n: tally[what] });
  if (what === 'quotes') return exportQuotes(archive.db, by, wanted, { onBatch: tallied });
  const format = claimFormats.find((one) => one === options.format) ?? 'json';
  return exportClaims(archive.db, by, wanted, { format, onBatch: tallied });
}

async function run(what: What, options: ExportOptions): Promise<void> {
  checkOptions(options);
  await withArchive(options, async (archive) => {
    const { by, caseId } = await ownerOf(archive, options.case);
    const { format, output } = options;
    const counted = what === 'case' ? 'items' : what;
    let done: Done = { n: 0, written: 0, withoutPosition: 0 };
    const pieces = piecesOf(archive, { what, by, caseId, options }, (now) => {
      done = now;
      progress(`  ${counted}: ${now.n}`);
    });
    if (output === undefined) await pipeOut(pieces);
    const file = resolve(output ?? '');
    const kept = output === undefined ? null : await writeFile(file, pieces);
    if (!kept) return;
    const without = format === 'geojson' ? { withoutPosition: done.withoutPosition } : {};
    if (options.json)
      sayJson({ file, format, [counted]: done.n, written: done.written, ...without, ...kept });
    else
      say(
        `${done.n} ${counted}${format === 'geojson' ? `, ${done.withoutPosition} of them without a position` : ''}: ${size(kept.bytes)}, SHA-256 ${kept.sha256}\n${file}`,
      );
  });
}

const SHARED_HELP = `
Withdrawn ones and those of sealed compartments are left out unless they are asked for; each sealed one that is then read
is recorded in the ledger. Without --output the export goes to standard output; a file may be read by its owner alone.`;

/** `export claims`, `export quotes`, `export people`, `export incidents`, `export conclusions`, `export case` and `export ocfl`. */
export function exportCommands(program: Command): void {
  const group = program.command('export').description('hand out what was coded, in published formats');
  const add = (
    what: What,
    about: { readonly description: string; readonly formats: readonly string[]; readonly examples: string },
  ): void => {
    group
      .command(what)
      .description(about.description)
      .addOption(
        new Option('--format <name>', `its form (docs/formats/${FORMATS_IN[what]}.md)`)
          .choices(about.formats)
          .default(about.formats[0]),
      )
      .option('--output <file>', 'write it into this file')
      .option('--with-withdrawn', 'withdrawn ones too, marked as such')
      .option('--with-sealed', 'what lies in sealed compartments too; each is recorded as read')
      .addHelpText('after', `${SHARED_HELP}\n\nExamples:\n${about.examples}`)
      .action(async (_: unknown, command: Command) => run(what, command.optsWithGlobals<ExportOptions>()));
  };
  add('claims', {
    description: 'claims with their quotes, sources and grades',
    formats: claimFormats,
    examples:
      '  muniment export claims --archive ./case --format csv --output claims.csv\n  muniment export claims --archive ./case --format geojson > claims.geojson',
  });
  add('quotes', {
    description: 'quotes with their translations and the claims that rest on them',
    formats: ['webannotation'],
    examples: '  muniment export quotes --archive ./case --output quotes.jsonld --json',
  });
  add('people', {
    description: 'people and groups; who is protected by pseudonym alone',
    formats: actorFormats,
    examples:
      '  muniment export people --archive ./case --format csv --output people.csv\n  muniment export people --archive ./case --format ftm > entities.ftm.json',
  });
  add('incidents', {
    description: 'incidents with their acts, who had a part, who tells, and the claims that it all rests on',
    formats: incidentFormats,
    examples:
      '  muniment export incidents --archive ./case --format csv --output acts.csv\n  muniment export incidents --archive ./case --format esf > events.esf.json',
  });
  add('conclusions', {
    description:
      'what analysts conclude, with the claims for and against by independent origin, and each step',
    formats: conclusionFormats,
    examples:
      '  muniment export conclusions --archive ./case --format csv --output conclusions.csv\n  muniment export conclusions --archive ./case > conclusions.json',
  });
  add('case', {
    description: 'how the material came, what was made of it and by whom, from receipts to incidents',
    formats: custodyFormats,
    examples:
      '  muniment export case --archive ./case --format case --output custody.jsonld\n  muniment export case --archive ./case --format prov > provenance.jsonld',
  });
  exportOcflCommand(group);
}
