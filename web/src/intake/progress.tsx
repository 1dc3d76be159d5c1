import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language.tsx';
import type { Translate } from '../i18n/translate.ts';
import type { IntakeRun, RunState } from './run.ts';

function phaseKey(state: RunState) {
  if (state.waiting === 'connection') return 'intake.phase.connection';
  if (state.waiting === 'sign-in') return 'intake.phase.sign-in';
  if (state.isPaused) return 'intake.phase.paused';
  if (state.isStopped) return 'intake.phase.stopping';
  return state.filesLeft > 0 ? 'intake.phase.sending' : 'intake.phase.receiving';
}

function timeLeft(t: Translate, seconds: number | null): string {
  if (seconds === null) return t('intake.left-unknown');
  return seconds < 120
    ? t('progress.left', { n: seconds })
    : t('progress.minutes-left', { n: Math.ceil(seconds / 60) });
}

/** How far an intake is: done, total, failed, rate and time left; it can be paused, gone on with and stopped. */
export function IntakeProgress({
  run,
  state,
}: {
  readonly run: IntakeRun;
  readonly state: RunState;
}): ReactNode {
  const { t, format } = useWords();
  const { filesDone, files, bytes, bytesDone, filesPerSecond, bytesPerSecond, tally } = state;
  const phase = t(phaseKey(state));
  return (
    <section className="intake-progress" aria-label={t('intake.progress.title')}>
      <p role="status">
        <strong>{phase}</strong>
      </p>
      <progress
        max={Math.max(1, files)}
        value={filesDone + tally.failed}
        aria-label={t('intake.progress.title')}
      />
      <p className="figures">
        {t('intake.progress', {
          done: format.number(filesDone),
          total: format.number(files),
          failed: format.number(tally.failed),
        })}
        {' · '}
        {t('progress.of', { done: format.bytes(bytesDone), total: format.bytes(bytes) })}
      </p>
      <p className="figures aside">
        {filesPerSecond > 0
          ? `${t('intake.files-rate', { rate: format.number(Math.round(filesPerSecond)) })} · `
          : ''}
        {bytesPerSecond > 0 ? `${t('progress.rate', { rate: format.bytes(bytesPerSecond) })} · ` : ''}
        {timeLeft(t, state.secondsLeft)}
      </p>
      <p className="aside">{t('intake.stay')}</p>
      <p className="dialog-buttons">
        {state.isPaused ? (
          <Button onClick={() => run.resume()}>{t('intake.resume')}</Button>
        ) : (
          <Button variant="default" onClick={() => run.pause()}>
            {t('intake.pause')}
          </Button>
        )}
        <Button variant="default" disabled={state.isStopped} onClick={() => run.stop()}>
          {t('intake.stop')}
        </Button>
      </p>
    </section>
  );
}
