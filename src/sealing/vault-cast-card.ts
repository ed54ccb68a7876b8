// Olena's card in the vault's tests: its words, how they become keys, and her telephone once she has typed them.
import { sha256 } from './keys.ts'
import { evaluate, newOprfKey } from './oprf.ts'
import { fromText, toText } from './text.ts'
import { createVault } from './vault.ts'
import { at, network, put, type CaseFile, type Colleague, type HostServices } from './vault-cast.ts'
import type { Compartment, LocalVault, WordsKeys } from './vault-shape.ts'
import { newCardWords, oprfInput } from './words.ts'

const oprf = newOprfKey()
/** The server's answer to words that it does not see. */
export const answerWords = (blinded: string): string => toText(evaluate(oprf, fromText(blinded)))

/** The number of the circle that Olena's card opens. */
export const OLENA = 50

/** How words become keys in a vault: made anew, or typed. */
type Way = {
  make(vault: LocalVault): Promise<{ words: string; card: WordsKeys }>
  type(vault: LocalVault, words: string, of: string): Promise<WordsKeys>
}

/** As in a browser: the server's OPRF, and half a second of Argon2id for each. */
export const inEarnest: Way = {
  async make(vault) {
    const { words, blinded } = await vault.makeWords({ purpose: 'card', form: 'card-words' })
    return { words, card: await vault.finishWords({ evaluated: answerWords(blinded) }) }
  },
  async type(vault, words, of) {
    const { blinded } = await vault.beginWords({ purpose: 'card', words })
    return vault.finishWords({ evaluated: answerWords(blinded), unlock: { network: of } })
  },
}

/** The same without the wait: a hash stands for what the words worker would hand over. */
export const quickly: Way = {
  async make(vault) {
    const words = newCardWords()
    vault.holdGrown(await sha256(oprfInput(words, 'card')))
    return { words, card: await vault.growWords({ purpose: 'card' }) }
  },
  async type(vault, words, of) {
    vault.holdGrown(await sha256(oprfInput(words, 'card')))
    return vault.growWords({ purpose: 'card', unlock: { network: of } })
  },
}

/** Olena gets a card: its six words, and its keys stand in the chain. */
export async function handCard(
  who: Colleague,
  file: CaseFile,
  compartments: readonly Compartment[],
  way = quickly,
): Promise<{ words: string; note: string; card: WordsKeys }> {
  const { words, card } = await way.make(who.vault)
  const { encPublic, sigPublic } = card
  const said = {
    at,
    caseId: file.caseId,
    circle: OLENA,
    encPublic,
    sigPublic,
    compartments,
    epochs: file.epochs,
  }
  put(file, await who.vault.includePerson(said))
  return { words, card, ...(await who.vault.noteForCard({ caseId: file.caseId })) }
}

/** Olena's phone after she has typed the words: the first house is the one that made her card. It has learned their logs. */
export async function openCard(
  { words, note, way = quickly }: { words: string; note: string; way?: Way },
  ...houses: HostServices[]
): Promise<{ vault: LocalVault; keys: WordsKeys }> {
  const vault = createVault()
  const keys = await way.type(vault, words, network)
  await vault.standFor({ circleId: OLENA })
  const card = await vault.believeCard({ note })
  for (const { organisation, log } of houses)
    await vault.learnLog({ organisation, statements: log, home: organisation === card.organisation })
  return { vault, keys }
}
