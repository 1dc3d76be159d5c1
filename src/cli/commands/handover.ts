import type { Command } from 'commander';
import { recordRead, recordReads } from '#access';
import { AppError } from '#kernel';
import {
  handoverBySerial,
  handoverToShow,
  listHandovers,
  readMines,
  standingsOfHandovers,
  type Handover,
  type HandoverStanding,
  type ShownHandover,
} from '#mines';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { everyPage } from '../every-page.ts';
import { plain, say, sayJson } from '../output.ts';
import { readSerial } from '../read-serial.ts';

const PAGE = 500;

const readOf = ({ id, compartment_id: compartmentId }: Handover) =>
  ({ table: 'handover', id, compartmentId }) as const;

const line = (row: Handover): Record<string, unknown> => ({
  id: row.id,
  serial: row.serial,
  title: row.title,
  givenBy: row.given_by,
  receivedBy: row.received_by,
  through: row.through,
  dated: row.dated,
  inExchange: row.in_exchange,
  custodian: row.custodian,
  version: row.version,
  madeAt: row.made_at,
});

type Claim = HandoverStanding['claims'][number];

const claimLine = (one: Claim): Record<string, unknown> => ({
  measure: one.measure,
  value: one.value,
  words: one.words,
  claimant: one.claimant,
  asOf: one.as_of,
  definition: one.definition,
});

const sayClaim = ({ measure, value, words, claimant, as_of: asOf, definition }: Claim): void => {
  const figure = value === null ? plain(words) : `${value} (${plain(words)})`;
  const defined = measure === 'quality' && definition === null ? '; no definition published' : '';
  say(
    `    ${measure}: ${figure}, says ${plain(claimant)}${asOf === null ? '' : `, as of ${asOf}`}${defined}`,
  );
};

function sayHead(row: Handover): void {
  say(`${row.serial}  ${plain(row.title)}${row.dated === null ? '' : `  ${row.dated}`}`);
  const through = row.through.length === 0 ? '' : `, through ${row.through.map(plain).join(', ')}`;
  say(`  from ${plain(row.given_by ?? 'not said')} to ${plain(row.received_by ?? 'not said')}${through}`);
  if (row.in_exchange !== null) say(`  in exchange, in the words of the source: ${plain(row.in_exchange)}`);
}

function tellWhole(
  { handover, claims, items, records, support, findings }: ShownHandover,
  isJson: boolean,
): void {
  if (isJson) {
    sayJson({
      ...line(handover),
      claims: claims.map(claimLine),
      items: items.map((one) => ({
        kind: one.kind,
        serial: one.serial,
        sha256: one.sha256,
        sheetNumber: one.sheet_number,
        sheetDate: one.sheet_date,
        devices: one.devices,
      })),
      records: records.map(({ serial, total, decided }) => ({ serial, total, decided })),
      support,
      findings,
    });
    return;
  }
  sayHead(handover);
  say('  claimed, each by whom');
  claims.forEach(sayClaim);
  say(
    `  received: ${items.filter(({ kind }) => kind === 'sheet').length} sheets; records entered: ${records.length}, of which ${support.mines.records} state ${support.mines.devices} devices`,
  );
  for (const { code, severity, subject, facts } of findings) {
    const rest = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
    say(`  ${severity.toUpperCase()}  ${code}  ${[subject, ...rest].map(plain).join(', ')}`);
  }
}

/** `handover list` and `handover show`: minefield records that somebody gave to somebody. */
export function handoverCommands(program: Command): void {
  const group = program
    .command('handover')
    .description('handovers of minefield records: what each party claims of them, and what came');
  group
    .command('list')
    .description('handovers of the case, the newest record first; with --json one object a line')
    .addHelpText('after', '\nExample:\n  muniment handover list --archive ./case --json')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        let isEmpty = true;
        for await (const { rows, standings } of everyPage(PAGE, (after) =>
          archive.db.tx(by, async (tx) => {
            const page = await listHandovers(tx, { caseId, limit: PAGE, after });
            await recordReads(tx, by, page.map(readOf), 'listed');
            return { rows: page, standings: await standingsOfHandovers(tx, page) };
          }),
        )) {
          isEmpty &&= rows.length === 0;
          for (const row of rows) {
            const standing = standings.get(row.id);
            if (!standing) continue;
            const { claims, sheets, hasReceipt } = standing;
            if (options.json) sayJson({ ...line(row), claims: claims.map(claimLine), sheets, hasReceipt });
            else {
              sayHead(row);
              claims.forEach(sayClaim);
              say(`  sheets received: ${sheets}${hasReceipt ? ', with a receipt' : ''}`);
            }
          }
        }
        if (isEmpty && !options.json) say('No handovers yet.');
      });
    });
  group
    .command('show')
    .description(
      'one handover: what each party claims, the sheets that came, the records, and what does not go together',
    )
    .argument('<serial>', 'serial of the handover')
    .addHelpText(
      'after',
      `
Numbers of parties are never made one, and no finding says who is right. Coordinates are not shown.

Example:
  muniment handover show 7K3F-2QX0 --archive ./case --json`,
    )
    .action(async (typed: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const serial = readSerial(typed);
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const shown = await archive.db.tx(by, async (tx) => {
          const row = await handoverBySerial(tx, serial);
          if (row?.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'handover', id: serial });
          await recordRead(tx, by, readOf(row), 'read');
          const found = await handoverToShow(tx, row);
          await readMines(tx, by, found.records, 'listed');
          return found;
        });
        tellWhole(shown, options.json === true);
      });
    });
}
