// A package for a place outside and an answer to it, under fixed words, with all the places where they do not belong. For tests.
import type { Bytes } from './bytes.ts'
import { keyPairFromSeed, newSecret } from './keys.ts'
import { openPackage, openPackageAnswer, sealPackage, sealPackageAnswer } from './sealed-package.ts'
import { doctor, fixed, note, stranger, worker, type Specimen } from './specimen-cast.ts'
import { fromText, toText } from './text.ts'

const place = { network: 'lumenia', id: 'package-1', until: '2026-12-24' }
const answered = { network: 'lumenia', caseId: 'case-1', id: 'package-1' }
/** What words and salt were stretched to. */
const stretched = fixed(31)

/** Both objects. */
export async function packageSpecimens(): Promise<Specimen[]> {
  const made = await sealPackage(stretched, place, note)
  const openAt =
    (where: typeof place, by: Bytes = stretched) =>
    async (sealed: Bytes, { commit }: Record<string, string> = {}) => {
      const opened = await openPackage(by, where, {
        commit: commit ? fromText(commit) : made.commit,
        ciphertext: sealed,
      })
      return opened.content
    }
  const answer = await sealPackageAnswer(doctor.publicKey, answered, note, worker)
  const readAt =
    (where: typeof answered, reader = doctor, author: Bytes = worker.publicKey) =>
    (sealed: Bytes) =>
      openPackageAnswer(reader, where, sealed, author)
  const otherCircle = await keyPairFromSeed('enc', newSecret())
  return [
    {
      name: 'package',
      length: 1 + 12 + 4096 + 16,
      sealed: made.ciphertext,
      beside: { commit: toText(made.commit) },
      open: openAt(place),
      says: note,
      elsewhere: {
        'another network': openAt({ ...place, network: 'other' }),
        'another package': openAt({ ...place, id: 'package-2' }),
        'a later day': openAt({ ...place, until: '2027-12-24' }),
        'other words': openAt(place, fixed(32)),
      },
    },
    {
      name: 'answer to a package',
      length: 65 + 81 + 1 + 12 + 2048 + 16,
      sealed: answer,
      open: readAt(answered),
      says: note,
      elsewhere: {
        'another network': readAt({ ...answered, network: 'other' }),
        'another case': readAt({ ...answered, caseId: 'case-2' }),
        'another package': readAt({ ...answered, id: 'package-2' }),
        'another circle': readAt(answered, otherCircle),
        'whoever holds another package': readAt(answered, doctor, stranger),
      },
    },
  ]
}
