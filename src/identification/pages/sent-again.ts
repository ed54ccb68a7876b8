// A photo or a recording that somebody sent with their words, seen and heard again with the receipt. It is opened here, in memory and for this
// one answer, as the words beside it are.

import { html } from 'hono/html'
import { openAttachment } from '../../attachments/sealed-attachment.ts'
import { pieceOf } from '../../attachments/server/attachments.ts'
import { shownKinds, type Attached } from '../../attachments/attached.ts'
import { Problem } from '../../api/problem.ts'
import { back, emergency, fault, type Html } from '../../http/page.ts'
import type { Shelf } from '../../papers/server/object-store.ts'
import { SealingError } from '../../sealing/suite.ts'
import type { ThreadLine } from '../opened.ts'
import type { Report } from '../report.ts'
import type { Visitor } from './visitor.ts'

interface Opened {
  report: Report
  messages: readonly ThreadLine[]
}

/** What a button of the thread names: number of the line, and which of those that came with it. */
export function sentIn({ report, messages }: Opened, name: string): Attached | undefined {
  const [, n, at] = /^(\d{1,5})\.(\d)$/.exec(name) ?? []
  const line =
    n === '0'
      ? report.attached
      : messages.find((one) => one.from === 'person' && String(one.n) === n)?.attached
  return line?.[Number(at)]
}

/** Its button, under the line that it came with. */
export const sentButton = (name: string, words: string): Html =>
  html`<button class="b v" form="f" name="sent" value="${name}">${words}</button>`

/** A page with it, or what is said where it has not all arrived or is gone. */
export async function sentBody(
  { speak, network, run }: Visitor,
  shelf: Shelf,
  { sent, numbers }: { sent: Attached; numbers: string },
): Promise<Html> {
  const t = speak.text
  const url = await addressOf(run, shelf, sent)
  const shown =
    url === undefined
      ? fault(t('help.sent.gone'))
      : sent.kind === 'photo'
        ? html`<img src="${url}" alt="${t('help.add.photo')}" width="100%" />`
        : html`<audio controls src="${url}"></audio>`
  return html`<h1>${t(`help.add.${sent.kind}`)}</h1>
    ${shown}
    <form id="f" method="post" autocomplete="off">
      <input type="hidden" name="numbers" value="${numbers}" /><button class="b v" name="open" value="1">
        ${t('public.door.again')}
      </button>
    </form>
    ${emergency(speak, network)}${back(speak)}`
}

/** Its bytes as an address; nothing where they are not all there. */
async function addressOf(run: Visitor['run'], shelf: Shelf, sent: Attached): Promise<string | undefined> {
  if (!shownKinds.test(sent.mime)) return undefined
  try {
    const blob = await run('none', (ctx) =>
      openAttachment(sent, async (piece) => {
        const found = await pieceOf(ctx, shelf, { id: sent.id, piece })
        if (!found) throw new Problem('not-found')
        return found
      }),
    )
    const bytes = Buffer.from(await blob.arrayBuffer())
    return `data:${sent.mime.replace(/;.*$/, '')};base64,${bytes.toString('base64')}`
  } catch (error) {
    if (error instanceof SealingError || error instanceof Problem) return undefined
    throw error
  }
}
