// A photo or a voice note that she sent from her own page, seen and heard again there. It is opened in this page's memory when she asks for
// it, and goes when she closes it or leaves.

import { openAttachment } from '../../attachments/sealed-attachment.ts'
import { shownKinds, type Attached } from '../../attachments/attached.ts'
import { element } from './element.ts'
import { once } from './one-at-a-time.ts'
import { state } from './opened-page.ts'

/** What it is, and the button that opens it beneath and closes it again. */
export function sentBefore(say: (name: string) => string, attached: Attached): HTMLElement {
  const place = element('p', '', 's')
  const button = element('button', say(`sent.${attached.kind}`), 'b v')
  button.setAttribute('type', 'button')
  place.append(`${say(`add.${attached.kind}`)} `, button)
  button.addEventListener('click', () => void once(button, () => turn(say, attached, place)))
  return place
}

async function turn(say: (name: string) => string, attached: Attached, place: HTMLElement): Promise<void> {
  const shown = place.querySelector('[data-sent]')
  if (shown) return close(shown)
  const here = state.open
  if (!here) return
  const made = await read(attached, (piece) =>
    here.session.api.portal.attachment({ id: attached.id, piece }),
  ).then(
    (url) => media(attached, url, say(`add.${attached.kind}`)),
    () => element('span', ` ${say('sent.gone')}`),
  )
  made.dataset['sent'] = attached.kind
  if (state.open === here && place.isConnected) place.append(made)
  else close(made)
}

async function read(attached: Attached, fetched: (piece: number) => Promise<Uint8Array>): Promise<string> {
  const content = await openAttachment(attached, fetched)
  if (!shownKinds.test(content.type)) throw new TypeError('not shown')
  return attached.kind === 'photo' ? dataOf(content) : URL.createObjectURL(content)
}

/** The policy of these pages lets a picture in as its own data alone. */
const dataOf = (content: Blob): Promise<string> =>
  new Promise((done, failed) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => done(reader.result as string))
    reader.addEventListener('error', () => failed(reader.error as Error))
    reader.readAsDataURL(content)
  })

function media({ kind }: Attached, url: string, name: string): HTMLElement {
  const made = document.createElement(kind === 'photo' ? 'img' : 'audio')
  made.src = url
  if (made instanceof HTMLImageElement) made.alt = name
  else made.controls = true
  made.setAttribute('width', '100%')
  return made
}

function close(shown: Element): void {
  if (shown instanceof HTMLAudioElement) URL.revokeObjectURL(shown.src)
  shown.remove()
}
