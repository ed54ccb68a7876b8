// Seals a request for help in the browser, where there is script and where the browser can. It takes the place of the
// form's submission and of nothing else: without it the same form is sealed on arrival. Digits are made in the key
// worker; the server helps to stretch them and never sees them.

import { addresses } from '../../api/addresses.ts'
import { canSeal, readPage } from '../../web/island/island.ts'
import { putInPlace } from '../../web/island/replace-page.ts'
import { readReport, wantsWords } from '../form.ts'
import { markOfKey } from '../links.ts'
import { saysSomething, type Report, type ReportKind } from '../report.ts'
import { bring, forget, lockWordsOf, makeReceipt, type Wanted } from './send-kept.ts'
import { fetchSentences, sendingPlace } from './sending-state.ts'

/** How often a waiting request looks for the line by itself. */
const tryAgainMs = 15_000

function show(digits: string, receipt: HTMLTemplateElement): void {
  const main = document.querySelector('main')
  main?.replaceChildren(document.importNode(receipt.content, true))
  const output = main?.querySelector('output')
  if (output) output.textContent = digits
  scrollTo(0, 0)
  main?.querySelector('h1')?.focus()
}

function complain(form: HTMLFormElement, text = form.dataset['failed'] ?? ''): void {
  document.querySelector('[role=alert]')?.remove()
  const box = document.createElement('div')
  box.className = 'n e'
  box.setAttribute('role', 'alert')
  box.textContent = text
  form.prepend(box)
  box.scrollIntoView({ block: 'center' })
}

function tooLongIn({ dataset, elements }: HTMLFormElement, name: keyof Report): string {
  const field = elements.namedItem(name === 'codeWord' ? 'code' : name) as HTMLInputElement | null
  const question = field?.labels?.[0]?.querySelector('.l')?.textContent ?? ''
  return (dataset[name === 'story' ? 'story' : 'line'] ?? '').replace('\uE000', question)
}

/** The six words of the lock, for whoever wants to compare them by telephone: nothing else on this page can be held against it. */
function showLock(desk: string): void {
  const box = document.querySelector<HTMLDetailsElement>('details#l')
  const place = box?.querySelector('b')
  if (!box || !place) return
  box.hidden = false
  box.addEventListener('toggle', () => {
    const fill = async () => (place.textContent = await lockWordsOf(desk))
    if (box.open && !place.textContent) fill().catch(() => box.remove())
  })
}

/** The same form in another language, by its address alone: what was typed is carried over here, in memory. */
async function changeLanguage(form: HTMLFormElement, url: string): Promise<void> {
  const page = readPage(await (await fetch(url, { credentials: 'omit' })).text())
  const other = page.querySelector<HTMLFormElement>('form[data-desk]')
  if (!other?.dataset['desk']) throw new Error('No form in that language.')
  const typed = [form, other].map((one) => [
    ...one.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea'),
  ])
  // The same questions in the same order: only their words differ.
  typed[1]?.forEach((field, at) => {
    const before = typed[0]?.[at]
    if (before?.name !== field.name) throw new Error('Another form.')
    field.value = before.value
    if (before instanceof HTMLInputElement) (field as HTMLInputElement).checked = before.checked
  })
  putInPlace(page)
  history.replaceState(null, '', mark ? `${url}#${mark}` : url)
  await begin()
}

/** What a form holds, or what is wrong with it: what was typed leaves sealed or not at all. */
function answersOf(form: HTMLFormElement, kind: ReportKind): Wanted | string {
  const data = new FormData(form)
  const answers = (name: string) => data.getAll(name).map(String)
  const { report, tooLong } = readReport(kind, document.documentElement.lang, answers)
  const [long] = tooLong
  if (long) return tooLongIn(form, long)
  if (!saysSomething(report)) return form.dataset['empty'] ?? ''
  const id = data.get('id') as string
  const link = form.dataset['link'] || undefined
  return { desk: form.dataset['desk'] ?? '', report, inWords: wantsWords(answers), id, link }
}

