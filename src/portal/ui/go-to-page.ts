// From one page of the portal to another in the same window, and what is opened into each.

import { chooseIn } from '../../attachments/ui/choose.ts'
import { addresses } from '../../api/addresses.ts'
import { putInPlace } from '../../web/island/replace-page.ts'
import { asEntrance, fetchPage, isOwn, sayAbove } from './navigation.ts'
import { entranceText, lock, readFile, state, type Open } from './opened-page.ts'
import { element } from './element.ts'
import { cameTo } from './own-history.ts'
import { contactIn } from '../client/reach.ts'
import { paint, paintAbout, sentencesIn } from './render.ts'
import { addWords, showSaid } from './voice.ts'
import { paintWho } from './who-can-see.ts'

/** Pages with a place that is filled here, from what her words open. */
const opened = [
  addresses.messages,
  addresses.wellbeing,
  addresses.telling,
  addresses.hours,
  addresses.choices,
]

/**
 * Fetches a page, by a form's fields where there are any, and shows it in the place of the one before. `isTurned`: the telephone's own
 * Back or Forward has led there, so it is no new entry.
 */
export async function go(
  url: string,
  fields?: URLSearchParams,
  { isTurned = false }: { isTurned?: boolean } = {},
): Promise<void> {
  const here = state.open
  if (!here) return
  here.freezes = fields !== undefined && url.endsWith(addresses.freeze)
  const shown = await fetchPage(url, fields).catch(() => undefined)
  if (state.open !== here) return
  here.freezes &&= shown?.path.endsWith(addresses.freeze) === true
  here.asked = Date.now()
  if (!shown) return sayAbove(document.querySelector('main h1'), entranceText('failed'), true)
  if (shown.ended) return lock('ended')
  // Frozen or closed: what the page says is the last thing that it says.
  if (!isOwn(new URL(shown.path, location.origin))) return location.replace(shown.path)
  if (!isTurned) cameTo(fields ? shown.path : url, { isAnswer: fields !== undefined })
  const spoken = document.documentElement.lang
  putInPlace(shown.page)
  if (document.documentElement.lang !== spoken) await changeEntrance(here)
  restoreTyped(here)
  if (opened.some((path) => shown.path.endsWith(path))) await fill(here)
  if (document.querySelector('[data-about], [data-guardian]')) await sayAbout(here)
  if (shown.path.endsWith(addresses.whoCanSee)) await checkWho(here)
  if (shown.path.endsWith(addresses.voice)) {
    await addWords(here.session, document)
    await showSaid(here.session, document)
  }
  if (document.querySelector('form[data-feedback]'))
    await (await import('./feedback-readers.ts')).addReaders(here)
  if (document.querySelector('[data-spoken]')) await (await import('./spoken.ts')).paintSpoken(here)
  restoreTyped(here)
  if (here.freezes) {
    here.watch.stop()
    state.open = undefined
    await here.session.vault.lock()
  }
}

/** What is said in the end, and of faults, is in the language that she reads. Where it does not come, the one before stays. */
async function changeEntrance(here: Open): Promise<void> {
  const shown = await fetchPage(`/${document.documentElement.lang}${addresses.enter}`).catch(() => undefined)
  const main = shown?.page.querySelector('main')
  if (state.open === here && main?.querySelector('form[data-network]')) state.entrance = asEntrance(main)
}

/** What she has typed, into the fields of the page that is shown, over what stood there and not over what she types now. */
export function restoreTyped(here: Open): void {
  if (state.open !== here) return
  for (const [name, text] of here.typed) {
    const field = document.querySelector<HTMLTextAreaElement>(`main textarea[name=${name}]`)
    if (field && field.value === field.defaultValue) field.value = text
  }
}

/** Messages and notes, opened into the place that the page keeps for them. */
export async function fill(here: Open): Promise<void> {
  const place = document.querySelector('#o')
  const template = document.querySelector<HTMLTemplateElement>('template#own')
  if (!place || !template) return
  // What stands there without script would say, while it is being opened, that it cannot be.
  const locked = [...place.childNodes]
  const hours = document.querySelector('[data-line]') ? await import('./reach-hours.ts') : undefined
  const typed = hours?.linesTyped()
  place.replaceChildren(element('p', entranceText('opening'), 's'))
  const file = await readFile(here)
  if (!place.isConnected) return
  if (!file) return place.replaceChildren(...locked)
  place.replaceChildren(template.content.cloneNode(true))
  paint(file)
  const writing = document.querySelector<HTMLFormElement>('form[data-do=write]')
  if (writing) here.chosen = chooseIn(writing, document, here.chosen?.items())
  if (document.querySelector('[data-hours]'))
    (await import('./reach-hours.ts')).paintReachHours(contactIn(file.cases)?.contact?.hours ?? [], typed)
  if (document.querySelector('[data-at=hours]')) (await import('./hours-list.ts')).paintHours(file)
  void sayTelling(here)
  for (const { id, messages } of file.cases)
    if (
      document.querySelector('[data-at=messages]') &&
      messages.some((one) => !one.fromPerson && one.readOn === null)
    )
      here.session.api.portal.seen({ caseId: id }).catch(() => undefined)
}

/** Where something is sent to her by itself, the form says so. */
async function sayTelling(here: Open): Promise<void> {
  const form = document.querySelector('form[data-do=tell]')
  const reach = form && contactIn(here.file?.cases ?? [])
  if (!reach) return
  const telling = await here.session.api.portal.telling({ caseId: reach.caseId }).catch(() => undefined)
  if (telling?.id && form.isConnected) sayAbove(form, sentencesIn(document)('tell.kept'), false)
}

/** What each thing is about, in the words that were written of it. */
async function sayAbout(here: Open): Promise<void> {
  const file = await readFile(here)
  if (!file) return
  paintAbout(file)
  if (document.querySelector('[data-guardian]')) (await import('./guardian.ts')).paintGuardian(file)
  if (document.querySelector('[data-sum]')) (await import('./money.ts')).paintMoney(file)
}

/** The list of who can see, as it was signed. */
async function checkWho(here: Open): Promise<void> {
  const file = await readFile(here)
  if (file) await paintWho(here.session, file)
}
