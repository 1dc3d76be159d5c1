import { defineErrors, definePhrases } from '#kernel';

/** Refusals that have to do with who someone is and what they may do. */
export const accessErrors = defineErrors({
  ACCESS_ROLE_NEEDED: {
    message: 'This needs the role {role}, which you do not have.',
    help: 'Ask an owner or a steward of this archive; the request leaves no trace in the evidence.',
    http: 403,
    exit: 2,
    retry: 'never',
  },
  ACCESS_SIGN_IN: {
    message: 'You are not signed in.',
    help: 'Sign in and try again; drafts are kept.',
    http: 401,
    exit: 2,
    retry: 'never',
  },
  ACCESS_FIRST_OWNER_DONE: {
    message: 'This archive already has an account that can sign in.',
    help: 'Sign in with it, or ask an owner for an invitation.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  ACCESS_LINK_INVALID: {
    message: 'This one-time link is not valid any more.',
    help: 'Start the server again; it prints a new link as long as nobody has an account.',
    http: 403,
    exit: 2,
    retry: 'never',
  },
  ACCESS_LAST_OWNER: {
    message: 'An archive cannot be without an active owner, and {name} is the last one.',
    help: 'Make somebody else an owner first.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  ACCESS_INVITATION_INVALID: {
    message: 'This invitation was used, withdrawn or is too old.',
    help: 'Ask whoever invited you for a new one; it takes them one click.',
    http: 403,
    exit: 2,
    retry: 'never',
  },
  ACCESS_HAS_ACCOUNT: {
    message: '{name} has an account already.',
    help: 'They sign in with it; no invitation is needed.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  ACCESS_PASSKEY_UNVERIFIED: {
    message: 'The passkey did not verify that it is you: no finger, face or PIN was asked for.',
    help: 'Set a PIN or fingerprint on the device, or sign in with the password.',
    http: 403,
    exit: 2,
    retry: 'never',
  },
  ACCESS_EMAIL_TAKEN: {
    message: 'Somebody with the address {email} is there already.',
    help: 'Look for that person in the list, or give another address.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  ACCESS_NO_OWNER: {
    message: 'This archive has no owner yet.',
    help: 'Run `muniment init` for it first.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
});

/** What is said about accounts. */
export const accessPhrase = definePhrases({
  'the-account': 'the account',
});
