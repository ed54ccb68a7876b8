// One page and one wrap of its key, with all the places where they do not belong. For tests.
import type { Bytes } from './bytes.ts'
import { openPage, pagePlace, pageWrapPlace, sealPage } from './page.ts'
import { doctor, key, note, type Specimen } from './specimen-cast.ts'
import { fromText, toText } from './text.ts'
import { unwrapKey, wrapKey, wrapPlace } from './wrap.ts'

/** A page and a wrap of its key. */
export async function pageSpecimens(): Promise<Specimen[]> {
  const place = pagePlace('lumenia', 'case-1', 'page-1')
  const made = await sealPage(place, note)
  const wrapAt = pageWrapPlace('case-1', 'page-1', 7)
  const openAt =
    (where: Bytes) =>
    (sealed: Bytes, { commit, key: k }: Record<string, string> = {}) =>
      openPage(where, k ? fromText(k) : made.key, {
        commit: commit ? fromText(commit) : made.commit,
        ciphertext: sealed,
      })
  const unwrapAt = (where: Bytes) => (sealed: Bytes) => unwrapKey(doctor, sealed, where)
  return [
    {
      name: 'page',
      length: 1 + 12 + 256 + 16,
      sealed: made.ciphertext,
      beside: { commit: toText(made.commit), key: toText(made.key) },
      open: openAt(place),
      says: note,
      elsewhere: {
        'another network': openAt(pagePlace('other', 'case-1', 'page-1')),
        'another case': openAt(pagePlace('lumenia', 'case-2', 'page-1')),
        'another page': openAt(pagePlace('lumenia', 'case-1', 'page-2')),
      },
    },
    {
      name: 'page wrap',
      length: 81,
      sealed: await wrapKey(doctor.publicKey, key, wrapAt),
      open: unwrapAt(wrapAt),
      says: key,
      elsewhere: {
        'another case': unwrapAt(pageWrapPlace('case-2', 'page-1', 7)),
        'another page': unwrapAt(pageWrapPlace('case-1', 'page-2', 7)),
        'another recipient': unwrapAt(pageWrapPlace('case-1', 'page-1', 8)),
        'a part’s wrap': unwrapAt(wrapPlace('case-1', 'health', 1, 7)),
      },
    },
  ]
}
