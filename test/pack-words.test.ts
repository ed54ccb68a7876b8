// What the book of rules, the letters and the papers say of the law in another language has the numbers and bounds of the English words.
import { describe, expect, it } from 'vitest'
import { shippedFiles } from '../jurisdictions/packs.ts'
import { faultsOf } from '../src/rights/carried.ts'
import { readCountry } from '../src/rights/server/country-files.ts'

type Words = Readonly<{ en: string } & Record<string, string>>

/** Every text of a pack that has words in several languages. */
function wordsIn(value: unknown): Words[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value && typeof value.en === 'string') return [value as Words]
  return Object.values(value).flatMap(wordsIn)
}

const marks = readCountry('palermo')!.marks
const bounds = ['at-least', 'at-most'] as const
/** An edition of 04/01/24 is one of 4, 1 and 24. */
const plain = (text: string) => text.replaceAll(/\b0+(?=\d)/g, '')
const numbersIn = (text: string) => (plain(text).match(/\d+/g) ?? []).map(Number)

/** What of a text its translation lacks. */
function lacking(words: Words, language: string): string[] {
  const english = words.en.toLowerCase()
  const bound = bounds.find((one) => marks.get('en')![one]!.some((said) => english.includes(said)))
  const faults = faultsOf(
    { numbers: numbersIn(words.en), ...(bound && { bound }) },
    plain(words[language]!),
    marks.get(language) ?? {},
  )
  // A denial may stand in other words; how often is asked of the sentences for the public alone.
  return faults
    .filter((fault) => !fault.startsWith('denies'))
    .map((fault) => `${language}: ${words[language]} ${fault}`)
}

describe('the words of a pack', () => {
  it('carry in each language every number of the English, and its bound', () => {
    const all = shippedFiles.flatMap(wordsIn)
    expect(all.length).toBeGreaterThan(200)
    expect(
      all.flatMap((words) =>
        Object.keys(words)
          .filter((language) => language !== 'en')
          .flatMap((language) => lacking(words, language)),
      ),
    ).toEqual([])
  })

  it('are refused without one of them', () => {
    const says = (ar: string) => lacking({ en: 'At least 30 days of recovery', ar }, 'ar')
    expect(says('30 يومًا على الأقل للتعافي')).toEqual([])
    expect(says('٣٠ يومًا على الأقل للتعافي')).toEqual([])
    expect(says('30 يومًا للتعافي')).toHaveLength(1)
    expect(says('45 يومًا على الأقل للتعافي')).toHaveLength(1)
  })
})
