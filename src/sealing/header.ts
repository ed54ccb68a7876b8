// The small record by which a case is found: sealed under the circle's inner key, so that ten thousand open in a quarter
// of a second, and searched here and only here. The server has no index of names. (CCP/1 line 21.)
import type { Bytes } from './bytes.ts'
import { ctx } from './ctx.ts'
import { open, seal } from './seal.ts'
import type { Found, Header } from './vault-shape.ts'

function headerPlace(caseId: string, circleId: number, epoch: number): Bytes {
  return ctx('header', caseId, circleId, epoch)
}

/** Seals a header under a circle's inner key. */
export function sealHeader(
  kw: Bytes | CryptoKey,
  caseId: string,
  circleId: number,
  epoch: number,
  header: Header,
): Promise<Bytes> {
  return seal(kw, headerPlace(caseId, circleId, epoch), header)
}

/** Opens a header; `broken` under another circle, case or epoch. */
export async function openHeader(
  kw: Bytes | CryptoKey,
  caseId: string,
  circleId: number,
  epoch: number,
  sealed: Bytes,
): Promise<Header> {
  return (await open(kw, headerPlace(caseId, circleId, epoch), sealed)) as Header
}

/** Letters that Unicode does not take apart, in the spelling that people type instead. */
const PLAIN: Record<string, string> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ة: 'ه',
  ى: 'ي',
  ک: 'ك',
  ی: 'ي',
  ـ: '',
}

/** Lower case, without accents and marks, one spelling for look-alikes, any script's digits as 0-9. */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[łøđıßæœþةىکیـ]/g, (letter) => PLAIN[letter]!)
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0xe50))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function addTrigrams(into: Set<string>, text: string): void {
  for (let at = 0; at + 3 <= text.length; at += 1) into.add(text.slice(at, at + 3))
}

/** Words begin with two blanks, so that first letters weigh more; telephone numbers and births match from any digit on. */
function trigramsOf(names: string[], numbers: string[]): Set<string> {
  const grams = new Set<string>()
  for (const name of names) for (const word of normalise(name).split(' ')) addTrigrams(grams, `  ${word} `)
  for (const number of numbers) addTrigrams(grams, normalise(number).replaceAll(/\D/g, ''))
  return grams
}

/** An index over opened headers: from three letters to the cases that have them. Lives in memory only. */
export type HeaderIndex = {
  entries: { caseId: string; header: Header; nameGrams: number }[]
  postings: Map<string, number[]>
}

/** Builds the index: about a tenth of a second for 10,000 headers. */
export function indexHeaders(headers: Iterable<{ caseId: string; header: Header }>): HeaderIndex {
  const index: HeaderIndex = { entries: [], postings: new Map() }
  for (const { caseId, header } of headers) {
    const names = [header.name, ...(header.aliases ?? [])]
    const grams = trigramsOf(
      [...names, header.worker ?? ''],
      // A birth is looked for as 1999-04-12 and as 12.04.1999.
      [header.phone ?? '', header.dob ?? '', (header.dob ?? '').split('-').reverse().join('')],
    )
    const number = index.entries.push({ caseId, header, nameGrams: trigramsOf([header.name], []).size }) - 1
    for (const gram of grams) {
      const posting = index.postings.get(gram)
      if (posting) posting.push(number)
      else index.postings.set(gram, [number])
    }
  }
  return index
}

/** How much of the query must be there: below this the names have too little in common. */
const ENOUGH = 0.3

/** The best matches, best first. The score is the share of the query found, with a small bonus for like length. */
export function searchHeaders(index: HeaderIndex, query: string, limit = 20): Found[] {
  const text = normalise(query)
  if (text === '') return []
  const isNumber = /^[\d ]+$/.test(text)
  const grams = new Set<string>()
  if (isNumber) addTrigrams(grams, text.replaceAll(' ', ''))
  // The last word may be half typed, so its end does not count.
  else for (const word of text.split(' ')) addTrigrams(grams, `  ${word}${text.endsWith(word) ? '' : ' '}`)
  const hits = new Uint16Array(index.entries.length)
  for (const gram of grams) for (const number of index.postings.get(gram) ?? []) hits[number]! += 1

  const found: Found[] = []
  for (const [number, count] of hits.entries()) {
    const share = count / grams.size
    if (count === 0 || share < ENOUGH) continue
    const { caseId, header, nameGrams } = index.entries[number]!
    const likeLength = isNumber ? 1 : Math.min(1, (grams.size + 1) / nameGrams)
    found.push({ caseId, header, score: share * (0.9 + 0.1 * likeLength) })
  }
  return found.sort((a, b) => b.score - a.score || (a.caseId < b.caseId ? -1 : 1)).slice(0, limit)
}
