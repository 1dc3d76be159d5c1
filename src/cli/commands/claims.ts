import type { Command } from 'commander';
import { recordReads } from '#access';
import { getItem } from '#catalogue';
import {
  exportedFacts,
  listClaims,
  vocabularies,
  type ClaimCursor,
  type ClaimFilter,
  type ListedClaim,
} from '#coding';
import type { Tx } from '#db';
import { AppError } from '#kernel';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { plain, say, sayJson } from '../output.ts';
import { readSerial } from '../read-serial.ts';

const PAGE = 500;

interface ClaimOptions extends CommonOptions {
  readonly kind?: string;
  readonly measure?: string;
  readonly item?: string;
  readonly text?: string;
  readonly withWithdrawn?: boolean;
  readonly limit?: number;
}

/** A term and what lies below it. Error INVALID_INPUT for what is no term of the list. */
function termsOf(list: 'claim-kind' | 'count-measure', id: string): readonly string[] {
  const { terms } = vocabularies().vocabulary(list);
  if (!terms.some((term) => term.id === id))
    throw new AppError('INVALID_INPUT', {
      what: `“${id}”`,
      why: `it is no term of ${list}: ${terms.map((term) => term.id).join(', ')}`,
    });
  return vocabularies().within(id);
}

async function filterOf(tx: Tx, caseId: string, options: ClaimOptions): Promise<ClaimFilter> {
  const { kind, measure, item, text, withWithdrawn } = options;
  return {
    caseId,
    ...(kind === undefined ? {} : { kinds: termsOf('claim-kind', kind) }),
    ...(measure === undefined ? {} : { measures: termsOf('count-measure', measure) }),
    ...(item === undefined ? {} : { itemId: (await getItem(tx, { serial: readSerial(item) })).id }),
    ...(text === undefined ? {} : { text }),
    ...(withWithdrawn ? { withWithdrawn } : {}),
  };
}

function line(claim: ListedClaim): Record<string, unknown> {
  return {
    id: claim.id,
    ...exportedFacts(claim),
    supports: claim.supports,
    contradicts: claim.contradicts,
    serial: claim.serial,
    quote: claim.exact,
    madeAt: claim.made_at,
    withdrawnAt: claim.withdrawn_at,
  };
}

/** A number with what it counts and the day for which it is stated; without that day it is said that there is none. */
function numberOf({ value, lower, upper, measure, as_of: asOf }: ListedClaim): string {
  if (measure === null) return '';
  const bounds = lower === null && upper === null ? '' : ` (${lower ?? '…'} to ${upper ?? '…'})`;
  return `${measure} ${value ?? ''}${bounds}, as of ${asOf ?? 'no stated day'}`.replaceAll(/ +/g, ' ');
}

function sayClaim(claim: ListedClaim): void {
  const marks = [
    `${claim.reliability}${claim.credibility}`,
    claim.polarity,
    claim.withdrawn_at === null ? '' : 'WITHDRAWN',
    claim.contradicts > 0 ? `contradicted or contradicting: ${claim.contradicts}` : '',
  ];
  const who = [claim.source_name, claim.speaker].filter((one) => one !== null).join(', ');
  const oneLine = (text: string): string => plain(text.replaceAll(/\s+/g, ' '));
  say(`\n${claim.id}  ${marks.filter((mark) => mark !== '').join('  ')}\n  ${oneLine(claim.body)}`);
  const number = numberOf(claim);
  if (number !== '') say(`  ${oneLine(number)}`);
  say(`  says ${oneLine(who)}; quoted from ${claim.serial ?? 'what cannot be seen'}`);
}

/** `claims`. */
export function claimsCommand(program: Command): void {
  program
    .command('claims')
    .description('claims of the case, newest first, with who says it; with --json one object a line')
    .option('--kind <term>', 'only of this kind, or of those below it (vocabulary claim-kind)')
    .option('--measure <term>', 'only numbers that count this, or what lies below it (count-measure)')
    .option('--item <serial>', 'only those that rest on this item')
    .option('--text <part>', 'only with this in their words, in capitals or not')
    .option('--with-withdrawn', 'withdrawn ones too')
    .option('--limit <n>', 'at most so many', (text) => Number.parseInt(text, 10))
    .addHelpText(
      'after',
      `
A claim is what somebody asserted, never a fact. Its grade stands first: how reliable the source is (A to F) and how credible
the information (1 to 6); F6 without any. That a sealed claim was listed is recorded.

Examples:
  muniment claims --archive ./case --measure count-killed-or-injured
  muniment claims --archive ./case --text mines --json > claims.ndjson`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<ClaimOptions>();
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const filter = await archive.db.tx(by, (tx) => filterOf(tx, caseId, options));
        let left = options.limit ?? Infinity;
        for (let cursor: ClaimCursor | null = null; left > 0;) {
          const page = { limit: Math.min(PAGE, left), cursor };
          const claims: ListedClaim[] = await archive.db.tx(by, async (tx) => {
            const rows = await listClaims(tx, filter, page);
            const read = rows.map(
              ({ id, compartment_id: compartmentId }) => ({ table: 'claim', id, compartmentId }) as const,
            );
            await recordReads(tx, by, read, 'listed');
            return rows;
          });
          for (const claim of claims) {
            if (options.json) sayJson(line(claim));
            else sayClaim(claim);
          }
          left -= claims.length;
          const last = claims.at(-1);
          if (!last || claims.length < page.limit) break;
          cursor = { madeAt: last.made_at, id: last.id };
        }
      });
    });
}
