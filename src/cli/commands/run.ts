import type { Command } from 'commander';
import { healIndex, openArchive, startWorkers } from '#archive';
import { untilInterrupted, type CommonOptions, type Host } from '../context.ts';
import { loadSample } from '../sample-case.ts';
import { codeWhenRead } from '../sample-coding.ts';
import { progress, say, sayJson, step } from '../output.ts';

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  );

function serveCommand(program: Command, host: Host): void {
  program
    .command('serve')
    .description('serve the archive to a browser on this machine (loopback only), and work on its jobs')
    .option('--port <n>', 'port; 0 for any free one', (text) => Number.parseInt(text, 10), 7710)
    .option('--no-workers', 'leave the jobs to `muniment worker`')
    .addHelpText('after', '\nExample:\n  muniment serve --archive ./case --port 7710')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { port: number; workers: boolean }>();
      const signal = untilInterrupted();
      const archive = await openArchive(options.archive);
      const coding: Promise<void>[] = [];
      try {
        const { url, setupUrl, stopped } = await host.serve(archive, {
          port: options.port,
          signal,
          loadSample: (opened, tell) =>
            loadSample(opened, tell, (sample) => {
              if (options.workers) coding.push(codeWhenRead(opened, sample, signal));
            }),
        });
        if (options.json) sayJson({ url, setupUrl });
        else
          say(
            `Muniment serves ${archive.paths.root} at ${url}${setupUrl ? `\nNobody has an account yet. Open this link once to make the first one:\n  ${setupUrl}` : ''}\nCtrl+C stops it.`,
          );
        const healed = await healIndex(archive, (items) => progress(`  indexing: ${items} items`));
        if (healed !== null) step(`The search index was ${healed} and has been rebuilt.`);
        const workers = options.workers ? await startWorkers(archive) : null;
        await stopped;
        await Promise.all(coding);
        await workers?.stop();
      } finally {
        await archive.close();
      }
    });
}

function workerCommand(program: Command): void {
  program
    .command('worker')
    .description('work on the jobs of an archive until stopped; run as many as there are machines')
    .addHelpText('after', '\nExample:\n  muniment worker --archive ./case')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions>();
      const signal = untilInterrupted();
      const archive = await openArchive(options.archive);
      try {
        const workers = await startWorkers(archive);
        step('Working. Ctrl+C stops after giving unfinished jobs back.');
        await untilAborted(signal);
        await workers.stop();
      } finally {
        await archive.close();
      }
    });
}

/** `serve` and `worker`. */
export function runCommands(program: Command, host: Host): void {
  serveCommand(program, host);
  workerCommand(program);
}
