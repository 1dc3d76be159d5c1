import { useEffect, type ReactNode } from 'react';
import { Bell } from './bell.tsx';
import { connect } from './stream.ts';

/** Keeps the page connected while somebody is signed in, and shows their bell. */
export function Live({ personId }: { readonly personId: string }): ReactNode {
  useEffect(() => connect(personId), [personId]);
  return <Bell />;
}
