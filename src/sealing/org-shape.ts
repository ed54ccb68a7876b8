// What an organisation's log can say, field by field, and what is true after it. No names stand in it: numbers, roles, keys.
import type { Bytes } from './bytes.ts'
import type { Said } from './chain.ts'
import { nightEnds, nightOf, type NightHours, type NightStand } from './night-hours.ts'
import { SealingError, KEY_BYTES } from './suite.ts'
import { fromText } from './text.ts'

/** Whoever was invited; with keys once they have joined. `invitation` is the public half that their secret grows into. */
export type LogMember = {
  roles: readonly string[]
  state: 'invited' | 'member' | 'removed'
  enc?: string
  sig?: string
  /** Signature keys that were theirs before: what was said with them stays said. */
  earlier?: readonly string[]
  /** By guardians it is good from a minute on, after days that everybody sees. */
  invitation?: { key: string; until: string; from?: string }
}

/** Another organisation that may speak when nobody administers here any more, and the key that it does so with. */
export type Guardian = { organisation: number; key: string }

/** Somebody whom guardians let in: who has agreed, and once two have, from which minute on. */
export type Readmission = {
  n: number
  at: string
  user: string
  invitation: string
  until: string
  agreed: readonly number[]
  from?: string
}

/** A circle of this organisation: the key of its present epoch and who holds its seed. */
export type LogCircle = {
  epoch: number
  publicKey: string
  /** The public key of every epoch, from the first: what the circle sealed as itself stays its own. */
  publicKeys: readonly string[]
  /** The commitment of every epoch, from the first. */
  commits: readonly string[]
  members: readonly string[]
  /** The minute of the last epoch, and whether somebody has left since: then a new one is due. */
  since: string
  due: boolean
  dueSince?: string
  /** What a team is for, as it was said when it was made; the circle of the whole organisation has none. */
  team?: string
}

/** An organisation that was brought in, or one whose genesis was compared by other means. */
export type LogNeighbour = ({ invitation: string } | { genesis: string; how: string }) & {
  /** The hash of its name and kind (called.ts). */
  called?: string
}

export type RecoveryNamed = { enc: string; sig: string; n: number; at: string }

/**
 * From which statement of the log on something held, and at which it ended. `spoken` stands for all that its holder had said on
 * cases until then (spoken.ts); what ended by rules 1 has none.
 */
export type Span = { from: number; until?: number; spoken?: string }

/** A law by its name and the hash of its file, in the place of which other it stands, and from which day on. */
export type SignedLaw = { pack: string; hash: string; over: string; since: string }

/** A version of a set of questions, and the hash of its file (SHA-256, hex). */
export type SignedInstrument = { version: number; hash: string }

/**
 * The team that stands by for the night, who named it, and which circles agreed that it does for the cases that they carry: a browser wraps
 * keys to no other.
 */
export type NightDesk = {
  circle: number
  by: string
  agreed: readonly number[]
  hours: NightHours
  /** Who stands there on which night, each by somebody else's word. */
  nights: readonly NightStand[]
}

/** What is true in an organisation, after every statement of its log. */
export type Organisation = {
  /** Where this organisation was invited from, and the hash of that organisation's first statement. */
  origin?: { organisation: number; genesis: string }
  /** The hash of its own name and kind, of the first organisation of all: nobody brought it in. */
  called?: string
  members: ReadonlyMap<string, LogMember>
  circles: ReadonlyMap<number, LogCircle>
  neighbours: ReadonlyMap<number, LogNeighbour>
  /** The key whose sheets lie on paper: named by statement `n`. */
  recovery?: RecoveryNamed
  /** The signing keys of sheets that others have replaced. */
  outdated: readonly string[]
  /** Who became administrator by the sheets, and with which statement. */
  recovered: readonly { user: string; n: number; at: string }[]
  /** For whom this organisation is ready to speak, and the public key that it does so with. */
  guards: ReadonlyMap<number, string>
  /** The three that may let a new administrator in, or none. */
  guardians: readonly Guardian[]
  readmission?: Readmission
  /** Who became administrator by the word of which guardians, and with which statement. */
  readmitted: readonly { user: string; n: number; at: string; by: readonly number[] }[]
  /** Rules of a country that two members changed for the network, oldest first; in the log of the house that nobody brought in. */
  laws: readonly SignedLaw[]
  /** As it was named; before there were hours it had none, and counts for nothing. */
  nightDesk?: Omit<NightDesk, 'hours'> & { hours?: NightHours }
  /** The newest version of each set of questions that it has brought in, with the hash of its file (SHA-256, hex). */
  instruments: ReadonlyMap<string, SignedInstrument>
  /** Changes of administrators and of laws that wait for a second one, by the number of their statement. */
  waiting: ReadonlyMap<number, Said>
  /** With which keys each member spoke, and when: what is said elsewhere names how far this log went. */
  keySpans: ReadonlyMap<string, readonly (Span & { sig: string })[]>
  /** Who was in which circle, and when, by `spanOf(circle, user)`. */
  circleSpans: ReadonlyMap<string, readonly Span[]>
  /** Who has joined since anybody else last spoke, and until when they could: they say nothing here before somebody has. */
  unheard: ReadonlyMap<string, string>
  /** The first statement by rules 2: from there on whoever leaves is said to have said what they had, and speaks by rules 2 on cases. */
  boundFrom?: number
}

