import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Puts beside the program what pdf.js fetches for some files: character maps, fonts, decoders in JavaScript. Nothing of it evaluates code. */
const pdfParts = (): Plugin => ({
  name: 'pdf-parts',
  generateBundle() {
    const from = here('../node_modules/pdfjs-dist');
    const { version } = JSON.parse(readFileSync(`${from}/package.json`, 'utf8')) as { version: string };
    for (const folder of ['cmaps', 'standard_fonts', 'wasm'])
      for (const name of readdirSync(`${from}/${folder}`))
        if (!/quickjs|\.wasm$/i.test(name))
          this.emitFile({
            type: 'asset',
            fileName: `assets/pdfjs-${version}/${folder}/${name}`,
            source: readFileSync(`${from}/${folder}/${name}`),
          });
  },
});

/** The pages. Everything is a file of our own origin: the server's policy allows no inline script, style or data address. */
export default defineConfig({
  root: here('.'),
  plugins: [react(), pdfParts()],
  resolve: { alias: { '#verify': here('../verify/src/index.ts') } },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    chunkSizeWarningLimit: 700,
  },
});
