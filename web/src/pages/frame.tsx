import { useDocumentTitle, useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { meQuery } from '../api/queries.ts';
import { useWords } from '../i18n/language.tsx';
import { Connection } from '../live/connection.tsx';
import { useSignedOut } from '../live/signed-out.ts';
import { fetched } from '../ui/fetched.tsx';
import { CaseSwitcher } from './case-switcher.tsx';
import { IntegrityLight } from './integrity-light.tsx';
import { PersonMenu } from './person-menu.tsx';
import { PLACES } from './places.ts';

const Palette = fetched(async () => (await import('./palette.tsx')).Palette, null);
const Live = fetched(async () => (await import('../live/live.tsx')).Live, <span className="bell" />, 'first');
const SignInAgain = fetched(async () => (await import('../live/sign-in-again.tsx')).SignInAgain, null);

/** What is seen of the place before the current one. */
const EDGE_PX = 48;

function Rail({ capabilities }: { readonly capabilities: readonly string[] }): ReactNode {
  const { t } = useWords();
  const rail = useRef<HTMLElement>(null);
  const path = useLocation({ select: ({ pathname }) => pathname });
  // On a narrow screen it is one line wider than the screen: where one is stays in sight.
  useEffect(() => {
    // With the frame that is drawn anyway: asked at once, the whole page would be laid out once more.
    const frame = requestAnimationFrame(() => {
      const here = rail.current?.querySelector<HTMLElement>('[aria-current]');
      if (rail.current && here) rail.current.scrollLeft = here.offsetLeft - rail.current.offsetLeft - EDGE_PX;
    });
    return () => cancelAnimationFrame(frame);
  }, [path]);
  return (
    <nav ref={rail} className="rail" aria-label={t('nav.label')}>
      {PLACES.map(({ key, links }) => (
        <div key={key} className="rail-group">
          <h2 id={key}>{t(key)}</h2>
          <ul aria-labelledby={key}>
            {links
              .filter(([, , capability]) => capabilities.includes(capability))
              .map(([to, name]) => (
                <li key={to}>
                  <Link to={to}>{t(name)}</Link>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function SearchBox(): ReactNode {
  const { t } = useWords();
  const navigate = useNavigate();
  const { q = '' } = useSearch({ strict: false });
  const [text, setText] = useState(q);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => setText(q), [q]);
  const focus = (): void => box.current?.select();
  useHotkeys([['/', focus]]);
  return (
    <form
      role="search"
      className="search-box"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void navigate({ to: '/search', search: { q: text.trim() } });
      }}
    >
      <input
        ref={box}
        type="search"
        dir="auto"
        value={text}
        onChange={(event) => setText(event.target.value)}
        aria-label={t('search.label')}
        aria-keyshortcuts="/"
        placeholder={t('search.placeholder')}
      />
    </form>
  );
}

/** The frame of every signed-in page: rail, search, integrity light, person; the page itself is the main landmark. */
export function Frame(): ReactNode {
  const { t } = useWords();
  const { data: me } = useQuery(meQuery);
  const isSignedOut = useSignedOut();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  // Also while one types in a field: it is how one gets away from there.
  useHotkeys([['mod+K', () => setPaletteOpen(true)]], []);
  if (!me) return null;
  return (
    <div className="frame">
      <a className="skip-link" href="#main">
        {t('nav.skip')}
      </a>
      <header className="top">
        <CaseSwitcher me={me} />
        <SearchBox />
        <button
          type="button"
          className="quiet-button palette-button"
          aria-keyshortcuts="Control+K"
          onClick={() => setPaletteOpen(true)}
        >
          {t('palette.button')}
        </button>
        <IntegrityLight />
        <Live personId={me.person.id} />
        <PersonMenu me={me} />
      </header>
      <Rail capabilities={me.capabilities} />
      <main id="main" tabIndex={-1}>
        <Connection />
        <Outlet />
      </main>
      {isSignedOut ? <SignInAgain /> : null}
      {isPaletteOpen ? <Palette close={() => setPaletteOpen(false)} /> : null}
    </div>
  );
}

/** Title of a page: its main heading and the title of the window. `shown` stands in the heading where the text itself must not. */
export function PageTitle(given: {
  readonly text: string;
  readonly shown?: ReactNode;
  readonly aside?: ReactNode;
}): ReactNode {
  const { text, shown, aside } = given;
  useDocumentTitle(`${text} · Muniment`);
  return (
    <div className="page-title">
      <h1 dir="auto">{shown ?? text}</h1>
      {aside}
    </div>
  );
}