export const NO_ORGANISATION: Organisation = {
  members: new Map(),
  circles: new Map(),
  neighbours: new Map(),
  outdated: [],
  recovered: [],
  guards: new Map(),
  guardians: [],
  readmitted: [],
  laws: [],
  instruments: new Map(),
  waiting: new Map(),
  keySpans: new Map(),
  circleSpans: new Map(),
  unheard: new Map(),
}

/**
 * What a team that may stand by for the night is for, and how many are in it at least: a key that opens a house is nobody's alone. An organisation
 * of two has no third.
 */
export const NIGHT_DESK = 'night_desk'
export const NIGHT_DESK_MEMBERS = 3
const ORGANISATION_OF_TWO = 2

/** Whether a circle may stand by for the night. */
export function isNightDesk({ circles, members }: Organisation, id: number): boolean {
  const { team, members: people = [] } = circles.get(id) ?? {}
  const colleagues = [...members.values()].filter(({ state }) => state === 'member').length
  const most = colleagues <= ORGANISATION_OF_TWO ? 1 : NIGHT_DESK_MEMBERS
  return team === NIGHT_DESK && people.length >= most
}

/** The team that stands by for the night; nothing where none was named, where no hours were, or where too few are left in it. */
export function nightDeskOf(now: Organisation): NightDesk | undefined {
  const { nightDesk: desk } = now
  return desk?.hours && isNightDesk(now, desk.circle) ? { ...desk, hours: desk.hours } : undefined
}

/**
 * Until when somebody may take cases over, in milliseconds: in the hours that the log names, on a night on which they stand there by somebody
 * else's word. Nothing where they may not.
 */
export function standsUntil(now: Organisation, user: string, moment: number): number | undefined {
  const desk = nightDeskOf(now)
  const night = desk && nightOf(desk.hours, moment)
  if (night === undefined || !now.circles.get(desk!.circle)?.members.includes(user)) return undefined
  const stands = desk!.nights.some((one) => one.night === night && one.user === user && one.by !== user)
  return stands ? nightEnds(desk!.hours, moment) : undefined
}

export const ADMINISTRATOR = 'administrator'
/** From so many administrators on, a change among them needs two. (CCP/1 line 11.) */
export const ADMINISTRATORS_WATCHED = 3

const no = (): never => {
  throw new SealingError('bad-chain')
}

/** A field of a statement as text, as a number, as a key, as a list of texts; anything else is `bad-chain`. */
export const field = {
  text: (said: Said, name: string): string => {
    const value = said[name]
    return typeof value === 'string' && value.length > 0 && value.length <= 200 ? value : no()
  },
  count: (said: Said, name: string): number => {
    const value = said[name]
    return Number.isSafeInteger(value) && (value as number) > 0 ? (value as number) : no()
  },
  bytes: (said: Said, name: string): Bytes => {
    try {
      return fromText(field.text(said, name))
    } catch {
      return no()
    }
  },
  key: (said: Said, name: string): string => {
    return field.bytes(said, name).length === KEY_BYTES ? field.text(said, name) : no()
  },
  texts: (said: Said, name: string): string[] => {
    const value = said[name]
    const good = Array.isArray(value) && value.length <= 1000 && value.every((one) => typeof one === 'string')
    return good ? value : no()
  },
}

/** The law that a statement says. */
export const lawOf = (said: Said): SignedLaw => ({
  pack: field.text(said, 'pack'),
  hash: field.text(said, 'hash'),
  over: field.text(said, 'over'),
  since: field.text(said, 'since'),
})
