// A request for help as a browser with script sends it: sealed for the desk and for its writer before it leaves, under the name
// that the page gave it.
import type { Announced } from '../../attachments/attached.ts'
import { nameOf, type Named } from '../../client/named.ts'
import { hasArrived } from '../../client/refusal.ts'
import { fromText } from '../../sealing/text.ts'
import type { Vault } from '../../sealing/vault-shape.ts'
import type { RequestKind } from '../request-kinds.ts'
import {
  announcing,
  ownOf,
  processOf,
  sealFor,
  urgencyOf,
  type Report,
  type SealedReport,
} from '../report.ts'

/** Digits or words for whoever asks, and the public halves of the keys that grow from them: they open what was said, and find it. */
export interface Receipt {
  words: string
  keys: Parameters<typeof ownOf>[0]
}

/** The public host, as nobody. */
export interface HelpLine {
  evaluate: (input: { blinded: string }) => Promise<{ evaluated: string }>
  submit: (body: SentRequest, options: { key: string }) => Promise<unknown>
}

export type SentRequest = SealedReport & {
  id: string
  urgency: ReturnType<typeof urgencyOf>
  language: string
  to: RequestKind
  attachments?: Announced[]
}

/** A request that is ready to leave. */
export interface Prepared {
  /** The answers it was made from: pressing again without a change sends the very same thing. */
  named: Named
  /** It has been on its way before: what is there under its name is this. */
  tried: boolean
  /** The digits or words of the receipt. */
  digits: string
  body: SentRequest
}

/** Makes the digits (or words) of a receipt, which the server helps to stretch and never sees, and the keys that grow from them. */
export async function newReceipt(
  vault: Pick<Vault, 'makeWords' | 'finishWords'>,
  { evaluate }: Pick<HelpLine, 'evaluate'>,
  inWords: boolean,
): Promise<Receipt> {
  const form = inWords ? 'receipt-words' : 'receipt-digits'
  const { words, blinded } = await vault.makeWords({ purpose: 'receipt', form })
  return { words, keys: await vault.finishWords(await evaluate({ blinded })) }
}

/** Seals what was answered for the desk whose public key the page shows. */
export async function sealRequest(
  desk: string,
  report: Report,
  { words, keys }: Receipt,
  named: Named = nameOf(undefined, report),
): Promise<Prepared> {
  const sealed = await sealFor(fromText(desk), ownOf(keys), report)
  const { language, kind } = report
  const body = {
    id: named.id,
    urgency: urgencyOf(report),
    language,
    to: processOf(kind),
    ...sealed,
    ...announcing(report),
  }
  return { named, tried: false, digits: words, body }
}

/** Sends it. What has arrived at an earlier try is not sent a second time. */
export async function sendRequest(line: Pick<HelpLine, 'submit'>, prepared: Prepared): Promise<void> {
  const again = prepared.tried
  prepared.tried = true
  try {
    await line.submit(prepared.body, { key: prepared.body.id })
  } catch (error) {
    if (!hasArrived(error)) throw error
    if (again) return
    // A page that was put back as it was had sent another request under this name.
    prepared.body = { ...prepared.body, id: crypto.randomUUID() }
    await sendRequest(line, prepared)
  }
}
