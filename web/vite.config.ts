import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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

/** The pages. Everything is a file of our own origin: the server's policy allows no inline script, style or data address. */
export default defineConfig({
  root: here('.'),
  plugins: [react(), pdfData()],
  resolve: { alias: { '#verify': here('../verify/src/index.ts') } },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    // The map is the largest, and comes only when it is looked at.
    chunkSizeWarningLimit: 1300,
  },
});
