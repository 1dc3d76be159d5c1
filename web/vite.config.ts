import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { wordsInParts } from './words-in-parts.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * What pdf.js fetches when a PDF needs it: the fourteen standard fonts, tables of East Asian characters, and decoders of
 * JPEG 2000 and JBIG2 in plain JavaScript. Under the version of pdf.js, since browsers keep what is under /assets.
 */
function pdfData(): Plugin {
  return {
    name: 'pdf-data',
    generateBundle() {
      const root = here('../node_modules/pdfjs-dist');
      const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };
      for (const folder of ['standard_fonts', 'cmaps', 'wasm'])
        for (const name of readdirSync(`${root}/${folder}`))
          if (!/quickjs|\.wasm$/i.test(name))
            this.emitFile({
              type: 'asset',
              fileName: `assets/pdf-${version}/${folder}/${name}`,
              source: readFileSync(`${root}/${folder}/${name}`),
            });
    },
  };
}

/** Files of the first page, of which it calls nearly all that they hold. */
const FIRST_FILES = /^assets\/(?:index|libraries|first|items)-(?!map)[^/]+\.js$/;

/**
 * Has browsers compile a file whole, beside the page, while it arrives (V8’s explicit compile hints): else each function is compiled when it is
 * first called, by the thread that draws, which took a tenth of the time until a slow machine’s list answers. Others read a comment.
 */
const COMPILED_AT_ONCE = '//# allFunctionsCalledOnLoad\n';

const brotli = promisify(brotliCompress);
/** Half a percent larger than the utmost, made in a fifth of its time. */
const BROTLI_QUALITY = 9;

/**
 * Files as they are sent: what has to stand before everything else in them, and beside each text its Brotli form, which the server sends to
 * whoever takes it: every browser does on this machine.
 */
function asSent(): Plugin {
  return {
    name: 'as-sent',
    async writeBundle({ dir = '' }, bundle) {
      const texts = Object.keys(bundle).filter((name) => /\.(?:m?js|css|svg|json)$/.test(name));
      await Promise.all(
        texts.map(async (name) => {
          const path = join(dir, name);
          const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
          if (FIRST_FILES.test(name))
            await writeFile(path, COMPILED_AT_ONCE + (await readFile(path, 'utf8')));
          await writeFile(`${path}.br`, await brotli(await readFile(path), { params }));
        }),
      );
    },
  };
}

/** Letters of most names and pages: fetched with the page, not when the styles have been read. */
const FIRST_FONTS = /noto-sans-latin-(?:400|600)-normal-[^.]+\.woff2$/;

function preloadFonts(): Plugin {
  return {
    name: 'preload-fonts',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) =>
        Object.keys(bundle ?? {})
          .filter((name) => FIRST_FONTS.test(name))
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `/${name}` },
            injectTo: 'head' as const,
          })),
    },
  };
}

/** Fonts in the form that every browser of the last ten years reads; the older form beside it doubled what each page has to look at. */
function newFontsOnly(): Plugin {
  return {
    name: 'new-fonts-only',
    enforce: 'pre',
    transform: {
      filter: { id: /@fontsource\/.*\.css$/ },
      handler: (code) => ({ code: code.replace(/, url\([^)]*\.woff\) format\('woff'\)/g, ''), map: null }),
    },
  };
}

/**
 * Which file is a page's own, by its address, and which has the words of a language: the server tells browsers (src/http/web.ts),
 * which fetch them beside the program instead of after it has run.
 */
function earlyFiles(): Plugin {
  return {
    name: 'early-files',
    generateBundle(_, bundle) {
      const pages: Record<string, string[]> = {};
      const named: Record<'words' | 'laterWords', Record<string, string>> = { words: {}, laterWords: {} };
      const entry = Object.values(bundle).find((part) => part.type === 'chunk' && part.isEntry);
      const loaded = new Set(entry?.type === 'chunk' ? [entry.fileName, ...entry.imports] : []);
      for (const part of Object.values(bundle)) {
        const from = part.type === 'chunk' ? (part.facadeModuleId ?? '') : '';
        const page = /\/src\/pages\/([a-z]+)\.tsx$/.exec(from)?.[1];
        const [, language, when] = /\/src\/i18n\/([a-z]{2})\.json\?(first|later)$/.exec(from) ?? [];
        // With what it shares with others, which the program does not load.
        if (page && part.type === 'chunk')
          pages[`/${page}`] = [part.fileName, ...part.imports.filter((name) => !loaded.has(name))];
        if (language) named[when === 'first' ? 'words' : 'laterWords'][language] = part.fileName;
      }
      this.emitFile({
        type: 'asset',
        fileName: 'assets/early.json',
        source: JSON.stringify({ pages, ...named }),
      });
    },
  };
}

/** What a group of modules is named by: it asks what a module imports. */
type Naming = (
  id: string,
  graph: { getModuleInfo(id: string): { readonly importedIds: string[] } | null },
) => string;

/** Modules of ours that the first page needs are one file, what other pages share another: a slow machine reads no more than it shows. */
function byFirstPage(): Naming {
  const first = new Set<string>();
  return (id, graph) => {
    const open = first.size > 0 ? [] : ['src/main.tsx', 'src/pages/items.tsx', 'src/live/live.tsx'].map(here);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (first.has(at)) continue;
      first.add(at);
      open.push(...(graph.getModuleInfo(at)?.importedIds ?? []));
    }
    return first.has(id) ? 'first' : 'shared';
  };
}

/** Libraries that every page needs, or the first page that one sees, which is the list. */
const FIRST_LIBRARIES =
  /node_modules\/(?:react|react-dom|scheduler|clsx|@mantine\/(?:core\/esm\/core|hooks)|@tanstack\/(?:query-core|react-query|router-core|react-router|history|store|react-store|virtual-core|react-virtual))\//;

/** The pages. Everything is a file of our own origin: the server's policy allows no inline script, style or data address. */
export default defineConfig({
  root: here('.'),
  plugins: [
    react(),
    wordsInParts(here('./src')),
    pdfData(),
    newFontsOnly(),
    preloadFonts(),
    earlyFiles(),
    asSent(),
  ],
  resolve: {
    alias: {
      '#hazard/outline': here('../src/hazard/outline.ts'),
      '#verify': here('../verify/src/index.ts'),
    },
  },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page needs, in two files instead of forty: over HTTP/1.1 each one waits for its turn.
            { name: 'libraries', test: FIRST_LIBRARIES, minShareCount: 2, priority: 2 },
            // The first page has no field of theirs.
            {
              name: 'fields',
              test: /node_modules\/@mantine\/core\/esm\/(?!core\/)/,
              minShareCount: 2,
              priority: 2,
            },
            // Not what maps and viewers share: it brings their libraries along, which come when they are looked at.
            {
              name: byFirstPage(),
              debugName: 'ours',
              test: /web\/src\/(?!map\/|viewers\/).*\.tsx?$/,
              minShareCount: 2,
              priority: 1,
            },
          ],
        },
      },
    },
    // The map is the largest, and comes only when it is looked at.
    chunkSizeWarningLimit: 1300,
  },
});
