import { useKeptText } from '../together/draft.ts';

/** What is answered in the first run, but for the password. */
export interface Answers {
  readonly name: string;
  readonly email: string;
  readonly mayStay: boolean;
  readonly encryption: '' | 'encrypted' | 'not-encrypted';
  readonly reason: string;
}

/** One question: what it gets, and where it leads. */
export interface QuestionProps {
  readonly answers: Answers;
  readonly set: (change: Partial<Answers>) => void;
}

const EMPTY = { email: '', mayStay: false, encryption: '', reason: '' } as const;

/** The answers as they are given, beginning with the name that the archive knows; they outlive a reload. The password is not among them. */
export function useAnswers(name: string) {
  const initial = JSON.stringify({ name, ...EMPTY });
  const [kept, keep] = useKeptText('muniment.draft setup', initial);
  const answers: Answers = { name, ...EMPTY, ...(JSON.parse(kept) as Partial<Answers>) };
  return {
    answers,
    set: (change: Partial<Answers>): void => keep(JSON.stringify({ ...answers, ...change })),
    forget: (): void => keep(initial),
  };
}
