// Guardian organisations: three others, named beforehand, of whom two can let a new administrator in after all of an organisation's own were
// lost. Each speaks with a key that it has named in its own log and that stands here too, so that whoever reads this log needs no other. Nobody
// gets in before days have passed that everybody sees, and nobody gets a key of a case by it.
import type { Said } from './chain.ts'
import { minuteOf, momentOf } from './minute.ts'
import { must } from './must.ts'
import { isBy2 } from './org-night.ts'
import { ADMINISTRATOR, field, type Guardian, type Organisation, type Readmission } from './org-shape.ts'

const GUARDIANS = 3
/** Two of them speak; and so many days after the second one did, somebody may come. */
const READMISSION_DAYS = 7
/** An invitation by guardians is good for so many days at most. */
const READMISSION_LASTS = 60

const DAY = 86_400_000
const afterDays = (minute: string, days: number): string => minuteOf(new Date(momentOf(minute) + days * DAY))

export type GuardianStatement = 'guard' | 'guardians' | 'readmit' | 'readmit_agree' | 'readmit_stop'
type Apply = (now: Organisation, said: Said) => Organisation

/** Three organisations with a key each, none of them twice; nobody ends it. */
function namedIn(said: Said): Guardian[] {
  const of = said['of']
  must(Array.isArray(of) && (of.length === 0 || of.length === GUARDIANS))
  const named = (of as Said[]).map((one) => {
    must(typeof one === 'object' && one !== null && Object.keys(one).length === 2)
    return { organisation: field.count(one, 'organisation'), key: field.key(one, 'key') }
  })
  must(new Set(named.map(({ organisation }) => organisation)).size === named.length)
  must(new Set(named.map(({ key }) => key)).size === named.length)
  return named
}

/** Nobody is their own guardian. */
export function mustBeAnother(organisation: number, said: Said): void {
  if (said.t === 'guard') must(said['organisation'] !== organisation)
  if (said.t === 'guardians') must(namedIn(said).every((one) => one.organisation !== organisation))
}

/** Whoever was to be let in is not, and their number is of no more use. */
function withoutReadmission({ readmission, ...now }: Organisation): Organisation {
  if (!readmission || now.members.get(readmission.user)?.state !== 'invited') return now
  return { ...now, members: new Map(now.members).set(readmission.user, { roles: [], state: 'removed' }) }
}

/** What is asked now, by its number. */
function asked(now: Organisation, said: Said): Readmission {
  must(isBy2(said) && now.readmission?.n === field.count(said, 'to'))
  return now.readmission
}

export const GUARDIAN_EFFECTS: Record<GuardianStatement, Apply> = {
  // In the guardian's own log: it is ready to speak for another organisation, with this key.
  guard(now, said) {
    must(isBy2(said))
    return {
      ...now,
      guards: new Map(now.guards).set(field.count(said, 'organisation'), field.key(said, 'key')),
    }
  },

  // Administrators who name others are there: nobody has to be let in meanwhile.
  guardians(now, said) {
    must(isBy2(said))
    return { ...withoutReadmission(now), guardians: namedIn(said) }
  },

  readmit(now, said) {
    const user = field.text(said, 'user')
    const until = field.text(said, 'until')
    const guardian = field.count(said, 'guardian')
    must(isBy2(said) && !now.members.has(user))
    // One at a time: what was asked before has run out, was stopped, or has come to its end.
    must(!now.readmission || now.readmission.until < said.at)
    must(until > afterDays(said.at, READMISSION_DAYS) && until <= afterDays(said.at, READMISSION_LASTS))
    const { n, at } = said
    const readmission = { n, at, user, until, invitation: field.key(said, 'invitation'), agreed: [guardian] }
    return { ...withoutReadmission(now), readmission }
  },

  readmit_agree(now, said) {
    const before = asked(now, said)
    const guardian = field.count(said, 'guardian')
    must(!before.agreed.includes(guardian) && before.from === undefined)
    const from = afterDays(said.at, READMISSION_DAYS)
    must(from < before.until)
    const { user, until, invitation: key } = before
    const invited = { roles: [ADMINISTRATOR], state: 'invited' as const, invitation: { key, until, from } }
    return {
      ...now,
      members: new Map(now.members).set(user, invited),
      readmission: { ...before, agreed: [...before.agreed, guardian], from },
    }
  },

  // An administrator who is there after all, or a guardian, stops it.
  readmit_stop(now, said) {
    asked(now, said)
    if (said['guardian'] !== undefined) field.count(said, 'guardian')
    return withoutReadmission(now)
  },
}

/** The key of the guardian that a statement names as its speaker; nothing for any other statement. */
export function guardianSigner(now: Organisation, said: Said): string | undefined {
  const speaks = said.t === 'readmit' || said.t === 'readmit_agree'
  if (!speaks && !(said.t === 'readmit_stop' && said['guardian'] !== undefined)) return undefined
  const guardian = now.guardians.find(({ organisation }) => organisation === said['guardian'])
  must(guardian)
  return guardian.key
}

/** Whether somebody who joins now comes in time; by guardians not before their days have passed. */
export const isInTime = ({ from = '', until }: { from?: string; until: string }, at: string): boolean =>
  from <= at && at <= until

/**
 * Whoever has joined by the word of guardians stands there as such; nobody waits any more. Those who administered before were lost, or they would
 * have stopped it: they administer no more, so that no stolen key does and two of them need not agree to anything.
 */
export function withReadmitted(now: Organisation, { by, n, at }: Said): Organisation {
  const { readmission, ...after } = now
  if (readmission?.user !== by) return now
  const members = [...now.members].map(([id, one]) => {
    const roles = id === by ? one.roles : one.roles.filter((role) => role !== ADMINISTRATOR)
    return [id, { ...one, roles }] as const
  })
  return {
    ...after,
    members: new Map(members),
    waiting: new Map(),
    readmitted: [...now.readmitted, { user: by, n, at, by: readmission.agreed }],
  }
}
