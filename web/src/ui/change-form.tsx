import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { isConflict } from '../api/client.ts';
import { useWords } from '../i18n/language.tsx';
import { BothVersions, type VersionLine } from '../together/both-versions.tsx';
import { KeptFields, useKeptForm } from './kept-form.ts';
import { ProblemBox } from './problem-box.tsx';
import { byOwnName, FieldOfForm, type FieldOf } from './refused-field.ts';

/**
 * The form of a new version of a record. The version that is changed is the one that was there when the writing began; when
 * somebody else changed it meanwhile the server refuses, `theirs` is shown, and saving again is a choice made in sight of it.
 * What is typed is kept in this tab until it is recorded.
 */
export function ChangeForm(given: {
  readonly label: string;
  /** What kind of record and which: tells the form from others of the page. */
  readonly name: string;
  /** The newest version that is known. */
  readonly version: string;
  readonly className: string;
  /** What somebody else wrote meanwhile; or with `both`, what the record says now beside what the form says. */
  readonly theirs?: ReactNode;
  readonly both?: {
    /** Record and kind of entry by which the other change is found. */
    readonly subject: string;
    readonly kind: string;
    readonly lines: (mine: FormData) => readonly VersionLine[];
  };
  /** Not before the fields are there. */
  readonly isReady?: boolean;
  readonly send: (form: FormData, version: string) => Promise<unknown>;
  /** Has the record asked for again, also after a refusal. */
  readonly askAgain: () => Promise<unknown>;
  readonly done: () => void;
  /** Which field says what stands at a place of what is sent, where that is not its own name. */
  readonly fieldOf?: FieldOf;
  readonly children: ReactNode;
}): ReactNode {
  const { t } = useWords();
  const { askAgain, done, both } = given;
  const [start] = useState(given.version);
  const kept = useKeptForm(`${given.name} ${start}`);
  const leave = (): void => {
    kept.forget();
    done();
  };
  const save = useMutation({
    mutationFn: ({ form, version }: { readonly form: FormData; readonly version: string }) =>
      given.send(form, version),
    onSuccess: async () => {
      await askAgain();
      leave();
    },
    onError: askAgain,
  });
  const isRefused = isConflict(save.error);
  return (
    <form
      ref={kept.form}
      className={given.className}
      aria-label={given.label}
      onChange={kept.keep}
      onSubmit={(event) => {
        event.preventDefault();
        const version = isRefused ? given.version : start;
        save.mutate({ form: new FormData(event.currentTarget), version });
      }}
    >
      {isRefused && !both ? <p className="note">{given.theirs}</p> : null}
      <KeptFields value={kept.start}>{given.children}</KeptFields>
      <FieldOfForm value={given.fieldOf ?? byOwnName}>
        {save.isError && !(isRefused && both) ? <ProblemBox error={save.error} /> : null}
      </FieldOfForm>
      {isRefused && both && save.variables ? (
        <BothVersions
          subject={both.subject}
          kind={both.kind}
          lines={both.lines(save.variables.form)}
          or={t('conflict.or-edit')}
          isBusy={save.isPending}
          keepTheirs={leave}
          keepMine={() => {
            if (save.variables) save.mutate({ form: save.variables.form, version: given.version });
          }}
        />
      ) : null}
      <div className="button-line">
        <Button type="submit" disabled={save.isPending || given.isReady === false}>
          {t('claim.record')}
        </Button>
        <Button variant="default" onClick={leave}>
          {t('people.cancel')}
        </Button>
      </div>
    </form>
  );
}
