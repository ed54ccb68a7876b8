// What she does on her own pages where the island does it: says no or yes once more, writes, chooses notices, takes her file away.

import { carryFrom } from '../../attachments/ui/carry.ts'
import { instrument } from '../../care/wellbeing.ts'
import { nameOf } from '../../client/named.ts'
import { statusOf } from '../../client/refusal.ts'
import { fieldOf } from '../../web/island/island.ts'
import { keepContact, sealContactAnew, sendOnce, type Message } from '../client/compose.ts'
import { today } from '../client/days.ts'
import { healthOf, sayHowIAm } from '../client/how-i-am.ts'
import { contactIn, isUnread, writable, type SafeContact } from '../client/reach.ts'
import { signAgain, signStop } from '../client/sign.ts'
import { keepAside } from '../client/ways.ts'
import { undoable } from '../client/undo.ts'
import { fill, go, restoreTyped } from './go-to-page.ts'
import { boxAbove, sayAbove } from './navigation.ts'
import type { Offer } from './offered.ts'
import { entranceText, lock, readFile, state, type Open } from './opened-page.ts'
import { sentencesIn } from './render.ts'
import { saveWhole } from './save-whole.ts'
import { sent } from './typed.ts'
import { offerUndo } from './undo.ts'

/** Says no, or yes once more, signed. A no that cannot be signed here is sent as the page's own form does it. */
export async function say(
  here: Open,
  form: HTMLFormElement,
  fields: URLSearchParams,
  offered: Offer,
): Promise<void> {
  const words = sentencesIn(document)
  const place = form.closest('.k')?.querySelector('bdi')?.textContent ?? ''
  const again = 'again' in offered
  const { pathname } = new URL(form.action)
  const file = here.file ?? (await readFile(here))
  if (!file) return
  const stops = again ? [] : undoable(file, offered.stop)
  try {
    const signed = await (again
      ? signAgain(here.session, file, offered.again)
      : signStop(here.session, file, offered.stop))
    if (state.open !== here) return
    if (!signed && !again) return await go(form.action, fields)
    await go(pathname)
    await sealContactAnew(here.session, here.file)
    const stopped = !again && offered.stop ? words('who.stopped', place) : words('who.all.done')
    const done = again ? words('who.again.done') : `${stopped} ${words('who.signed')}`
    const text = signed ? done : words('who.again.no')
    const box = boxAbove(document.querySelector('main h1'), text, !signed)
    offerUndo(here, box, stops, pathname)
  } catch {
    lock('ended')
  }
}

/**
 * A stop that was pressed before the file was checked: the door closes at once, as without script. It is signed, and can be undone, as
 * soon as the file is here.
 */
export async function stopFirst(here: Open, form: HTMLFormElement, fields: URLSearchParams): Promise<void> {
  const place = form.closest('.k')?.querySelector('bdi')?.textContent ?? ''
  const { pathname } = new URL(form.action)
  const track = fields.get('track') ?? ''
  await go(form.action, fields)
  const { file } = here
  const stopped = file && state.open === here ? undoable(file, track, 'withdrawn') : []
  if (!file || stopped.length === 0) return
  try {
    const signed = await signStop(here.session, file, track)
    if (state.open !== here) return
    await go(pathname)
    const words = sentencesIn(document)
    const done = [words('who.stopped', place), signed ? words('who.signed') : ''].join(' ').trim()
    const box = boxAbove(document.querySelector('main h1'), done, false)
    offerUndo(here, box, stopped, pathname)
  } catch {
    lock('ended')
  }
}

