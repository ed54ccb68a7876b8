// The two forms, for oneself and for somebody else: filled in, sealed as they arrive, and answered with a receipt.

import { Hono, type Context } from 'hono'
import { newId } from '../../api/new-id.ts'
import { addresses, addressOfCampaign, addressOfLink, type Address } from '../../api/addresses.ts'
import { isProblem, Problem } from '../../api/problem.ts'
import { spendByAddress } from '../../http/budget.ts'
import { fieldValues, field, readForm, refuseOtherForms, type Fields } from '../../http/page-action.ts'
import type { Ctx } from '../../http/context.ts'
import type { HostServices } from '../../http/host-services.ts'
import { inLanguage, page } from '../../http/page.ts'
import { postRedirectGet } from '../../http/post-redirect-get.ts'
import { keysOnServer } from '../../http/words.ts'
import type { Messages } from '../../language/messages.ts'
import { fromText } from '../../sealing/text.ts'
import { asRung } from '../../rota/pages.ts'
import { awayOf } from '../../rota/server/standing.ts'
import { isCampaignCode } from '../campaigns.ts'
import { readReport, wantsWords } from '../form.ts'
import {
  emptyReport,
  longest,
  processOf,
  reportKinds,
  saysSomething,
  sealFor,
  urgencyOf,
  type Report,
  type ReportKind,
} from '../report.ts'
import { namesOf, newSeed, seedIn } from '../same-form.ts'
import { deskOfLink } from '../server/links.ts'
import { deskFor, deskIn, desksIn } from '../server/desks.ts'
import { bringReport, helpHandlers } from '../server/reports.ts'
import { formBody, linkOverBody, nobodyBody, questionOf, receiptBody, type FormState } from './form.ts'
import { sendingBody } from './sending.ts'
import { goneBody } from './thread.ts'
import { isTooMany, visitorOf, type Status, type Visitor } from './visitor.ts'

const placeOf: Record<ReportKind, Address> = {
  help: addresses.help,
  concern: addresses.concern,
  labour: addresses.labourComplaint,
}

/** Shows a form in a state of it. */
type ShowForm = (visitor: Visitor, state: FormState, status?: Status) => Promise<Response>

export function requestPages(host: HostServices, island: string | undefined): Hono {
  const app = new Hono()
  const show: ShowForm = (visitor, state, status = 200) => showForm(visitor, state, status, island)
  for (const kind of reportKinds) {
    const path = `${inLanguage}${placeOf[kind]}`
    app.use(path, postRedirectGet(host))
    app.get(path, (c) => {
      const visitor = visitorOf(c, host)
      if (c.req.header('x-island') === 'seal-report') return sentencesOf(visitor, kind)
      return show(visitor, newForm(firstAnswers(kind, visitor.speak.language)))
    })
    app.post(path, (c) => answerForm(visitorOf(c, host), kind, show))
  }
  // The same form, by the code of a poster; one that is none leads to it all the same.
  const poster = `${inLanguage}${addresses.campaign}/:code`
  app.use(poster, postRedirectGet(host))
  app.get(poster, (c) => {
    const visitor = visitorOf(c, host)
    if (c.req.header('x-island') === 'seal-report') return sentencesOf(visitor, 'help')
    const campaign = campaignIn(c.req.param('code'))
    return show(visitor, { ...newForm(firstAnswers('help', visitor.speak.language)), campaign })
  })
  app.post(poster, (c) => answerForm(visitorOf(c, host), 'help', show))
  // The same worry, of somebody outside who was given a link: it goes to whoever gave it.
  const linked = `${inLanguage}${addresses.link}/:token`
  app.use(linked, postRedirectGet(host))
  app.get(linked, (c) => {
    const visitor = visitorOf(c, host)
    if (c.req.header('x-island') === 'seal-report') return sentencesOf(visitor, 'concern')
    return show(visitor, newForm(emptyReport('concern', visitor.speak.language), linkIn(c)))
  })
  app.post(linked, (c) => answerForm(visitorOf(c, host), 'concern', show))
  return app
}

/** What is ticked before anybody has answered: of whoever asks for themselves nobody else is told before they are asked. */
const firstAnswers = (kind: ReportKind, language: string): Report => ({
  ...emptyReport(kind, language),
  mayTell: kind === 'help' ? ['ask_first'] : [],
})

