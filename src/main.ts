/** The composition root: joins the rooms and hands them to the command line. Nothing else. */
import { runCli, type Host } from '#cli';
import { serve } from '#http';

const host: Host = {
  serve,
  // Loaded when asked for: no other command pays for it.
  bench: async (name, json) => (await import('#bench')).runBench(name, json),
};

process.exitCode = await runCli(process.argv.slice(2), host);
