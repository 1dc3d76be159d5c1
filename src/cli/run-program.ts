import { Command, CommanderError } from 'commander';
import { AppError, VERSION } from '#kernel';
import { sayError, sayErrorJson } from './output.ts';

// Options that stand for every command are accepted after it as well as before.
function addCommonOptions(command: Command): void {
  for (const sub of command.commands) {
    sub.option('--archive <folder>', 'folder of the archive', process.env['MUNIMENT_ARCHIVE'] ?? './archive');
    sub.option('--json', 'the result as JSON on standard output');
    // `init` names the case that it makes.
    if (!sub.options.some(({ long }) => long === '--case'))
      sub.option(
        '--case <case>',
        'title or id of the case (without it: the first)',
        process.env['MUNIMENT_CASE'],
      );
    sub.exitOverride();
    addCommonOptions(sub);
  }
}

/** Runs the command that the arguments name (without `node` and the script) of those that `add` adds; the exit status. */
export async function runProgram(args: readonly string[], add: (program: Command) => void): Promise<number> {
  const program = new Command('muniment')
    .description(
      'Evidence of gross human-rights violations, from collection to the volumes filed with a court.',
    )
    .version(VERSION)
    .showHelpAfterError()
    .exitOverride();
  add(program);
  addCommonOptions(program);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    const asJson = args.includes('--json');
    if (!(error instanceof CommanderError)) return sayError(error, asJson);
    if (error.exitCode === 0) return 0;
    // People were told already, with the help of the command.
    if (asJson) sayErrorJson(new AppError('USAGE', { what: error.message.replace(/^error: /, '') }));
    return 2;
  }
}