const campaignIn = (code = ''): string | undefined => (isCampaignCode(code) ? code : undefined)

/** The token of a link, as its address has it; nothing on the pages that everybody finds. What is none opens nothing. */
const linkIn = ({ req }: Context): string | undefined => req.param('token')
const isToken = (link: string): boolean => /^[\w-]{43}$/.test(link)

const newForm = (report: Report, link?: string): FormState => ({
  report,
  id: newId(),
  seed: newSeed(),
  link,
})

async function showForm(visitor: Visitor, state: FormState, status: Status, island: string | undefined) {
  const { c, network, speak, run } = visitor
  const { link, report, campaign } = state
  const open = campaign === undefined ? placeOf[report.kind] : addressOfCampaign(campaign)
  const at = link === undefined ? open : addressOfLink(link)
  // Whether there is a desk may not be known in a bad moment; then the form stands as it would with one.
  const found = await run('none', async (ctx) => ({
    desk: await readingDesk(ctx, report.kind, link),
    among: await districtsOf(ctx, report.kind, link),
  })).catch(() => ({ desk: 'unknown' as const, among: [] }))
  const { desk } = found
  if (desk === undefined && link !== undefined) return over(visitor)
  if (desk === undefined) {
    const body = nobodyBody(speak, network, report)
    return c.html(page({ speak, network, at, body }), status)
  }
  const known = desk === 'unknown' ? undefined : desk
  const scripts = island && known ? [island] : []
  const body = formBody(speak, network, { ...state, among: found.among }, known)
  return c.html(page({ speak, network, at, body, languages: 'form', scripts }), status)
}

/** The desk that reads it, and when somebody is there again where nobody is. */
async function deskWithHours(ctx: Ctx, kind: ReportKind) {
  const desk = await deskIn(ctx.tx, processOf(kind))
  // A complaint about pay is answered within days, so that nobody's shift matters.
  if (kind === 'labour') return desk && { ...desk, away: undefined }
  return desk && { ...desk, away: await awayOf(ctx.tx, desk.circle, ctx) }
}

/** Where several houses answer, each for its own district: who is writing says where the work is, and the words are locked for that one. */
async function districtsOf(ctx: Ctx, kind: ReportKind, link: string | undefined) {
  if (kind !== 'labour' || link !== undefined) return []
  const desks = await desksIn(ctx.tx, processOf(kind))
  return desks.length > 1 ? desks : []
}

/** Whoever gave the link; without one the desk that reads what everybody brings. */
const readingDesk = async (ctx: Ctx, kind: ReportKind, link: string | undefined) =>
  link === undefined ? deskWithHours(ctx, kind) : isToken(link) ? deskOfLink(ctx, link) : undefined

const over = ({ c, speak, network }: Visitor) =>
  c.html(
    page({ speak, network, at: addresses.start, body: linkOverBody(speak, network), languages: 'none' }),
    404,
  )

/** What the script of the form says, and no page. */
async function sentencesOf({ c, speak, network, run }: Visitor, kind: ReportKind): Promise<Response> {
  const desk = await run('none', (ctx) => deskWithHours(ctx, kind)).catch(() => undefined)
  return c.html(sendingBody(speak, network, kind, desk?.away))
}

/** Takes what a form sent, and shows it again with a sentence where it cannot be taken. */
async function answerForm(visitor: Visitor, kind: ReportKind, show: ShowForm): Promise<Response> {
  const { c, host, network, speak } = visitor
  const link = linkIn(c)
  let state = newForm(emptyReport(kind, speak.language), link)
  try {
    const fields = await readForm(c)
    const read = stateIn(fields, kind, speak)
    state = { ...read.state, link }
    if (field(fields, 'again') !== '') return await show(visitor, state)
    refuseOtherForms(c, host)
    if (link !== undefined && !isToken(link)) return await over(visitor)
    const unsaid = read.error ?? (await unchosen(visitor, state))
    if (unsaid) return await show(visitor, { ...state, error: unsaid }, 422)
    await spendByAddress(host, 'help.page', host.addressOf(c), { perMinute: 10 })
    const receipt = await send(visitor, state)
    const desk = await visitor.run('none', (ctx) => deskWithHours(ctx, kind)).catch(() => undefined)
    const rung = asRung(network, desk?.away)
    const body = receipt === undefined ? goneBody(speak) : receiptBody(speak, rung, receipt, state.report)
    return await c.html(page({ speak, network, at: addresses.start, body, languages: 'none' }))
  } catch (error) {
    if (!isProblem(error)) host.fault('help.page', error)
    else if (error.detail.because === 'link-is-over') return over(visitor)
    const [said, status] = isTooMany(error)
      ? (['help.error.many', 429] as const)
      : (['help.error.failed', 503] as const)
    return show(visitor, { ...state, error: speak.text(said) }, status)
  }
}

