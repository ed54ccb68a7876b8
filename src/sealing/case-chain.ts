// The rules of a case's chain: who may give a part of it to whom, take it back, turn a key, hand the case on, end it. The
// server obeys it; a client wraps keys to nobody whom it does not name. (CCP/1 lines 17, 18, 20, 23, 24.)
import { agreedIn } from './agreed.ts'
import type { Bytes } from './bytes.ts'
import { CARRYING, type Basis, type CaseNow, type Grant, type People, type Speaker } from './case-shape.ts'
import type { Rules, Said } from './chain.ts'
import { earliestDay, latestDay } from './minute.ts'
import { field } from './org-shape.ts'
import { CASE_FIELDS, saysOnly, STAFF_FIELDS } from './statement-fields.ts'
import { SealingError } from './suite.ts'
import { fromText } from './text.ts'
import { COMPARTMENTS, type Compartment } from './shapes.ts'

function must(holds: unknown): asserts holds {
  if (!holds) throw new SealingError('bad-chain')
}

const DAY = /^\d{4}-\d\d-\d\d$/
const CARD = 'card:'
const BASES: readonly string[] = ['consent', 'legal_duty', 'vital_interest', 'court_order'] satisfies Basis[]

/** How the person signs: by the number of the circle that their card opened. */
export const personName = (circle: number): string => `${CARD}${circle}`

function compartmentsIn(said: Said, name: string): Compartment[] {
  const named = field.texts(said, name)
  must(named.length > 0 && named.every((one) => COMPARTMENTS.includes(one as Compartment)))
  must(new Set(named).size === named.length)
  return named as Compartment[]
}

/** `{ health: "…" }`: a commitment for each compartment. */
function commitsIn(said: Said): [Compartment, string][] {
  const pairs = Object.entries((said['commits'] ?? {}) as Record<string, unknown>)
  must(pairs.length > 0)
  return pairs.map(([compartment, commit]) => {
    must(COMPARTMENTS.includes(compartment as Compartment) && typeof commit === 'string')
    must(commit.length >= 20 && commit.length <= 100)
    return [compartment as Compartment, commit]
  })
}

/** Who reads a compartment on a day: the carrier or whoever began it, the person, and those with a grant in force. */
export function readersOf(now: CaseNow, compartment: Compartment, day: string): number[] {
  if (now.state === 'erased' || !now.commits.has(compartment)) return []
  const granted = [...now.grants.values()].filter(
    (one) => one.compartments.includes(compartment) && one.until >= day,
  )
  const person = now.person?.compartments.includes(compartment) ? [now.person.circle] : []
  const first = now.begunBy.get(compartment) ?? now.owner
  return [...new Set([first, ...person, ...granted.map((one) => one.to)])]
}

/** Who may turn a compartment's key: those from whom no agreement on the case is kept. */
export function mayTurn(now: CaseNow, compartment: Compartment): number[] {
  const person = now.person?.compartments.includes(compartment) ? [now.person.circle] : []
  return [now.begunBy.get(compartment) ?? now.owner, ...person]
}

/** What goes with the case when it is handed on: what nobody but its carrier began. */
export const carriedParts = ({ commits, begunBy }: CaseNow): Compartment[] =>
  [...commits.keys()].filter((one) => !begunBy.has(one))

/** Whether a grant is the person's yes to being carried by its receiver from now on: of what goes along, all and nothing else. */
function isYesToCarrying(now: CaseNow, { basis, purpose, until, compartments }: Grant, day: string): boolean {
  const carried = carriedParts(now)
  const same = carried.length === compartments.length && carried.every((one) => compartments.includes(one))
  return basis === 'consent' && purpose === CARRYING && until >= day && same
}

/** The name of the grant by which the case may be handed to a circle on a day; undefined where the person has not said yes to it. */
export const yesToCarrying = (now: CaseNow, to: number, day: string): string | undefined =>
  [...now.grants].find(([, one]) => one.to === to && isYesToCarrying(now, one, day))?.[0]

