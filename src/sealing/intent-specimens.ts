// What is sealed to somebody outside a case and says who wrote it: a signature inside the words, and a key that a circle wraps as itself.
import { keyPairFromSeed } from './keys.ts'
import { openReportKey, sealReport } from './report.ts'
import { readWords, signWords } from './signed-words.ts'
import { doctor, fixed, locator, shelter, stranger, worker, type Specimen } from './specimen-cast.ts'
import { fromText, toText } from './text.ts'
import { hold, type KnownLog } from './vault-state.ts'

/** A vault that has learned one log, whose only member signs with this key. */
const heldBy = (userId: string, sig = toText(worker.publicKey), network = 'lumenia') => {
  const held = hold({ network, userId, enc: doctor, sig: worker, own: fixed(21) })
  held.home = 1
  const members = new Map([['mira', { enc: '', sig, state: 'member' }]])
  held.logs.set(1, { now: { members } } as unknown as KnownLog)
  return held
}

async function signedWords(): Promise<Specimen> {
  const at = { locator: toText(locator), intent: 'desk', circle: 7 } as const
  const { words, signed } = await signWords(heldBy('mira'), at, { at: 'the harbour' })
  const readAt =
    (changed: Partial<typeof signed> = {}, where = at.locator, held = heldBy('sato'), said = words) =>
    async (signature: Uint8Array) => {
      const value = { words: said, signed: { ...signed, ...changed, signature: toText(signature) } }
      return (await readWords(held, where, value)).words
    }
  return {
    name: 'words that are signed inside',
    length: 65,
    sealed: fromText(signed.signature),
    open: readAt(),
    says: { at: 'the harbour' },
    elsewhere: {
      'another place': readAt({}, toText(fixed(7, 16))),
      'another intent': readAt({ intent: 'carrier' }),
      'another circle': readAt({ circle: 8 }),
      'other words': readAt({}, at.locator, heldBy('sato'), '{"at":"the station"}'),
      'another author': readAt({}, at.locator, heldBy('sato', toText(stranger))),
      'another network': readAt({}, at.locator, heldBy('sato', toText(worker.publicKey), 'other')),
    },
  }
}

async function wrapByCircle(): Promise<Specimen> {
  const council = await keyPairFromSeed('enc', fixed(23))
  const parts = { reader: shelter.enc.publicKey, own: doctor.publicKey, sender: council }
  const sealed = await sealReport(parts, locator, { answers: [] })
  const openAs =
    (sender = council.publicKey, where = locator, pair = shelter.enc) =>
    async (wrap: Uint8Array<ArrayBuffer>) => {
      await openReportKey('hotline', pair, { wrap, sender }, where)
    }
  return {
    name: 'wrap by a circle as itself',
    length: 81,
    sealed: sealed.wrapHotline,
    open: openAs(),
    says: undefined,
    elsewhere: {
      'another sender': openAs(doctor.publicKey),
      'another place': openAs(council.publicKey, fixed(7, 16)),
      'another reader': openAs(council.publicKey, locator, doctor),
    },
  }
}

export const intentSpecimens = (): Promise<Specimen>[] => [signedWords(), wrapByCircle()]
