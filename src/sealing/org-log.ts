// The rules of an organisation's log: who may invite, join, admit, turn a circle's key, and what holds afterwards. Every
// client replays it before it seals to anybody; the server replays it too, so that no statement gets in that would stop
// the others. (CCP/1 lines 9-11, 13, 14, 26, 29 and 30.)
import { join, type Bytes } from './bytes.ts'
import type { Rules, Said } from './chain.ts'
import { aadLabel } from './aad-label.ts'
import { checkSignature, sign, type SigPair } from './keys.ts'
import { must } from './must.ts'
import { GUARDIAN_EFFECTS, guardianSigner, isInTime, mustBeAnother, withReadmitted } from './org-guardians.ts'
import { INSTRUMENT_EFFECTS } from './org-instruments.ts'
import { isBy2, namesDesk, NIGHT_EFFECTS } from './org-night.ts'
import { ADMINISTRATOR, ADMINISTRATORS_WATCHED, field, lawOf } from './org-shape.ts'
import type { LogCircle, LogMember, Organisation } from './org-shape.ts'
import { withSpans } from './org-spans.ts'
import { BY_LAWYERS, BY_MEMBERS, isForAdministrators, isOfLaw } from './org-speakers.ts'
import { LOG_FIELDS, LOG_FIELDS_2, saysOnly } from './statement-fields.ts'
import { SealingError } from './suite.ts'
import { fromText, toText } from './text.ts'

const hasKeys = (member: LogMember | undefined): member is LogMember & { enc: string; sig: string } =>
  member?.state === 'member'

const administrators = (now: Organisation): string[] =>
  [...now.members].filter(([, one]) => hasKeys(one) && one.roles.includes(ADMINISTRATOR)).map(([id]) => id)

const isAdministrator = (now: Organisation, user: string): boolean => administrators(now).includes(user)

/** What an invitation's secret signs: these keys are those of whoever was invited. */
export function invitedPlace(network: string, organisation: number, user: string): Bytes {
  return aadLabel('invited-keys', network, organisation, user)
}

/** Signs one's new keys with the pair that the invitation's secret grew into. */
export async function proveKeys(
  invitation: SigPair,
  at: { network: string; organisation: number; user: string },
  keys: { enc: Bytes; sig: Bytes },
): Promise<string> {
  const place = invitedPlace(at.network, at.organisation, at.user)
  return toText(await sign(invitation, place, join(keys.enc, keys.sig)))
}

/** Throws `bad-chain` unless the keys in a statement were signed with the invitation's secret. */
export async function checkProof(said: Said, invitation: string, place: Bytes): Promise<void> {
  const keys = join(field.bytes(said, 'enc'), field.bytes(said, 'sig'))
  await checkSignature(fromText(invitation), place, keys, field.bytes(said, 'proof')).catch(
    (refusal: unknown) => {
      const isLater = refusal instanceof SealingError && refusal.code === 'unknown-suite'
      throw isLater ? refusal : new SealingError('bad-chain')
    },
  )
}

/** Whether a statement takes two administrators: a change among them from three on, a night desk from two on. */
const takesTwo = (now: Organisation, said: Said): boolean => {
  const there = administrators(now).length
  if (said.t === 'guardians') return there > 1
  return said.t === 'night'
    ? namesDesk(said) && there > 1
    : there >= ADMINISTRATORS_WATCHED && changesAdministrators(now, said)
}

/** Whether a statement changes who administers; from three administrators on, two must want it. */
function changesAdministrators(now: Organisation, said: Said): boolean {
  // Whoever holds these sheets can make themselves administrator: one alone does not name them, not the first ones either.
  if (said.t === 'recovery') return true
  if (said.t === 'invite' || said.t === 'roles') {
    const before = now.members.get(field.text(said, 'user'))?.roles.includes(ADMINISTRATOR) ?? false
    return before || field.texts(said, 'roles').includes(ADMINISTRATOR)
  }
  return said.t === 'remove' && isAdministrator(now, field.text(said, 'user'))
}

const put = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): Map<Key, Value> =>
  new Map(map).set(key, value)

/** A circle that somebody has gone out of: a new key is due from then on. */
const without = (circle: LogCircle, user: string, { at }: Said): LogCircle => ({
  ...circle,
  members: circle.members.filter((one) => one !== user),
  due: true,
  dueSince: circle.dueSince ?? at,
})