/** Who may take a grant back, besides the person: the carrier, who received it, who gave it. */
type SpeaksFor = (circle: number) => boolean
const mayEnd = (now: CaseNow, grant: Grant, said: Said, speaksFor: SpeaksFor): boolean =>
  isPerson(said) || speaksFor(now.owner) || speaksFor(grant.to) || said['from'] === grant.from

/**
 * Who may give a compartment on, or open it for life's sake: its first reader, the person, and whoever reads by the person's
 * own yes. What was opened by an order, a duty or broken glass stays with whom it was opened for.
 */
function givesOn(now: CaseNow, compartment: Compartment, day: string, speaksFor: SpeaksFor): boolean {
  const agreed = new Map([...now.grants].filter(([, { basis }]) => basis === 'consent'))
  return readersOf({ ...now, grants: agreed }, compartment, day).some(speaksFor)
}

/** The commitment of a compartment's epoch (from 1), or `bad-chain` where the chain knows of none. */
export function commitOf(now: CaseNow, compartment: Compartment, epoch: number): string {
  const commit = now.commits.get(compartment)?.[epoch - 1]
  must(commit)
  return commit
}

function grantIn(said: Said): Grant {
  const until = field.text(said, 'until')
  const basis = field.text(said, 'basis')
  must(DAY.test(until) && BASES.includes(basis))
  const compartments = compartmentsIn(said, 'compartments')
  // A court opens what it may; what a client told their lawyer it may not. (security.md §2.4)
  must(basis === 'consent' || !compartments.includes('privileged'))
  const purpose = field.text(said, 'purpose')
  const from = isPerson(said) ? {} : { from: field.count(said, 'from') }
  // Her own yes is signed by herself; a worker says how it was given, and what for it was asked.
  const isToldYes = basis === 'consent' && !isPerson(said)
  must(isToldYes || said['agreed'] === undefined)
  const agreed = isToldYes ? { agreed: agreedIn(said['agreed']) } : {}
  const replaces = said['replaces'] === undefined ? {} : { replaces: field.texts(said, 'replaces') }
  return {
    to: field.count(said, 'to'),
    compartments,
    basis: basis as Basis,
    purpose,
    until,
    ...from,
    ...agreed,
    ...replaces,
  }
}

/** A member of staff, as they name themselves. */
const speakerIn = (said: Said): Speaker => ({
  id: said.by,
  organisation: field.count(said, 'from'),
  log: field.count(said, 'log'),
})

const isPerson = (said: Said): boolean => said.by.startsWith(CARD)

function minuteIn({ at }: Said): string {
  must(!Number.isNaN(Date.parse(at)))
  return at
}
/** The day by which a statement is judged: what ends with it has not ended yet in every place. */
const dayOf = (said: Said): string => earliestDay(minuteIn(said))

/** Whoever has nothing to do with a case begins nothing in it: they would hold the key of what others write there. */
function isConnected(now: CaseNow, circle: number, day: string): boolean {
  if (circle === now.owner || circle === now.person?.circle) return true
  return [...now.grants.values()].some((one) => one.to === circle && one.until >= day)
}

/** Whoever begins a part may begin it together with the person: her card holds it from its first key on. */
function withPerson({ person }: CaseNow, said: Said, begun: readonly Compartment[]): Pick<CaseNow, 'person'> {
  if (said['person'] === undefined) return {}
  must(person && begun.length > 0 && field.count(said, 'person') === person.circle)
  return { person: { ...person, compartments: [...person.compartments, ...begun] } }
}

/** A newer grant takes the place of older ones to the same circle: it names them, and they end with it. */
function withoutReplaced(now: CaseNow, grant: Grant, said: Said, speaksFor: SpeaksFor): CaseNow {
  const grants = new Map(now.grants)
  const ended = new Set(now.ended)
  for (const id of grant.replaces ?? []) {
    const old = grants.get(id)
    must(old && old.to === grant.to && mayEnd(now, old, said, speaksFor))
    grants.delete(id)
    ended.add(id)
  }
  return { ...now, grants, ended }
}

