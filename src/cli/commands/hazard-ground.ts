import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import {
  conservationOf,
  readRelease,
  readValidation,
  validateRecords,
  type Conservation,
  type Share,
  type ValidationResult,
} from '#hazard';
import { groundValidation } from '#clearance';
import { AppError } from '#kernel';
import { handoverBySerial } from '#mines';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson, table } from '../output.ts';
import { readSerial } from '../read-serial.ts';

/** Twenty thousand records with what was found in them. */
const LIMIT_BYTES = 256 << 20;

async function textOf(file: string): Promise<string> {
  const refuse = (why: string, cause?: unknown) =>
    new AppError('HAZARD_RECORD_UNREADABLE', { file, why }, cause === undefined ? {} : { cause });
  const handle = await open(file, 'r').catch((cause: Error) => {
    throw refuse(cause.message, cause);
  });
  try {
    if ((await handle.stat()).size > LIMIT_BYTES) throw refuse(`it is larger than ${LIMIT_BYTES} bytes`);
    return await handle.readFile('utf8');
  } catch (cause) {
    throw cause instanceof AppError ? cause : refuse((cause as Error).message, cause);
  } finally {
    await handle.close();
  }
}

const percent = (value: number): string => `${(value * 100).toFixed(1)} %`;

/** A share is never said without its numbers and its interval. */
function shareText({ of, total, share, wilson95: wilson, jeffreys }: Share): string {
  const posterior = `Beta(½, ½): ${percent(jeffreys.low)} to ${percent(jeffreys.high)}`;
  if (share === null || wilson === null) return `nothing was counted (0 of 0); ${posterior}`;
  return `${of} of ${total}: ${percent(share)} (Wilson, 95 %: ${percent(wilson[0])} to ${percent(wilson[1])}; ${posterior})`;
}

function sayValidation(result: ValidationResult): void {
  const { searched, precision, recall, quantities, fits, accidents, findings } = result;
  say(plain(result.title));
  say(
    `\nFields searched to the end: ${searched.fully}; in part: ${searched.partly}; not: ${searched.no}; without a place: ${searched.withoutPlace}. Only those searched to the end are counted.`,
  );
  say(`Records with a device inside their envelope: ${shareText(precision)}`);
  say(`Devices found that lie in any recorded envelope: ${shareText(recall)}`);
  say(`Accidents outside of every record: ${shareText(accidents.outside)}`);
  if (quantities.length > 0) {
    say('\nFound and recorded, in fields searched to the end');
    const ratio = (value: number | null): string => (value === null ? 'none was recorded' : value.toFixed(2));
    say(
      table(quantities.map((one) => [plain(one.type), `${one.found} of ${one.recorded}`, ratio(one.ratio)])),
    );
    say('What was not found may have been removed, have exploded or have moved, or lies elsewhere.');
  }
  if (fits.length > 0) {
    say('\nOutlines recorded and measured');
    say(
      table(
        fits.map((fit) => [
          plain(fit.record),
          `overlap ${fit.iou.toFixed(2)}`,
          `${fit.offset_m.toFixed(0)} m off`,
          `at most ${fit.hausdorff_m.toFixed(0)} m`,
          `turned ${fit.rotation_deg.toFixed(1)}°`,
          `left ${fit.residual_m.toFixed(0)} m, corrected ${fit.residualAfter_m.toFixed(0)} m`,
        ]),
      ),
    );
  }
  if (findings.length > 0) say('\nFindings');
  for (const { severity, code, subject, says, safety } of findings)
    say(`  ${severity.toUpperCase()}  ${code}  ${plain(subject)}: ${plain(says)}\n    ${safety}`);
  say('\nA field that was not searched counts neither for nor against its record.');
}

function sayRelease(title: string, result: Conservation): void {
  const metres = (value: number): string => `${value.toFixed(0)} m²`;
  say(plain(title));
  say(
    table([
      ['area', metres(result.original_m2)],
      ['cancelled', metres(result.by.cancelled)],
      ['reduced', metres(result.by.reduced)],
      ['cleared', metres(result.by.cleared)],
      ['remaining', metres(result.remaining_m2)],
    ]),
  );
  for (const { one, other, area_m2: size } of result.twice)
    say(
      `Released twice: ${metres(size)} by ${plain(one)} and by ${plain(other)}. One of the two says the wrong place.`,
    );
  for (const { id, area_m2: size } of result.outside)
    say(
      `Outside of the area: ${metres(size)} of ${plain(id)}. It was worked elsewhere, or the area was drawn too small.`,
    );
  say(result.holds ? 'The parts account for the area.' : 'The parts do not account for the area.');
  say(`What remains stays hazardous. Tolerance: ${metres(result.tolerance_m2)}.`);
}

type KeptOptions = CommonOptions & { readonly handover?: string };

/** The same of what the archive keeps: of all records, or of those of one handover. */
async function keptValidation(options: KeptOptions): Promise<ValidationResult> {
  let result: ValidationResult | null = null;
  const serial = options.handover === undefined ? null : readSerial(options.handover);
  await withArchive(options, async (archive) => {
    const { by, caseId } = await ownerOf(archive, options.case);
    result = await archive.db.tx(by, async (tx) => {
      const handover = serial === null ? null : await handoverBySerial(tx, serial);
      if (serial !== null && handover?.case_id !== caseId)
        throw new AppError('NOT_FOUND', { what: 'handover', id: serial });
      const asked = handover === null ? null : { handoverId: handover.id };
      return groundValidation(tx, by, { caseId, asked, title: handover?.title ?? 'All records of the case' });
    });
  });
  if (result === null) throw new Error('nothing was reckoned');
  return result;
}

/** Of `hazard`: what the ground says of records, and what became of areas. */
export function hazardGroundCommands(hazard: Command): void {
  hazard
    .command('validate')
    .description('hold records against what surveys, clearance and accidents found')
    .argument(
      '[file]',
      'records and finds as JSON (docs/formats/hazard-validation.md); without it, those of the archive',
    )
    .option('--handover <serial>', 'of the archive: records of one handover')
    .addHelpText(
      'after',
      '\nExit status: 0 nothing stands against the records, 1 an error was found, 2 it cannot be read.\n\nExamples:\n  muniment hazard validate batch-2021-06.json --json\n  muniment hazard validate --archive ./case --handover 7K3F-2QX0',
    )
    .action(async (file: string | undefined, _: unknown, command: Command) => {
      const result =
        file === undefined
          ? await keptValidation(command.optsWithGlobals<KeptOptions>())
          : validateRecords(readValidation(await textOf(file), basename(file)));
      if (command.optsWithGlobals<{ json?: boolean }>().json) sayJson(result);
      else sayValidation(result);
      if (result.findings.some(({ severity }) => severity === 'error')) process.exitCode = 1;
    });
  hazard
    .command('release')
    .description('say whether the released parts of an area account for it, and what remains')
    .argument('<file>', 'the area and its parts as JSON (docs/formats/hazard-validation.md)')
    .addHelpText(
      'after',
      '\nExit status: 0 the parts account for the area, 1 they do not, 2 it cannot be read.\n\nExample:\n  muniment hazard release area-7.json',
    )
    .action(async (file: string, _: unknown, command: Command) => {
      const { title, original, parts } = readRelease(await textOf(file), basename(file));
      const result = conservationOf(original, parts);
      if (command.optsWithGlobals<{ json?: boolean }>().json) sayJson({ v: 1, title, ...result });
      else sayRelease(title, result);
      if (!result.holds) process.exitCode = 1;
    });
}