/** Takes somebody out of all circles; each of them is then due for a new key. */
function outOfCircles(now: Organisation, user: string, said: Said): Organisation['circles'] {
  return new Map(
    [...now.circles].map(([id, circle]) =>
      circle.members.includes(user) ? [id, without(circle, user, said)] : [id, circle],
    ),
  )
}

/** What was signed with a key that is no longer in use stays true. */
function earlierOf(member: LogMember | undefined): { earlier: readonly string[] } {
  return { earlier: [...(member?.earlier ?? []), ...(member?.sig ? [member.sig] : [])] }
}

/**
 * Who may give a circle its next key: its members. An administrator makes the first one, also of a team that everybody has
 * left; into a team that has members no administrator gets by a key of their own making.
 */
const mayRotate = (now: Organisation, by: string, before: LogCircle | undefined): boolean =>
  before?.members.includes(by) === true ||
  (isAdministrator(now, by) && (before?.team === undefined || before.members.length === 0))

/** What a team is for is said once, with its first key. */
function teamOf(said: Said, before: LogCircle | undefined): { team?: string } {
  if (said['team'] === undefined) return before?.team === undefined ? {} : { team: before.team }
  must(!before)
  return { team: field.text(said, 'team') }
}

/** What an organisation is called, where it is said. */
const calledOf = (said: Said): { called?: string } =>
  said['called'] === undefined ? {} : { called: field.key(said, 'called') }

/**
 * By rules 2 whoever ends somebody's key or place says in one hash what they had said on cases until then; nobody says it where
 * nothing ends.
 */
const mustSaySpoken = (said: Said, ends = true): void =>
  must(isBy2(said) && ends ? field.key(said, 'spoken') : said['spoken'] === undefined)

type Apply = (now: Organisation, said: Said) => Organisation

