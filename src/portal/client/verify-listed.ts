// Who may read, as it was signed, beside what the server says of it: where the two differ, the person is told. Pure.

import { CARRYING } from '../../sealing/case-shape.ts'
import { earliestDay } from '../../sealing/minute.ts'
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import { isAsSigned } from '../../client/verify-listed.ts'
import type { FileCase } from './open-file.ts'

type Grant = CaseView['grants'][number]
type Listed = FileCase['consents'][number]

/** A yes as it was signed: to whom, for which parts, why, and until when. */
export type Yes = Pick<Grant, 'id' | 'to' | 'compartments' | 'purpose' | 'until'>
type Said = Omit<Yes, 'id' | 'compartments'> & { grant: string; compartments?: Yes['compartments'] }

export interface Compared {
  /** Signed and in force, and said so by the server. */
  agreed: Grant[]
  /** Signed and in force, but the server is silent. */
  hidden: Grant[]
  /** Stopped, as the server says, but nobody has signed that yet: the old lock still stands. */
  unlocked: Grant[]
  /** In the server's list, but nobody has signed it so. */
  unsigned: Listed[]
  /** For somebody outside, on paper: it opens nothing here, and nothing is signed. */
  outside: Listed[]
  /** Circles that hold a key, though nothing that was signed gives it to them. */
  keyed: number[]
  /** Broken glass that two people have not agreed to yet. */
  asked: CaseView['waiting']
}

/** What the chain says of it. */
type Signing = Pick<CaseView, 'grants' | 'waiting'> & {
  readers: readonly Pick<CaseView['readers'][number], 'compartment' | 'circles'>[]
}

const ended = new Set(['withdrawn', 'expired', 'superseded', 'refused'])

/** `day` as YYYY-MM-DD. What was opened without a yes and whose notice waits because it would endanger stays unsaid. */
export function compare(view: Signing, { consents, quiet, holders }: FileCase, day: string): Compared {
  const isWithheld = ({ id, basis }: { id: string; basis: string }) =>
    basis !== 'consent' && quiet.includes(id)
  const listedAs = (grant: Grant) => consents.find((one) => one.track === grant.id)
  // West of UTC the last evening of a consent has the next day's date already: there it is in force until the server ends it.
  const stillDay = earliestDay(`${day}T00:00Z`)
  const inForce = view.grants.filter(
    (one) => one.until >= day || (one.until >= stillDay && listedAs(one)?.state === 'granted'),
  )
  const isAgreed = (grant: Grant) => {
    const listed = listedAs(grant)
    return listed?.state === 'granted' && isAsSigned([grant], listed)
  }
  const unlocked = inForce.filter((one) => ended.has(listedAs(one)?.state ?? ''))
  const standing = inForce.filter((one) => !unlocked.includes(one))
  const agreed = standing.filter(isAgreed)
  const mayHold = (compartment: string): number[] => {
    const named = view.readers.find((one) => one.compartment === compartment)?.circles ?? []
    const out = unlocked.filter((one) => one.compartments.includes(compartment as never)).map((one) => one.to)
    const still = standing
      .filter((one) => one.compartments.includes(compartment as never))
      .map((one) => one.to)
    return [...still, ...named.filter((circle) => !out.includes(circle))]
  }
  return {
    agreed,
    unlocked,
    hidden: standing.filter((one) => !agreed.includes(one) && !isWithheld(one)),
    unsigned: consents.filter(
      (one) => one.state === 'granted' && !one.outside && !agreed.some((grant) => grant.id === one.track),
    ),
    outside: consents.filter((one) => one.state === 'granted' && one.outside),
    keyed: [
      ...new Set(
        holders.flatMap(({ compartment, circles }) =>
          circles.filter((circle) => !mayHold(compartment).includes(circle)),
        ),
      ),
    ],
    asked: view.waiting.filter((one) => !isWithheld(one)),
  }
}

/** Whether everything is as it was signed. */
export const isTrue = ({ hidden, unsigned, keyed }: Compared): boolean =>
  hidden.length + unsigned.length + keyed.length === 0

