// The person's file, opened where they are and nowhere else: what came sealed to the card, as plain values in memory.

import type { OutputOf } from '../../api/endpoint.ts'
import { SealingError } from '../../sealing/suite.ts'
import type { CompartmentEpoch } from '../../sealing/vault-shape.ts'
import { learn, learnHome } from '../../client/chain-reader.ts'
import { latestOf } from '../../client/sealed-record.ts'
import type { portalApi } from '../api.ts'
import { openMessages, openRecords, type NameOf, type Opened } from './open-rows.ts'
import { lineOf, type PortalSession } from './portal-session.ts'

export type File = OutputOf<typeof portalApi.file>
export type FileCase = File['cases'][number]

export interface OpenCase {
  id: string
  /** As the server showed it; the vault has checked its chain. */
  shown: FileCase
  /** Compartments whose newest key is here. */
  held: readonly string[]
  /** Hers by the signed chain, and the newest key did not come: the server keeps it back, or somebody left her out. */
  missing: readonly string[]
  /** Something was signed by who had left by then: it gives nobody anything. */
  isInDoubt: boolean
  /** A wrong clock has dated a line: nothing is given on top of it until the place that carries the case has put it right. */
  isAhead: boolean
  records: Opened<FileCase['records'][number]>[]
  messages: Opened<FileCase['messages'][number]>[]
}

export interface OpenFile {
  cases: OpenCase[]
  /** The organisation that made the card: its log is the ground of everything that is believed. */
  home: number
  /** Those that are called as it was signed, and whether that is all of them. */
  places: File['places']
  areNamed: boolean
  /** What an organisation is called, by its number. */
  nameOf: NameOf
  /** By how much the network's clock is ahead of this device's, in milliseconds. */
  ahead: number
  /** The country is invented, by the id that everything in it is bound to: its clock is no fault of this device. */
  isPractice: boolean
}

/**
 * Reads the file and opens what the words open. Fails with 401 where the session has ended, and with a SealingError where what
 * the server shows is not what the card says: then nothing of it is believed.
 */
export async function openFile(session: PortalSession): Promise<OpenFile> {
  const file = await session.api.portal.file({})
  const ahead = Date.parse(file.now) - Date.now()
  const status = await session.vault.status()
  const isPractice = status.state === 'unlocked' && status.isPractice
  if (isPractice) await session.vault.keepTime({ now: file.now })
  const home = await believe(session, file)
  const speakers = [...new Set(file.cases.flatMap(({ statements }) => speakersIn(statements)))]
  await learn(lineOf(session), home, speakers, { again: true })
  const others = [...file.logs, ...file.places.map((one) => one.organisation)]
  await believeAuthors(
    session,
    home,
    others.filter((other) => !speakers.includes(other)),
  )
  const places = await namedAsSigned(session, file.places)
  const nameOf = (organisation: number) => places.find((one) => one.organisation === organisation)?.name
  const cases = await Promise.all(file.cases.map((one) => openCase(session, one, nameOf)))
  return { cases, home, places, nameOf, areNamed: places.length === file.places.length, ahead, isPractice }
}

async function namedAsSigned({ vault }: PortalSession, places: File['places']): Promise<File['places']> {
  const organisations = places.map(({ organisation: id, name, kind }) => ({ id, name, kind }))
  const { names } = await vault.checkNames({ organisations })
  return places.filter((_place, at) => names[at]?.is !== 'other')
}

/** Of a place that no log vouches for, the rows do not open and it gets no key: that is no reason to open nothing. */
export async function believeAuthors(
  session: PortalSession,
  home: number,
  places: readonly number[],
): Promise<void> {
  for (const one of new Set(places))
    await learn(lineOf(session), home, [one], { again: true }).catch(butNoTale)
}

function butNoTale(refusal: unknown): void {
  if (!(refusal instanceof SealingError && refusal.code === 'not-verified')) throw refusal
}

const speakersIn = (statements: FileCase['statements']): number[] =>
  statements
    .map((one) => ('body' in one ? (JSON.parse(one.body) as { from?: unknown }).from : undefined))
    .filter((from) => typeof from === 'number')

/**
 * Goes by what the card itself says: whose log is the first to be believed, and which case is hers. A server that keeps the
 * note back, or shows another log than it names, is not believed at all. Answers with the organisation that made the card.
 */
async function believe(session: PortalSession, { circle, note }: File): Promise<number> {
  const { vault } = session
  await vault.standFor({ circleId: circle })
  if (note === null) throw new SealingError('not-verified')
  const { organisation } = await vault.believeCard({ note })
  await learnHome(lineOf(session), organisation)
  return organisation
}

async function openCase({ vault }: PortalSession, shown: FileCase, nameOf: NameOf): Promise<OpenCase> {
  const { id, statements, proofs, wraps } = shown
  const epochs = shown.epochs as CompartmentEpoch[]
  const { held, missing, doubts, ahead } = await vault.receiveKeys({
    caseId: id,
    statements,
    proofs,
    epochs,
    wraps,
  })
  const newest = (compartment: string) =>
    Math.max(...epochs.filter((one) => one.compartment === compartment).map((one) => one.epoch))
  const reader = { vault, nameOf, caseId: id }
  const records = await openRecords(reader, shown.records, latestOf(shown.records, 'safe_contact'))
  const messages = await openMessages(reader, shown.messages)
  return {
    id,
    shown,
    held: held
      .filter((one) => one.epochs.includes(newest(one.compartment)))
      .map((one) => one.compartment as string),
    missing,
    isInDoubt: doubts.length > 0,
    isAhead: ahead,
    records,
    messages,
  }
}
