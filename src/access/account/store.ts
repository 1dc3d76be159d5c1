import type pg from 'pg';

/** What someone sees of their own account. */
export interface AccountState {
  readonly hasTotp: boolean;
  readonly sessions: readonly {
    readonly id: string;
    /** As the browser named itself. */
    readonly agent: string;
    readonly address: string;
    readonly startedAt: string;
    /** To within five minutes. */
    readonly seenAt: string;
  }[];
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly addedAt: string | null;
  }[];
}

/** Reads it; sessions that have run out are left out. */
export async function accountState(pool: pg.Pool, userId: string): Promise<AccountState> {
  const { rows: users } = await pool.query<{ hasTotp: boolean }>(
    `select coalesce("twoFactorEnabled", false) as "hasTotp" from "user" where id = $1`,
    [userId],
  );
  const { rows: sessions } = await pool.query<AccountState['sessions'][number]>(
    `select id, coalesce("userAgent", '') as agent, coalesce("ipAddress", '') as address,
       "createdAt" as "startedAt", "updatedAt" as "seenAt"
     from session where "userId" = $1 and "expiresAt" > now() order by "updatedAt" desc`,
    [userId],
  );
  const { rows: passkeys } = await pool.query<AccountState['passkeys'][number]>(
    `select id, coalesce(name, '') as name, "createdAt" as "addedAt" from passkey where "userId" = $1 order by "createdAt"`,
    [userId],
  );
  return { hasTotp: users[0]?.hasTotp ?? false, sessions, passkeys };
}

/** Ends one session of an account, or all but one; another account's are never touched. Returns how many. */
export async function endSessionsOf(
  pool: pg.Pool,
  userId: string,
  which: { readonly id: string } | { readonly allBut: string },
): Promise<number> {
  const [test, id] = 'id' in which ? ['=', which.id] : ['<>', which.allBut];
  const { rowCount } = await pool.query(`delete from session where "userId" = $1 and id ${test} $2`, [
    userId,
    id,
  ]);
  return rowCount ?? 0;
}

/** Sign-in addresses, lower case, whose account asks for more than a password or has a passkey. */
export async function securedAddresses(pool: pg.Pool): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ email: string }>(
    `select lower(u.email) as email from "user" u
     where u."twoFactorEnabled" or exists (select from passkey p where p."userId" = u.id)`,
  );
  return new Set(rows.map(({ email }) => email));
}
