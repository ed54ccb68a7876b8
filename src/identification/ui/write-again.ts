// On the page that a receipt opens: a photo or a voice note beside the next line. It is made small, clean and locked here. The line itself goes
// the way of that page, whose server reads it for the moment that locking takes, and with it the key of what comes after.

import { chooseIn, type Chosen, type Item } from '../../attachments/ui/choose.ts'
import { carryFrom } from '../../attachments/ui/carry.ts'
import { readPage } from '../../web/island/island.ts'
import { putInPlace } from '../../web/island/replace-page.ts'

/** The words of the choice, which travel after the page; nothing where they did not come. */
const fetchWords = (path: string): Promise<Document | undefined> =>
  fetch(path, { credentials: 'omit', headers: { 'x-island': 'seal-report' } })
    .then(async (answer) => readPage(await answer.text()))
    .catch(() => undefined)

/** Called once the page is another one, with what is still to be sent. */
type Changed = (form: HTMLFormElement, kept: readonly Item[]) => void

function complain(form: HTMLFormElement): void {
  document.querySelector('[role=alert]')?.remove()
  const box = document.createElement('div')
  box.className = 'n e'
  box.setAttribute('role', 'alert')
  box.textContent = form.dataset['failed'] ?? ''
  form.prepend(box)
}

/** The line by itself, as the page sends it without script. */
function sendPlainly(form: HTMLFormElement): void {
  const pressed = document.createElement('input')
  pressed.type = 'hidden'
  pressed.name = 'send'
  pressed.value = '1'
  form.append(pressed)
  form.submit()
}

/** Sends the line with what was chosen, and carries that after it. Fails where the line does. */
async function sendWith(form: HTMLFormElement, chosen: Chosen, changed: Changed): Promise<void> {
  const carried = await chosen.ready()
  if (carried.length === 0) return sendPlainly(form)
  const typed = [...new FormData(form)].filter((one): one is [string, string] => typeof one[1] === 'string')
  const body = new URLSearchParams(typed)
  body.set('send', '1')
  body.set('attached', JSON.stringify(carried.map(({ attached }) => attached)))
  const answer = await fetch(location.pathname, { method: 'POST', credentials: 'omit', body })
  const kept = [...chosen.items()]
  putInPlace(readPage(await answer.text()))
  const next = document.querySelector<HTMLFormElement>('form[data-live]')
  const isSent = next?.dataset['sent'] === '1'
  if (next) changed(next, isSent ? [] : kept)
  if (!isSent || !next) return
  const box = document.createElement('div')
  next.before(box)
  const left = new AbortController()
  addEventListener('leave', () => left.abort())
  await carryFrom(carried, chosen.say, { box, stopped: left.signal })
}

/** Puts the choice into the form of an open thread. */
export async function addTo(form: HTMLFormElement, before: readonly Item[], changed: Changed): Promise<void> {
  const words = await fetchWords(form.dataset['help'] ?? '')
  const chosen = words && chooseIn(form, words, before)
  if (!chosen) return
  let isBusy = false
  form.addEventListener('submit', (event) => {
    const pressed = event.submitter as HTMLButtonElement | null
    if (pressed?.name !== 'send') return
    event.preventDefault()
    if (isBusy) return
    isBusy = true
    sendWith(form, chosen, changed)
      .catch(() => complain(form))
      .finally(() => (isBusy = false))
  })
  addEventListener('leave', () => chosen.forget())
}
