// A survivor's telephone with script, without a browser: the words of the card, the same key worker's calls, and the few
// endpoints of the public host.

import { lineTo, vaultFor } from '../demo/actor.ts'
import { createClient } from '../src/api/client.ts'
import { contract } from '../src/app/contract.ts'
import type { CompartmentEpoch } from '../src/sealing/vault-shape.ts'
import { nothingHeld } from '../src/sealing/vault.ts'
import { learn, learnHome, type ChainLine } from '../src/client/chain-reader.ts'
import { v7 as newId } from 'uuid'
import { messageLabel } from '../src/messages/message-label.ts'
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
  const { blinded } = await vault.beginWords({ purpose: 'card', words })
  const { evaluated } = await api.help.evaluate({ blinded })
  const { locator } = await vault.finishWords({ evaluated, unlock: { network: network.state.network().id } })
  await api.accounts.enterByCard({ locator })

  const logs: ChainLine['logs'] = (input) => api.organisations.logs(input)
  const line: ChainLine = { logs, vault, queue: { last: Promise.resolve() } }
  const read = async () => {
    const file = await api.portal.file({})
    await vault.standFor({ circleId: file.circle })
    const { organisation } = await vault.believeCard({ note: file.note ?? '' })
    await learnHome(line, organisation)
    const places = file.places.map((one) => one.organisation)
    await learn(line, organisation, [...file.logs, ...places], { again: true })
    const received = []
    for (const { id, statements, proofs, epochs, wraps } of file.cases) {
      const keys = { statements, proofs, epochs: epochs as CompartmentEpoch[], wraps }
      received.push(await vault.receiveKeys({ caseId: id, ...keys }))
    }
    return { ...file, received }
  }
  /** Everything that was written in messages, oldest first; what cannot be opened says why. */
  const messages = async () => {
    const { cases } = await read()
    const found = []
    for (const { id, messages: rows } of cases)
      for (const { id: row, epoch, ciphertext, signature, author } of rows.toReversed()) {
        const [opened] = await vault.openRecords({
          records: [
            {
              ...messageLabel(id, row),
              epoch,
              ciphertext,
              signature,
              author: author ?? '',
            },
          ],
        })
        found.push((opened?.value as { text: string } | undefined)?.text ?? opened?.refused)
      }
    return found
  }
  const write = async (caseId: string, text: string, days: 7 | 30 | 90 | 0 = 90) => {
    const id = newId()
    const sealed = await vault.sealRecord({ ...messageLabel(caseId, id), value: { text } })
    return api.portal.write({ caseId, id, days, ...sealed })
  }
  return { api, vault, line, send, read, messages, write }
}
