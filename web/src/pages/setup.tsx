import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { call } from '../api/client.ts';
import { setupPlaceQuery, setupQuery } from '../api/queries.ts';
import type { SetupPlace } from '../api/schema.gen.ts';
import { useWords } from '../i18n/language.tsx';
import { useAnswers, type Answers } from '../setup/answers.ts';
import { EncryptQuestion, WhereQuestion, WhoQuestion } from '../setup/questions.tsx';
import { StartChoice } from '../setup/start-choice.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { OutsidePage, signInWith } from './sign-in.tsx';

const QUESTIONS = ['who', 'where', 'encrypt'] as const;

const storageOf = ({ encryption, reason }: Answers) =>
  encryption === 'not-encrypted'
    ? ({ encryption, reason: reason.trim() } as const)
    : ({ encryption: 'encrypted' } as const);

function Heading({ step }: { readonly step: number }): ReactNode {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  // Whoever goes on by keyboard or hears the page starts at the new question.
  useEffect(() => {
    if (!isFirst.current) heading.current?.focus();
    isFirst.current = false;
  }, [step]);
  return (
    <>
      <p className="aside figures">{t('setup.step', { n: step + 1, total: QUESTIONS.length })}</p>
      <progress max={QUESTIONS.length} value={step + 1} aria-label={t('setup.progress')} />
      <h2 ref={heading} tabIndex={-1}>
        {t(`setup.question.${QUESTIONS[step] ?? 'who'}`)}
      </h2>
    </>
  );
}

function Questions(given: {
  readonly token: string;
  readonly place: SetupPlace;
  readonly made: () => void;
}): ReactNode {
  const { t } = useWords();
  const { token, place, made } = given;
  const { answers, set, forget } = useAnswers(place.ownerName);
  const [step, setStep] = useState(0);
  // Kept in memory alone: after a reload it is asked for again.
  const [password, setPassword] = useState('');
  const setUp = useMutation({
    mutationFn: async () => {
      const email = answers.email.trim();
      const body = { token, name: answers.name.trim(), email, password, storage: storageOf(answers) };
      await call('POST /api/setup', { body });
      await signInWith(email, password);
    },
    onSuccess: () => {
      forget();
      made();
    },
  });
  const isLast = step === QUESTIONS.length - 1;
  const question = { answers, set };
  return (
    <form
      className="stack setup"
      onSubmit={(event) => {
        event.preventDefault();
        if (step === 0) setPassword(String(new FormData(event.currentTarget).get('password')));
        if (isLast) setUp.mutate();
        else setStep(step + 1);
      }}
    >
      <Heading step={step} />
      {step === 0 ? <WhoQuestion {...question} password={password} /> : null}
      {step === 1 ? <WhereQuestion {...question} place={place} /> : null}
      {step === 2 ? <EncryptQuestion {...question} place={place} /> : null}
      {setUp.isError ? <ProblemBox error={setUp.error} /> : null}
      <p className="dialog-buttons">
        {step > 0 ? (
          <Button variant="default" disabled={setUp.isPending} onClick={() => setStep(step - 1)}>
            {t('setup.back')}
          </Button>
        ) : null}
        <Button type="submit" disabled={setUp.isPending}>
          {isLast ? t('setup.button') : t('setup.next')}
        </Button>
      </p>
    </form>
  );
}

function FirstRun({
  token,
  made,
}: {
  readonly token: string;
  readonly made: (place: SetupPlace) => void;
}): ReactNode {
  const { t } = useWords();
  const { data: place, error, refetch } = useQuery(setupPlaceQuery(token));
  if (error) return <ProblemBox error={error} retry={() => void refetch()} />;
  if (!place) return <Waiting text={t('wait.setup')} />;
  return <Questions token={token} place={place} made={() => made(place)} />;
}

/**
 * The first run, in three questions, once, through the link that the server printed; its secret stands behind the `#`. In an
 * empty archive one then chooses between the sample case and none.
 */
export function SetupPage(): ReactNode {
  const { t } = useWords();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const { data: setup } = useQuery(setupQuery);
  const [isMade, setMade] = useState(false);
  const made = (place: SetupPlace): void => {
    if (place.isEmpty && place.hasSample) setMade(true);
    else void navigate({ to: place.isEmpty ? '/intake' : '/items' });
  };
  if (isMade)
    return (
      <OutsidePage title={t('setup.start')}>
        <StartChoice />
      </OutsidePage>
    );
  return (
    <OutsidePage title={t('setup.title')}>
      {setup?.needed === false ? (
        <p>
          {t('setup.done')} <Link to="/sign-in">{t('sign-in.title')}</Link>
        </p>
      ) : hash === '' ? (
        <p>{t('setup.no-token')}</p>
      ) : (
        <FirstRun token={hash} made={made} />
      )}
    </OutsidePage>
  );
}
