// One choice of several on her own page.
import { html, raw } from 'hono/html'
import type { Html } from '../../http/page.ts'

// In pieces without a formatter's blanks: the longest page has two dozen of them and no room in Thai.
const start = raw('<label class="w"><input type="radio"')
const end = raw('</span></label>')

export const radio = (name: string, value: string, on: boolean, label: string | Html): Html =>
  html`${start} name="${name}" value="${value}" ${on ? raw('checked') : ''}><span>${label}${end}`