/** What she wrote; or, with one press, that she wants to be called: what she is typing and has chosen stays where it is then. */
export async function write(here: Open, form: HTMLFormElement): Promise<void> {
  const say = sentencesIn(document)
  const text = fieldOf(form, 'text').trim()
  const { file } = here
  const home = writable(file?.cases ?? [])
  const isCall = form.dataset['do'] === 'call'
  const chosen = isCall ? undefined : here.chosen
  const carried = (await chosen?.ready()) ?? []
  if ((!text && carried.length === 0) || !file || !home) return sayAbove(form, say('empty'), true)
  const days = Number(fieldOf(form, 'days')) as Message['days']
  const { lang: language } = document.documentElement
  const attached = carried.map((one) => one.attached)
  const message = { caseId: home.id, text, language, days, on: today(file), attached }
  try {
    if (!(await sendOnce(here.session, here.named, message, () => readFile(here)))) return
  } catch (error) {
    if (statusOf(error) === 401) return lock('ended')
    return sayAbove(form, say('failed'), true)
  }
  if (!isCall) sent(here, 'text')
  chosen?.forget()
  await fill(here)
  restoreTyped(here)
  const box = boxAbove(document.querySelector('[data-at=messages]'), say('sent'), false)
  if (chosen && carried.length > 0) void carryFrom(carried, chosen.say, { box, stopped: here.left.signal })
}

export async function keepNotices(here: Open, form: HTMLFormElement): Promise<void> {
  const say = sentencesIn(document)
  const reach = contactIn(here.file?.cases ?? [])
  if (!reach || isUnread(reach)) return
  const notices = fieldOf(form, 'notices') === 'neutral' ? 'neutral' : 'none'
  const empty: SafeContact = { how: '', when: '', word: '', never: '' }
  try {
    await keepContact(here.session, reach.caseId, { ...empty, ...reach.contact, notices }, reach.version)
    if (await readFile(here)) sayAbove(form, say('saved'), false)
  } catch {
    sayAbove(form, say('failed'), true)
  }
}

/** How she is reached, in which hours, and what never: in the place of what was agreed; all else of it stays. */
export async function keepReach(here: Open, form: HTMLFormElement): Promise<void> {
  const say = sentencesIn(document)
  const reach = contactIn(here.file?.cases ?? [])
  if (!reach || isUnread(reach)) return
  const empty: SafeContact = { how: '', when: '', word: '', never: '' }
  const { pointAtWrong, reachHoursIn } = await import('./reach-hours.ts')
  const hours = reachHoursIn(form)
  pointAtWrong(form)
  if (!hours) return sayAbove(form, say('reach.wrong'), true)
  const said = { how: fieldOf(form, 'reach-how').trim(), never: fieldOf(form, 'reach-never').trim(), hours }
  try {
    // Few are told outside: what seals to the sender comes when somebody is.
    const { tellMeIn } = await import('../client/tell-me.ts')
    // Who has never said hours chose them where she asked to be told.
    const before = reach.contact?.hours ?? []
    if (hours.length + before.length > 0) await tellMeIn(here.session, reach.caseId, hours)
    await keepContact(here.session, reach.caseId, { ...empty, ...reach.contact, ...said }, reach.version)
  } catch (error) {
    if (statusOf(error) === 401) return lock('ended')
    return sayAbove(form, say('failed'), true)
  }
  sent(here, 'reach-how')
  sent(here, 'reach-never')
  document.querySelector('[data-hours]')?.replaceChildren()
  await fill(here)
  document.querySelector('[data-reached]')?.setAttribute('open', '')
  sayAbove(document.querySelector('[data-at=contact]'), say('saved'), false)
}

/** How she is, as far as she answers: what is left empty is not asked again. */
export async function sayWellbeing(here: Open, form: HTMLFormElement): Promise<void> {
  const say = sentencesIn(document)
  const home = healthOf(here.file?.cases ?? [])
  const said = instrument.questions.flatMap((question) => {
    const typed = fieldOf(form, question).trim()
    const words = form.querySelector(`[data-q=${question}]`)?.textContent ?? ''
    return /^(\d|10)$/.test(typed) ? [{ question, value: Number(typed), words }] : []
  })
  if (!home || !here.file || said.length === 0) return sayAbove(form, say('how.empty'), true)
  const answers = Object.fromEntries(said.map(({ question, value }) => [question, value]))
  const text = said.map(({ words, value }) => `${words} ${value}`).join('\n')
  const { id } = (here.howIAm = nameOf(here.howIAm, [text]))
  const language = document.documentElement.lang
  try {
    await sayHowIAm(here.session, home.id, { id, on: today(here.file), language, answers, text })
  } catch (error) {
    if (statusOf(error) === 401) return lock('ended')
    return sayAbove(form, say('failed'), true)
  }
  here.howIAm = undefined
  await fill(here)
  sayAbove(document.querySelector('[data-do=wellbeing]'), say('saved'), false)
}

