// The person's own page where there is script. The six words go into the key worker and nowhere else; the server helps to
// stretch them without seeing them. What they open stands in this window's memory alone: no storage of any kind, one
// address, and all of it gone on the way out, after three quiet minutes, and when the window is left.

import { canSeal } from '../../web/island/island.ts'
import { keepNotices, keepTelling, say, sayWellbeing, take, write } from './actions.ts'
import { enter } from './enter.ts'
import { go } from './go-to-page.ts'
import { asEntrance, isOwn, sayAbove } from './navigation.ts'
import { offeredBy } from './offered.ts'
import { once } from './one-at-a-time.ts'
import { enterForm, entranceText, lock, readFile, state } from './opened-page.ts'
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
  const own = act && { write, notices: keepNotices, tell: keepTelling, wellbeing: sayWellbeing }[act]
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
  void once(form, async () => {
    const said = await sayInWords(here, form, () => readFile(here))
    if (state.open !== here) return
    if (said === 'failed') return sayAbove(form, entranceText('failed'), true)
    if (said === 'missing') return sayAbove(form, form.dataset['pick'] ?? '', true)
    if (said === 'sent') here.typed.delete('words')
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

function begin(): void {
  const main = document.querySelector('main')
  if (main) state.entrance = asEntrance(main)
  document.addEventListener('submit', submitted)
  document.addEventListener('click', clicked)
  document.addEventListener('input', ({ target }) => {
    if (state.open && target instanceof HTMLTextAreaElement) state.open.typed.set(target.name, target.value)
  })
  // Left by whatever way: nothing stays for the Back button.
  addEventListener('pagehide', () => lock())
}

if (enterForm()) {
  if (await canSeal()) begin()
  else sayAbove(enterForm(), enterForm()?.dataset['old'] ?? '', false)
}
