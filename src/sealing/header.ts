// The small record by which a case is found: sealed under the circle's inner key, so that ten thousand open in a quarter
// of a second, and searched here and only here. The server has no index of names. (CCP/1 line 21.)
import type { Bytes } from './bytes.ts'
import { aadLabel } from './aad-label.ts'
import { westernDigits } from './digits.ts'
import { open, seal } from './seal.ts'
import type { Found, Header } from './vault-shape.ts'

/** Of which case, for which circle under which of its keys. */
interface HeaderPlace {
  caseId: string
  circleId: number
  epoch: number
}

function headerPlace({ caseId, circleId, epoch }: HeaderPlace): Bytes {
  return aadLabel('header', caseId, circleId, epoch)
}

/** As it is sealed: `n` counts how often it was; none where it was before there was a count. */
export type CountedHeader = Header & { n?: number }

/** Seals a header under a circle's inner key. */
export function sealHeader(kw: Bytes | CryptoKey, place: HeaderPlace, header: CountedHeader): Promise<Bytes> {
  return seal(kw, headerPlace(place), header)
}

/** Opens a header; `broken` under another circle, case or epoch. */
export async function openHeader(
  kw: Bytes | CryptoKey,
  place: HeaderPlace,
  sealed: Bytes,
): Promise<CountedHeader> {
  return (await open(kw, headerPlace(place), sealed)) as CountedHeader
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
  const lower = text.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '')
  return westernDigits(lower)
    .replaceAll(/[łøđıßæœþةىکیـ]/g, (letter) => PLAIN[letter]!)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function addTrigrams(into: Set<string>, text: string): void {
  for (let at = 0; at + 3 <= text.length; at += 1) into.add(text.slice(at, at + 3))
}

/** Words begin with two blanks, so that first letters weigh more. */
function addWords(into: Set<string>, text: string): void {
  for (const word of normalise(text).split(' ')) addTrigrams(into, `  ${word} `)
}

/** Telephone numbers and births match from any digit on. */
function addDigits(into: Set<string>, text: string): void {
  addTrigrams(into, normalise(text).replaceAll(/\D/g, ''))
}

type Entry = { caseId: string; header: Header; nameGrams: number }

/** An index over opened headers: from three letters to the cases that have them. Lives in memory only. */
export type HeaderIndex = {
  /** A replaced header leaves a hole, because the postings count from here. */
  entries: (Entry | undefined)[]
  postings: Map<string, number[]>
  byCase: Map<string, number>
}

export function newHeaderIndex(): HeaderIndex {
  return { entries: [], postings: new Map(), byCase: new Map() }
}

/** Adds a header, or puts it in the place of the case's older one. About 20 µs. */
export function addHeader(index: HeaderIndex, caseId: string, header: Header): void {
  const before = index.byCase.get(caseId)
  if (before !== undefined) {
    if (JSON.stringify(index.entries[before]!.header) === JSON.stringify(header)) return
    index.entries[before] = undefined
  }
  const grams = new Set<string>()
  addWords(grams, header.name)
  const nameGrams = grams.size
  for (const alias of header.aliases ?? []) addWords(grams, alias)
  if (header.worker) addWords(grams, header.worker)
  if (header.phone) addDigits(grams, header.phone)
  if (header.dob) {
    // A birth is looked for as 1999-04-12 and as 12.04.1999.
    addDigits(grams, header.dob)
    addDigits(grams, header.dob.split('-').reverse().join(''))
  }
  const number = index.entries.push({ caseId, header, nameGrams }) - 1
  index.byCase.set(caseId, number)
  for (const gram of grams) {
    const posting = index.postings.get(gram)
    if (posting) posting.push(number)
    else index.postings.set(gram, [number])
  }
}

function queryGrams(text: string): Set<string> {
  const grams = new Set<string>()
  if (/^[\d ]+$/.test(text)) addTrigrams(grams, text.replaceAll(' ', ''))
  else {
    const words = text.split(' ')
    // The last word may be half typed, so its end does not count.
    for (const [at, word] of words.entries()) addTrigrams(grams, `  ${word}${words[at + 1] ? ' ' : ''}`)
  }
  return grams
}

/** How much of the query must be there: below this the names have too little in common. */
const ENOUGH = 0.3

/** The best matches, best first: who has most of the query, and among those whose name has least besides. */
export function searchHeaders(index: HeaderIndex, query: string, limit = 20): Found[] {
  const grams = queryGrams(normalise(query))
  const hits = new Uint16Array(index.entries.length)
  for (const gram of grams) for (const number of index.postings.get(gram) ?? []) hits[number]! += 1

  const least = Math.max(1, grams.size * ENOUGH)
  const byHits: Entry[][] = []
  for (const [number, count] of hits.entries()) {
    const entry = index.entries[number]
    if (entry && count >= least) (byHits[count] ??= []).push(entry)
  }
  const found = Object.values(byHits)
    .toReversed()
    .flatMap((alike) => alike.toSorted((a, b) => a.nameGrams - b.nameGrams))
  return found.slice(0, limit).map(({ caseId, header }) => ({ caseId, header }))
}
