// Not under one roof, for a house that sees pages of a person and not their case. Whoever carries the case seals marks to the house: of the
// person, and of those whom they must not meet, filled up with marks of nobody so that their number tells nothing. The house's browser
// compares; it learns that two do not go together, and of whoever is not there it learns nothing.
import { readCase } from '../../client/case-keys.ts'
import { openLatest } from '../../client/records.ts'
import { latestOf } from '../../client/sealed-record.ts'
import type { Session } from '../../client/session.ts'
import { openSigned, sealToCircle } from '../../client/seal-to.ts'
import { apartFrom, emptyContact, type SafeContact } from '../../cases/safe-contact.ts'
import { newSecret, sha256 } from '../../sealing/keys.ts'
import { toText } from '../../sealing/text.ts'

export interface Marks {
  self: string
  apart: readonly string[]
}

const filledUpTo = 8

/** A mark means something in one house alone: two houses cannot find out by them that they know the same person. */
export async function markOf(house: number, reference: string): Promise<string> {
  return toText((await sha256(new TextEncoder().encode(`one roof\n${house}\n${reference}`))).slice(0, 16))
}

async function marksOf(house: number, reference: string, apart: readonly string[]): Promise<Marks> {
  const real = await Promise.all(apart.map((one) => markOf(house, one)))
  const missing =
    (filledUpTo - (real.length % filledUpTo)) % filledUpTo || (real.length === 0 ? filledUpTo : 0)
  const ofNobody = Array.from({ length: missing }, () => toText(newSecret(16)))
  return { self: await markOf(house, reference), apart: [...real, ...ofNobody].toSorted() }
}

/**
 * Gives the house that was asked the marks of a person, where how to reach them is open here, and anew where that was written anew. Answers
 * whether the house has them.
 */
export async function giveMarks(
  session: Session,
  { caseId, track }: { caseId: string; track: string },
): Promise<boolean> {
  const { house, kept } = await session.api.roof.ofTrack({ track })
  if (house === null) return false
  const given = kept === null ? undefined : await versionGiven(session, track, kept)
  const shared = await readCase(session, caseId)
  if (!shared.held.includes('contact')) return given !== undefined
  const row = latestOf(shared.records, 'safe_contact')
  const version = row?.version ?? 0
  if (given === version) return true
  const contact = row ? await openLatest<SafeContact>(session, shared, 'safe_contact') : emptyContact
  if (!contact) return given !== undefined
  const value = { track, version, ...(await marksOf(house, shared.case.reference, apartFrom(contact))) }
  const asked = shared.steps.find((one) => one.track === track)?.signed
  // That the server names a shelter is no reason to seal anything to it: a colleague must have asked it, signed.
  if (!asked) return false
  const locator = toText(newSecret(16))
  const to = { to: 'shelter', circle: house, colleagues: session.circle, track, caseId, asked } as const
  const { wrapReader, wrapHouse, ciphertext } = await sealToCircle(session, to, { locator, value })
  await session.api.roof.keep({ track, house, locator, wrapReader, wrapOwn: wrapHouse!, ciphertext })
  return true
}

/** Of which version the marks are that the house has, as a colleague signed them; the server's word that it has some counts for nothing. */
async function versionGiven(
  session: Session,
  track: string,
  kept: { locator: string; wrapOwn: string; ciphertext: string },
): Promise<number | undefined> {
  const { locator, wrapOwn: wrap, ciphertext } = kept
  const sealed = { locator, wrap, ciphertext, circleId: session.circle, isOwnHouse: true, messages: [] }
  const opened = await openSigned(session, 'shelter', sealed).catch(() => undefined)
  const words = opened?.words as { track?: unknown; version?: unknown } | undefined
  const isOurs = opened?.author?.organisation === session.organisation && words?.track === track
  return isOurs && typeof words.version === 'number' ? words.version : undefined
}

/** The marks of whoever sleeps in my house, comes, or asks; what cannot be opened, or was sealed of another stay, is none. */
export async function readMarks(session: Session): Promise<{ house: number; marks: Map<string, Marks> }> {
  const { house, marks } = await session.api.roof.ofHouse({})
  const opened = await Promise.all(
    marks.map(async ({ track, ...sealed }) => {
      const opened = await openSigned(session, 'shelter', { ...sealed, circleId: house, messages: [] }).catch(
        () => undefined,
      )
      const words = opened?.words as Partial<Marks & { track: string }> | undefined
      const { self, apart } = words ?? {}
      // Marks that nobody of another organisation has signed are none: who could not be compared is counted.
      const isSigned = opened?.author !== undefined
      if (!isSigned || words?.track !== track || typeof self !== 'string' || !Array.isArray(apart))
        return undefined
      return [track, { self, apart }] as const
    }),
  )
  return { house, marks: new Map(opened.filter((one) => one !== undefined)) }
}

interface Sleeping {
  track: string
  /** Where the house holds a key of the case. */
  reference: string | null
}

export interface Compared {
  /** Tracks of those in the house whom they must not meet. */
  here: string[]
  /** How many could not be compared: nobody gave marks of them. */
  unknown: number
}

/** The marks of somebody whose case is open here, for a bed in a house of one's own. */
export async function ownMarks(session: Session, caseId: string, house: number): Promise<Marks | undefined> {
  const shared = await readCase(session, caseId)
  if (!shared.held.includes('contact')) return undefined
  const row = latestOf(shared.records, 'safe_contact')
  const contact = row ? await openLatest<SafeContact>(session, shared, 'safe_contact') : emptyContact
  return contact && marksOf(house, shared.case.reference, apartFrom(contact))
}

/** Compares somebody with everybody who sleeps in the house or comes: from either side. Undefined where nobody gave marks of them. */
export async function compareMarks(
  { house, marks }: Awaited<ReturnType<typeof readMarks>>,
  mine: Marks | undefined,
  others: readonly Sleeping[],
): Promise<Compared | undefined> {
  if (!mine) return undefined
  const selves = await Promise.all(
    others.map(async ({ track, reference }) =>
      reference === null ? marks.get(track)?.self : markOf(house, reference),
    ),
  )
  const meets = (at: number) =>
    (selves[at] !== undefined && mine.apart.includes(selves[at])) ||
    (marks.get(others[at]!.track)?.apart.includes(mine.self) ?? false)
  return {
    here: others.flatMap(({ track }, at) => (meets(at) ? [track] : [])),
    unknown: selves.filter((self) => self === undefined).length,
  }
}
