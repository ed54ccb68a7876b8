// Which older consent ends by a newer one: the chain takes what the newer one names, and a screen says it before anybody agrees.
import type { GivenPage, Grant } from './case-shape.ts'

type Terms = Pick<Grant, 'to' | 'basis' | 'purpose' | 'compartments'> & {
  pages?: readonly Pick<GivenPage, 'page' | 'parts'>[] | undefined
}

/** The parts that terms are about: those that are given, or those of which pages are copies. */
const partsOf = ({ compartments, pages = [] }: Terms) => [
  ...compartments,
  ...pages.flatMap(({ parts }) => parts),
]

/** Older pages stand beside newer ones, which were given in addition, unless the newer yes names every one of them again. */
const isAmong = ({ pages: given = [] }: Terms, { pages = [] }: Terms): boolean =>
  pages.every((old) => given.some(({ page }) => page === old.page))

/**
 * Whether a yes stands for an older one from now on: to the same circle, for the same purpose, of a part that it names too, be it
 * more than before or less. What shares no part was said in addition; what was said for something else stays. One that is said
 * `beside` what stands, for a referral or once more, ends only what it covers (docs/decisions/0038). Pages of a part in place of the
 * part itself are less of it, and count as such.
 */
export const standsFor = (given: Terms, old: Terms, beside = false): boolean =>
  given.basis === 'consent' &&
  old.basis === 'consent' &&
  old.to === given.to &&
  old.purpose === given.purpose &&
  (given.pages?.length && old.pages?.length
    ? isAmong(given, old)
    : partsOf(old)[beside ? 'every' : 'some']((one) => partsOf(given).includes(one)))