/** Broken glass is for days, not for months: in whole days from the day in the place, at most. */
const GLASS_DAYS = 3
const DAY_LONG = 86_400_000
const daysBetween = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / DAY_LONG

type Apply = (now: CaseNow, said: Said, speaksFor: SpeaksFor) => CaseNow

const EFFECTS: Record<string, Apply> = {
  open(now, said, speaksFor) {
    const owner = field.count(said, 'owner')
    must(speaksFor(owner))
    return { ...now, owner, commits: new Map(commitsIn(said).map(([one, commit]) => [one, [commit]])) }
  },

  person(now, said, speaksFor) {
    const circle = field.count(said, 'circle')
    must(speaksFor(now.owner) && circle !== now.owner)
    const keys = { enc: field.key(said, 'enc'), sig: field.key(said, 'sig') }
    const earlier = now.person ? [...now.person.earlier, now.person.sig] : []
    const compartments = compartmentsIn(said, 'compartments')
    // A card is no way around the lawyer: it holds what the carrier reads, the rest is given to it by who may.
    for (const one of compartments) must(readersOf(now, one, dayOf(said)).some(speaksFor))
    const person = { circle, ...keys, compartments, earlier }
    return { ...now, person }
  },

  grant(now, said, speaksFor) {
    const id = field.text(said, 'grant')
    const grant = grantIn(said)
    must(!now.grants.has(id) && !now.ended.has(id) && grant.until >= said.at.slice(0, 10))
    // A case that is closed is read by nobody new, unless its person says so.
    must(now.state === 'open' || isPerson(said))
    for (const one of grant.compartments) must(givesOn(now, one, dayOf(said), speaksFor))
    if (grant.basis !== 'vital_interest') {
      const left = withoutReplaced(now, grant, said, speaksFor)
      return { ...left, grants: new Map(left.grants).set(id, grant) }
    }
    must(!grant.replaces && daysBetween(latestDay(minuteIn(said)), grant.until) <= GLASS_DAYS)
    must([...now.waiting.values()].every((one) => one.id !== id))
    return { ...now, waiting: new Map(now.waiting).set(said.n, { id, by: said.by, grant }) }
  },

  second(now, said, speaksFor) {
    const to = field.count(said, 'to')
    const asked = now.waiting.get(to)
    must(asked && asked.by !== said.by && !now.grants.has(asked.id) && !now.ended.has(asked.id))
    must(now.state === 'open' && asked.grant.until >= dayOf(said))
    for (const one of asked.grant.compartments) must(givesOn(now, one, dayOf(said), speaksFor))
    const waiting = new Map(now.waiting)
    waiting.delete(to)
    return { ...now, waiting, grants: new Map(now.grants).set(asked.id, asked.grant) }
  },

  decline(now, said, speaksFor) {
    const to = field.count(said, 'to')
    const asked = now.waiting.get(to)
    must(asked)
    const mayRead = asked.grant.compartments.every((one) => givesOn(now, one, dayOf(said), speaksFor))
    must(mayRead || mayEnd(now, asked.grant, said, speaksFor))
    const waiting = new Map(now.waiting)
    waiting.delete(to)
    return { ...now, waiting, ended: new Set(now.ended).add(asked.id) }
  },

  revoke(now, said, speaksFor) {
    const id = field.text(said, 'grant')
    const grant = now.grants.get(id)
    must(grant && mayEnd(now, grant, said, speaksFor))
    const grants = new Map(now.grants)
    grants.delete(id)
    return { ...now, grants, ended: new Set(now.ended).add(id) }
  },

  epoch(now, said, speaksFor) {
    field.text(said, 'why')
    const commits = new Map(now.commits)
    const begunBy = new Map(now.begunBy)
    const begun: Compartment[] = []
    for (const [compartment, commit] of commitsIn(said)) {
      const before = commits.get(compartment)
      // Only who sees every agreement can turn a key for all who remain.
      if (before) must(mayTurn(now, compartment).some(speaksFor))
      else {
        const circle = field.count(said, 'circle')
        // A doctor is not told what the lawyer was given, so of what the lawyer begins they see no reason: nobody else begins that.
        const isUntold = now.partial && compartment === 'privileged'
        must(speaksFor(circle) && (isUntold || isConnected(now, circle, dayOf(said))))
        if (circle !== now.owner) begunBy.set(compartment, circle)
        begun.push(compartment)
      }
      must(!before?.includes(commit))
      commits.set(compartment, [...(before ?? []), commit])
    }
    return { ...now, commits, begunBy, ...withPerson(now, said, begun) }
  },

  transfer(now, said, speaksFor) {
    const to = field.count(said, 'to')
    must(speaksFor(now.owner) && now.state === 'open' && to !== now.owner && to !== now.person?.circle)
    const yes = now.grants.get(field.text(said, 'grant'))
    // From the carrier, the next one and the person nothing is kept; others on the case may not have been told of the yes.
    must(yes ? yes.to === to && isYesToCarrying(now, yes, dayOf(said)) : now.partial)
    // Whoever carries the case reads by that: what was given to them of it has ended with it.
    const carried = carriedParts(now)
    const grants = new Map(now.grants)
    const ended = new Set(now.ended)
    for (const [id, { from, ...grant }] of now.grants) {
      const isOver = grant.to === to && grant.compartments.every((one) => carried.includes(one))
      if (isOver) ended.add(id)
      if (isOver) grants.delete(id)
      // What the one before gave as the carrier is the next one's to end, and no more its own.
      else if (from === said['from']) grants.set(id, grant)
    }
    return { ...now, owner: to, grants, ended }
  },

  close(now, said, speaksFor) {
    must(speaksFor(now.owner) && now.state === 'open')
    return { ...now, state: 'closed' }
  },

  reopen(now, said, speaksFor) {
    must(speaksFor(now.owner) && now.state === 'closed')
    return { ...now, state: 'open' }
  },

  erase(now, said, speaksFor) {
    must(speaksFor(now.owner) || isPerson(said))
    return { ...now, grants: new Map(), waiting: new Map(), state: 'erased' }
  },
}