type Signed = Pick<FileCase, 'statements'>

const saidIn = ({ statements }: Signed): Record<string, unknown>[] =>
  statements.flatMap((one) => ('body' in one ? [JSON.parse(one.body) as Record<string, unknown>] : []))

/** Every yes that was signed, by its name, from statements that the vault has checked; whether it has ended or not. */
export function yesesIn(signed: Signed): Map<string, Yes> {
  const yeses = saidIn(signed).filter(({ t, basis }) => t === 'grant' && basis === 'consent')
  return new Map(
    // One to pages names no part.
    (yeses as unknown as Said[]).map(({ grant: id, to, compartments = [], purpose, until }) => [
      id,
      { id, to, compartments, purpose, until },
    ]),
  )
}

/** Whether what was signed names a place: it carries the file or did, or a part of it was given there. */
export const isNamed = (signed: Signed, circle: number): boolean =>
  saidIn(signed).some(({ t, owner, to, circle: team }) => {
    if (t === 'open') return owner === circle
    return t === 'assign' ? team === circle : (t === 'transfer' || t === 'grant') && to === circle
  })

/**
 * What may be said yes to again: each as it was signed, of the parts whose keys are here, the newest for a place and purpose.
 * That it has ended, the server says; what it was, only the statement. Being carried is said yes to while a place waits for it.
 */
export function endedYeses({ agreed, hidden, unlocked }: Compared, shown: FileCase, held: readonly string[]) {
  const keyOf = ({ to, purpose }: Pick<Yes, 'to' | 'purpose'>) => `${to} ${purpose}`
  const seen = new Set([...agreed, ...hidden].map(keyOf))
  const locked = new Set(unlocked.map(({ id }) => id))
  const yeses = yesesIn(shown)
  return shown.consents.flatMap(({ state, track }): Yes[] => {
    const yes = ['withdrawn', 'expired'].includes(state) && yeses.get(track)
    if (!yes || locked.has(yes.id) || seen.has(keyOf(yes))) return []
    if (yes.purpose === CARRYING && !shown.askedToCarry.includes(yes.to)) return []
    seen.add(keyOf(yes))
    const compartments = yes.compartments.filter((part) => held.includes(part))
    return compartments.length > 0 ? [{ ...yes, compartments }] : []
  })
}

export interface Happened {
  /** The name of a sentence. */
  what: string
  day: string
  circle: number
}

/** What was said of the file, oldest first, from statements that the vault has checked. */
export function storyOf({ statements, quiet }: FileCase): Happened[] {
  const said = saidIn({ statements })
  const grants = new Map(said.filter(({ t }) => t === 'grant').map((one) => [one['grant'], one]))
  const isWithheld = (grant: Record<string, unknown> | undefined) =>
    grant?.['basis'] !== 'consent' && quiet.includes(String(grant?.['grant']))
  return said.flatMap((one) => {
    const happened = (what: string, circle: unknown) => [
      { what, day: String(one['at']).slice(0, 10), circle: Number(circle ?? 0) },
    ]
    const byPerson = String(one['by']).startsWith('card:')
    if (one['t'] === 'open') return happened('open', one['owner'])
    if (one['t'] === 'person' || one['t'] === 'close' || one['t'] === 'reopen') return happened(one['t'], 0)
    if (one['t'] === 'transfer') return happened('transfer', one['to'])
    if (one['t'] === 'grant' && one['basis'] !== 'vital_interest')
      return isWithheld(one) ? [] : happened(String(one['basis']), one['to'])
    if (one['t'] === 'second') {
      const asked = said.find(({ n }) => n === one['to'])
      return isWithheld(asked) ? [] : happened('vital_interest', asked?.['to'])
    }
    if (one['t'] !== 'revoke') return []
    const grant = grants.get(one['grant'])
    return isWithheld(grant) ? [] : happened(byPerson ? 'mine' : 'revoke', grant?.['to'])
  })
}
