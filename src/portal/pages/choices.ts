// My rights and choices: every right to read, and a way to say whether it was understood.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { addresses, addressOfRight, type Address } from '../../api/addresses.ts'
import { isProblem } from '../../api/problem.ts'
import { field, readForm } from '../../http/page-action.ts'
import type { Network } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import { around, back, inLanguage, telephone, type Html } from '../../http/page.ts'
import type { Messages } from '../../language/messages.ts'
import { topics } from '../../rights/model.ts'
import { wayQuestions, waysFor } from '../../solutions/ways.ts'
import { isFromIsland, type Entry } from './entry.ts'
import { sayUnderstood } from '../server/choices.ts'

type Said = 'thanks' | 'again' | 'none'

/** My rights and choices. */
export function choicePages(host: HostServices, { show, asPerson }: Entry, hasIsland: boolean): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.choices}`, (c) =>
    asPerson(c, 'none', async () =>
      show(c, addresses.choices, (speak) =>
        choicesBody(speak, host.network(), { script: hasIsland && isFromIsland(c) }),
      ),
    ),
  )
  app.post(`${inLanguage}${addresses.choices}`, (c) =>
    asPerson(c, 'case.explain_rights', async (run) => {
      const understood = field(await readForm(c), 'understood') === 'yes'
      const said = await run((ctx) => sayUnderstood(ctx, understood)).then(
        (): Said => 'thanks',
        (error: unknown): Said => {
          if (!isProblem(error) || !['refused', 'not-found'].includes(error.code)) throw error
          return error.code === 'refused' ? 'again' : 'none'
        },
      )
      return show(c, addresses.choices, (speak) =>
        choicesBody(speak, host.network(), { said, script: hasIsland && isFromIsland(c) }),
      )
    }),
  )
  return app
}

interface Choices {
  said?: Said
  /** The page is shown by the script that opens what is locked. */
  script: boolean
}

function choicesBody(speak: Messages, network: Network, { said, script }: Choices): Html {
  const t = speak.text
  const link = (at: Address, id: string) => html`<li><a href="/${speak.language}${at}">${t(id)}</a></li>`
  return html`<h1>${t('person.rights')}</h1>
    ${said ? saidBox(speak, network, said) : ''}${waysPart(speak, script)}
    <h2>${t('rights.title')}</h2>
    <ul>
      ${link(addresses.whoCanSee, 'person.who')}${link(addresses.tracks, 'person.tracks')}${topics.map((topic, at) => link(addressOfRight(at + 1), `rights.${topic}`))}
    </ul>
    <form method="post" action="/${speak.language}${addresses.choices}">
      <h2>${t('person.choices.ask')}</h2>
      <button class="b" name="understood" value="yes">${t('person.choices.yes')}</button>
      <button class="b v" name="understood" value="no">${t('person.choices.no')}</button>
    </form>
    ${back(speak, addresses.portal, 'person.back')}`
}

/** Three ways, the same eight questions on each: locked, and opened into this place by the script. */
function waysPart(speak: Messages, script: boolean): Html {
  const t = speak.text
  return html`<h2>${t('person.ways.title')}</h2>
    <p>${t('person.ways.lead')}</p>
    <div id="o"><p class="s">${t('person.own.script')}</p></div>
    ${
      script
        ? html`<template id="own"><div data-at="ways"></div></template>
            <template id="w"><i>${waysSaid(speak)}</i></template>`
        : ''
    }`
}

const waysSaid = (speak: Messages): string =>
  [...Object.values(waysFor).flat(), 'all']
    .map((way) => `ways.way.${way}`)
    .concat(
      wayQuestions.map((question) => `ways.ask.${question}`),
      ['untold', 'notAsked', 'asked', 'isAside'].map((one) => `ways.${one}`),
      ['talk', 'aside', 'back'].flatMap((act) => [`ways.${act}`, `ways.${act}.done`]),
      'failed',
    )
    .map((id) => `${id}\t${speak.text(`person.own.${id}`)}`)
    .join('\n')

function saidBox(speak: Messages, network: Network, said: Said): Html {
  if (said !== 'again')
    return html`<div class="n ${said === 'thanks' ? 'f' : ''}" role="status">
      ${speak.text(`person.choices.${said}`)}
    </div>`
  return html`<div class="n" role="status">
    ${speak.text('person.choices.again')}${network.hotline ? html`<br />${around(speak, 'public.hotline', 'number', telephone(network.hotline))}` : ''}
  </div>`
}
