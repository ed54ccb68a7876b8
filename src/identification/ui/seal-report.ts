// Seals a request for help in the browser, where there is script and where the browser can. It takes the place of the
// form's submission and of nothing else: without it the same form is sealed on arrival. Digits are made in the key
// worker; the server helps to stretch them and never sees them.

import { fromText } from '../../sealing/text.ts'
import { startVault } from '../../sealing/vault-client.ts'
import { readReport, wantsWords } from '../form.ts'
import {
  saysSomething,
  sealFor,
  urgencyOf,
  type Report,
  type ReportKind,
  type SealedReport,
} from '../report.ts'

interface Prepared {
  /** The answers it was made from: pressing again without a change sends the very same thing. */
  of: string
  digits: string
  body: SealedReport & { id: string; urgency: string; language: string }
}

type ScriptUrls = { createScriptURL(url: string): string }
const trusted = (
  globalThis as { trustedTypes?: { createPolicy(name: string, rules: ScriptUrls): ScriptUrls } }
).trustedTypes
const addresses = trusted?.createPolicy('continuum', { createScriptURL: (url) => url }) ?? {
  createScriptURL: (url: string) => url,
}
const vault = startVault(() => new Worker(addresses.createScriptURL('/workers/vault.js'), { type: 'module' }))

async function post<T>(path: string, body: unknown, key: string): Promise<T> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key }
  const response = await fetch(path, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    credentials: 'omit',
  })
  if (!response.ok) throw new Error(String(response.status))
  return (await response.json()) as T
}

async function prepare(desk: string, id: string, report: Report, inWords: boolean): Promise<Prepared> {
  const { words, blinded } = await vault.makeWords({
    purpose: 'receipt',
    form: inWords ? 'receipt-words' : 'receipt-digits',
  })
  const { evaluated } = await post<{ evaluated: string }>('/api/help/words', { blinded }, crypto.randomUUID())
  const keys = await vault.finishWords({ evaluated })
  const own = { locator: fromText(keys.locator), publicKey: fromText(keys.encPublic) }
  const sealed = await sealFor(fromText(desk), own, report)
  return {
    of: JSON.stringify([report, inWords]),
    digits: words,
    body: { id, urgency: urgencyOf(report), language: report.language, ...sealed },
  }
}

function show(digits: string, receipt: HTMLTemplateElement): void {
  const main = document.querySelector('main')
  main?.replaceChildren(receipt.content.cloneNode(true))
  const output = main?.querySelector('output')
  if (output) output.textContent = digits
  scrollTo(0, 0)
  main?.querySelector('h1')?.focus()
}

function complain(form: HTMLFormElement): void {
  document.querySelector('[role=alert]')?.remove()
  const box = document.createElement('div')
  box.className = 'n e'
  box.setAttribute('role', 'alert')
  box.textContent = form.dataset['failed'] ?? ''
  form.prepend(box)
  box.scrollIntoView({ block: 'center' })
}

function takeOver(form: HTMLFormElement, receipt: HTMLTemplateElement, kind: ReportKind): void {
  const sentence = document.getElementById('s')
  if (sentence) sentence.textContent = sentence.dataset['browser'] ?? ''
  let prepared: Prepared | undefined
  let busy = false
  form.addEventListener('submit', (event) => {
    const pressed = event.submitter as HTMLButtonElement | null
    if (pressed?.name === 'again') return
    const data = new FormData(form)
    const answers = (name: string) => data.getAll(name).map(String)
    const { report, tooLong } = readReport(kind, document.documentElement.lang, answers)
    const inWords = wantsWords(answers)
    // What is wrong with the answers, the server says better, with all of its words; nothing is in it yet.
    if (tooLong.length > 0 || !saysSomething(report)) return
    event.preventDefault()
    if (busy) return
    busy = true
    const send = async () => {
      const first = prepared === undefined
      if (prepared?.of !== JSON.stringify([report, inWords]))
        prepared = await prepare(
          form.dataset['desk'] ?? '',
          first ? `${data.get('id') as string}` : crypto.randomUUID(),
          report,
          inWords,
        )
      await post('/api/help', prepared.body, prepared.body.id)
      show(prepared.digits, receipt)
    }
    send()
      .catch(() => complain(form))
      .finally(() => (busy = false))
  })
}

/** Old browsers lack the curve: there the page stays as it is, and says that the server seals. */
async function canSeal(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey('X25519', false, ['deriveBits'])
    return true
  } catch {
    return false
  }
}

const form = document.querySelector<HTMLFormElement>('form[data-desk]')
const receipt = document.querySelector<HTMLTemplateElement>('template#r')
if (form?.dataset['desk'] && receipt && (await canSeal()))
  takeOver(form, receipt, location.pathname.endsWith('/2') ? 'concern' : 'help')
