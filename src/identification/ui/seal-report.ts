// Seals a request for help in the browser, where there is script and where the browser can. It takes the place of the
// form's submission and of nothing else: without it the same form is sealed on arrival. Digits are made in the key
// worker; the server helps to stretch them and never sees them.

import { carryFrom } from '../../attachments/ui/carry.ts'
import { chooseIn, type Item } from '../../attachments/ui/choose.ts'
import type { Attached } from '../../attachments/attached.ts'
import type { Carried } from '../../attachments/client/carry-attachments.ts'
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

/** Under the receipt, which is to be kept whatever comes of the rest. */
function boxUnderReceipt(): HTMLElement {
  const box = document.createElement('div')
  document.querySelector('main output')?.after(box)
  return box
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

/** Which answer is too long, in the words that travel after the page. */
function tooLongIn(
  { dataset, elements }: HTMLFormElement,
  name: keyof Report,
  said: Document | undefined,
): string {
  const words = said?.querySelector<HTMLElement>('template#states')?.dataset
  const field = elements.namedItem(name === 'codeWord' ? 'code' : name) as HTMLInputElement | null
  const question = field?.labels?.[0]?.querySelector('.l')?.textContent ?? ''
  return (words?.[name === 'story' ? 'story' : 'line'] ?? dataset['failed'] ?? '').replace('\uE000', question)
}

/** The house that was chosen where there are several; its key is beside it. */
const chosenIn = (form: HTMLFormElement) =>
  form.querySelector<HTMLInputElement>('input[name=desk]:checked') ?? undefined

/** To whose lock it is sealed. */
const lockOf = (form: HTMLFormElement): string =>
  chosenIn(form)?.dataset['desk'] ?? form.dataset['desk'] ?? ''

/** The six words of the lock, for whoever wants to compare them by telephone: nothing else on this page can be held against it. */
function showLock(form: HTMLFormElement): void {
  const box = document.querySelector<HTMLDetailsElement>('details#l')
  const place = box?.querySelector('b')
  if (!box || !place) return
  box.hidden = false
  const told = () => {
    const fill = async () => (place.textContent = await lockWordsOf(lockOf(form)))
    if (box.open) fill().catch(() => box.remove())
  }
  box.addEventListener('toggle', told)
  form.addEventListener('change', told)
}

/** The same form in another language, by its address alone: what was typed is carried over here, in memory. */
async function changeLanguage(form: HTMLFormElement, url: string, chosen: readonly Item[]): Promise<void> {
  const page = readPage(await (await fetch(url, { credentials: 'omit' })).text())
  const other = page.querySelector<HTMLFormElement>('form[data-desk]')
  if (!other?.dataset['desk']) throw new Error('No form in that language.')
  const typed = [form, other].map((one) => [
    ...one.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[name], textarea[name]'),
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
  await begin(chosen)
}

/** What a form holds, or what is wrong with it: what was typed leaves sealed or not at all. */
function answersOf(
  form: HTMLFormElement,
  kind: ReportKind,
  { attached, said }: { attached: Attached[]; said: Document | undefined },
): Wanted | string {
  const data = new FormData(form)
  const answers = (name: string) => data.getAll(name).map(String)
  const read = readReport(kind, document.documentElement.lang, answers)
  const { tooLong, unnamed } = read
  const report = { ...read.report, ...(attached.length > 0 && { attached }) }
  const [long] = tooLong
  if (long) return tooLongIn(form, long, said)
  if (unnamed) return form.dataset['told'] ?? ''
  if (!saysSomething(report)) return form.dataset['empty'] ?? ''
  const { where } = form.dataset
  const chosen = Number(chosenIn(form)?.value) || undefined
  if (where && !chosen) return where
  const id = data.get('id') as string
  const link = form.dataset['link'] || undefined
  const campaign = (data.get('campaign') as string | null) || undefined
  return { desk: lockOf(form), chosen, report, inWords: wantsWords(answers), id, link, campaign }
}

/** What is chosen beside the words, and how it follows them; `left` ends both. */
function choosing(form: HTMLFormElement, sentences: Promise<Document | undefined>, before: readonly Item[]) {
  let chosen: ReturnType<typeof chooseIn>
  let words: Document | undefined
  const left = new AbortController()
  void sentences.then((said) => {
    words = said
    chosen = said && chooseIn(form, said, before)
  })
  return {
    said: () => words,
    ready: async () => (await chosen?.ready()) ?? [],
    items: () => chosen?.items() ?? [],
    async carry(carried: readonly Carried[]) {
      if (chosen && carried.length > 0)
        await carryFrom(carried, chosen.say, { box: boxUnderReceipt(), stopped: left.signal })
    },
    forget() {
      left.abort()
      chosen?.forget()
    },
  }
}

/** A form's sending, from the press to the receipt. */
function sender(form: HTMLFormElement, kind: ReportKind, before: readonly Item[]) {
  let sentences = fetchSentences()
  const chosen = choosing(form, sentences, before)
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
    const mine = (trying = new AbortController())
    const carried = await chosen.ready()
    const attached = carried.map((one) => one.attached)
    const wanted = answersOf(form, kind, { attached, said: chosen.said() })
    if (typeof wanted === 'string') {
      trying = undefined
      place.clear()
      return complain(form, wanted)
    }
    if (!quietly) place.show('sending', undefined)
    const brought = bring(wanted, mine.signal)
    const said = (await sentences) ?? (await (sentences = fetchSentences()))
    if (!quietly && !mine.signal.aborted) place.show('sending', said)
    const became = await brought
    if (mine.signal.aborted) return
    trying = undefined
    const receipt = said?.querySelector<HTMLTemplateElement>('template#r')
    if (typeof became === 'object' && receipt) {
      show(became.digits, receipt)
      return chosen.carry(carried)
    }
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
    chosen.forget()
    trying?.abort()
    place.clear()
    forget()
  })
  return { send, isBusy: () => trying !== undefined, items: chosen.items }
}

function takeOver(form: HTMLFormElement, kind: ReportKind, chosen: readonly Item[]): void {
  const sentence = document.getElementById('s')
  if (sentence) sentence.textContent = sentence.dataset['browser'] ?? ''
  showLock(form)
  const { send, isBusy, items } = sender(form, kind, chosen)
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
    changeLanguage(form, to, items())
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
async function begin(chosen: readonly Item[] = []): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('form[data-desk]')
  if (!form?.dataset['desk']) return
  if (!(await isOfLink(form))) {
    complain(form, form.dataset['key'])
    for (const field of form.elements) (field as HTMLInputElement).disabled = true
    return
  }
  const isAt = (address: string) => location.pathname.endsWith(address)
  const isConcern = form.dataset['link'] || isAt(addresses.concern)
  takeOver(form, isConcern ? 'concern' : isAt(addresses.labourComplaint) ? 'labour' : 'help', chosen)
}

if (await canSeal().catch(() => false)) await begin()
