import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import {
  assessRecord,
  readRecord,
  readTraverse,
  reckonTraverse,
  traverseGeoJson,
  type RecordAssessment,
  type TraverseResult,
} from '#hazard';
import { AppError } from '#kernel';
import { hazardText } from '../hazard-file.ts';
import { plain, say, sayJson, table } from '../output.ts';
import { hazardGroundCommands } from './hazard-ground.ts';
import { keptHazardCommands } from './hazard-kept.ts';

interface TraverseOptions {
  readonly json?: boolean;
  readonly geojson?: string;
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

function sayAssessment({ title, completeness, consistency, traverse }: RecordAssessment): void {
  const counted = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([what, n]) => `${n} ${what}`)
      .join(', ');
  say(plain(title));
  say(`\nCompleteness, by CCW Amended Protocol II, Technical Annex 1: ${counted(completeness.counts)}`);
  say(
    table(
      completeness.requirements.map(({ number, provision, part, met, why }) => [
        String(number),
        provision,
        part,
        met,
        plain(why),
      ]),
    ),
  );
  say(`\nConsistency: ${counted(consistency.counts)}`);
  say(table(consistency.checks.map(({ code, result, says }) => [result, code, plain(says)])));
  say('\nAgainst surveys, clearance and accidents: not compared, which says nothing for or against it.');
  if (traverse)
    say(
      `The traverse has ${traverse.findings.length} findings: see \`muniment hazard traverse\` with its part of the file.`,
    );
  say(
    'A yardstick of quality and no finding; whether a party was bound by it on the day of laying is to be checked by a lawyer.',
  );
}

/** `hazard`: records of where mines are said to lie. */
export function hazardCommands(program: Command): void {
  const hazard = program.command('hazard').description('records of where mines are said to lie');
  hazardGroundCommands(hazard);
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
      const result = reckonTraverse(
        readTraverse(await hazardText(file, 'TRAVERSE_UNREADABLE'), basename(file)),
      );
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
  hazard
    .command('check')
    .description(
      'say what is on a minefield record, by the fourteen requirements, and whether it agrees with itself',
    )
    .argument('<file>', 'the record as JSON (docs/formats/hazard-record.md)')
    .addHelpText(
      'after',
      '\nExit status: 0 it agrees with itself, 1 something in it does not fit, 2 it cannot be read.\n\nExample:\n  muniment hazard check sheet-12.json --json',
    )
    .action(async (file: string, _: unknown, command: Command) => {
      const text = await hazardText(file, 'HAZARD_RECORD_UNREADABLE');
      const assessed = assessRecord(readRecord(text, basename(file)));
      if (command.optsWithGlobals<{ json?: boolean }>().json) sayJson(assessed);
      else sayAssessment(assessed);
      if (assessed.consistency.counts['does-not-fit'] > 0) process.exitCode = 1;
    });
  keptHazardCommands(hazard);
}
