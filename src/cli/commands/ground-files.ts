import { Option, type Command } from 'commander';
import {
  openGroundFile,
  toWkt,
  WRITTEN_FORMATS,
  writeGroundFile,
  type FileFinding,
  type WrittenFormat,
} from '#geodata';
import { AppError } from '#kernel';
import { plain, say, sayJson, size, table } from '../output.ts';
import { groundAreasCommand } from './ground-areas.ts';
import { groundReportCommand } from './ground-report.ts';

interface ConvertOptions {
  readonly to?: WrittenFormat;
  readonly out?: string;
  readonly json?: boolean;
}

interface Counts {
  features: number;
  placed: number;
  kinds: Record<string, number>;
}

async function countsOf(
  file: string,
): Promise<{ format: string; counts: Counts; findings: readonly FileFinding[] }> {
  const opened = await openGroundFile(file);
  const counts: Counts = { features: 0, placed: 0, kinds: {} };
  for await (const { geometry } of opened.features) {
    counts.features += 1;
    const kind = geometry?.type ?? 'none';
    counts.kinds[kind] = (counts.kinds[kind] ?? 0) + 1;
    if (geometry) counts.placed += 1;
  }
  return { format: opened.format, counts, findings: opened.findings() };
}

function sayFindings(findings: readonly FileFinding[]): void {
  if (findings.length > 0) say('\nFindings');
  const told = new Set<string>();
  for (const { severity, code, subject, says, safety, times } of findings) {
    // One of each kind with its meaning; the others by name.
    if (told.has(code)) say(`           ${plain(subject)}`);
    else
      say(
        `  ${severity.toUpperCase()}  ${code}${times > 1 ? ` (${times})` : ''}  ${plain(subject)}: ${plain(says)}\n    ${safety}`,
      );
    told.add(code);
  }
}

/** `ground`: files of geometry, read without trust and written in other formats. */
export function groundFileCommands(program: Command): void {
  const ground = program
    .command('ground')
    .description('what lies on the ground: hazardous areas, a report, and files of geometry');
  groundAreasCommand(ground);
  groundReportCommand(ground);
  ground
    .command('convert')
    .description('read a file of geometry, say what is wrong with it, and write it in another format')
    .argument(
      '<file>',
      'GeoJSON, KML, KMZ, GPX, CSV, Esri JSON, maXML, GeoPackage or a zipped shapefile; told by its bytes',
    )
    .addOption(new Option('--to <format>', 'the format that is written').choices([...WRITTEN_FORMATS]))
    .option('--out <file>', 'where it is written; a file that is there stays')
    .addHelpText(
      'after',
      '\nExit status: 0 nothing stands against the file, 1 an error was found in it, 2 it cannot be read or written.\n\nExample:\n  muniment ground convert hazards.kml --to geopackage --out hazards.gpkg',
    )
    .action(async (file: string, _: unknown, command: Command) => {
      const { to, out, json } = command.optsWithGlobals<ConvertOptions>();
      if ((to === undefined) !== (out === undefined))
        throw new AppError('INVALID_INPUT', { what: '--to and --out', why: 'they are given together' });
      const { format, counts, findings } = await countsOf(file);
      async function* features() {
        for await (const feature of (await openGroundFile(file)).features)
          // What cannot be placed keeps the numbers that it came with.
          yield feature.unplaced
            ? {
                ...feature,
                properties: { ...feature.properties, 'coordinates as written': toWkt(feature.unplaced) },
              }
            : feature;
      }
      const written = to !== undefined && out !== undefined ? await writeGroundFile(out, to, features) : [];
      if (json) sayJson({ v: 1, file, format, ...counts, written, findings });
      else {
        say(`${plain(file)}: ${format}, ${counts.features} features, of which ${counts.placed} have a place`);
        say(table(Object.entries(counts.kinds).map(([kind, count]) => [kind, String(count)])));
        for (const { path, sizeBytes } of written) say(`Written: ${plain(path)} (${size(sizeBytes)})`);
        sayFindings(findings);
        say('\nWhat is not in a file is not absent from the ground.');
      }
      if (findings.some(({ severity }) => severity === 'error')) process.exitCode = 1;
    });
}
