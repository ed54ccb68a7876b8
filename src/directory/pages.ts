// Help near somebody, from the public part of the directory: what is needed, where, in which language, for whom. A plain form whose answers
// stand in no address and are kept nowhere. No service that must not be found is here; what a service does not say is asked, never a no.

import { Hono, type Context } from 'hono'
import { html } from 'hono/html'
import { addresses } from '../api/addresses.ts'
import { isProblem } from '../api/problem.ts'
import { sql } from '../database/sql.ts'
import { spendByAddress } from '../http/budget.ts'
import type { Ctx } from '../http/context.ts'
import type { HostServices } from '../http/host-services.ts'
import { field, readForm, runPageAction, type Fields } from '../http/page-action.ts'
import {
  back,
  emergency,
  fault,
  inLanguage,
  page,
  plainTelephone,
  speakerOf,
  type Html,
} from '../http/page.ts'
import type { Messages } from '../language/messages.ts'
import { weekdayIn } from '../language/day.ts'
import { ownName } from '../language/offered.ts'
import { weekdays } from './codes.ts'
import type { Place, Service } from './model.ts'
import { momentOf, openingAt, type Moment, type Opening } from './open-now.ts'
import { rank } from './rank.ts'
import { findServices, isListed } from './server/find.ts'

/** What somebody may need at once; a lawyer and a worker find the rest in the whole directory. */
const needs = {
  emergency_housing: 'person.service.emergency_housing',
  // What would tell of somebody's health stands in no list by its name.
  medical_care: 'help.wish.doctor',
  food: 'person.service.food',
  mental_health_counselling: 'help.wish.talk',
  legal_civil: 'person.service.legal_civil',
  legal_immigration: 'person.service.legal_immigration',
  interpretation: 'person.service.interpretation',
  repatriation: 'person.service.repatriation',
} as const
type Need = keyof typeof needs
const isNeed = (code: string): code is Need => Object.hasOwn(needs, code)
const groups = ['women', 'men', 'children', 'families'] as const
/** How many are told at once: what a page of a bad line can hold. */
const most = 6
const mostTerms = 40

export function nearPages(host: HostServices): Hono {
  const app = new Hono()
  const path = `${inLanguage}${addresses.nearMe}`
  const answer = async (c: Context, speak: Messages, fields: Fields): Promise<Html> => {
    const acting = { actor: { kind: 'anyone' }, language: speak.language } as const
    const need = field(fields, 'need')
    try {
      await spendByAddress(host, 'near.page', host.addressOf(c), { perMinute: 60 })
      return await runPageAction(host, acting, 'none', async (ctx) =>
        isNeed(need)
          ? found(speak, fields, await search(ctx, need, fields))
          : form(speak, await termsOf(ctx), fields),
      )
    } catch (error) {
      if (!isProblem(error)) host.fault('near.page', error)
      return html`<h1>${speak.text('help.near')}</h1>
        ${fault(speak.text('help.near.failed'))}${emergency(speak, host.network())}${back(speak)}`
    }
  }
  app.on(['GET', 'POST'], path, async (c) => {
    const network = host.network()
    const speak = speakerOf(c, network)
    // A body that is no form is an empty one.
    const fields = c.req.method === 'POST' ? await readForm(c).catch(() => ({})) : {}
    const body = await answer(c, speak, fields)
    return c.html(page({ speak, network, at: addresses.nearMe, body }))
  })
  return app
}

interface Terms {
  areas: { code: string; name: string }[]
  languages: string[]
}

/** Areas and languages that services name which everybody may find. */
async function termsOf({ tx }: Ctx): Promise<Terms> {
  const [areas, languages] = await Promise.all([
    tx.rows<{ code: string; name: string }>(sql`select a.code, a.name from areas a
      where a.code in (select unnest(s.areas) from services s where ${isListed}) order by a.name limit ${mostTerms}`),
    tx.rows<{
      code: string
    }>(sql`select l.code from (select unnest(s.languages) as code from services s where ${isListed}) l
      group by l.code order by count(*) desc, l.code limit ${mostTerms}`),
  ])
  return { areas, languages: languages.map(({ code }) => code) }
}

interface Found {
  service: Service
  opening: Opening
  address: string | null
}

/** Services for a need, the best first. Whose own rule is against it are left out, and with "open now" those that are closed. */
async function search(ctx: Ctx, need: Need, fields: Fields): Promise<Found[]> {
  const area = field(fields, 'area')
  const language = field(fields, 'language')
  const criteria = {
    code: need,
    ...(/^[a-z][a-z0-9_.-]{0,39}$/.test(area) ? { area } : {}),
    ...(/^[a-z]{2,3}$/.test(language) ? { language } : {}),
  }
  const { services } = await findServices(ctx.tx, criteria)
  const group = groups.find((one) => one === field(fields, 'for'))
  const now = momentOf(ctx.now, ctx.network.timezone)
  const suited = rank(services, criteria, personFor(group))
    .filter(({ fit }) => fit !== 'not')
    .map(({ service }) => ({ service, opening: openingAt(service.openHours, now) }))
    .filter(({ opening }) => field(fields, 'open') === '' || opening.is !== 'closed')
    .slice(0, most)
  const addressOf = await addressesOf(
    ctx,
    suited.map(({ service }) => service.id),
  )
  return suited.map((one) => ({ ...one, address: addressOf.get(one.service.id) ?? null }))
}

