import base from './vite.config.ts';
export default { ...base, build: { ...base.build, outDir: '/tmp/zzdist', emptyOutDir: true }, plugins: [...base.plugins, { name: 'a', generateBundle(_: any, b: any) {
  for (const c of Object.values(b) as any[]) if (c.type === 'chunk' && (c.isEntry || process.env.ALL)) {
    const g: Record<string, number> = {};
    const walk = (d: any, seen = new Set()) => { };
    for (const [id, m] of Object.entries(c.modules) as any) { const k = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? id.replace(/.*web\/src\//, ''); g[k] = (g[k] ?? 0) + m.renderedLength; }
    console.log(c.fileName, c.code.length, 'imports', c.imports.join(' '));
    for (const [k, v] of Object.entries(g).sort((x, y) => y[1] - x[1]).slice(0, 40)) console.log('   ', v, k);
  } } }] };
