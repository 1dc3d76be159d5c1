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
  BENCH_UNKNOWN: {
    message: 'There is no benchmark named {name}.',
    help: 'Run `muniment bench --help` for their names.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
});
