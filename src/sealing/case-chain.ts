// The rules of a case's chain: who may give a part of it to whom, take it back, turn a key, hand the case on, end it. The
// server obeys it; a client wraps keys to nobody whom it does not name. (CCP/1 lines 17, 18, 20, 23, 24.)
import type { Bytes } from './bytes.ts'
import { HOUSE_OF_TWO } from './case-duty.ts'
import { EFFECTS_2, type Apply, type SpeaksFor } from './case-effects-2.ts'
import { must } from './must.ts'
import { compartmentsIn, grantIn } from './case-grant.ts'
import {
  cardOf,
  carriedParts,
  firstReader,
  givesOn,
  isConnected,
  isPerson,
  isYesToCarrying,
  mayRotate,
  personName,
  readersOf,
  unlookedGrants,
  unlookedReaders,
} from './case-readers.ts'
import type { CaseNow, Grant, People, Speaker, Standing } from './case-shape.ts'
import type { Rules, Said } from './chain.ts'
import { earliestDay, latestDay } from './minute.ts'
import { field } from './org-shape.ts'
import { isKeptFrom, isUntold, partsOfPages, withPages } from './pages-given.ts'
import {
  CASE_FIELDS,
  CASE_FIELDS_2,
  PERSON_FIELDS_2,
  saysOnly,
  STAFF_FIELDS,
  STAFF_FIELDS_2,
} from './statement-fields.ts'
import { fromText } from './text.ts'
import { COMPARTMENTS, PRIVILEGED, UNTOLD, WORKING, type Compartment } from './shapes.ts'

/** `{ health: "…" }`: a commitment for each compartment. */
export function commitsIn(said: Said): [Compartment, string][] {
  const pairs = Object.entries((said['commits'] ?? {}) as Record<string, unknown>)
  must(pairs.length > 0)
  return pairs.map(([compartment, commit]) => {
    must(COMPARTMENTS.includes(compartment as Compartment) && typeof commit === 'string')
    must(commit.length >= 20 && commit.length <= 100)
    return [compartment as Compartment, commit]
  })
}

/** Who may take a grant back, besides the person: the carrier, who received it, who gave it. */
const mayEnd = (now: CaseNow, grant: Grant, said: Said, speaksFor: SpeaksFor): boolean =>
  isPerson(said) || speaksFor(now.owner) || speaksFor(grant.to) || said['from'] === grant.from

/** A member of staff, as they name themselves; by rules 2 with where their log stood. */
export const speakerIn = (said: Said): Speaker => ({
  id: said.by,
  organisation: field.count(said, 'from'),
  log: field.count(said, 'log'),
  ...(said.v === 2 && { head: field.key(said, 'head') }),
})

/** The numbers of earlier statements that one names. */
export function numbersIn(said: Said, name: string): number[] {
  const value = said[name] ?? []
  must(Array.isArray(value) && value.length <= 1000)
  must(value.every((one) => Number.isSafeInteger(one) && one > 0 && one < said.n))
  return value as number[]
}

function minuteIn({ at }: Said): string {
  must(!Number.isNaN(Date.parse(at)))
  return at
}
/** The day by which a statement is judged: what ends with it has not ended yet in every place. */
const dayOf = (said: Said): string => earliestDay(minuteIn(said))

/** Whoever begins a part may begin it together with the person: her card holds it from its first key on. */
function withPerson(now: CaseNow, said: Said, begun: readonly Compartment[]): Pick<CaseNow, 'person'> {
  if (said['person'] === undefined) return {}
  const person = cardOf(now)
  must(person && begun.length > 0 && !begun.includes(WORKING))
  must(field.count(said, 'person') === person.circle)
  return { person: { ...person, compartments: [...person.compartments, ...begun] } }
}

/** Of what parts nobody has to look at who was let in: the person did it, or whoever reads them first. */
const sureParts = (
  now: CaseNow,
  said: Said,
  compartments: readonly Compartment[],
  speaksFor: SpeaksFor,
): readonly Compartment[] => compartments.filter((one) => isPerson(said) || speaksFor(firstReader(now, one)))

/**
 * Who was left out of a new key until somebody looks: nobody but who reads by what was given on and not looked at. The grants are
 * named and not the circles, which are not everybody's to know on a case.
 */
