// Seals a request for help in the browser, where there is script and where the browser can. It takes the place of the
// form's submission and of nothing else: without it the same form is sealed on arrival. Digits are made in the key
// worker; the server helps to stretch them and never sees them.

import { addresses } from '../../api/addresses.ts'
import { nameOf } from '../../client/named.ts'
import { ask, canSeal, keyWorker, readPage } from '../../web/island/island.ts'
import { putInPlace } from '../../web/island/replace-page.ts'
import { newReceipt, sealRequest, sendRequest, type HelpLine, type Prepared } from '../client/send-request.ts'
import { readReport, wantsWords } from '../form.ts'
import { saysSomething, type Report, type ReportKind } from '../report.ts'

const vault = keyWorker()
/** As nobody, whoever is signed in somewhere on this host. */
const line: HelpLine = {
  evaluate: (input) => ask('/api/help/words', input, { as: 'omit' }),
  submit: (body, { key }) => ask('/api/help', body, { key, as: 'omit' }),
}

function show(digits: string, receipt: HTMLTemplateElement): void {
  const main = document.querySelector('main')
  main?.replaceChildren(receipt.content.cloneNode(true))
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
    const fill = async () => (place.textContent = (await vault.fingerprint({ publicKey: desk })).words)
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
  history.replaceState(null, '', url)
  begin()
}

function takeOver(form: HTMLFormElement, receipt: HTMLTemplateElement, kind: ReportKind): void {
  const sentence = document.getElementById('s')
  if (sentence) sentence.textContent = sentence.dataset['browser'] ?? ''
  showLock(form.dataset['desk'] ?? '')
  let prepared: Prepared | undefined
  let busy = false
  form.addEventListener('submit', (event) => {
    const pressed = event.submitter as HTMLButtonElement | null
    if (pressed?.name === 'again') {
      event.preventDefault()
      const to = pressed.getAttribute('formaction')
      // Without one it is the first button, which Enter presses: so that nothing is sent by chance.
      if (!to || busy) return
      busy = true
      changeLanguage(form, to)
        .catch(() => complain(form))
        .finally(() => (busy = false))
      return
    }
    const data = new FormData(form)
    const answers = (name: string) => data.getAll(name).map(String)
    const { report, tooLong } = readReport(kind, document.documentElement.lang, answers)
    const inWords = wantsWords(answers)
    // Whatever is wrong with the answers is said here: what was typed leaves sealed or not at all.
    event.preventDefault()
    const [long] = tooLong
    if (long) return complain(form, tooLongIn(form, long))
    if (!saysSomething(report)) return complain(form, form.dataset['empty'])
    if (busy) return
    busy = true
    const bring = async () => {
      const named = nameOf(prepared?.named, [report, inWords], `${data.get('id') as string}`)
      if (prepared?.named !== named)
        prepared = await sealRequest(
          form.dataset['desk'] ?? '',
          report,
          await newReceipt(vault, line, inWords),
          named,
        )
      await sendRequest(line, prepared)
      show(prepared.digits, receipt)
    }
    bring()
      .catch(() => complain(form))
      .finally(() => (busy = false))
  })
}

/** Where a form is shown that can be sealed. */
function begin(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-desk]')
  const receipt = document.querySelector<HTMLTemplateElement>('template#r')
  if (form?.dataset['desk'] && receipt)
    takeOver(form, receipt, location.pathname.endsWith(addresses.concern) ? 'concern' : 'help')
}

if (await canSeal()) begin()
