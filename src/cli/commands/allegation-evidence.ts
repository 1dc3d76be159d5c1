import type { Command } from 'commander';
import { Type } from 'typebox';
import type { Archive } from '#archive';
import type { Tx } from '#db';
import { currentLaw } from '#editions';
import { AppError, isId } from '#kernel';
import { answerEvidence, RUBRIC, takeBackEvidence, weighClaim } from '#pleading';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { say, sayJson } from '../output.ts';
import { readForm } from '../read-form.ts';
import { readReason } from '../read-reason.ts';

type Owner = Awaited<ReturnType<typeof ownerOf>>['by'];

/** Does something as whoever owns the archive, and publishes it. */
async function changed<T>(
  options: CommonOptions,
  work: (tx: Tx, by: Owner, archive: Archive) => Promise<T>,
): Promise<T> {
  return withArchive(options, async (archive) => {
    const { by } = await ownerOf(archive, options.case);
    const result = await archive.db.tx(by, (tx) => work(tx, by, archive));
    await archive.ledger.publishAll();
    return result;
  });
}

/** Error NOT_FOUND. */
function assertId(what: string, id: string): void {
  if (!isId(id)) throw new AppError('NOT_FOUND', { what, id });
}

function answerCommand(group: Command): void {
  group
    .command('answer')
    .description('says how the pleading answers what speaks against an element, or that it no longer does')
    .argument('<evidence>', 'id of what is laid, as allegations matrix --json has it')
    .argument('[text]', 'the answer; left out, the one that was given is taken back')
    .addHelpText(
      'after',
      `
Example:
  muniment allegations answer 019ac0de-0000-7000-8000-000000000005 "The decree was repealed." --archive ./case`,
    )
    .action(async (id: string, text: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      assertId('evidence', id);
      await changed(options, (tx, by) => answerEvidence(tx, by, id, text ?? null));
      if (options.json) sayJson({ id, answer: text ?? null });
      else say(text === undefined ? 'It is not answered any more.' : 'It is answered.');
    });
}

function takeBackCommand(group: Command): void {
  group
    .command('take-back')
    .description('takes back what was laid to an element; the ledger keeps it with the reason')
    .argument('<evidence>', 'id of what is laid, as allegations matrix --json has it')
    .requiredOption('--reason <text>', 'why; it is kept in the ledger')
    .addHelpText(
      'after',
      `
Example:
  muniment allegations take-back 019ac0de-0000-7000-8000-000000000005 --reason "laid to the wrong element" --archive ./case`,
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { reason: string }>();
      const reason = readReason(options.reason);
      assertId('evidence', id);
      await changed(options, (tx, by) => takeBackEvidence(tx, by, id, reason));
      if (options.json) sayJson({ takenBack: id });
      else say('It is taken back; the ledger keeps it with the reason.');
    });
}

const WeighingFile = Type.Object(
  {
    kind: Type.String({ minLength: 1, maxLength: 60 }),
    answers: Type.Record(
      Type.String({ maxLength: 40 }),
      Type.Union([Type.Boolean(), Type.Number(), Type.String(), Type.Array(Type.String())]),
    ),
    band: Type.Optional(Type.Integer({ minimum: 0, maximum: 9 })),
    reasons: Type.Optional(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
);

function weighCommand(group: Command): void {
  group
    .command('weigh')
    .description('confirms how much a claim weighs by the rubric, from a JSON file; earlier weighings stay')
    .argument('<claim>', 'id of the claim')
    .argument('<file>', 'the file')
    .addHelpText(
      'after',
      `
The file holds {kind, answers, band, reasons}: a kind of evidence of the rubric and answers to its questions by their ids
(muniment law show ${RUBRIC}). Without a band the one that the rubric gives is confirmed; another one needs reasons.

Example:
  muniment allegations weigh 019ac0de-0000-7000-8000-000000000006 weighing.json --archive ./case`,
    )
    .action(async (claim: string, file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const { kind, answers, band = null, reasons = null } = await readForm(file, WeighingFile);
      assertId('claim', claim);
      const made = await changed(options, async (tx, by, archive) =>
        weighClaim(tx, by, claim, {
          law: await currentLaw(tx, archive.paths.root),
          kind,
          answers,
          band,
          reasons,
        }),
      );
      if (options.json) return sayJson({ claim, band: made.band, computed: made.computed });
      say(`W${made.band}${made.band === made.computed ? '' : `; the rubric gives W${made.computed}`}`);
    });
}

/** `allegations answer`, `allegations take-back` and `allegations weigh`. */
export function allegationEvidenceCommands(group: Command): void {
  answerCommand(group);
  takeBackCommand(group);
  weighCommand(group);
}
