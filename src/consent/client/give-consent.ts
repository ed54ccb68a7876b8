// A person's yes in front of a worker, sent in one act: the keys, the signed statement with the hash of what was read out,
// and the words themselves, sealed, so that the hash can be held against them later.
import type { Way } from '../../sealing/agreed.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { api } from '../../web/session/api.ts'
import { giveKeys, sealRow } from '../../client/case-keys.ts'
import { today } from '../../client/logs.ts'
import { vault } from '../../web/session/vault.ts'
import type { Purpose } from '../terms.ts'
import { linesOf, wordsOf, type KeptWords } from './consent-text.ts'
import { wordsIn } from '../ui/consent-language.ts'
import { wordsPlace } from './consent-text-compartment.ts'

export interface Yes {
  caseId: string
  track: string
  /** Whom the words name, and their circle. */
  receiver: { name: string; circle: number }
  /** What is given now. The words may name more: what the receiver reads already. */
  compartments: readonly Compartment[]
  told: readonly Compartment[]
  purpose: Purpose
  until: string
  /** The language in which it was explained. */
  language: string
  method: Way
  /** The scanned paper, with the hash that its own sealed record has of it; or `house`. */
  paper?: { id: string; sha256: string } | 'house' | undefined
}

type More = Pick<Parameters<typeof api.consent.give>[0], 'assent' | 'onBehalf' | 'whenAccepted'>

/** Gives what the person agreed to, on their word as it was asked and answered; `changed`: otherwise than at the first try. */
export async function agree(yes: Yes, more: More, changed?: boolean): Promise<void> {
  const { caseId, track, receiver, compartments, told, purpose, until, language, method, paper } = yes
  const said = await wordsIn(language)
  const words = wordsOf(linesOf(said, { receiver: receiver.name, compartments: told, purpose, until }))
  const scan = typeof paper === 'object' ? paper : undefined
  const agreed = { how: method, language, words, ...(scan && { paper: scan.sha256 }) }
  const terms = { compartments, purpose, until }
  const kept: KeptWords = {
    words,
    language: said.language,
    ...(paper && { paper: scan?.id ?? 'house' }),
  }
  await giveKeys(
    {
      caseId,
      grant: track,
      to: receiver.circle,
      basis: 'consent',
      ...terms,
      agreed,
      // For a referral the least is asked that this one help needs: what stands for the rest of it stays.
      ...(more.whenAccepted && { beside: true }),
    },
    async (made) => {
      const { person } = await vault.viewCase({ caseId, day: today() })
      const place = wordsPlace(compartments, person?.compartments)
      const sealed = await sealRow(caseId, place, 'agreed', kept, undefined, { track, about: 'consent' })
      await api.consent.give({
        caseId,
        track,
        recipient: receiver.circle,
        purpose,
        until,
        language,
        method,
        words: sealed,
        ...made,
        ...more,
      })
    },
    changed,
  )
}