/** The person may give, refuse, take back, turn keys and have everything erased; the rest is their helpers' work. */
const BY_THE_PERSON = ['grant', 'decline', 'revoke', 'epoch', 'erase']

/** The rules of one case's chain, among people whom checked logs know. */
export function caseRules(people: People): Rules<CaseNow> {
  return {
    signer(now, said): readonly Bytes[] {
      if (isPerson(said)) {
        must(now.person && said.by === personName(now.person.circle) && BY_THE_PERSON.includes(said.t))
        return [fromText(now.person.sig)]
      }
      const speaker = speakerIn(said)
      must(speaker.log >= (now.heard.get(speaker.organisation) ?? 0))
      return people.keysOf(speaker)
    },

    passOver: (now) => ({ ...now, partial: true }),

    apply(now, said) {
      const effect = Object.hasOwn(EFFECTS, said.t) ? EFFECTS[said.t] : undefined
      must(effect && (said.n === 1) === (said.t === 'open') && now.state !== 'erased')
      must(saysOnly(said, [...(CASE_FIELDS[said.t] ?? []), ...(isPerson(said) ? [] : STAFF_FIELDS)]))
      if (isPerson(said)) return effect(now, said, (circle) => circle === now.person?.circle)
      const speaker = speakerIn(said)
      const heard = new Map(now.heard).set(speaker.organisation, speaker.log)
      // The person's number is the person's alone, also where an organisation's log claims a circle with that number.
      const speaksFor = (circle: number): boolean =>
        circle !== now.person?.circle && people.isIn(speaker, circle)
      return effect({ ...now, heard }, said, speaksFor)
    },
  }
}
