// A survivor's telephone with script, without a browser: what her own page does, with a vault and a line of its own.

import { lineTo, vaultFor } from '../demo/actor.ts'
import { createClient } from '../src/api/client.ts'
import { contract } from '../src/app/contract.ts'
import { sendOnce, type Message } from '../src/portal/client/compose.ts'
import { enterByWords } from '../src/portal/client/enter-by-words.ts'
import { openFile, type File } from '../src/portal/client/open-file.ts'
import { lineOf, type PortalSession } from '../src/portal/client/portal-session.ts'
import { nothingHeld } from '../src/sealing/vault.ts'
import type { TestNetwork } from './people.ts'

export type OwnPhone = Awaited<ReturnType<typeof ownPhone>>

/** Types the words and opens what is sealed to them. `app` may be a server that lies; `inside` lets a thief of the card look in. */
export async function ownPhone(
  network: TestNetwork,
  words: string,
  app = network.public,
  inside = nothingHeld(),
) {
  const { send } = lineTo(app)
  const api = createClient(contract, send)
  const vault = vaultFor(app, inside)
  let shown: File | undefined
  const session: PortalSession = {
    // What the server shows is noted beside what her page makes of it.
    api: { ...api, portal: { ...api.portal, file: async () => (shown = await api.portal.file({})) } },
    vault,
    queue: { last: Promise.resolve() },
  }
  await enterByWords(session, words, network.state.network().id)

  const open = () => openFile(session)
  /** Opens the file, and answers with how the server showed it. */
  const read = async (): Promise<File> => {
    await open()
    return shown as File
  }
  /** Everything that was written in messages, oldest first; nothing in the place of what cannot be opened. */
  const messages = async () =>
    (await open()).cases.flatMap((one) => one.messages.toReversed().map(({ value }) => value?.['text']))
  const write = async (caseId: string, text: string, days: Message['days'] = 90) => {
    const on = network.state.now().toISOString().slice(0, 10)
    await sendOnce(session, {}, { caseId, text, days, on }, open)
  }
  return { api, vault, session, line: lineOf(session), send, open, read, messages, write }
}
