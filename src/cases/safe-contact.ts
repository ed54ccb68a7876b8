// How the person is reached without danger to them, as they agreed it.
import type { MayTell } from './may-tell.ts'
import type { SafeHours } from './safe-hours.ts'

export interface SafeContact {
  how: string
  when: string
  word: string
  never: string
  /** The hours of the week that are safe, where they were agreed as hours. */
  hours?: readonly SafeHours[]
  /** Which languages they speak and read, where they said so, and whether they sign. */
  languages?: PersonLanguages
  /** Who must never come to them as an interpreter, by their random ids. */
  notInterpreters?: readonly string[]
  /** With whom they must not sleep under one roof, in words; whoever has a file here by its reference, which is looked for. */
  apart?: string
  /** What the person agreed for when it cannot wait. */
  emergency?: string
  /** Whom the person lets us tell that they asked for help, where they said so. */
  mayTell?: readonly MayTell[]
  /** Whether the person wants to be told that something is new; they decide on their own page. */
  notices?: 'none' | 'neutral'
}

/** Speaking, reading and signing are three things: whoever speaks a language need not read it, and an interpreter may have to sign. */
export interface PersonLanguages {
  /** What they want to be spoken to in first. */
  speaks: readonly string[]
  /** None: nothing is handed to them to be read alone. */
  reads: readonly string[]
  /** In which sign language, in words; empty where they do not sign. */
  signs: string
}

export const noLanguages: PersonLanguages = { speaks: [], reads: [], signs: '' }

export const emptyContact: SafeContact = { how: '', when: '', word: '', never: '' }

/** Whether anything of a safe contact was said. */
export const isWritten = (contact: SafeContact) =>
  Object.values(contact).some((said) => typeof said !== 'string' || said.trim() !== '')

/** The references in what was written about whom they must not meet under one roof. */
export const apartFrom = ({ apart = '' }: Pick<SafeContact, 'apart'>): string[] => [
  ...new Set(apart.toUpperCase().match(/\bC-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g)),
]
