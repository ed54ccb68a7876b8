// Who answers here: its name, its languages, whether somebody is there now, who pays for it, and what happens after one has written. From the
// organisation's own entry, its rota and the times of the pack; what it does not say is not made up.

import { Hono } from 'hono'
import { html } from 'hono/html'
import { packOf } from '../../../jurisdictions/packs.ts'
import { addresses } from '../../api/addresses.ts'
import { sql } from '../../database/sql.ts'
import type { Ctx } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import { back, emergency, inLanguage, page, type Html } from '../../http/page.ts'
import { dueOf } from '../../jurisdiction/clock.ts'
import { weekdayIn } from '../../language/day.ts'
import type { Messages } from '../../language/messages.ts'
import { ownName } from '../../language/offered.ts'
import { asRung, awayNote } from '../../rota/pages.ts'
import { isAlways, type DayHours } from '../../rota/week.ts'
import { awayOf, standingOf, usualWeekOf } from '../../rota/server/standing.ts'
import { deskIn } from '../server/desks.ts'
import { visitorOf, type Visitor } from './visitor.ts'

export function whoPages(host: HostServices): Hono {
  const app = new Hono()
  app.get(`${inLanguage}${addresses.whoWeAre}`, async (c) => {
    const visitor = visitorOf(c, host)
    const { speak, network, run } = visitor
    // Where nobody can be asked just now, the page says what holds without it.
    const us = await run('none', ourEntry).catch(() => undefined)
    return c.html(page({ speak, network, at: addresses.whoWeAre, body: whoBody(visitor, us) }))
  })
  return app
}

interface Entry {
  name: string
  languages: string[]
  paid_by: string | null
}

/** The organisation whose desk reads what is written here, as it describes itself; and whether it is there. */
async function ourEntry(ctx: Ctx) {
  const desk = await deskIn(ctx.tx)
  const entry =
    desk &&
    (await ctx.tx.maybe<Entry>(sql`select o.name, o.languages, o.paid_by from organisations o
      join circles c on c.organisation = o.id where c.id = ${desk.circle}`))
  if (!desk || !entry) return undefined
  const [away, standing, week] = await Promise.all([
    awayOf(ctx.tx, desk.circle, ctx),
    standingOf(ctx.tx, [desk.circle], ctx),
    usualWeekOf(ctx.tx, desk.circle, ctx),
  ])
  return { ...entry, away, week, isHere: standing.get(desk.circle)?.now !== undefined }
}

type Us = NonNullable<Awaited<ReturnType<typeof ourEntry>>>

/** In how long somebody answers, by the clock of the pack: "15 minutes". */
function within({ host, network, speak }: Visitor, clock: string): string | undefined {
  const now = host.now()
  const pack = packOf(network.pack)
  const due = dueOf(pack.clocks[clock], now, { pack, timezone: network.timezone })
  if (due.unknown) return undefined
  const minutes = Math.round((due.dueAt.getTime() - now.getTime()) / 60_000)
  const [count, unit] = minutes < 60 ? [minutes, 'minute'] : [Math.round(minutes / 60), 'hour']
  return new Intl.NumberFormat(`${speak.language}-u-nu-latn`, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  }).format(count)
}

const line = (title: string, words: string | Html): Html =>
  html`<li><strong>${title}</strong><br />${words}</li>`

/** Days that have the same hours and follow each other stand in one line. */
function weekLines(speak: Messages, week: readonly DayHours[]): Html[] {
  const lines: { first: number; last: number; hours: string }[] = []
  for (const { weekday, hours } of week) {
    const told = hours.map(({ starts, ends }) => `${starts}–${ends}`).join(', ')
    const before = lines.at(-1)
    if (before?.hours === told && before.last === weekday - 1) before.last = weekday
    else lines.push({ first: weekday, last: weekday, hours: told })
  }
  return lines.map(({ first, last, hours }) => {
    const days = [...new Set([first, last])].map((one) => weekdayIn(speak.language, one, 'long')).join(' – ')
    return html`${days}: <bdi dir="ltr">${hours}</bdi><br />`
  })
}

const weekOf = (speak: Messages, week: readonly DayHours[]): Html | '' =>
  week.length === 0
    ? ''
    : line(
        speak.text('help.us.week'),
        isAlways(week) ? speak.text('help.us.always') : html`${weekLines(speak, week)}`,
      )

const said = (speak: Messages, { languages, paid_by, isHere, week }: Us): Html =>
  html`<ul class="t">
    ${languages.length > 0 ? line(speak.text('help.us.languages'), html`<bdi>${languages.map(ownName).join(', ')}</bdi>`) : ''}${isHere ? line(speak.text('help.us.hours'), speak.text('help.us.here')) : ''}${weekOf(speak, week)}${paid_by ? line(speak.text('help.us.paid'), html`<bdi>${paid_by}</bdi>`) : ''}
  </ul>`

function whoBody(visitor: Visitor, us: Us | undefined): Html {
  const { speak, network } = visitor
  const t = speak.text
  const rung = asRung(network, us?.away)
  const [danger, other] = [within(visitor, 'contact.reply.now'), within(visitor, 'contact.reply')]
  const answered = danger && other ? [t('help.us.next.answer', { danger, other })] : []
  const next = [
    t('help.us.next.read'),
    ...answered,
    `${t('help.us.next.receipt')} ${t('help.receipt.when')}`,
    t('help.us.next.come'),
  ]
  return html`<h1>${t('help.us')}</h1>
    ${us ? html`<p>${t('help.us.name', { name: us.name })}</p>` : html`<p class="n o">${t('help.nobody')}</p>`}
    ${us ? said(speak, us) : ''}${awayNote(speak, rung, us?.away)}
    ${
      us
        ? html`<h2>${t('help.us.next')}</h2>
            <ol>
              ${next.map((words) => html`<li>${words}</li>`)}
            </ol>
            <p>${t('help.who')} ${t('help.except')}</p>
            <p><a class="b" href="/${speak.language}${addresses.help}">${t('public.door.help')}</a></p>
            <p><a href="/${speak.language}${addresses.saidAndDone}">${t('public.changed.title')}</a></p>`
        : ''
    }
    ${emergency(speak, rung)}${back(speak)}`
}