/** Few write their hours: what keeps them comes when it is wanted. */
export const sayHours = async (here: Open, form: HTMLFormElement): Promise<void> =>
  (await import('./hours.ts')).sayHours(here, form)

/** How a help was, for one reader or counted: comes where it is asked. */
export const sayFeedback = async (here: Open, form: HTMLFormElement): Promise<void> =>
  (await import('./feedback.ts')).sayFeedback(here, form)

/** A way that she puts aside or brings back, or wants to talk about: kept where that is what it is, and told to whoever helps as a message. */
export async function sayOfWay(here: Open, form: HTMLFormElement): Promise<void> {
  const say = sentencesIn(document)
  const { file } = here
  const home = writable(file?.cases ?? [])
  const [act, way] = [form.dataset['act'] ?? '', form.dataset['way'] ?? '']
  if (!file || !home) return sayAbove(form, say('failed'), true)
  const text = `${say(`ways.${act}`)}: ${say(`ways.way.${way}`)}`
  const { lang: language } = document.documentElement
  try {
    if (act !== 'talk')
      await keepAside(here.session, file.cases, { act, way, text, language, on: today(file) })
    const message = { caseId: home.id, text, language, days: 90, on: today(file) } as const
    if (!(await sendOnce(here.session, here.named, message, () => readFile(here)))) return
  } catch (error) {
    if (statusOf(error) === 401) return lock('ended')
    return sayAbove(form, say('failed'), true)
  }
  await fill(here)
  document.querySelector<HTMLDetailsElement>(`details[data-way="${way}"]`)?.setAttribute('open', '')
  sayAbove(document.querySelector('[data-at=ways]'), say(`ways.${act}.done`), false)
}

/** Whether a text message or a mail tells her that something is new. What she typed stands nowhere afterwards. */
export async function keepTelling(here: Open, form: HTMLFormElement): Promise<void> {
  const say = sentencesIn(document)
  const reach = contactIn(here.file?.cases ?? [])
  if (!reach || isUnread(reach)) return
  const channel = fieldOf(form, 'tell')
  try {
    if (channel === 'none') {
      await here.session.api.portal.eraseTelling({ caseId: reach.caseId })
      return sayAbove(form, say('tell.ended'), false)
    }
    // Few want it: what seals comes when it is wanted.
    const { tellMe } = await import('../client/tell-me.ts')
    const said = await tellMe(here.session, reach, {
      channel: channel as 'mail' | 'sms',
      to: fieldOf(form, 'to'),
      language: document.documentElement.lang,
      hours: fieldOf(form, 'hours'),
    })
    if (said === 'kept') form.reset()
    sayAbove(form, say(said === 'kept' ? 'tell.kept' : 'tell.wrong'), said !== 'kept')
  } catch {
    sayAbove(form, say('failed'), true)
  }
}

/** The whole file, where she says that it may lie here; otherwise how else she can have it. */
export async function take(here: Open, form: HTMLFormElement): Promise<void> {
  if (fieldOf(form, 'where') !== 'here') return sayAbove(form, form.dataset['none'] ?? '', false)
  sayAbove(form, form.dataset['working'] ?? '', false)
  const file = await readFile(here)
  if (!file) return
  try {
    const missing = await saveWhole(here.session, file, here.watch.touch)
    sayAbove(form, [form.dataset['done'], ...missing].join(' '), false)
  } catch {
    if (state.open === here) sayAbove(form, entranceText('failed'), true)
  }
}
