// One choice of several on her own page.
import { html } from 'hono/html'
import type { Html } from '../../http/page.ts'

export const radio = (name: string, value: string, on: boolean, label: string | Html): Html =>
  html`<label class="w"
    ><input type="radio" name="${name}" value="${value}" ${on ? 'checked' : ''} /><span>${label}</span></label
  >`
