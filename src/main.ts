/** The composition root: joins the rooms and hands them to the command line. Nothing else. */
import { runCli, type Host } from '#cli';
import { serve } from '#http';

const host: Host = {
  serve,
  // Loaded when asked for: no other command pays for it.
  bench: async (name, json) => (await import('#bench')).runBench(name, json),
};

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCli(process.argv.slice(2), host);
