// What the source page asks, item by item, for visitors and auditors of the invented country who have not signed in: the
// list of the staff's screen to read, on the public host of a demonstration and nowhere else. Its examples stand behind
// the staff's sign-in.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../../api/addresses.ts'
import type { HostServices } from '../../http/host-services.ts'
import { back, inLanguage, page, speakerOf, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import type { CoverageItem } from '../coverage-item.ts'
import { coverage } from '../coverage.ts'
import { exampleOf, lives } from '../examples.ts'

const at = addresses.coverage
const kinds = [...new Set(coverage.map(({ kind }) => kind))]
const countOf = (state: CoverageItem['state']) => coverage.filter((item) => item.state === state).length

/** The list. `staffUrl`: where its examples can be seen. */
export function coveragePages(host: HostServices, staffUrl: string): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${at}`, (c) => {
    const network = host.network()
    if (!network.demo) return c.redirect('/', 303)
    const speak = speakerOf(c, network)
    return c.html(page({ speak, network, at, body: list(speak, staffUrl) }))
  })
  return app
}

function list(speak: Messages, staffUrl: string): Html {
  const t = speak.text
  const counts = {
    done: countOf('done'),
    thin: countOf('thin'),
    none: countOf('not yet'),
    all: coverage.length,
  }
  return html`<h1>${t('coverage.title')}</h1>
    <p class="s">${t('coverage.lead', counts)}</p>
    ${speak.language === 'en' ? '' : html`<p class="s">${t('coverage.english')}</p>`}${kinds.map(
      (kind) =>
        html`<h2>${t(`coverage.kind.${kind}`)}</h2>
          ${coverage.filter((item) => item.kind === kind).map((item) => entry(speak, staffUrl, item))}`,
    )}${back(speak)}`
}

function entry(speak: Messages, staffUrl: string, { n, item, shows, measure, state }: CoverageItem): Html {
  const t = speak.text
  const about = [
    String(n),
    t(`coverage.state.${state.replace(' ', '')}`),
    ...(measure === undefined
      ? []
      : [t('coverage.measure.of', { n: measure, name: t(`measure.${measure}.name`) })]),
  ]
  return html`<div class="k ${state === 'done' ? '' : state === 'thin' ? 'y' : 'q'}">
    <b><bdi lang="en">${item}</bdi></b>
    <p><bdi lang="en">${shows}</bdi></p>
    <p class="s">${about.join(' · ')}</p>
    ${state === 'not yet' ? '' : example(speak, staffUrl, n)}
  </div>`
}

/** The way to where it can be seen, and as whom. */
function example(speak: Messages, staffUrl: string, n: number): Html | '' {
  const t = speak.text
  const found = exampleOf(n)
  if (!found) return ''
  const { href, as, words } =
    'life' in found
      ? { href: `/example/${found.life}`, as: lives[found.life].as, words: `coverage.life.${found.life}` }
      : { href: found.href, as: found.as, words: `coverage.screen.${found.screen}` }
  return html`<p class="s">
    <a href="${staffUrl}${href}" rel="noreferrer">${t(words)}</a> ·
    ${t('coverage.example.as', { handle: as })}
  </p>`
}
