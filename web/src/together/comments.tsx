import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { call, isConflict } from '../api/client.ts';
import { meQuery, queryClient } from '../api/queries.ts';
import type { Comment } from '../api/schema.gen.ts';
import { commentsQuery, type RecordKey } from '../api/together.ts';
import { useWords } from '../i18n/language.tsx';
import type { Named } from '../live/stream.ts';
import { Moment } from '../ui/moment.tsx';
import { ProblemBox } from '../ui/problem-box.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { BothVersions } from './both-versions.tsx';
import { useDraft } from './draft.ts';
import { MentionField } from './mention-field.tsx';
import { piecesOf } from './mention.ts';
import { ReasonForm } from './reason-form.tsx';

/** The text of a comment: plain, with serials that lead to their items. */
function Body({ text, names }: { readonly text: string; readonly names: readonly string[] }): ReactNode {
  return (
    <p className="comment-body" dir="auto">
      {piecesOf(text, names).map(({ kind, text: part }, at) =>
        kind === 'serial' ? (
          <Link key={at} to="/items/$serial" params={{ serial: part }}>
            {part}
          </Link>
        ) : kind === 'name' ? (
          <span key={at} className="mention">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </p>
  );
}

function Editor(given: {
  readonly record: RecordKey;
  readonly comment: Comment;
  readonly people: readonly Named[];
  readonly close: () => void;
}): ReactNode {
  const { t } = useWords();
  const { record, comment, people, close } = given;
  const [version, setVersion] = useState(comment.version);
  const [text, setText] = useDraft(`comment ${comment.id}`, comment.body);
  const done = (): void => {
    setText(comment.body);
    close();
  };
  const save = useMutation({
    mutationFn: (ifMatch: string) =>
      call('PATCH /api/comments/{id}', { params: { id: comment.id }, body: { body: text }, ifMatch }),
    onSuccess: done,
    onSettled: () => queryClient.invalidateQueries({ queryKey: commentsQuery(record).queryKey }),
  });
  const isRefused = isConflict(save.error);
  const submit = (): void => save.mutate(isRefused ? comment.version : version);
  return (
    <form
      className="stack"
      aria-label={t('comments.change')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <MentionField
        label={t('comments.change')}
        value={text}
        onChange={setText}
        people={people}
        onSubmit={submit}
      />
      {isRefused ? (
        <BothVersions
          subject={record.id}
          kind="comment-changed"
          lines={[{ label: t('comments.one'), theirs: comment.body, mine: text }]}
          or={t('conflict.or-edit')}
          isBusy={save.isPending}
          keepTheirs={() => {
            setVersion(comment.version);
            done();
          }}
          keepMine={() => save.mutate(comment.version)}
        />
      ) : save.isError ? (
        <ProblemBox error={save.error} />
      ) : null}
      <p className="dialog-buttons">
        <Button type="submit" disabled={save.isPending || text.trim() === ''}>
          {t('people.save')}
        </Button>
        <Button variant="default" onClick={done}>
          {t('people.cancel')}
        </Button>
      </p>
    </form>
  );
}

function One(given: {
  readonly record: RecordKey;
  readonly comment: Comment;
  readonly people: readonly Named[];
}): ReactNode {
  const { t } = useWords();
  const { record, comment, people } = given;
  const [doing, setDoing] = useState<'change' | 'withdraw' | null>(null);
  const { data: me } = useQuery(meQuery);
  const withdraw = useMutation({
    mutationFn: (reason: string) =>
      call('POST /api/comments/{id}/withdrawal', { params: { id: comment.id }, body: { reason } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: commentsQuery(record).queryKey }),
  });
  const isMine = me?.person.id === comment.authorId;
  const may = (capability: string): boolean => me?.capabilities.includes(capability) ?? false;
  const names = people.filter(({ id }) => comment.mentions.includes(id)).map(({ name }) => name);
  if (comment.withdrawnAt !== null)
    return (
      <li className="comment withdrawn">
        <p className="aside" dir="auto">
          {t('comments.withdrawn', { who: comment.author, reason: comment.withdrawnReason ?? '' })}{' '}
          <Moment at={comment.withdrawnAt} />
        </p>
      </li>
    );
  return (
    <li className="comment" id={`comment-${comment.id}`}>
      <p className="comment-head">
        <strong dir="auto">{comment.author}</strong>{' '}
        <span className="aside">
          <Moment at={comment.createdAt} />
          {comment.changedAt === null ? null : ` · ${t('comments.changed')}`}
        </span>
      </p>
      {doing === 'change' ? (
        <Editor record={record} comment={comment} people={people} close={() => setDoing(null)} />
      ) : (
        <Body text={comment.body} names={names} />
      )}
      {doing === 'withdraw' ? (
        <ReasonForm
          label={t('comments.withdraw-why')}
          button={t('comments.withdraw')}
          error={withdraw.error}
          isBusy={withdraw.isPending}
          send={(reason) => withdraw.mutate(reason)}
          cancel={() => setDoing(null)}
        />
      ) : null}
      {doing === null && may('discuss') ? (
        <p className="comment-buttons">
          {isMine ? (
            <button type="button" className="quiet-button" onClick={() => setDoing('change')}>
              {t('comments.change')}
            </button>
          ) : null}
          {isMine || may('keep') ? (
            <button type="button" className="quiet-button" onClick={() => setDoing('withdraw')}>
              {t('comments.withdraw')}
            </button>
          ) : null}
        </p>
      ) : null}
    </li>
  );
}

/** What people say about a record, oldest first, and a field to say something. */
export function Comments({ record }: { readonly record: RecordKey }): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const { data, error, refetch } = useQuery(commentsQuery(record));
  const [text, setText] = useDraft('comment');
  const add = useMutation({
    mutationFn: () => call('POST /api/comments', { body: { ...record, body: text } }),
    onSuccess: () => setText(''),
    onSettled: () => queryClient.invalidateQueries({ queryKey: commentsQuery(record).queryKey }),
  });
  if (!data)
    return error ? (
      <ProblemBox error={error} retry={() => void refetch()} />
    ) : (
      <Waiting text={t('wait.comments')} />
    );
  const isPermitted = me?.capabilities.includes('discuss') ?? false;
  const submit = (): void => {
    if (text.trim() !== '' && !add.isPending) add.mutate();
  };
  return (
    <section aria-labelledby="comments">
      <h2 id="comments">{t('comments.title')}</h2>
      {data.comments.length === 0 ? <p className="aside">{t('comments.none')}</p> : null}
      <ol className="comments" aria-live="polite">
        {data.comments.map((comment) => (
          <One key={comment.id} record={record} comment={comment} people={data.people} />
        ))}
      </ol>
      {isPermitted ? (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <MentionField
            label={t('comments.new')}
            value={text}
            onChange={setText}
            people={data.people}
            onSubmit={submit}
          />
          {add.isError ? <ProblemBox error={add.error} /> : null}
          <p>
            <Button type="submit" disabled={add.isPending || text.trim() === ''}>
              {t('comments.add')}
            </Button>
          </p>
        </form>
      ) : (
        <p className="note">{t('comments.not-permitted')}</p>
      )}
    </section>
  );
}
