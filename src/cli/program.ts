import type { Command } from 'commander';
import { benchNames } from './bench-names.ts';
import { caseCommands } from './commands/case.ts';
import { claimsCommand } from './commands/claims.ts';
import { demoCommand } from './commands/demo.ts';
import { dossierCommands } from './commands/dossier.ts';
import { exportCommands } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { allegationsCommands } from './commands/allegations.ts';
import { conclusionsCommands } from './commands/conclusions.ts';
import { groundFileCommands } from './commands/ground-files.ts';
import { detentionCommands } from './commands/detention.ts';
import { displacementCommands } from './commands/displacement.ts';
import { accidentCommands } from './commands/accident.ts';
import { handoverCommands } from './commands/handover.ts';
import { hazardCommands } from './commands/hazard.ts';
import { incidentsCommands } from './commands/incidents.ts';
import { vocabulariesCommands } from './commands/vocabularies.ts';
import { ingestCommand } from './commands/ingest.ts';
import { consentCommands } from './commands/consents.ts';
import { itemCommands } from './commands/items.ts';
import { keepCommands } from './commands/keep.ts';
import { lawCommands } from './commands/law.ts';
import { networkCommand } from './commands/network.ts';
import { peopleCommands } from './commands/people.ts';
import { proceedingsCommands } from './commands/proceedings.ts';
import { redactCommands } from './commands/redact.ts';
import { settlementCommands } from './commands/settlements.ts';
import { translationsCommands } from './commands/translations.ts';
import { undertakingsCommands } from './commands/undertakings.ts';
import { pleadingCommands } from './commands/pleading.ts';
import { runCommands } from './commands/run.ts';
import { searchCommand } from './commands/search.ts';
import { suggestCommand } from './commands/suggest.ts';
import { verifyCommand } from './commands/verify.ts';
import type { Host } from './context.ts';
import { runProgram } from './run-program.ts';

function benchCommand(program: Command, host: Host): void {
  program
    .command('bench')
    .description('measure against peers on this machine, both sides interleaved in one run')
    .argument('[name]', `one of ${benchNames.join(', ')}; all of them without a name`)
    .addHelpText('after', '\nExample:\n  muniment bench fixity --json')
    .action((name: string | undefined, _: unknown, command: Command) =>
      host.bench(name, command.optsWithGlobals<{ json?: boolean }>().json === true),
    );
}

/** Reads the arguments (without `node` and the script), runs the command and returns the exit status. */
export function runCli(args: readonly string[], host: Host): Promise<number> {
  return runProgram(args, (program) => {
    demoCommand(program);
    keepCommands(program);
    caseCommands(program);
    ingestCommand(program);
    importCommand(program);
    itemCommands(program);
    consentCommands(program);
    translationsCommands(program);
    searchCommand(program);
    suggestCommand(program);
    claimsCommand(program);
    peopleCommands(program);
    incidentsCommands(program);
    groundFileCommands(program);
    hazardCommands(program);
    handoverCommands(program);
    detentionCommands(program);
    displacementCommands(program);
    accidentCommands(program);
    vocabulariesCommands(program);
    lawCommands(program);
    redactCommands(program);
    conclusionsCommands(program);
    allegationsCommands(program);
    networkCommand(program);
    exportCommands(program);
    proceedingsCommands(program);
    settlementCommands(program);
    undertakingsCommands(program);
    dossierCommands(program);
    pleadingCommands(program);
    verifyCommand(program);
    runCommands(program, host);
    benchCommand(program, host);
  });
}