/** What is said where there are several houses and none of them was chosen, or one that is there no more. */
async function unchosen({ run, speak }: Visitor, { report, link, desk }: FormState) {
  const among = await run('none', (ctx) => districtsOf(ctx, report.kind, link))
  const isChosen = among.length === 0 || among.some(({ circle }) => circle === desk)
  return isChosen ? undefined : speak.text('help.labour.where.empty')
}

/** What a form holds, and what is said of it where it is too long or says nothing. */
function stateIn(fields: Fields, kind: ReportKind, speak: Messages): { state: FormState; error?: string } {
  // What could not be added to a closed request comes along as the story of a new one.
  fields['story'] ??= fields['text'] ?? ''
  const { report, tooLong, unnamed } = readReport(kind, speak.language, (name) => fieldValues(fields, name))
  const state = {
    report,
    unnamed,
    words: wantsWords((name) => fieldValues(fields, name)),
    campaign: campaignIn(field(fields, 'campaign')),
    desk: Number(field(fields, 'desk')) || undefined,
    id: /^[0-9a-f-]{36}$/.test(field(fields, 'id')) ? field(fields, 'id') : newId(),
    seed: seedIn(field(fields, 'seed')),
  }
  const [first] = tooLong
  if (first) return { state, error: speak.text('help.error.long', tooLongIn(speak, kind, first)) }
  if (unnamed) return { state, error: speak.text('help.error.told') }
  return saysSomething(report) ? { state } : { state, error: speak.text('help.error.empty') }
}

/** Which answer is too long, as its question stands in the form, and how long it may be. */
const tooLongIn = (speak: Messages, kind: ReportKind, name: keyof Report) => ({
  field: speak.text(questionOf(kind, name)),
  count: name === 'story' ? longest.story : longest.line,
})

/**
 * Brings the request and answers with its receipt. A second click, or the same form sent again after its answer was lost, is
 * answered with the first one's; `undefined` where it had arrived and was deleted since.
 */
async function send({ host, run }: Visitor, state: FormState): Promise<string | undefined> {
  const { seed, report, words = false, link, campaign, desk } = state
  const { receipt, id } = await namesOf(seed, report, words)
  const keys = await keysOnServer(host.secrets.oprf, receipt, { purpose: 'receipt' })
  try {
    await run('report.bring', async (ctx) => {
      const own = { locator: keys.locator, encPublic: keys.enc.publicKey, sigPublic: keys.sig.publicKey }
      const sealed = await sealFor(fromText((await readerFor(ctx, state)).publicKey), own, report)
      const { language, kind } = report
      const brought = {
        id,
        urgency: urgencyOf(report),
        language,
        link,
        campaign,
        desk,
        to: processOf(kind),
        ...sealed,
      }
      await bringReport(brought, 'server', ctx)
    })
    return receipt
  } catch (error) {
    // A link is used up by the report that may have come by it before its answer was lost.
    const isUsed = isProblem(error) && error.detail.because === 'link-is-over'
    if (!isProblem(error) || !(isUsed || error.code === 'conflict')) throw error
    const locator = Buffer.from(keys.locator).toString('base64url')
    const { found } = await run('none', (ctx) => helpHandlers.find({ locator }, ctx))
    if (isUsed && !found) throw error
    return found ? receipt : undefined
  }
}

/** Whose key it is sealed for. Problem `refused` where a link is not open. */
async function readerFor(ctx: Ctx, { report, link, desk }: FormState): Promise<{ publicKey: string }> {
  if (link === undefined) return deskFor(ctx.tx, processOf(report.kind), desk)
  const giver = await deskOfLink(ctx, link)
  if (!giver) throw new Problem('refused', { because: 'link-is-over' })
  return giver
}