/** A form's sending, from the press to the receipt. */
function sender(form: HTMLFormElement, kind: ReportKind) {
  let sentences = fetchSentences()
  let trying: AbortController | undefined
  const act = (name: string): void => {
    if (name === 'plain') return HTMLFormElement.prototype.submit.call(form)
    trying?.abort()
    trying = undefined
    void sentences.then((said) => place.show('stopped', said))
  }
  const place = sendingPlace(form, act)

  /** `quietly`: by itself, and nothing new is said while it is tried. */
  const send = async (quietly = false): Promise<void> => {
    if (trying) return
    document.querySelector('[role=alert]')?.remove()
    const wanted = answersOf(form, kind)
    if (typeof wanted === 'string') {
      place.clear()
      return complain(form, wanted)
    }
    const mine = (trying = new AbortController())
    if (!quietly) place.show('sending', undefined)
    const brought = bring(wanted, mine.signal)
    const said = (await sentences) ?? (await (sentences = fetchSentences()))
    if (!quietly && !mine.signal.aborted) place.show('sending', said)
    const became = await brought
    if (mine.signal.aborted) return
    trying = undefined
    const receipt = said?.querySelector<HTMLTemplateElement>('template#r')
    if (typeof became === 'object' && receipt) return show(became.digits, receipt)
    if (became === 'refused' || typeof became === 'object' || !said) {
      place.clear()
      return complain(form)
    }
    if (became !== place.state()) place.show(became, said)
  }
  const again = (): void => {
    if (place.state() === 'waiting') void send(true)
  }
  addEventListener('online', again)
  setInterval(again, tryAgainMs)
  // Whoever writes on is not done: nothing leaves by itself.
  form.addEventListener('input', () => {
    if (!trying) place.clear()
  })
  addEventListener('leave', () => {
    trying?.abort()
    place.clear()
    forget()
  })
  return { send, isBusy: () => trying !== undefined }
}

function takeOver(form: HTMLFormElement, kind: ReportKind): void {
  const sentence = document.getElementById('s')
  if (sentence) sentence.textContent = sentence.dataset['browser'] ?? ''
  showLock(form.dataset['desk'] ?? '')
  const { send, isBusy } = sender(form, kind)
  const words = form.elements.namedItem('receipt') as HTMLInputElement | null
  // Loaded and made while she writes: on a bad line the press finds it ready.
  const warm = () => void makeReceipt(words?.checked ?? false).catch(() => undefined)
  form.addEventListener('input', warm, { once: true })
  words?.addEventListener('change', warm)
  let isChanging = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const pressed = event.submitter as HTMLButtonElement | null
    if (pressed?.name !== 'again') return void send()
    const to = pressed.getAttribute('formaction')
    // Without one it is the first button, which Enter presses: so that nothing is sent by chance.
    if (!to || isChanging || isBusy()) return
    isChanging = true
    changeLanguage(form, to)
      .catch(() => complain(form))
      .finally(() => (isChanging = false))
  })
}

/** Of the key that a link was made for: what stands behind the # never reaches the server. */
const mark = location.hash.slice(1)

/** A page that names another key than the link does is no page to write on. */
const isOfLink = async ({ dataset }: HTMLFormElement): Promise<boolean> =>
  !dataset['link'] || (mark !== '' && mark === (await markOfKey(dataset['desk'] ?? '')))

/** Where a form is shown that can be sealed. */
async function begin(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('form[data-desk]')
  if (!form?.dataset['desk']) return
  if (!(await isOfLink(form))) {
    complain(form, form.dataset['key'])
    for (const field of form.elements) (field as HTMLInputElement).disabled = true
    return
  }
  const isAt = (address: string) => location.pathname.endsWith(address)
  const isConcern = form.dataset['link'] || isAt(addresses.concern)
  takeOver(form, isConcern ? 'concern' : isAt(addresses.labourComplaint) ? 'labour' : 'help')
}

if (await canSeal().catch(() => false)) await begin()
