// The one style of the public pages. It stands in each page, so that a page is whole with one request, and its hash
// stands in the policy, so that no other style can. Plain properties only: these pages meet old telephones.

import { createHash } from 'node:crypto'

const light =
  '--i:#1c2a2a;--s:#4f5e5c;--p:#faf8f4;--u:#fff;--l:#e2ddd3;--t:#0e5a5a;--b:#e2efec;--a:#7a4f00;--c:#fdf0d3;--r:#a1271f;--d:#fbe9e7;--g:#e4f2e7'
const dark =
  '--i:#eef2f0;--s:#b7c3c0;--p:#12191a;--u:#1b2526;--l:#3a484b;--t:#8fd0c9;--b:#17383a;--a:#f0c877;--c:#3a2d10;--r:#f2a49c;--d:#42201d;--g:#1c3a26'

/** Everything that the pages' markup needs; names of classes are one letter, since they travel with every page. */
export const style = [
  `:root{${light};color-scheme:light dark;scroll-padding-block-start:5.5rem}`,
  `@media(prefers-color-scheme:dark){:root{${dark}}}`,
  '*{box-sizing:border-box}',
  'body{margin:0;background:var(--p);color:var(--i);font:1.0625rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}',
  ':lang(ar),:lang(th){line-height:1.7}',
  // a heading of a table breaks between words alone
  'th{overflow-wrap:break-word;text-align:start}',
  // the strip of the invented country, and the bar with the way out
  '.z{background:#344142;color:#fff;text-align:center;font-size:.75rem;line-height:1.3;padding:.125rem .5rem}',
  '.h{position:sticky;top:0;z-index:1;background:var(--u);border-block-end:1px solid var(--l)}',
  '.h>div{display:flex;align-items:center;justify-content:space-between;gap:1rem;padding-block:.25rem}',
  '.h>div,main,footer{max-width:40rem;margin:auto;padding-inline:1.25rem}main,footer{padding-block-end:1rem}',
  '.h a{color:inherit;font-weight:700}',
  '.h a.x{border:2px solid transparent;background:#a1271f;color:#fff;padding:.625rem 1.125rem;border-radius:.75rem;min-height:2.75rem;margin-inline-start:auto}',
  'nav{display:flex;flex-wrap:wrap;gap:0 1.125rem;margin-block-start:.25rem}',
  'nav>*{display:flex;align-items:center;min-height:2.75rem;padding:0;font:inherit;font-weight:600;color:var(--t);background:none;border:0}',
  '.b,.k,.h a,nav>*{text-decoration:none}',
  'nav>[aria-current]{color:var(--i);text-decoration:underline;text-underline-offset:.3em}',
  '.p{margin-block-start:1.25rem}.p a,li>a{display:inline-block;padding-block:.375rem}',
  'h1{font-size:1.75rem;line-height:1.25;margin:.75rem 0 .5rem}',
  ':lang(ar) h1,:lang(th) h1{line-height:1.5}',
  'h2{font-size:1.1875rem;line-height:1.35;margin:1.75rem 0 .5rem}',
  'p{margin:.5rem 0}',
  'label small{display:block;margin-block-end:.375rem}label.w small{display:inline}',
  'small,.s{color:var(--s);font-size:.9375rem}',
  'a{color:var(--t);text-underline-offset:.2em}',
  ':focus-visible{outline:3px solid var(--t);outline-offset:2px}',
  // doors and cards
  '.k{display:block;background:var(--u);border:1px solid var(--l);border-inline-start:.5rem solid var(--t);border-radius:1rem;padding:.875rem 1.25rem;margin:.75rem 0;color:var(--i)}',
  '.k b{font-size:1.1875rem;display:block}',
  '.k span{color:var(--s)}',
  '.y{border-inline-start-color:#8a5a12}',
  '.q{border:1px solid var(--l)}',
  '.n{background:var(--c);border-radius:1rem;padding:1rem 1.25rem;margin:1.25rem 0}',
  '.n b{font-size:1.25rem;color:var(--i)}',
  '.n a,.n small{display:inline-block}.n a{padding-block:.375rem}',
  '.u{padding-block:.25rem;margin-block:.5rem}',
  '.o{background:var(--b)}.e{background:var(--d)}.k.e{border-inline-start-color:var(--r)}.f{background:var(--g)}',
  '.m{border-inline-start:3px solid var(--a);padding-inline-start:.75rem;color:var(--a);font-size:.9375rem}',
  // forms
  'fieldset{border:0;margin:1rem 0 0;padding:0;min-width:0}',
  'legend,.l{font-size:1.1875rem;font-weight:700;line-height:1.35;margin-block:.75rem .25rem;padding:0;display:block}',
  'label.w{display:flex;gap:.75rem;align-items:center;min-height:2.75rem;padding-block:.25rem}',
  'input[type=radio],input[type=checkbox]{width:1.5rem;height:1.5rem;flex:none;margin:0;accent-color:var(--t)}',
  'select,textarea,input[type=text],input[type=time]{width:100%;font:inherit;color:inherit;background:var(--u);border:1px solid var(--s);border-radius:.5rem;padding:.625rem .75rem;min-height:2.75rem}',
  '.b{display:inline-block;font:inherit;font-weight:700;background:var(--t);color:var(--u);border:2px solid var(--t);border-radius:.75rem;padding:.625rem 1.25rem;min-height:2.75rem;margin-block:1rem 0;margin-inline-end:.5rem;cursor:pointer}',
  'label+label.w{margin-block-start:1rem}',
  '#these,#these+label{vertical-align:middle}#these{margin-inline-end:.75rem}#these:not(:checked)~div{display:none}',
  '.v{background:var(--u);color:var(--t)}',
  // Beside one another on a small telephone.
  'fieldset .b{padding-inline:.5rem;margin-inline:0 .25rem}.t .b{margin:0}p:empty,fieldset>.t{margin:0}',
  // the receipt, the person's cover and tiles
  '.g{font:700 1.625rem/1.4 ui-monospace,monospace;direction:ltr;unicode-bidi:isolate;display:block;text-align:center;letter-spacing:.04em;border:2px dashed var(--t);border-radius:1rem;padding:1rem .5rem;margin:1rem 0;background:var(--u)}',
  '.c{background:#0e5a5a;color:#fff;border-radius:1.25rem;padding:1.25rem;margin-block-start:1rem}',
  '.c h2{margin:.25rem 0;font-size:1.375rem}.c form+h2,.c p+h2{margin-block-start:1.75rem}',
  '.c .b{background:#fff;color:#0e5a5a;border-color:#fff}',
  '.j{display:grid;grid-template-columns:repeat(auto-fit,minmax(max(8.25rem,30%),1fr));gap:1rem;margin-block:1rem}',
  '.j .k{margin:0;border:1px solid var(--l)}',
  '.j svg{width:2rem;height:2rem;fill:none;stroke:var(--t);stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round;display:block;margin-block-end:.5rem}',
  '.k .d{font-size:2rem;color:var(--t)}',
  // the doors of the start after the first, and a question with its answers in a row
  '.j.w{grid-template-columns:1fr 1fr}.w>label.w{display:inline-flex;margin-block:0;margin-inline-end:1.25rem}',
  '.r{white-space:pre-wrap}audio{max-width:100%}',
  'ul{padding-inline-start:1.25rem}li{margin-block:.375rem}',
  '.t{list-style:none;padding:0}.t li{border-top:1px solid var(--l);padding:.625rem 0;margin:0}',
  '.i{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}',
  '@media(max-width:24rem){.h>div,main,footer{padding-inline:1rem}.j{gap:.625rem}.j .k{padding:.875rem .75rem}.j .k b{font-size:1.0625rem}.g{font-size:1.25rem}h1{font-size:1.25rem;margin-block:.25rem}.n:not(.u){padding:.5rem .75rem;margin-block:.75rem}.n p{margin:.25rem 0}.w .k span,.k.w span{display:none}.w .k{padding-block:.5rem}nav{gap:0 .875rem}nav>*{font-size:.9375rem}}',
  '@page a{margin:0}@media print{.a{page:a}.h,nav,.z,.b,.p{display:none}body{background:#fff;color:#000}.k,.n{break-inside:avoid;background:none;border:1px solid #000}}',
].join('')

/** For `style-src`. */
export const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`
