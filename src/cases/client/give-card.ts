// What giving a card consists of, step by step, so that a line that breaks anywhere leaves nobody with a card that has no words:
// the next press goes on from there, or takes back what stands and makes other words.
import { api } from '../../web/session/api.ts'
import type { CompartmentEpoch } from '../../sealing/vault-shape.ts'
import { readCase, saying } from '../../client/case-keys.ts'
import { minute, refreshHome } from '../../client/logs.ts'
import { vault } from '../../web/session/vault.ts'
import { mayWrap } from '../../client/wrapping-gate.ts'

export interface Card {
  words: string
  /** For a device without script, which cannot check by itself: how our log begins, in six words. */
  compare: string
}

/** How far it has come. */
export interface Giving {
  /** The card that has to open nothing any more before another one is given. */
  freeze: number | null
  /** Words that were made and perhaps sent: sent again under the same key they are the same card. */
  made?: Awaited<ReturnType<typeof makeWords>> | undefined
}

async function makeWords() {
  const { words, blinded } = await vault.makeWords({ purpose: 'card', form: 'card-words' })
  const { evaluated } = await api.accounts.evaluateWords({ blinded })
  return { words, keys: await vault.finishWords({ evaluated }), key: crypto.randomUUID() }
}

/** The card opens nothing from here on, also where it is open at this moment. Once more does no harm. */
export async function freezeCard(giving: Giving): Promise<void> {
  if (giving.freeze === null) return
  await api.accounts.freezeCard({ circle: giving.freeze })
  giving.freeze = null
}

/** Makes the words and their keys, and lets the person in. Answers with the words. */
export async function giveCard(giving: Giving, caseId: string, language: string): Promise<Card> {
  // Before anything is made: a card that holds no key is a promise that is not kept.
  mayWrap()
  await freezeCard(giving)
  giving.made ??= await makeWords()
  const { words, keys, key } = giving.made
  const { circle } = await api.accounts.giveCard({ caseId, language, ...keys }, { key })
  // The card stands. Where what follows breaks off nobody has read its words, and it is followed by another one.
  giving.made = undefined
  giving.freeze = circle
  const { held, epochs } = await readCase(caseId)
  const { encPublic, sigPublic } = keys
  const person = {
    caseId,
    circle,
    encPublic,
    sigPublic,
    compartments: held,
    epochs: epochs as CompartmentEpoch[],
  }
  const make = async () => ({
    ...(await vault.includePerson({ ...person, at: minute() })),
    ...(await vault.noteForCard({ caseId })),
  })
  await saying(caseId, make, (made) => api.consent.include({ caseId, ...made }))
  const { genesis } = await refreshHome()
  const compare = (await vault.fingerprint({ publicKey: genesis })).words
  giving.freeze = null
  return { words, compare }
}
