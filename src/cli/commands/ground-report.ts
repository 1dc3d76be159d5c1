import type { Command } from 'commander';
import { groundReport, type GroundReport, type ReportedField } from '#settlements';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson } from '../output.ts';
import { askedOf, type AskedOptions } from './settlements.ts';

const STATUS = {
  blocked: 'BLOCKED',
  'at-risk': 'AT RISK',
  'none-recorded': 'NO OBSTACLE RECORDED',
  unknown: 'UNKNOWN',
} as const;

const laidText = ({ laidFrom, laidTo }: ReportedField): string => {
  if (laidFrom === null && laidTo === null) return 'when it was laid is not said';
  return laidFrom === null
    ? `laid by ${laidTo}`
    : laidTo === null
      ? `laid from ${laidFrom}`
      : `laid ${laidFrom} to ${laidTo}`;
};

const devicesText = ({ devices, total }: ReportedField): string => {
  const types = devices
    .map(({ category, model, count }) => `${count ?? '?'} ${model ?? category}`)
    .join(', ');
  const whole = total === null ? 'no total is stated' : `${total} stated in all`;
  return types === '' ? whole : `${types}; ${whole}`;
};

function sayReport(report: GroundReport): void {
  say(
    `On ${report.on}${report.knownAt === null ? ', as known now' : `, as known at the end of ${report.knownAt}`}`,
  );
  if (report.settlements.length === 0) say('No settlement is recorded: nothing is known.');
  for (const { serial, name, isInvented, status, answer, fields } of report.settlements) {
    say(`\n${plain(name)} (${serial})${isInvented ? ', an invented place' : ''}: ${STATUS[status]}`);
    for (const { kind, what, from, to, isContested, reliability, evidence, words } of answer.obstacles) {
      say(
        `  ${kind}, ${from ?? 'since a day that is not known'} to ${to ?? 'no end recorded'}${isContested ? ', CONTESTED' : ''}`,
      );
      if (what !== null) say(`    ${plain(what)}`);
      const shown = evidence.map(({ kind: of, serial: at, id }) => `${of} ${at ?? id ?? ''}`).join(', ');
      say(
        `    reliability: ${reliability.is}; ${shown === '' ? 'nothing is named that shows it' : `shown by ${shown}`}`,
      );
      for (const { says, side, saidBy, saidOn } of words)
        say(`    ${plain(side ?? saidBy)}: ${says}${saidOn === null ? '' : ` (${saidOn})`}`);
    }
    for (const field of fields) {
      const joined = field.by
        .map((by) => (by === 'way' ? 'on a way there' : 'named by an obstacle'))
        .join(', ');
      say(
        `  field ${field.serial}, ${plain(field.title)}: ${joined}; ${laidText(field)}; ${plain(devicesText(field))}; decided: ${field.decided}`,
      );
      const from = [
        field.sheet && `sheet ${field.sheet}`,
        field.handover && `handover ${field.handover}`,
      ].filter(Boolean);
      say(`    ${from.length === 0 ? 'no sheet is named' : from.join(', ')}`);
    }
    if (answer.unknown.length > 0) say(`  not known: ${answer.unknown.join(', ')}`);
  }
  say(`\n${report.caution}`);
}

/** Of `ground`: what was mined, when, on what evidence, and whom it keeps from where. */
export function groundReportCommand(ground: Command): void {
  ground
    .command('report')
    .description('what was mined, when, on what evidence, and whom it keeps from where, on a day')
    .option('--on <day>', 'the day (YYYY-MM-DD); today when left out')
    .option('--known-at <day>', 'by what was recorded by the end of this day; all of it when left out')
    .addHelpText(
      'after',
      `
Settlements of the case, those that are blocked first: obstacles of the day with what shows them, what each side says apart, and the fields that are
named or lie on the ways there. That sealed ones are read is recorded.

Example:
  muniment ground report --archive ./case --on 2021-06-01 --json`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & AskedOptions>();
      const asked = askedOf(options);
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const report = await archive.db.tx(by, (tx) => groundReport(tx, by, { caseId, ...asked }));
        if (options.json) sayJson(report);
        else sayReport(report);
      });
    });
}
