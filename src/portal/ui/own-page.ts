// The person's own page where there is script. The six words go into the key worker and nowhere else; the server helps to
// stretch them without seeing them. What they open stands in this window's memory alone: no storage of any kind, one
// address, and all of it gone on the way out, after three quiet minutes, and when the window is left.

import { addresses } from '../../api/addresses.ts'
import { SealingError } from '../../sealing/suite.ts'
import type { ClientVault } from '../../sealing/vault-client.ts'
import { ask, canSeal, fieldOf, keyWorker, Refusal } from '../../web/island/island.ts'
import { putInPlace } from '../../web/island/replace-page.ts'
import { signAgain, signStop } from './sign.ts'
import { clocksAgree, today } from './days.ts'
import { offeredBy, type Offer } from './offered.ts'
import { openFile, type OpenFile } from './open-file.ts'
import { asEntrance, fetchPage, isOwn, sayAbove } from './navigation.ts'
import { whenIdle } from './idle-lock.ts'
import { contactIn, element, isUnread, paint, sentencesIn, writable, type SafeContact } from './render.ts'
import { keepContact, sealContactAnew, sendOnce, type OnTheWay } from './compose.ts'
import { saveWhole } from './take-away.ts'
import { addWords, sayInWords } from './voice.ts'
import { paintWho } from './who-can-see.ts'

/** Everything that is open. Locking drops the whole object. */
interface Open {
  vault: ClientVault
  /** The file as it was checked last. */
  file: OpenFile | undefined
  /** One reading after the other: each goes on in the logs where the last one ended. */
  reading: Promise<unknown>
  /** What is being typed, by the name of its field: in memory, across pages and faults. */
  typed: Map<string, string>
  /** The message and the voice that are on their way, so that a repeated press is the same one. */
  named: OnTheWay
  asked: number
  watch: ReturnType<typeof whenIdle>
}
let open: Open | undefined

/** The page as it came, before anything was typed. */
let entrance: HTMLElement | undefined

const enterForm = () => document.querySelector<HTMLFormElement>('form#f[data-network]')

/** How long the session of the server lives without a request is five times this. */
const askAgainMs = 180_000

async function enter(form: HTMLFormElement): Promise<void> {
  const field = form.elements.namedItem('words') as HTMLInputElement
  const vault = keyWorker()
  const words = field.value
  sayAbove(form, form.dataset['opening'] ?? '', false)
  try {
    const { blinded } = await vault.beginWords({ purpose: 'card', words })
    const { evaluated } = await ask<{ evaluated: string }>('/api/help/words', { blinded }, { as: 'omit' })
    const network = form.dataset['network'] ?? ''
    const { locator } = await vault.finishWords({ evaluated, unlock: { network } })
    await ask('/api/card/enter', { locator })
  } catch (error) {
    await vault.lock()
    sayAbove(form, form.dataset[faultOf(error)] ?? '', true)
    return
  }
  field.value = ''
  open = {
    vault,
    file: undefined,
    reading: Promise.resolve(),
    typed: new Map(),
    named: {},
    asked: Date.now(),
    watch: whenIdle({
      ended: () => lock('ended'),
      touched: keepAlive,
      soon: () => warn(entranceText('quiet')),
    }),
  }
  const here = open
  await go(`/${document.documentElement.lang}${addresses.portal}`)
  // Everything that follows rests on it, so it is looked at first; meanwhile the cover tells nothing, and she may go on.
  void readFile(here).then((file) => {
    if (file && open === here && !clocksAgree(file))
      sayAbove(document.querySelector('main h1'), entranceText('clock'), false)
  })
}

/** In the bar, where it is seen wherever one has scrolled to. */
function warn(text: string): void {
  const box = document.createElement('div')
  box.className = 'n soon'
  box.setAttribute('role', 'status')
  box.textContent = text
  document.querySelector('header .soon')?.remove()
  document.querySelector('header')?.append(box)
}

/** Reads and checks the file. Nothing where it did not come or is not what the card says: then that has been shown. */
async function readFile(here: Open): Promise<OpenFile | undefined> {
  try {
    const turn = here.reading.then(
      () => openFile(here.vault),
      () => openFile(here.vault),
    )
    here.reading = turn
    const file = await turn
    if (open !== here) return undefined
    here.file = file
    return file
  } catch (error) {
    if (open !== here) return undefined
    if (error instanceof SealingError && untrue.has(error.code)) tell(here)
    else if (error instanceof Refusal && error.status === 401) lock('ended')
    else sayAbove(document.querySelector('main h1'), entranceText('failed'), true)
    return undefined
  }
}

const untrue: ReadonlySet<string> = new Set([
  'bad-chain',
  'rollback',
  'fork',
  'not-verified',
  'broken',
  'wrong-commit',
  'bad-signature',
  'unknown-suite',
])

/** What the server shows is not what the card says: everything is forgotten here, and said why, with a way on. */
function tell(here: Open): void {
  const tale = entrance?.querySelector<HTMLTemplateElement>('template#tale')
  forget(here)
  if (tale) document.querySelector('main')?.replaceChildren(tale.content.cloneNode(true))
  scrollTo(0, 0)
}

