import { argon2, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { twoFactor } from 'better-auth/plugins/two-factor';
import pg from 'pg';
import type { Db } from '#db';
import { AppError } from '#kernel';
import { accountState, endSessionsOf, securedAddresses, type AccountState } from './account/store.ts';
import { accessPhrase } from './errors.ts';

// Credentials are operational data: a schema of their own, outside the ledger and outside a rebuild.
const SCHEMA = 'auth';

// OWASP password storage: argon2id with 19 MiB, two passes, one lane.
const COST = { parallelism: 1, memory: 19_456, passes: 2, tagLength: 32 } as const;
const argon = promisify(argon2);

async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await argon('argon2id', { message: password.normalize('NFKC'), nonce, ...COST });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${nonce.toString('base64url')}$${tag.toString('base64url')}`;
}

async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(hash);
  if (!match) return false;
  const [, memory, passes, parallelism, nonce = '', expected = ''] = match;
  const wanted = Buffer.from(expected, 'base64url');
  const tag = await argon('argon2id', {
    message: password.normalize('NFKC'),
    nonce: Buffer.from(nonce, 'base64url'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: wanted.length,
  });
  return timingSafeEqual(tag, wanted);
}

const digestOf = (token: string): string => hash('sha256', token);

function options(pool: pg.Pool, secret: string, baseUrl: string) {
  return {
    database: pool,
    secret,
    baseURL: baseUrl,
    basePath: '/api/auth',
    trustedOrigins: [baseUrl],
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 12,
      maxPasswordLength: 256,
      autoSignIn: false,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    // People are added by an owner; nobody adds themselves.
    disabledPaths: [
      '/sign-up/email',
      '/forget-password',
      '/request-password-reset',
      '/reset-password',
      '/change-email',
      '/delete-user',
      '/update-user',
      // Sessions are listed by /api/account, which gives no token away; a secret is shown once, when it is made.
      '/list-sessions',
      '/revoke-session',
      '/revoke-sessions',
      '/revoke-other-sessions',
      '/two-factor/get-totp-uri',
      '/two-factor/send-otp',
      '/two-factor/verify-otp',
    ],
    appName: 'Muniment',
    plugins: [
      twoFactor({ issuer: 'Muniment' }),
      passkey({
        rpID: new URL(baseUrl).hostname,
        rpName: 'Muniment',
        origin: baseUrl,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      }),
    ],
    session: { expiresIn: 12 * 3600, updateAge: 300 },
    advanced: {
      cookiePrefix: 'muniment',
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict' as const, path: '/' },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 30,
      customRules: {
        '/sign-in/email': { window: 60, max: 8 },
        '/two-factor/*': { window: 60, max: 12 },
      },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  };
}

/** Accounts of an archive: passwords and sessions, kept by better-auth in the archive's own database. */
export class SignIn {
  readonly #auth: ReturnType<typeof betterAuth<ReturnType<typeof options>>>;
  readonly #pool: pg.Pool;

  private constructor(pool: pg.Pool, secret: string, baseUrl: string) {
    this.#pool = pool;
    this.#auth = betterAuth(options(pool, secret, baseUrl));
  }

  /** Creates the tables of accounts as the owner and opens them as the application. `secret` signs cookies. */
  static async open(given: { db: Db; ownerUrl: string; secret: string; baseUrl: string }): Promise<SignIn> {
    const owner = new pg.Pool({
      connectionString: given.ownerUrl,
      max: 1,
      options: `-c search_path=${SCHEMA}`,
    });
    try {
      await owner.query(`create schema if not exists ${SCHEMA}`);
      const { runMigrations } = await getMigrations(options(owner, given.secret, given.baseUrl));
      await runMigrations();
      await owner.query(`create table if not exists invitation (
        token_sha256 text primary key, person_id uuid not null unique, expires_at timestamptz not null)`);
      await owner.query(`grant usage on schema ${SCHEMA} to muniment_app`);
      await owner.query(
        `grant select, insert, update, delete on all tables in schema ${SCHEMA} to muniment_app`,
      );
    } finally {
      await owner.end();
    }
    return new SignIn(given.db.poolFor(SCHEMA, 4), given.secret, given.baseUrl);
  }

  /** Whether anybody can sign in yet. */
  async hasAccounts(): Promise<boolean> {
    const { rows } = await this.#pool.query<{ any: boolean }>('select exists (select from "user") as any');
    return rows[0]?.any ?? false;
  }

  /** Makes an account; the address must be a person's. Error INVALID_INPUT with the reason (too short a password, …). */
  async addAccount(given: { name: string; email: string; password: string }): Promise<void> {
    try {
      await this.#auth.api.signUpEmail({ body: given });
    } catch (cause) {
      throw new AppError(
        'INVALID_INPUT',
        { what: accessPhrase('the-account'), why: cause instanceof Error ? cause.message : String(cause) },
        { cause },
      );
    }
  }

  /**
   * Makes the secret of a one-time link with which a person sets a password; a former one of the same person is void.
   * Only its digest is kept. It is good for a week.
   */
  async invite(personId: string): Promise<string> {
    const token = randomBytes(24).toString('base64url');
    await this.#pool.query(
      `insert into invitation (token_sha256, person_id, expires_at) values ($1, $2, now() + interval '7 days')
       on conflict (person_id) do update set token_sha256 = excluded.token_sha256, expires_at = excluded.expires_at`,
      [digestOf(token), personId],
    );
    return token;
  }

  /** Whom an invitation is for; null when it is void. */
  async invited(token: string): Promise<string | null> {
    const { rows } = await this.#pool.query<{ person_id: string }>(
      'select person_id from invitation where token_sha256 = $1 and expires_at > now()',
      [digestOf(token)],
    );
    return rows[0]?.person_id ?? null;
  }

  /** Voids a person's invitation. */
  async withdrawInvitation(personId: string): Promise<void> {
    await this.#pool.query('delete from invitation where person_id = $1', [personId]);
  }

  /** Sign-in addresses that have an account. */
  async addresses(): Promise<ReadonlySet<string>> {
    const { rows } = await this.#pool.query<{ email: string }>('select email from "user"');
    return new Set(rows.map(({ email }) => email.toLowerCase()));
  }

  /** Ends every session of an address at once. */
  async endSessions(email: string): Promise<void> {
    await this.#pool.query(
      'delete from session where "userId" in (select id from "user" where lower(email) = $1)',
      [email.toLowerCase()],
    );
  }

  /** The sign-in address behind a request's cookies, or null. Sessions are looked up, never trusted from the cookie. */
  async emailOf(headers: Headers): Promise<string | null> {
    const session = await this.#auth.api.getSession({ headers });
    return session?.user.email.toLowerCase() ?? null;
  }

  /** The session behind a request's cookies, or null. */
  async sessionOf(headers: Headers): Promise<{ id: string; userId: string } | null> {
    const found = await this.#auth.api.getSession({ headers });
    return found && { id: found.session.id, userId: found.session.userId };
  }

  /** Sessions, second factor and passkeys of an account. */
  account(userId: string): Promise<AccountState> {
    return accountState(this.#pool, userId);
  }

  /** Ends a session of an account, or all but the one given. Returns how many ended. */
  endSession(userId: string, which: { readonly id: string } | { readonly allBut: string }): Promise<number> {
    return endSessionsOf(this.#pool, userId, which);
  }

  /** Sign-in addresses (lower case) whose account has a second factor or a passkey. */
  securedAddresses(): Promise<ReadonlySet<string>> {
    return securedAddresses(this.#pool);
  }

  /** Answers a request below /api/auth. */
  handle(request: Request): Promise<Response> {
    return this.#auth.handler(request);
  }

  /** Closes the connections. */
  close(): Promise<void> {
    return this.#pool.end();
  }
}
