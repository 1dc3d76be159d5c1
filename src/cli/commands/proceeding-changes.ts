import type { Command } from 'commander';
import { currentLaw } from '#editions';
import {
  answerStates,
  changeProceeding,
  exchangeForms,
  partyRoles,
  proceedingStatuses,
  replyStates,
  stepKinds,
  withdrawProceeding,
} from '#proceedings';
import { ownerOf, withArchive, type CommonOptions } from '../context.ts';
import { inProceeding } from '../in-proceeding.ts';
import { say, sayJson } from '../output.ts';
import {
  bringAnswers,
  bringProceeding,
  bringSteps,
  readAnswers,
  readProceeding,
  readProceedingChange,
  readSteps,
} from '../proceeding-file.ts';
import { readReason } from '../read-reason.ts';
import { OF_VERSION, readVersion, type VersionOption } from '../read-version.ts';

/** What a step is made of, for help texts. */
export const STEP = `A step is {kind, what, byWhom, happenedOn, event, fixedTimes: [{what, forWhom, dueOn, keptOn}], serials, exchange: {form, addressedTo, namesTreaty, named, reply, repliedOn, replySays}}.
Kinds: ${stepKinds.join(', ')}.
An event is what the law calls the step: times run from it (muniment proceedings deadlines). Fixed times are days that the forum fixed itself
(YYYY-MM-DD). Only diplomatic-exchange and communication
have an exchange. Forms: ${exchangeForms.join(', ')}.
A reply is ${replyStates.join(' or ')}.`;

const ANSWER = `An answer is {checklist, test, state, reasons, claimIds, serials}; checklist and test are ids (muniment proceedings show --json). States:
${answerStates.join(', ')}; every state but open needs reasons. Claims and items show it. Earlier answers stay; the newest counts.`;

function addCommand(group: Command): void {
  group
    .command('add')
    .description('records a proceeding with its steps and answers, from a JSON file: all or nothing')
    .argument('<file>', 'the file')
    .addHelpText(
      'after',
      `
The file holds {title, forum, parties: [{name, role}], status, bench, registryNumber, instruments, begunOn, compartmentId, steps, answers}.
From bench on, and of a step from byWhom on, what is left out is not said. Roles: ${partyRoles.join(', ')}.
Statuses: ${proceedingStatuses.join(', ')}.
${STEP}
${ANSWER}

Example:
  muniment proceedings add proceeding.json --archive ./case`,
    )
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const given = await readProceeding(file);
      await withArchive(options, async (archive) => {
        const { by, ...home } = await ownerOf(archive, options.case);
        const made = await archive.db.tx(by, async (tx) =>
          bringProceeding(tx, by, { ...home, law: await currentLaw(tx, archive.paths.root) }, given),
        );
        await archive.ledger.publishAll();
        if (options.json) sayJson(made);
        else say(made.id);
      });
    });
}

function stepCommand(group: Command): void {
  group
    .command('step')
    .description(
      'records what was done in a proceeding, from a JSON file: one step or a list, all or nothing',
    )
    .argument('<proceeding>', 'id of the proceeding, as the list has it')
    .argument('<file>', 'the file')
    .addHelpText(
      'after',
      `
${STEP}
From byWhom on, what is left out is not said.

Example:
  muniment proceedings step 019ac0de-0000-7000-8000-000000000001 steps.json --archive ./case`,
    )
    .action(async (id: string, file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const steps = await readSteps(file);
      const ids = await inProceeding(id, options, (tx, { by, law }) =>
        bringSteps(tx, by, { law, proceedingId: id }, steps),
      );
      if (options.json) sayJson({ ids });
      else ids.forEach(say);
    });
}

function answerCommand(group: Command): void {
  group
    .command('answer')
    .description(
      'answers tests of the checklists of a proceeding with what shows them, from a JSON file: one or a list, all or nothing',
    )
    .argument('<proceeding>', 'id of the proceeding, as the list has it')
    .argument('<file>', 'the file')
    .addHelpText(
      'after',
      `
${ANSWER}

Example:
  muniment proceedings answer 019ac0de-0000-7000-8000-000000000001 answers.json --archive ./case`,
    )
    .action(async (id: string, file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const answers = await readAnswers(file);
      const ids = await inProceeding(id, options, (tx, { by, law }) =>
        bringAnswers(tx, by, { law, proceedingId: id }, answers),
      );
      if (options.json) sayJson({ ids });
      else ids.forEach(say);
    });
}

function changeCommand(group: Command): void {
  group
    .command('change')
    .description('changes what is said of a proceeding, from a JSON file that holds what changes')
    .argument('<id>', 'id of the proceeding, as the list has it')
    .argument('<file>', 'the file')
    .requiredOption(...OF_VERSION)
    .addHelpText(
      'after',
      `
The file holds any of {title, forum, parties: [{name, role}], status, bench, registryNumber, instruments, begunOn}. What is left out stays
as it is; of the last four null, and an empty list, take away what was said. Parties and instruments are given whole. The version is told by
show and list --json. Steps have commands of their own (change-step, withdraw-step), and so have answers (answer: the newest counts).

Example:
  muniment proceedings change 019ac0de-0000-7000-8000-000000000001 change.json --of-version 1 --archive ./case`,
    )
    .action(async (id: string, file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & VersionOption>();
      const change = { version: readVersion(options), facts: await readProceedingChange(file) };
      const row = await inProceeding(id, options, (tx, { by, law }) =>
        changeProceeding(tx, by, id, { ...change, law }),
      );
      if (options.json) sayJson({ id, version: row.version });
      else say(`It is changed; its version is ${row.version} now.`);
    });
}

function withdrawCommand(group: Command): void {
  group
    .command('withdraw')
    .description('takes a proceeding back; it stays in the ledger with the reason')
    .argument('<id>', 'id of the proceeding, as the list has it')
    .requiredOption('--reason <text>', 'why; it is kept in the ledger')
    .addHelpText(
      'after',
      `
Example:
  muniment proceedings withdraw 019ac0de-0000-7000-8000-000000000001 --reason "entered twice" --archive ./case`,
    )
    .action(async (id: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { reason: string }>();
      const reason = readReason(options.reason);
      await inProceeding(id, options, (tx, { by }) => withdrawProceeding(tx, by, id, reason));
      if (options.json) sayJson({ withdrawn: id });
      else say('It is withdrawn; the ledger keeps it with the reason.');
    });
}

/** `proceedings add`, `step`, `answer`, `change` and `withdraw`. */
export function proceedingChangeCommands(group: Command): void {
  addCommand(group);
  stepCommand(group);
  answerCommand(group);
  changeCommand(group);
  withdrawCommand(group);
}
