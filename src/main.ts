/** The composition root: joins the rooms and hands them to the command line. Nothing else. */
import type { Host } from '#cli';

// Loaded when asked for: no other command pays for it.
const host: Host = {
  serve: async (...asked) => (await import('#http')).serve(...asked),
  bench: async (name, json) => (await import('#bench')).runBench(name, json),
};

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const args = process.argv.slice(2);
process.exitCode =
  args[0] === 'verify'
    ? await (await import('#cli/verify')).runVerify(args)
    : await (await import('#cli')).runCli(args, host);
