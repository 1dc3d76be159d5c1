import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { readTraverse, reckonTraverse, traverseGeoJson, type TraverseResult } from '#hazard';
import { AppError } from '#kernel';
import { plain, say, sayJson, table } from '../output.ts';

interface TraverseOptions {
  readonly json?: boolean;
  readonly geojson?: string;
}

/** A sheet has some hundred legs; whatever is larger is none. */
const LIMIT_BYTES = 1 << 20;

async function textOf(file: string): Promise<string> {
  const refuse = (why: string, cause?: unknown) =>
    new AppError('TRAVERSE_UNREADABLE', { file, why }, cause === undefined ? {} : { cause });
  const bytes = await readFile(file).catch((cause: Error) => {
    throw refuse(cause.message, cause);
  });
  if (bytes.length > LIMIT_BYTES) throw refuse('it is larger than 1 MiB');
  return bytes.toString('utf8');
}

function sayTraverse(result: TraverseResult): void {
  const { title, points, closures, findings, assumptions, whatIf, area_m2: area } = result;
  say(plain(title));
  say('\nPoints (WGS 84, and the radius in which 95 of 100 draws lie)');
  const near = ({ lat, lon }: { lat: number; lon: number }) => `${lat.toFixed(7)} ${lon.toFixed(7)}`;
  say(table(points.map((point) => [plain(point.id), near(point), `±${point.p95_m} m`, point.is])));
  if (area !== null) say(`\nArea as written: ${area} m²`);
  for (const { at, length_m: length, sigma_m: sigma } of closures)
    say(`The legs miss ${plain(at)} by ${length} m (one standard deviation: ${sigma} m)`);
  say('\nRead so');
  for (const one of assumptions) say(`  ${one}`);
  if (whatIf.length > 0) {
    say('\nHow far the points move, were it read otherwise');
    say(
      table(
        whatIf.map(({ change, shift_m: shift, closure_m: closure }) => [
          change,
          `${shift} m`,
          closure === null ? '' : `does not close by ${closure} m`,
        ]),
      ),
    );
  }
  if (findings.length > 0) say('\nFindings');
  for (const { severity, code, subject, says, safety } of findings)
    say(`  ${severity.toUpperCase()}  ${code}  ${plain(subject)}: ${plain(says)}\n    ${safety}`);
  say('\nOutside this outline nothing is known: no record is no evidence that there are no mines.');
}

/** `hazard`: records of where mines are said to lie. */
export function hazardCommands(program: Command): void {
  const hazard = program.command('hazard').description('records of where mines are said to lie');
  hazard
    .command('traverse')
    .description(
      'reckon where the points of a minefield record lie, how far off they may be, and what is strange about it',
    )
    .argument('<file>', 'the record as JSON (docs/formats/traverse.md)')
    .option('--geojson <file>', 'write points, outline and envelopes to a new file, as GeoJSON')
    .addHelpText(
      'after',
      '\nExit status: 0 nothing stands against the record, 1 an error was found in it, 2 it cannot be read.\n\nExample:\n  muniment hazard traverse sheet-12.json --geojson sheet-12.geojson',
    )
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<TraverseOptions>();
      const result = reckonTraverse(readTraverse(await textOf(file), basename(file)));
      const { geojson } = options;
      if (geojson !== undefined)
        await writeFile(geojson, `${JSON.stringify(traverseGeoJson(result))}\n`, {
          flag: 'wx',
          mode: 0o600,
        }).catch((cause: Error) => {
          throw new AppError('INVALID_INPUT', { what: geojson, why: cause.message }, { cause });
        });
      if (options.json) sayJson(result);
      else sayTraverse(result);
      if (result.findings.some(({ severity }) => severity === 'error')) process.exitCode = 1;
    });
}
