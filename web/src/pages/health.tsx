import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { healthQuery } from '../api/keep-queries.ts';
import type { Health } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Facts, type Fact } from '../ui/facts.tsx';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { PageTitle } from './frame.tsx';

function Problems({ problems }: { readonly problems: readonly string[] }): ReactNode {
  const { t } = useWords();
  if (problems.length === 0)
    return (
      <p className="job-state" role="status">
        {t('health.well')}
      </p>
    );
  return (
    <div className="problem" role="status">
      <p className="problem-title">{t('health.look', { n: problems.length })}</p>
      <ul className="health-problems">
        {problems.map((problem) => (
          <li key={problem}>
            {t.of(`health.problem.${problem}`, problem)} <code className="aside">{problem}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

function useFacts(health: Health): Record<'running' | 'ledger' | 'work', Fact[]> {
  const { t, format } = useWords();
  const { database, disks, memory, checkpoint, stamp, index } = health;
  const of = (free: number, total: number): string =>
    t('health.free-of', { free: format.bytes(free), total: format.bytes(total) });
  const age = (at: string): string => format.ago(at, Date.parse(health.now));
  return {
    running: [
      [t('health.version'), health.version],
      [t('health.database'), `PostgreSQL ${database.version}, ${format.bytes(database.sizeBytes)}`],
      ...disks.map((disk): Fact => [t(`health.disk.${disk.of}`), of(disk.freeBytes, disk.totalBytes)]),
      [t('health.process'), format.bytes(memory.processBytes)],
      [t('health.memory'), of(memory.freeBytes, memory.totalBytes)],
    ],
    ledger: [
      [
        t('ledger.checkpoint'),
        checkpoint === null
          ? t('light.none')
          : `${t('light.size', { n: checkpoint.size })}${checkpoint.publishedAt === null ? '' : `, ${age(checkpoint.publishedAt)}`}`,
      ],
      [
        t('authority.title'),
        health.authorities.length === 0 ? t('authority.none') : health.authorities.join(', '),
      ],
      [
        t('health.stamp'),
        stamp === null
          ? t('health.stamp.none')
          : `${stamp.authority}, ${t('light.size', { n: stamp.size })}, ${age(stamp.genTime)}`,
      ],
    ],
    work: [
      [t('jobs.workers'), format.number(health.workers)],
      [t('jobs.waiting'), format.number(health.waiting)],
      [t('jobs.oldest'), health.oldestWaitingAt === null ? null : <Moment at={health.oldestWaitingAt} />],
      [t('queue.index'), t.of(`health.index.${index.status}`, index.status)],
      [t('health.index.rows'), format.number(index.rows)],
      [t('health.index.lag'), t('health.index.lag-is', { waiting: index.waiting, pending: index.pending })],
    ],
  };
}

const CHECKS = ['fsck', 'scrub', 'rebuild'] as const;

/** The archive's folder as a word of a shell. */
const quoted = (path: string): string => `'${path.replaceAll("'", "'\\''")}'`;

function Backup({ health }: { readonly health: Health }): ReactNode {
  const { t, format } = useWords();
  const root = quoted(health.root);
  const commands = [
    [t('health.command.copy'), `rsync -a --exclude /local --exclude /keys ${root}/ BACKUP/`],
    [t('health.command.keys'), `rsync -a ${root}/keys/ ELSEWHERE/keys/`],
    [t('health.command.check'), `muniment fsck --scrub --archive ${root}`],
    [t('health.command.compare'), `muniment rebuild --archive ${root}`],
    [t('health.command.restore'), 'muniment rebuild --archive BACKUP'],
  ] as const;
  return (
    <section aria-labelledby="backup">
      <h2 id="backup">{t('health.backup')}</h2>
      <p className="measure">{t('health.backup.why')}</p>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('health.checks')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('health.check')}</th>
              <th scope="col">{t('health.when')}</th>
              <th scope="col">{t('health.result')}</th>
            </tr>
          </thead>
          <tbody>
            {CHECKS.map((name) => {
              const check = health.checks[name];
              return (
                <tr key={name}>
                  <td>{t(`health.check.${name}`)}</td>
                  <td>{check ? <Moment at={check.at} /> : t('health.never')}</td>
                  <td className={check && check.errors > 0 ? 'bad-text' : undefined}>
                    {check
                      ? t('health.outcome', {
                          errors: check.errors,
                          warnings: check.warnings,
                          looked: format.number(check.looked),
                        })
                      : ''}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="note">{t('health.checks.where')}</p>
      <dl className="command-list">
        {commands.map(([label, command]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="command">
              <pre tabIndex={0} aria-label={label}>
                {command}
              </pre>
              <CopyButton text={command} what={label} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Parts({ health }: { readonly health: Health }): ReactNode {
  const { t } = useWords();
  const facts = useFacts(health);
  return (
    <>
      <Problems problems={health.problems} />
      <div className="keep-columns">
        <section>
          <h2>{t('health.running')}</h2>
          <Facts of={facts.running} />
        </section>
        <section>
          <h2>{t('nav.ledger')}</h2>
          <Facts of={facts.ledger} />
          <Link to="/ledger" search={{ view: 'checkpoints' }}>
            {t('ledger.checkpoints')}
          </Link>
        </section>
        <section>
          <h2>{t('health.work')}</h2>
          <Facts of={facts.work} />
          <Link to="/jobs">{t('jobs.title')}</Link>
        </section>
      </div>
      <Backup health={health} />
    </>
  );
}

/** How the archive stands, for whoever runs it: what to look at, the machine, the ledger, the work, and the backup. */
export function HealthPage(): ReactNode {
  const { t } = useWords();
  const { data: health, error, refetch } = useQuery(healthQuery);
  return (
    <>
      <PageTitle text={t('health.title')} />
      <p className="measure">{t('health.why')}</p>
      {error ? <ProblemBox error={error} retry={() => void refetch()} /> : null}
      {!health && !error ? <Waiting text={t('wait.health')} /> : null}
      {health ? <Parts health={health} /> : null}
    </>
  );
}