/** What each type of statement changes. Whoever signed it has been checked by `signer`; what it says is checked here. */
const EFFECTS: Record<string, Apply> = {
  genesis(now, said) {
    const { enc, sig } = { enc: field.key(said, 'enc'), sig: field.key(said, 'sig') }
    const roles = field.texts(said, 'roles')
    must(roles.includes(ADMINISTRATOR))
    const origin =
      said['originGenesis'] === undefined
        ? {}
        : {
            origin: {
              organisation: field.count(said, 'originOrganisation'),
              genesis: field.key(said, 'originGenesis'),
            },
          }
    // Who was brought in does not name itself.
    must(said['called'] === undefined || !('origin' in origin))
    // Invented countries of before said it here; the id of the network does.
    must(said['practice'] === undefined || said['practice'] === true)
    const members = put(now.members, said.by, { roles, state: 'member', enc, sig } as const)
    return { ...now, ...origin, ...calledOf(said), members }
  },

  invite(now, said) {
    const user = field.text(said, 'user')
    const before = now.members.get(user)
    must(before?.state !== 'removed')
    const invitation = { key: field.key(said, 'invitation'), until: field.text(said, 'until') }
    const member: LogMember = {
      ...(before ?? { state: 'invited' as const }),
      roles: field.texts(said, 'roles'),
      invitation,
    }
    return { ...now, members: put(now.members, user, member) }
  },

  join(now, said) {
    const before = now.members.get(said.by)
    must(before?.invitation && isInTime(before.invitation, said.at))
    mustSaySpoken(said, before.sig !== undefined)
    const { roles } = before
    const keys = { enc: field.key(said, 'enc'), sig: field.key(said, 'sig') }
    const member: LogMember = { roles, state: 'member', ...keys, ...earlierOf(before) }
    // Whoever comes back with new keys holds no seed: colleagues seal it to them again.
    const members = put(now.members, said.by, member)
    return withReadmitted({ ...now, members, circles: outOfCircles(now, said.by, said) }, said)
  },

  roles(now, said) {
    const user = field.text(said, 'user')
    const before = now.members.get(user)
    must(before && before.state !== 'removed')
    const after = {
      ...now,
      members: put(now.members, user, { ...before, roles: field.texts(said, 'roles') }),
    }
    must(administrators(after).length > 0)
    return after
  },

  remove(now, said) {
    const user = field.text(said, 'user')
    const before = now.members.get(user)
    must(before && before.state !== 'removed')
    mustSaySpoken(said)
    const gone: LogMember = { roles: [], state: 'removed', ...earlierOf(before) }
    const after = { ...now, members: put(now.members, user, gone), circles: outOfCircles(now, user, said) }
    must(administrators(after).length > 0)
    return after
  },

  circle(now, said) {
    const id = field.count(said, 'circle')
    const epoch = field.count(said, 'epoch')
    const before = now.circles.get(id)
    must(epoch === (before?.epoch ?? 0) + 1)
    must(mayRotate(now, said.by, before))
    const members = field.texts(said, 'members')
    must(members.length > 0 && members.every((user) => hasKeys(now.members.get(user))))
    // Who goes out of a circle leaves it or the house, and what they had said is said with it; no key leaves anybody out.
    must(!isBy2(said) || (before?.members ?? []).every((user) => members.includes(user)))
    const commits = [...(before?.commits ?? []), field.key(said, 'commit')]
    const publicKey = field.key(said, 'publicKey')
    const publicKeys = [...(before?.publicKeys ?? []), publicKey]
    const next = { epoch, publicKey, publicKeys, commits, members }
    // Whoever made a key for others has had it in hand: the first of those others makes the next one.
    const due = !members.includes(said.by)
    const owed = due ? { dueSince: said.at } : {}
    const circle = { ...next, since: said.at, due, ...owed, ...teamOf(said, before) }
    return { ...now, circles: put(now.circles, id, circle) }
  },

  leave(now, said) {
    const id = field.count(said, 'circle')
    const user = field.text(said, 'user')
    const circle = now.circles.get(id)
    // The circle of the whole organisation is left with the organisation; and what a team carries is never left to nobody.
    must(circle?.team !== undefined && circle.members.includes(user) && circle.members.length > 1)
    must(circle.members.includes(said.by) || isAdministrator(now, said.by))
    mustSaySpoken(said)
    return { ...now, circles: put(now.circles, id, without(circle, user, said)) }
  },

  admit(now, said) {
    const id = field.count(said, 'circle')
    const user = field.text(said, 'user')
    const circle = now.circles.get(id)
    must(circle && circle.members.includes(said.by) && hasKeys(now.members.get(user)))
    must(circle.epoch === field.count(said, 'epoch') && !circle.members.includes(user))
    return { ...now, circles: put(now.circles, id, { ...circle, members: [...circle.members, user] }) }
  },

  bring(now, said) {
    const organisation = field.count(said, 'organisation')
    must(!now.neighbours.has(organisation))
    return {
      ...now,
      neighbours: put(now.neighbours, organisation, {
        invitation: field.key(said, 'invitation'),
        ...calledOf(said),
      }),
    }
  },

  trust(now, said) {
    const organisation = field.count(said, 'organisation')
    const { called } = { ...now.neighbours.get(organisation), ...calledOf(said) }
    const known = { genesis: field.key(said, 'genesis'), how: field.text(said, 'how') }
    return { ...now, neighbours: put(now.neighbours, organisation, { ...known, ...(called && { called }) }) }
  },

  recovery(now, said) {
    const { n, at } = said
    const outdated = now.recovery ? [...now.outdated, now.recovery.sig] : now.outdated
    return { ...now, outdated, recovery: { enc: field.key(said, 'enc'), sig: field.key(said, 'sig'), n, at } }
  },

  recovered(now, said) {
    const user = field.text(said, 'user')
    const { enc, sig } = { enc: field.key(said, 'enc'), sig: field.key(said, 'sig') }
    mustSaySpoken(said, hasKeys(now.members.get(user)))
    const roles = [...new Set([...(now.members.get(user)?.roles ?? []), ADMINISTRATOR])]
    const member: LogMember = { roles, state: 'member', enc, sig, ...earlierOf(now.members.get(user)) }
    return {
      ...now,
      members: put(now.members, user, member),
      circles: outOfCircles(now, user, said),
      recovered: [...now.recovered, { user, n: said.n, at: said.at }],
    }
  },

  agree(now, said) {
    // The one statement of a log with which it goes over to rules 2.
    if (said['rules'] !== undefined) {
      must(said['rules'] === 2 && said['to'] === undefined && said['spoken'] === undefined)
      return now
    }
    const to = field.count(said, 'to')
    const proposed = now.waiting.get(to)
    must(proposed && proposed.by !== said.by)
    const waiting = new Map(now.waiting)
    waiting.delete(to)
    // What somebody had said until they were removed is what they had said until the second administrator agreed.
    mustSaySpoken(said, proposed.t === 'remove')
    const { v, spoken } = said
    const whole = { ...proposed, v, ...(proposed.t === 'remove' && { spoken }) }
    return EFFECTS[proposed.t]!({ ...now, waiting }, whole as Said)
  },

  // The rules of a country, changed for the network: by the house that nobody brought in, and always by two.
  law(now, said) {
    must(isBy2(said) && now.origin === undefined)
    const law = lawOf(said)
    must(/^\d{4}-\d\d-\d\d$/.test(law.since) && law.pack !== law.over)
    must(now.laws.every(({ pack }) => pack !== law.pack))
    return { ...now, laws: [...now.laws, law] }
  },

  // An invitation whose day has passed: from here on nobody joins by it, whatever minute they name.
  lapse(now, said) {
    const user = field.text(said, 'user')
    const { invitation, ...before } = now.members.get(user) ?? { roles: [], state: 'removed' as const }
    must(invitation && invitation.until < said.at)
    return { ...now, members: put(now.members, user, before) }
  },

  // It says nothing but its own minute, which may be earlier than the last one: a wrong clock had dated that.
  settle: (now) => now,

  ...NIGHT_EFFECTS,
  ...GUARDIAN_EFFECTS,
  ...INSTRUMENT_EFFECTS,
}

