// The person's own page where there is script. The six words go into the key worker and nowhere else; the server helps to
// stretch them without seeing them. What they open stands in this window's memory alone: no storage of any kind, one
// address, and all of it gone on the way out, after some quiet minutes, and when the window is left.

import { addresses } from '../../api/addresses.ts'
import { canSeal } from '../../web/island/island.ts'
import {
  keepNotices,
  keepReach,
  keepTelling,
  say,
  sayFeedback,
  sayHours,
  sayOfWay,
  sayWellbeing,
  stopFirst,
  take,
  write,
} from './actions.ts'
import { enter } from './enter.ts'
import { go } from './go-to-page.ts'
import { asEntrance, isOwn, sayAbove } from './navigation.ts'
import { offeredBy } from './offered.ts'
import { once } from './one-at-a-time.ts'
import { enterForm, entranceText, lock, readFile, state } from './opened-page.ts'
import { cameTo, turnedTo } from './own-history.ts'
import { keepWhenHidden, sent, typed } from './typed.ts'
import { sayInWords } from './voice.ts'

function submitted(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement
  if (form.dataset['network'] !== undefined) {
    event.preventDefault()
    return void once(form, () => enter(form))
  }
  const here = state.open
  if (!here) return
  const action = new URL(form.action)
  const act = form.dataset['do']
  if (act === 'take') {
    event.preventDefault()
    return void once(form, () => take(here, form))
  }
  const own =
    act &&
    {
      write,
      call: write,
      notices: keepNotices,
      reach: keepReach,
      tell: keepTelling,
      wellbeing: sayWellbeing,
      hours: sayHours,
      feedback: sayFeedback,
      way: sayOfWay,
    }[act]
  if (own) {
    event.preventDefault()
    return void once(form, () => own(here, form))
  }
  if (!isOwn(action)) return
  event.preventDefault()
  const fields = new URLSearchParams(new FormData(form, event.submitter) as unknown as Record<string, string>)
  // What is typed here leaves sealed or not at all: a form of the server's takes its own choices alone.
  const typed = form.querySelectorAll<HTMLTextAreaElement>('textarea, [data-sealed] [name]')
  for (const { name } of typed) fields.delete(name)
  const offered = offeredBy(form)
  if (offered) return void once(form, () => say(here, form, fields, offered))
  if (fields.has('track') && action.pathname.endsWith(addresses.whoCanSee))
    return void once(form, () => stopFirst(here, form, fields))
  void once(form, async () => {
    const said = await sayInWords(here, form, () => readFile(here))
    if (state.open !== here) return
    if (said === 'failed') return sayAbove(form, entranceText('failed'), true)
    if (said === 'missing') return sayAbove(form, form.dataset['pick'] ?? '', true)
    if (said === 'sent') sent(here, 'words')
    await (said === 'sent' ? go(action.pathname) : go(action.href, fields))
    if (said === 'sent') sayAbove(document.querySelector('main h1'), form.dataset['sent'] ?? '', false)
  })
}

function clicked(event: MouseEvent): void {
  const link = (event.target as Element | null)?.closest?.('a[href]') as HTMLAnchorElement | null
  if (!link || !state.open || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey)
    return
  const url = new URL(link.href)
  if (!isOwn(url)) return
  event.preventDefault()
  void once(link, () => go(url.pathname + url.search))
}

/** So near to each other, two presses mean that she wants to leave. */
const againMs = 5_000
let beforeFirst = -Infinity

/** Back is a page back. Before her first page there is none of hers: pressed once it stays there and says so, pressed again it closes. */
function turned(event: PopStateEvent): void {
  if (!state.open) return
  const url = turnedTo(event.state)
  // What is pressed while a page is on its way is not lost: the telephone has turned already.
  if (url !== undefined)
    return void once(document.createElement('i'), () => go(url, undefined, { isTurned: true }))
  if (performance.now() - beforeFirst < againMs) return lock('ended')
  beforeFirst = performance.now()
  const home = `/${document.documentElement.lang}${addresses.portal}`
  cameTo(home)
  void once(document.createElement('i'), () => go(home, undefined, { isTurned: true })).then(() => {
    if (state.open) sayAbove(document.querySelector('main h1'), entranceText('back'), false)
  })
}

function begin(): void {
  const main = document.querySelector('main')
  if (main) state.entrance = asEntrance(main)
  document.addEventListener('submit', submitted)
  document.addEventListener('click', clicked)
  document.addEventListener('input', ({ target }) => {
    if (state.open && target instanceof HTMLTextAreaElement) typed(state.open, target.name, target.value)
  })
  keepWhenHidden()
  addEventListener('popstate', turned)
  // Left by whatever way: nothing stays for the Back button.
  addEventListener('pagehide', () => lock())
  // The way out draws the weather in this same window.
  addEventListener('leave', () => lock())
}

const form = enterForm()
if (form) {
  const able = await canSeal().catch(() => undefined)
  if (able) begin()
  else sayAbove(form, form.dataset[able === undefined ? 'failed' : 'old'] ?? '', false)
}