function faultOf(error: unknown): string {
  if (error instanceof SealingError && error.code === 'bad-words') return 'shape'
  if (error instanceof Refusal && error.status === 401) return 'miss'
  return error instanceof Refusal && error.status === 429 ? 'many' : 'failed'
}

/** Whoever writes for long asks the server nothing meanwhile: once in a while the session is told that somebody is there. */
function keepAlive(): void {
  document.querySelector('header .soon')?.remove()
  if (!open || Date.now() - open.asked < askAgainMs) return
  open.asked = Date.now()
  ask('/api/portal/readers').catch(() => undefined)
}

/** Forgets everything at once: keys, words, what is shown; and ends the session. `why` names what is then said. */
function lock(why?: string): void {
  if (!open) return
  forget(open)
  ended()
  if (!why || !entrance) return
  document.querySelector('main')?.replaceWith(entrance.cloneNode(true))
  const form = enterForm()
  sayAbove(form, form?.dataset[why] ?? '', false)
}

/** Keys, words, and what is shown. */
function forget(here: Open): void {
  open = undefined
  waiting = undefined
  document.querySelector('main')?.replaceChildren()
  for (const one of document.querySelectorAll('header a:not(.x), header .soon')) one.remove()
  here.watch.stop()
  void here.vault.lock()
}

function ended(): void {
  void fetch('/api/session/end', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: '{}',
  }).catch(() => undefined)
}

async function go(url: string, fields?: URLSearchParams): Promise<void> {
  const here = open
  if (!here) return
  const shown = await fetchPage(url, fields).catch(() => undefined)
  if (open !== here) return
  here.asked = Date.now()
  if (!shown) return sayAbove(document.querySelector('main h1'), entranceText('failed'), true)
  if (shown.ended) return lock('ended')
  // Frozen or closed: what the page says is the last thing that it says.
  if (!isOwn(new URL(shown.path, location.origin))) return location.replace(shown.path)
  const spoken = document.documentElement.lang
  putInPlace(shown.page)
  if (document.documentElement.lang !== spoken) await changeEntrance(here)
  restoreTyped(here)
  if (shown.path.endsWith(addresses.messages)) await fill(here)
  if (shown.path.endsWith(addresses.whoCanSee)) await checkWho(here)
  if (shown.path.endsWith(addresses.voice)) await addWords(document)
  restoreTyped(here)
  if (fields && shown.path.endsWith(addresses.freeze)) {
    here.watch.stop()
    await here.vault.lock()
    open = undefined
  }
}

/** What is said in the end, and of faults, is in the language that she reads. Where it does not come, the one before stays. */
async function changeEntrance(here: Open): Promise<void> {
  const shown = await fetchPage(`/${document.documentElement.lang}${addresses.enter}`).catch(() => undefined)
  const main = shown?.page.querySelector('main')
  if (open === here && main?.querySelector('form[data-network]')) entrance = asEntrance(main)
}

const entranceText = (name: string): string =>
  entrance?.querySelector<HTMLElement>('form[data-network]')?.dataset[name] ?? ''

function restoreTyped({ typed }: Open): void {
  for (const [name, text] of typed) {
    const field = document.querySelector<HTMLTextAreaElement>(`main textarea[name=${name}]`)
    if (field && field.value === '') field.value = text
  }
}

/** Messages and notes, opened into the place that the page keeps for them. */
async function fill(here: Open): Promise<void> {
  const place = document.querySelector('#o')
  const template = document.querySelector<HTMLTemplateElement>('template#own')
  if (!place || !template) return
  // What stands there without script would say, while it is being opened, that it cannot be.
  const locked = [...place.childNodes]
  place.replaceChildren(element('p', entranceText('opening'), 's'))
  const file = await readFile(here)
  if (!place.isConnected) return
  if (!file) return place.replaceChildren(...locked)
  place.replaceChildren(template.content.cloneNode(true))
  paint(file)
  for (const { id, messages } of file.cases)
    if (messages.some((one) => !one.fromPerson && one.readOn === null))
      ask(`/api/portal/cases/${id}/messages/seen`, {}).catch(() => undefined)
}

/** The list of who can see, as it was signed. */
async function checkWho(here: Open): Promise<void> {
  const file = await readFile(here)
  if (file) await paintWho(here.vault, file)
}

/** Says no, or yes once more, signed. A no that cannot be signed here is sent as the page's own form does it. */
async function say(
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
  try {
    const signed = await (again
      ? signAgain(here.vault, file, offered.again)
      : signStop(here.vault, file, offered.stop))
    if (open !== here) return
    if (!signed && !again) return await go(form.action, fields)
    await go(pathname)
    await sealContactAnew(here.vault, here.file)
    const stopped = !again && offered.stop ? words('who.stopped', place) : words('who.all.done')
    const done = again ? words('who.again.done') : `${stopped} ${words('who.signed')}`
    const text = signed ? done : words('who.again.no')
    sayAbove(document.querySelector('main h1'), text, !signed)
  } catch {
    lock('ended')
  }
}