/** Whoever has just joined is heard here once somebody else has spoken; whoever speaks has seen who has joined. */
function withUnheard(before: Organisation, now: Organisation, said: Said): Organisation {
  const { until = '', from } = before.members.get(said.by)?.invitation ?? {}
  // Where all administrators were lost nobody else may be there to speak; whoever comes so was seen for days.
  const isNew = isBy2(said) && said.t === 'join' && from === undefined
  return { ...now, unheard: isNew ? new Map(before.unheard).set(said.by, until) : new Map() }
}

/** The rules of one organisation's log. */
export function organisationRules(network: string, organisation: number): Rules<Organisation> {
  return {
    async signer(now, said) {
      if (said.t === 'genesis') return [fromText(field.key(said, 'sig'))]
      if (said.t === 'join') {
        const invited = now.members.get(said.by)
        must(invited?.invitation)
        await checkProof(said, invited.invitation.key, invitedPlace(network, organisation, said.by))
        return [fromText(field.key(said, 'sig'))]
      }
      if (said.t === 'recovered') {
        must(now.recovery)
        return [fromText(now.recovery.sig)]
      }
      const guardian = guardianSigner(now, said)
      if (guardian !== undefined) return [fromText(guardian)]
      const author = now.members.get(said.by)
      must(hasKeys(author) && !(isBy2(said) && now.unheard.has(said.by)))
      if (isOfLaw(now, said)) must(author.roles.some((one) => BY_LAWYERS.includes(one)))
      else if (isForAdministrators(said)) must(author.roles.includes(ADMINISTRATOR))
      else must(said.t === 'agree' || BY_MEMBERS.includes(said.t))
      if (said.t === 'bring')
        must(author.roles.includes(ADMINISTRATOR) || author.roles.includes('coordinator'))
      return [fromText(author.sig)]
    },

    apply(now, said) {
      const effect = Object.hasOwn(EFFECTS, said.t) ? EFFECTS[said.t] : undefined
      must(effect && (said.n === 1) === (said.t === 'genesis'))
      mustBeAnother(organisation, said)
      const more = isBy2(said) ? LOG_FIELDS_2[said.t] : undefined
      must((LOG_FIELDS[said.t] ?? more) && saysOnly(said, [...(LOG_FIELDS[said.t] ?? []), ...(more ?? [])]))
      if (said.t === 'law' || takesTwo(now, said)) {
        // It must be possible now, or nobody could ever agree to it; it takes effect when a second one does.
        effect(now, said)
        return withUnheard(now, { ...now, waiting: put(now.waiting, said.n, said) }, said)
      }
      const spoken = said['spoken'] as string | undefined
      const after = withSpans(now, effect(now, said), said.n, spoken)
      const isFirst = isBy2(said) && now.boundFrom === undefined
      return withUnheard(now, isFirst ? { ...after, boundFrom: said.n } : after, said)
    },

    upgrades: (said) => said.t === 'agree' && said['rules'] === 2,
    goesBack: (said) => said.t === 'settle',
  }
}
