// What a package tells, as it lies under its seal: words that the sender's browser has written out, so that the file needs nothing of ours
// to show them. And what stands on its outside in clear: nothing by which anybody could be known. Pure.
import type { PackagePurpose } from './answers.ts'

export interface ToldSection {
  title: string
  /** Where it was copied from, and as of when. */
  about?: string
  facts?: readonly (readonly [term: string, value: string])[]
  text?: string
}

export interface Told {
  purpose: PackagePurpose
  /** Who sends it, and to whom it is told. */
  from: string
  to: string
  madeOn: string
  /** What the person agreed to, in a sentence; or that it names nobody. */
  agreed: string
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

/** A file as it was read; nothing where it is none of ours. */
export function packageFile(value: unknown): PackageFile | undefined {
  const given = (value ?? {}) as Partial<Record<(typeof fields)[number] | 'continuum', unknown>>
  if (given.continuum !== 1 || fields.some((name) => typeof given[name] !== 'string')) return undefined
  return given as unknown as PackageFile
}
