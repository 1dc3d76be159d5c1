/**
 * The command line. Guarantees: results on standard output (JSON with --json, in fixed shapes), progress and errors on
 * standard error; exit 0 sound, 1 findings, 2 usage, 3 cannot read; nothing from evidence can drive the terminal.
 */
export { benchNames, type BenchName } from './bench-names.ts';
export { cliErrors } from './errors.ts';
export { runCli } from './program.ts';
export { loadSample } from './sample-case.ts';
export { demo } from './commands/demo.ts';
export type { DemoResult } from './commands/demo.ts';
export type { Host } from './context.ts';
