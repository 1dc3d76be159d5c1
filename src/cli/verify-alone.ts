/** A door of its own for `muniment verify`: a court that checks a bundle does not wait for the rooms that an archive needs. */
import { verifyCommand } from './commands/verify.ts';
import './errors.ts';
import { runProgram } from './run-program.ts';

/** Runs `verify` and its arguments, as `runCli` does; the exit status. */
export const runVerify = (args: readonly string[]): Promise<number> => runProgram(args, verifyCommand);
