import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inertHtml } from './inert.ts';

const PICTURE = 'data:image/png;base64,iVBORw0KGgo=';

test('what runs or is fetched is taken out, what is read stays', () => {
  const made = inertHtml(`<!doctype html><base href="https://example.org/"><link rel=stylesheet href=a.css>
    <style>@import "x.css"; p { color: red; background: url(https://example.org/b.png) }</style>
    <style>p { background: u\\72l(https://example.org/c.png) }</style>
    <body onload="alert(1)" background="https://example.org/d.png"><p style="background:url('e.png');color:blue">Words</p>
    <img src="https://example.org/f.png" srcset="g.png 2x"><img src="${PICTURE}"><iframe src="h.html"></iframe>
    <noscript>Without scripts</noscript><script>document.write('i')</script><object data="j"></object>
    <a href="javascript:alert(1)">k</a><a href="https://example.org/l">l</a><svg><image href="m.png"/></svg></body>`);
  assert.doesNotMatch(
    made,
    /\burl|import|onload|background="|srcset|iframe|script>d|object|javascript|svg|u\\72l|base |link |[bcdefghjm]\.(png|css|html)/,
  );
  for (const kept of [
    'Words',
    'color:blue',
    'color: red',
    PICTURE,
    'Without scripts',
    'https://example.org/l',
  ])
    assert.ok(made.includes(kept), kept);
});