async function write(here: Open, form: HTMLFormElement): Promise<void> {
  const say = sentencesIn(document)
  const text = fieldOf(form, 'text').trim()
  const { file } = here
  const home = writable(file?.cases ?? [])
  if (!text || !file || !home) return sayAbove(form, say('empty'), true)
  const message = { text, days: Number(fieldOf(form, 'days')), on: today(file) }
  try {
    if (!(await sendOnce(here, home.id, message, () => readFile(here)))) return
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) return lock('ended')
    return sayAbove(form, say('failed'), true)
  }
  here.typed.delete('text')
  await fill(here)
  sayAbove(document.querySelector('[data-at=messages]'), say('sent'), false)
}

async function keepNotices(here: Open, form: HTMLFormElement): Promise<void> {
  const say = sentencesIn(document)
  const reach = contactIn(here.file?.cases ?? [])
  if (!reach || isUnread(reach)) return
  const notices = fieldOf(form, 'notices') === 'neutral' ? 'neutral' : 'none'
  const empty: SafeContact = { how: '', when: '', word: '', never: '' }
  try {
    await keepContact(here.vault, reach.caseId, { ...empty, ...reach.contact, notices }, reach.version)
    if (await readFile(here)) sayAbove(form, say('saved'), false)
  } catch {
    sayAbove(form, say('failed'), true)
  }
}

/** The whole file, where she says that it may lie here; otherwise how else she can have it. */
async function take(here: Open, form: HTMLFormElement): Promise<void> {
  if (fieldOf(form, 'where') !== 'here') return sayAbove(form, form.dataset['none'] ?? '', false)
  sayAbove(form, form.dataset['working'] ?? '', false)
  const file = await readFile(here)
  if (!file) return
  try {
    const missing = await saveWhole(here.vault, file, here.watch.touch)
    sayAbove(form, [form.dataset['done'], ...missing].join(' '), false)
  } catch {
    if (open === here) sayAbove(form, entranceText('failed'), true)
  }
}

/**
 * One thing after the other. What is on its way is not begun twice; what is pressed meanwhile is done next, since on a slow
 * telephone a press that is lost looks like a page that does not work. Of several, the last one counts.
 */
let busy: Element | undefined
let waiting: (() => Promise<void>) | undefined
async function once(pressed: Element, work: () => Promise<void>): Promise<void> {
  if (busy === pressed) return
  if (busy) return void (waiting = () => once(pressed, work))
  busy = pressed
  await work().finally(() => (busy = undefined))
  const pressedMeanwhile = waiting
  waiting = undefined
  await pressedMeanwhile?.()
}

function submitted(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement
  if (form.dataset['network'] !== undefined) {
    event.preventDefault()
    return void once(form, () => enter(form))
  }
  const here = open
  if (!here) return
  const action = new URL(form.action)
  const act = form.dataset['do']
  if (act === 'take') {
    event.preventDefault()
    return void once(form, () => take(here, form))
  }
  if (act === 'write' || act === 'notices') {
    event.preventDefault()
    return void once(form, () => (act === 'write' ? write(here, form) : keepNotices(here, form)))
  }
  if (!isOwn(action)) return
  event.preventDefault()
  const fields = new URLSearchParams(new FormData(form, event.submitter) as unknown as Record<string, string>)
  // What is typed here leaves sealed or not at all: a form of the server's takes its own choices alone.
  const typed = form.querySelectorAll<HTMLTextAreaElement>('textarea, [data-sealed] [name]')
  for (const { name } of typed) fields.delete(name)
  const offered = offeredBy(form)
  if (offered) return void once(form, () => say(here, form, fields, offered))
  void once(form, async () => {
    const said = await sayInWords(here, form, () => readFile(here))
    if (open !== here) return
    if (said === 'failed') return sayAbove(form, entranceText('failed'), true)
    if (said === 'missing') return sayAbove(form, form.dataset['pick'] ?? '', true)
    if (said === 'sent') here.typed.delete('words')
    await (said === 'sent' ? go(action.pathname) : go(action.href, fields))
    if (said === 'sent') sayAbove(document.querySelector('main h1'), form.dataset['sent'] ?? '', false)
  })
}

function clicked(event: MouseEvent): void {
  const link = (event.target as Element | null)?.closest?.('a[href]') as HTMLAnchorElement | null
  if (!link || !open || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey) return
  const url = new URL(link.href)
  if (!isOwn(url)) return
  event.preventDefault()
  void once(link, () => go(url.pathname + url.search))
}

function begin(): void {
  const main = document.querySelector('main')
  if (main) entrance = asEntrance(main)
  document.addEventListener('submit', submitted)
  document.addEventListener('click', clicked)
  document.addEventListener('input', ({ target }) => {
    if (open && target instanceof HTMLTextAreaElement) open.typed.set(target.name, target.value)
  })
  // Left by whatever way: nothing stays for the Back button.
  addEventListener('pagehide', () => lock())
}

if (enterForm()) {
  if (await canSeal()) begin()
  else sayAbove(enterForm(), enterForm()?.dataset['old'] ?? '', false)
}
