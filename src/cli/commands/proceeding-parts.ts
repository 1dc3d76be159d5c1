import { Option, type Command } from 'commander';
import { AppError, isId } from '#kernel';
import {
  linkProceedings,
  linkRelations,
  proceedingToShow,
  unlinkProceedings,
  withdrawStep,
} from '#proceedings';
import type { CommonOptions } from '../context.ts';
import { inProceeding } from '../in-proceeding.ts';
import { say, sayJson } from '../output.ts';
import { bringStepChange, readStepChange } from '../proceeding-file.ts';
import { readReason } from '../read-reason.ts';
import { OF_VERSION, readVersion, type VersionOption } from '../read-version.ts';
import { STEP } from './proceeding-changes.ts';

const PROCEEDING = ['<proceeding>', 'id of the proceeding, as the list has it'] as const;
const STEP_ID = ['<step>', 'id of the step, as show --json has it'] as const;
const OTHER = ['<other>', 'id of the other proceeding, as the list has it'] as const;
const REASON = ['--reason <text>', 'why; it is kept in the ledger'] as const;

/** Error NOT_FOUND. */
function assertId(what: 'proceeding' | 'step', id: string): void {
  if (!isId(id)) throw new AppError('NOT_FOUND', { what, id });
}

function changeStepCommand(group: Command): void {
  group
    .command('change-step')
    .description(
      'changes what is said of a step, also of the exchange that it is, from a JSON file that holds what changes',
    )
    .argument(...PROCEEDING)
    .argument(...STEP_ID)
    .argument('<file>', 'the file')
    .requiredOption(...OF_VERSION)
    .addHelpText(
      'after',
      `
${STEP}
The file holds any of it. What is left out stays as it is, also of an exchange; from byWhom on, and of an exchange from addressedTo on, null
takes away what was said. Serials and fixed times are given whole. The version of a step is told by show --json.

Example:
  muniment proceedings change-step 019ac0de-0000-7000-8000-000000000001 019ac0de-0000-7000-8000-000000000007 reply.json --of-version 1`,
    )
    .action(async (id: string, step: string, file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & VersionOption>();
      const given = { id: step, version: readVersion(options), change: await readStepChange(file) };
      assertId('step', step);
      const version = await inProceeding(id, options, async (tx, { by, law, proceeding }) =>
        bringStepChange(tx, by, { law, shown: await proceedingToShow(tx, law, proceeding) }, given),
      );
      if (options.json) sayJson({ id: step, version });
      else say(`It is changed; its version is ${version} now.`);
    });
}

function withdrawStepCommand(group: Command): void {
  group
    .command('withdraw-step')
    .description('takes a step of a proceeding back; it stays in the ledger with the reason')
    .argument(...PROCEEDING)
    .argument(...STEP_ID)
    .requiredOption(...REASON)
    .addHelpText(
      'after',
      `
The times that ran from it run no more.

Example:
  muniment proceedings withdraw-step 019ac0de-0000-7000-8000-000000000001 019ac0de-0000-7000-8000-000000000007 --reason "entered twice"`,
    )
    .action(async (id: string, step: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { reason: string }>();
      const reason = readReason(options.reason);
      assertId('step', step);
      await inProceeding(id, options, async (tx, { by, law, proceeding }) => {
        const { steps } = await proceedingToShow(tx, law, proceeding);
        // First, so that one that is withdrawn already is said to be; of another proceeding it is not kept, as the transaction ends.
        await withdrawStep(tx, by, step, reason);
        if (!steps.some((one) => one.id === step))
          throw new AppError('NOT_FOUND', { what: 'step', id: step });
      });
      if (options.json) sayJson({ withdrawn: step });
      else say('It is withdrawn; the ledger keeps it with the reason.');
    });
}

function linkCommand(group: Command): void {
  group
    .command('link')
    .description('says that another proceeding of the case is about the same facts')
    .argument(...PROCEEDING)
    .argument(...OTHER)
    .addOption(
      new Option('--relation <relation>', 'what the other one is to this one')
        .choices([...linkRelations])
        .makeOptionMandatory(),
    )
    .requiredOption(...REASON)
    .addHelpText(
      'after',
      `
Two are linked once, from whichever side; show tells it of both, with what they share.

Example:
  muniment proceedings link 019ac0de-0000-7000-8000-000000000001 019ac0de-0000-7000-8000-000000000002 --relation parallel --reason "the same raid"`,
    )
    .action(async (id: string, otherId: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<
        CommonOptions & { relation: (typeof linkRelations)[number]; reason: string }
      >();
      const given = { otherId, relation: options.relation, reason: readReason(options.reason) };
      assertId('proceeding', otherId);
      const link = await inProceeding(id, options, (tx, { by }) => linkProceedings(tx, by, id, given));
      if (options.json) sayJson({ id: link });
      else say(`They are linked: ${link}`);
    });
}

function unlinkCommand(group: Command): void {
  group
    .command('unlink')
    .description('takes the link with another proceeding off; it stays in the ledger with the reason')
    .argument(...PROCEEDING)
    .argument(...OTHER)
    .requiredOption(...REASON)
    .addHelpText(
      'after',
      `
Example:
  muniment proceedings unlink 019ac0de-0000-7000-8000-000000000001 019ac0de-0000-7000-8000-000000000002 --reason "they concern different raids"`,
    )
    .action(async (id: string, otherId: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { reason: string }>();
      const reason = readReason(options.reason);
      const unlinked = await inProceeding(id, options, async (tx, { by, law, proceeding }) => {
        const { links } = await proceedingToShow(tx, law, proceeding);
        const link = links.find((one) => one.other_id === otherId);
        if (!link) throw new AppError('NOT_FOUND', { what: 'relation', id: otherId });
        await unlinkProceedings(tx, by, link.id, reason);
        return link.id;
      });
      if (options.json) sayJson({ unlinked });
      else say('They are linked no more; the ledger keeps it with the reason.');
    });
}

/** `proceedings change-step`, `withdraw-step`, `link` and `unlink`. */
export function proceedingPartCommands(group: Command): void {
  changeStepCommand(group);
  withdrawStepCommand(group);
  linkCommand(group);
  unlinkCommand(group);
}
