import type { Command } from 'commander';
import { confirmedLaw } from '#confirmations';
import type { Tx } from '#db';
import { currentLaw } from '#editions';
import { AppError, isId } from '#kernel';
import { forumRemarks } from '#law';
import { changeAllegation, findAllegation, withdrawAllegation } from '#pleading';
import { bringAllegation, readAllegation, readAllegationChange } from '../allegation-file.ts';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { say, sayJson } from '../output.ts';
import { readReason } from '../read-reason.ts';
import { OF_VERSION, readVersion, type VersionOption } from '../read-version.ts';
import { remarkWords } from './allegation-words.ts';

/** Error NOT_FOUND where the case has no such allegation. */
async function assertOfCase(tx: Tx, caseId: string, id: string): Promise<void> {
  const row = isId(id) ? await findAllegation(tx, id) : null;
  if (row?.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'allegation', id });
}

function addCommand(group: Command): void {
  group
    .command('add')
    .description(
      'records what a party charges, with what is laid to its elements, from a JSON file: all or nothing',
    )
    .argument('<file>', 'the file')
    .addHelpText(
      'after',
      `
The file holds {title, party, respondent, forum, provision, standard, attribution, facts, period, place, compartmentId, evidence: [{slot,
stance, claimId | conclusionId | incidentId | record, note, answer}]}. A slot is the id of an element or of one of its alternatives
(muniment law show PROVISION); a stance is for or against; a record is a serial (of an obstacle its id); an answer says how the pleading
answers what speaks against it. From standard on, what is left out is not said. What is laid counts for nothing until somebody weighs it.
A forum before which the instrument has no basis is refused; of one that only reads it, or of which nothing is stated, that is said.

Example:
  muniment allegations add allegation.json --archive ./case`,
    )
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const given = await readAllegation(file);
      await withArchive(options, async (archive) => {
        const { by, ...home } = await ownerOf(archive, options.case);
        const { root } = archive.paths;
        const { remarks, ...made } = await archive.db.tx(by, async (tx) => {
          const brought = await bringAllegation(tx, by, { ...home, law: await currentLaw(tx, root) }, given);
          return { ...brought, remarks: forumRemarks(await confirmedLaw(tx, root), given) };
        });
        await archive.ledger.publishAll();
        if (options.json) return sayJson({ ...made, remarks });
        say(made.id);
        for (const one of remarks) say(`  ${remarkWords(one)}`);
        if (made.evidence.length > 0)
          say(`  laid to its elements: ${made.evidence.length}; what nobody weighed counts for nothing yet`);
      });
    });
}

function changeCommand(group: Command): void {
  group
    .command('change')
    .description('changes what an allegation says, from a JSON file that holds what changes')
    .argument('<id>', 'id of the allegation, as the list has it')
    .argument('<file>', 'the file')
    .requiredOption(...OF_VERSION)
    .addHelpText(
      'after',
      `
The file holds any of {title, party, respondent, forum, provision, standard, attribution, facts, period, place}. What is left out stays as it
is; of the last five null takes away what was said. The version is told by list. What is laid to its elements stays. Forums are looked at
as in add.

Example:
  muniment allegations change 019ac0de-0000-7000-8000-000000000001 change.json --of-version 1 --archive ./case`,
    )
    .action(async (id: string, file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & VersionOption>();
      const change = { version: readVersion(options), facts: await readAllegationChange(file) };
      const { version, remarks } = await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        const { root } = archive.paths;
        const made = await archive.db.tx(by, async (tx) => {
          await assertOfCase(tx, caseId, id);
          const row = await changeAllegation(tx, by, id, { ...change, law: await currentLaw(tx, root) });
          return { version: row.version, remarks: forumRemarks(await confirmedLaw(tx, root), row) };
        });
        await archive.ledger.publishAll();
        return made;
      });
      if (options.json) return sayJson({ id, version, remarks });
      say(`It is changed; its version is ${version} now.`);
      for (const one of remarks) say(`  ${remarkWords(one)}`);
    });
}

function withdrawCommand(group: Command): void {
  group
    .command('withdraw')
    .description('takes an allegation back; it stays in the ledger with the reason')
    .argument('<id>', 'id of the allegation, as the list has it')
    .requiredOption('--reason <text>', 'why; it is kept in the ledger')
    .addHelpText(
      'after',
      `
Example:
  muniment allegations withdraw 019ac0de-0000-7000-8000-000000000001 --reason "charged twice" --archive ./case`,
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { reason: string }>();
      const reason = readReason(options.reason);
      await withArchive(options, async (archive) => {
        const { by, caseId } = await ownerOf(archive, options.case);
        await archive.db.tx(by, async (tx) => {
          await assertOfCase(tx, caseId, id);
          await withdrawAllegation(tx, by, id, reason);
        });
        await archive.ledger.publishAll();
      });
      if (options.json) sayJson({ withdrawn: id });
      else say('It is withdrawn; the ledger keeps it with the reason.');
    });
}

/** `allegations add`, `allegations change` and `allegations withdraw`. */
export function allegationChangeCommands(group: Command): void {
  addCommand(group);
  changeCommand(group);
  withdrawCommand(group);
}
