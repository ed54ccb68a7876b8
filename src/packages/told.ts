// What a package tells, as it lies under its seal: words that the sender's browser has written out, so that the file needs nothing of ours
// to show them. And what stands on its outside in clear: nothing by which anybody could be known. Pure.
import type { PackagePurpose } from './answers.ts'

export interface ToldSection {
  title: string
  /** Where it was copied from, and as of when. */
  about?: string
  facts?: readonly (readonly [term: string, value: string])[]
  text?: string
  /** The part of the file that it was copied from: where the receiver works with such parts too, it lies in the same one. */
  part?: string
  /** A paper that goes along, whole. */
  paper?: { name: string; bytes: string }
}

/** What a receiver would ask anew, where the person agreed that they know who it is. */
export interface ToldPerson {
  name?: string
  language?: string
  ageGroup?: string
}

export interface Told {
  purpose: PackagePurpose
  /** Who sends it, and to whom it is told. */
  from: string
  to: string
  madeOn: string
  /** What the person agreed to, in a sentence; or that it names nobody. */
  agreed: string
  person?: ToldPerson
  sections: readonly ToldSection[]
}

/** What stands in the file beside the seal. */
export interface PackageFile {
  continuum: 1
  network: string
  id: string
  until: string
  salt: string
  commit: string
  ciphertext: string
  /** Where answers go; empty where there is no line. */
  answerAt: string
}

const fields = ['network', 'id', 'until', 'salt', 'commit', 'ciphertext', 'answerAt'] as const

const words = (value: unknown, longest: number): string =>
  typeof value === 'string' ? value.slice(0, longest) : ''

function sectionIn(value: unknown): ToldSection[] {
  const { title, about, facts, text, part } = (value ?? {}) as Partial<Record<keyof ToldSection, unknown>>
  if (typeof title !== 'string') return []
  const pairs = (Array.isArray(facts) ? facts : []).flatMap((pair: unknown) =>
    Array.isArray(pair) ? [[words(pair[0], 200), words(pair[1], 2000)] as const] : [],
  )
  return [
    {
      title: words(title, 200),
      ...(typeof about === 'string' && { about: words(about, 400) }),
      ...(pairs.length > 0 && { facts: pairs }),
      ...(typeof text === 'string' && { text: words(text, 20_000) }),
      ...(typeof part === 'string' && { part: words(part, 40) }),
    },
  ]
}

/** What was told, read from a file that somebody else made: words, and no more of them than can be read. Nothing where it is something else. */
export function toldIn(value: unknown): Told | undefined {
  const given = (value ?? {}) as Partial<Record<keyof Told, unknown>>
  const { purpose, sections, person } = given
  if ((purpose !== 'referral' && purpose !== 'return') || !Array.isArray(sections)) return undefined
  const { name, language, ageGroup } = (person ?? {}) as ToldPerson
  return {
    purpose,
    from: words(given.from, 200),
    to: words(given.to, 200),
    madeOn: words(given.madeOn, 10),
    agreed: words(given.agreed, 1000),
    person: { name: words(name, 200), language: words(language, 20), ageGroup: words(ageGroup, 20) },
    sections: sections.slice(0, 200).flatMap(sectionIn),
  }
}

/** The package in a file as it lies on a disk; nothing where there is none in it. */
export function packageInPage(page: string): PackageFile | undefined {
  const json = /<script type="application\/json" id="package">([^<]*)<\/script>/.exec(page)?.[1]
  if (json === undefined) return undefined
  try {
    return packageFile(JSON.parse(json))
  } catch {
    return undefined
  }
}

/** A file as it was read; nothing where it is none of ours. */
export function packageFile(value: unknown): PackageFile | undefined {
  const given = (value ?? {}) as Partial<Record<(typeof fields)[number] | 'continuum', unknown>>
  if (given.continuum !== 1 || fields.some((name) => typeof given[name] !== 'string')) return undefined
  return given as unknown as PackageFile
}