function waitsAfter(now: CaseNow, said: Said, rotated: readonly Compartment[]): CaseNow['waits'] {
  const named = said['waits'] === undefined ? [] : field.texts(said, 'waits')
  const waits = new Map(now.waits)
  const found = new Set<string>()
  for (const one of rotated) {
    const ids = unlookedGrants(now, one, dayOf(said)).filter((id) => named.includes(id))
    for (const id of ids) found.add(id)
    const circles = unlookedReaders(now, one, dayOf(said)).filter((circle) =>
      ids.some((id) => now.grants.get(id)?.to === circle),
    )
    if (circles.length > 0) waits.set(one, circles)
    else waits.delete(one)
  }
  // Whoever was not told of a grant does not judge it.
  must(named.every((id) => found.has(id) || (now.partial && !now.grants.has(id))))
  return waits
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
    must(!compartments.includes(WORKING))
    for (const one of compartments)
      must(isKeptFrom(now, one) || readersOf(now, one, dayOf(said)).some(speaksFor))
    // Another card takes the place of one that was frozen, and is another one.
    must(!now.person?.frozen || keys.sig !== now.person.sig)
    const person = { circle, ...keys, compartments, earlier }
    return { ...now, person }
  },

  grant(now, said, speaksFor) {
    const id = field.text(said, 'grant')
    const terms = grantIn(said)
    const grant = { ...terms, n: said.n, sure: sureParts(now, said, terms.compartments, speaksFor) }
    must(!now.grants.has(id) && !now.ended.has(id) && grant.until >= said.at.slice(0, 10))
    // A case that is closed is read by nobody new, unless its person says so.
    must(now.state === 'open' || isPerson(said))
    for (const one of grant.compartments)
      must(isKeptFrom(now, one) || givesOn(now, one, dayOf(said), speaksFor))
    // A copy is made of what its giver reads and may give on.
    for (const one of partsOfPages(grant.pages))
      must(isUntold(now, one) || givesOn(now, one, dayOf(said), speaksFor))
    if (grant.basis !== 'vital_interest') {
      const left = withPages(withoutReplaced(now, grant, said, speaksFor), grant)
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
    const sure = sureParts(now, said, asked.grant.compartments, speaksFor)
    const grant: Standing = { ...asked.grant, n: said.n, sure }
    return { ...now, waiting, grants: new Map(now.grants).set(asked.id, grant) }
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
      // Only who sees every consent can turn a key for all who remain.
      if (before) must(mayRotate(now, compartment).some(speaksFor))
      else {
        const circle = field.count(said, 'circle')
        // A doctor is not told what the lawyer was given, so of what the lawyer begins they see no reason: nobody else begins that.
        const isKept = now.partial && (compartment === PRIVILEGED || UNTOLD.includes(compartment))
        must(speaksFor(circle) && (isKept || isConnected(now, circle, dayOf(said))))
        // A worker's notes are those of whoever carries the case.
        must(compartment !== WORKING || circle === now.owner)
        if (circle !== now.owner) begunBy.set(compartment, circle)
        begun.push(compartment)
      }
      must(!before?.includes(commit))
      commits.set(compartment, [...(before ?? []), commit])
    }
    const waits = waitsAfter(
      now,
      said,
      commitsIn(said).map(([compartment]) => compartment),
    )
    return { ...now, commits, begunBy, waits, ...withPerson(now, said, begun) }
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
    // The next carrier has a duty circle of its own, or none.
    return { ...now, owner: to, grants, ended, duty: 0, takenOver: new Map() }
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

/** The person may give, refuse, take back, turn keys, freeze their card and have everything erased; the rest is their helpers' work. */
const BY_THE_PERSON = ['grant', 'decline', 'revoke', 'epoch', 'erase']
const BY_THE_PERSON_2 = [...BY_THE_PERSON, 'freeze', 'settle']

/** What a statement may say beside what every one does. */
function fieldsOf(said: Said): readonly string[] {
  const first = CASE_FIELDS[said.t] ?? []
  if (said.v !== 2) return [...first, ...(isPerson(said) ? [] : STAFF_FIELDS)]
  return [...first, ...(CASE_FIELDS_2[said.t] ?? []), ...(isPerson(said) ? PERSON_FIELDS_2 : STAFF_FIELDS_2)]
}

/**
 * What a statement changes; `speaksFor` says for which circles its speaker is heard, `houseHas` which circles their house has.
 */
export function applySaid(
  now: CaseNow,
  said: Said,
  speaksFor: SpeaksFor,
  houseHas: SpeaksFor = () => false,
): CaseNow {
  const effects = said.v === 2 && Object.hasOwn(EFFECTS_2, said.t) ? EFFECTS_2 : EFFECTS
  const effect = Object.hasOwn(effects, said.t) ? effects[said.t] : undefined
  must(effect && (said.n === 1) === (said.t === 'open') && now.state !== 'erased')
  must(saysOnly(said, fieldsOf(said)))
  numbersIn(said, 'over')
  if (isPerson(said)) return effect(now, said, (circle) => circle === now.person?.circle, houseHas)
  const { organisation, log } = speakerIn(said)
  // The person's number is the person's alone, also where an organisation's log claims a circle with that number.
  const isTheirs = (circle: number): boolean => circle !== now.person?.circle && speaksFor(circle)
  return effect({ ...now, heard: new Map(now.heard).set(organisation, log) }, said, isTheirs, houseHas)
}

/** Whose key must have signed, as the chain and the logs have it. */
export function signersOf(people: People, now: CaseNow, said: Said): readonly Bytes[] {
  if (isPerson(said)) {
    const card = cardOf(now)
    must(card && said.by === personName(card.circle))
    must((said.v === 2 ? BY_THE_PERSON_2 : BY_THE_PERSON).includes(said.t))
    return [fromText(card.sig)]
  }
  const speaker = speakerIn(said)
  must(speaker.log >= (now.heard.get(speaker.organisation) ?? 0))
  // What somebody had said is counted when they leave a log by rules 2: elsewhere nobody could prove it afterwards.
  must(said.v !== 2 || people.isBound(speaker))
  // Whoever has colleagues who could agree asks them.
  must(said.t !== 'alone' || people.sizeOf(speaker, field.count(said, 'circle')) <= HOUSE_OF_TWO)
  const key = people.keyOf(speaker)
  return key ? [key.sig] : []
}

/**
 * The rules of one case's chain, among people whom checked logs know, as they were when they spoke. What they were not any more
 * when a reader looks is judged in case-replay.ts.
 */
export function caseRules(people: People): Rules<CaseNow> {
  return {
    signer: (now, said) => signersOf(people, now, said),
    passOver: (now) => ({ ...now, partial: true }),
    apply: (now, said) =>
      applySaid(
        now,
        said,
        (circle) => people.placeIn(speakerIn(said), circle) !== undefined,
        (circle) => people.houseHas(speakerIn(said), circle),
      ),
    upgrades: (said) => said.t === 'upgrade',
    goesBack: (said) => said.t === 'settle',
  }
}
