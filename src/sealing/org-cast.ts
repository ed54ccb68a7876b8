// A house whose statements are said one after the other without signatures, for the tests of its rules one by one. Mina
// founds it; Amara is a caseworker.
import { expect } from 'vitest'
import type { Said } from './chain.ts'
import { organisationRules } from './org-log.ts'
import { NO_ORGANISATION, type Organisation } from './org-shape.ts'
import { fixed } from './specimen-cast.ts'
import { toText } from './text.ts'

const rules = organisationRules('lumenia', 7)
export const at = '2026-03-01T10:00Z'
export const later = '2026-03-02T10:00Z'
export const key = (n: number) => toText(fixed(n))
export const keys = (n: number) => ({ enc: key(n), sig: key(n + 100) })

export type Words = { t: string; by?: string; n?: number; at?: string; [field: string]: unknown }
/** A house in which things are said one after the other; a refusal ends the test. */
export function house(...words: Words[]) {
  let now: Organisation = NO_ORGANISATION
  let n = 0
  const whole = ({ by = 'mina', ...said }: Words): Said => ({ n: n + 1, prev: '', at, ...said, by })
  const story = {
    get now() {
      return now
    },
    says(...more: Words[]) {
      for (const said of more) {
        now = rules.apply(now, whole(said))
        n += 1
      }
      return story
    },
    refuses(said: Words, why?: string) {
      expect(() => rules.apply(now, whole(said)), why ?? said.t).toThrow('bad-chain')
    },
    signer: async (said: Words) => rules.signer(now, whole(said)),
  }
  return story.says(...words)
}

export const genesis: Words = { t: 'genesis', ...keys(1), roles: ['administrator'] }
export const invites = (user: string, ...roles: string[]): Words => ({
  t: 'invite',
  user,
  roles,
  invitation: key(50),
  until: later,
})
export const joins = (by: string, n: number): Words => ({ t: 'join', by, ...keys(n), proof: 'proof' })
export const takesIn = (user: string, n: number, ...roles: string[]): Words[] => [
  invites(user, ...roles),
  joins(user, n),
]
export const turns = (epoch: number, members: string[], more: Partial<Words> = {}): Words => ({
  t: 'circle',
  circle: 3,
  epoch,
  members,
  publicKey: key(60 + epoch),
  commit: key(70 + epoch),
  ...more,
})
export const remove = (user: string): Words => ({ t: 'remove', user })
export const roles = (user: string, ...of: string[]): Words => ({ t: 'roles', user, roles: of })
export const leaves = (user: string, by = user): Words => ({ t: 'leave', circle: 3, user, by })
export const admits = (user: string, by = 'mina', epoch = 1): Words => ({
  t: 'admit',
  circle: 3,
  epoch,
  user,
  by,
})
/** Mina's house, with Amara, who is no administrator. */
export const two = () => house(genesis, ...takesIn('amara', 2, 'caseworker'))
/** Mina, Leyla and Noor administer; Amara does not. */
export const watched = () =>
  two().says(...takesIn('leyla', 3, 'administrator'), ...takesIn('noor', 4, 'administrator'))
