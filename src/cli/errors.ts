import { defineErrors } from '#kernel';

/** Refusals of the command line itself. */
export const cliErrors = defineErrors({
  VERIFY_UNREADABLE: {
    message: 'The bundle {bundle} cannot be read: {why}',
    help: 'Check the path; if the file was damaged in transit, ask for it again. It was not verified.',
    http: 400,
    exit: 3,
    retry: 'never',
  },
  SUGGEST_NO_TEXT: {
    message: 'Item {serial} has no text that could be read.',
    help: 'If it was received just now, wait for the worker: run `muniment worker`. A scan needs the tools that `muniment doctor` names; sound and film need captions.',
    http: 409,
    exit: 2,
    retry: 'later',
  },
  EXPORT_UNWRITABLE: {
    message: 'The file {file} cannot be written: {why}',
    help: 'Name a file in a folder that is there and may be written to. Nothing half-written was left.',
    http: 400,
    exit: 3,
    retry: 'later',
  },
  BENCH_UNKNOWN: {
    message: 'There is no benchmark named {name}.',
    help: 'Run `muniment bench --help` for their names.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
});