const personFor = (group: (typeof groups)[number] | undefined) => {
  if (group === 'women' || group === 'men') return { group }
  return group === 'families' ? { withChildren: true } : group === 'children' ? { age: 15 } : {}
}

/** Where the first place of each is, as the service says of itself: never that of its organisation, which may have another house. */
async function addressesOf({ tx }: Ctx, services: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await tx.rows<{ id: string; place: Place | null }>(
    sql`select s.id, s.places -> 0 as place from services s where s.id = any (${services}::uuid[]) and not s.confidential`,
  )
  return new Map(rows.map(({ id, place }) => [id, place?.address ?? null]))
}

function choice(
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
  chosen: string,
): Html {
  return html`<label
    ><span class="l">${label}</span
    ><select name="${name}">
      ${options.map(([value, words]) => html`<option value="${value}" ${value === chosen ? html` selected` : ''}>${words}</option>`)}
    </select></label
  >`
}

function form(speak: Messages, { areas, languages }: Terms, fields: Fields): Html {
  const t = speak.text
  const any = ['', t('help.near.any')] as const
  const asked = (name: string) => field(fields, name)
  const spoken =
    asked('again') === '' && languages.includes(speak.language) ? speak.language : asked('language')
  return html`<h1>${t('help.near')}</h1>
    <p>${t('help.near.lead')}</p>
    <form method="post" autocomplete="off">
      <fieldset>
        <legend>${t('help.near.need')}</legend>
        ${Object.entries(needs).map(
          ([need, words]) =>
            html`<label class="w"
              ><input
                type="radio"
                name="need"
                value="${need}"
                ${need === asked('chosen') ? html` checked` : ''}
                required
              />${t(words)}</label
            >`,
        )}
      </fieldset>
      ${areas.length > 0 ? choice('area', t('help.near.area'), [any, ...areas.map(({ code, name }) => [code, name] as const)], asked('area')) : ''}${languages.length > 0 ? choice('language', t('help.near.language'), [any, ...languages.map((code) => [code, ownName(code)] as const)], spoken) : ''}${choice('for', t('help.near.for'), [any, ...groups.map((group) => [group, t(`help.near.for.${group}`)] as const)], asked('for'))}<label
        class="w"
        ><input
          type="checkbox"
          name="open"
          value="1"
          ${asked('open') ? html` checked` : ''}
        />${t('help.near.open')}</label
      ><button class="b">${t('help.near.find')}</button>
    </form>
    ${back(speak)}`
}

function openingWords(speak: Messages, opening: Opening): string {
  if (opening.is === 'unknown') return speak.text('help.near.is.unknown')
  if (opening.is === 'open') return speak.text('help.near.is.open', { until: opening.until })
  const { day, time, isToday } = opening.opens
  return speak.text('help.near.is.closed', { when: isToday ? time : `${dayName(speak, day)} ${time}` })
}

/** The name of a day of the week. 1 January 2024 was a Monday. */
const dayName = ({ language }: Messages, day: Moment['day']): string =>
  weekdayIn(language, 1 + weekdays.indexOf(day), 'long')

const row = (speak: Messages, { service, opening, address }: Found): Html => {
  const { name, provider, phone, languages } = service
  return html`<li>
    <strong><bdi>${name}</bdi></strong
    >${provider.name && provider.name !== name ? html`<br /><bdi>${provider.name}</bdi>` : ''}${address ? html`<br /><bdi>${address}</bdi>` : ''}${phone ? html`<br />${plainTelephone(phone)}` : ''}<br /><small
      >${openingWords(speak, opening)}${languages ? html` · <bdi>${languages.map(ownName).join(', ')}</bdi>` : ''}</small
    >
  </li>`
}

function found(speak: Messages, fields: Fields, services: readonly Found[]): Html {
  const t = speak.text
  const kept = ['area', 'language', 'for', 'open'].map(
    (name) => html`<input type="hidden" name="${name}" value="${field(fields, name)}" />`,
  )
  return html`<h1>${t(needs[field(fields, 'need') as Need])}</h1>
    ${
      services.length > 0
        ? html`<ul class="t">
            ${services.map((one) => row(speak, one))}
          </ul>`
        : html`<p class="n o">${t('help.near.none')}</p>`
    }
    <p class="s">${t('help.near.ask')}</p>
    <p><a class="b" href="/${speak.language}${addresses.help}">${t('public.door.help')}</a></p>
    <form method="post">
      <input type="hidden" name="again" value="1" /><input
        type="hidden"
        name="chosen"
        value="${field(fields, 'need')}"
      />${kept}<button class="b v">${t('help.near.again')}</button>
    </form>
    ${back(speak)}`
}
