// When somebody could speak for an organisation: with which key, and for which of its circles. A statement on a case names how
// far the speaker's log went, so that whoever has left cannot go on signing, not even with the server's help once the log
// named there is later than their leaving.
import type { LogMember, Organisation, Span } from './org-shape.ts'

const placeOf = (circle: number, user: string): string => `${circle} ${user}`
const sigOf = (member: LogMember | undefined): string | undefined =>
  member?.state === 'member' ? member.sig : undefined

type End = { until: number; spoken?: string }
const ended = <One extends Span>(spans: readonly One[] | undefined, end: End): One[] =>
  (spans ?? []).map((span) => (span.until === undefined ? { ...span, ...end } : span))

/** What a statement with number `n` began and ended; `spoken` is what it says of those for whom something ended. */
export function withSpans(
  before: Organisation,
  after: Organisation,
  n: number,
  spoken?: string,
): Organisation {
  const end = { until: n, ...(spoken !== undefined && { spoken }) }
  const keySpans = new Map(after.keySpans)
  for (const [user, member] of after.members) {
    const sig = sigOf(member)
    if (sig === sigOf(before.members.get(user))) continue
    keySpans.set(user, [...ended(keySpans.get(user), end), ...(sig ? [{ sig, from: n }] : [])])
  }
  const circleSpans = new Map(after.circleSpans)
  for (const [id, circle] of after.circles) {
    const was = before.circles.get(id)
    if (was === circle) continue
    for (const user of circle.members)
      if (!was?.members.includes(user)) {
        const place = placeOf(id, user)
        circleSpans.set(place, [...(circleSpans.get(place) ?? []), { from: n }])
      }
    for (const user of was?.members ?? [])
      if (!circle.members.includes(user)) {
        const place = placeOf(id, user)
        circleSpans.set(place, ended(circleSpans.get(place), end))
      }
  }
  return { ...after, keySpans, circleSpans }
}

const holds = (span: Span, at: number): boolean =>
  span.from <= at && (span.until === undefined || at < span.until)

/** The key with which somebody spoke when the log had `at` statements, and whether that has ended since. */
export const keySpanAt = ({ keySpans }: Organisation, user: string, at: number) =>
  (keySpans.get(user) ?? []).find((span) => holds(span, at))

/**
 * The statements of a log with which something ended that somebody had when it had `at` statements: their key, or their place in a
 * circle. Only of what says what they had said until then.
 */
export function endsAfter({ keySpans, circleSpans }: Organisation, user: string, at: number): number[] {
  const circles = [...circleSpans]
    .filter(([place]) => place.endsWith(` ${user}`))
    .flatMap(([, spans]) => spans)
  const theirs: readonly Span[] = [...(keySpans.get(user) ?? []), ...circles]
  const ends = theirs.filter((span) => holds(span, at) && span.spoken !== undefined)
  return [...new Set(ends.flatMap(({ until }) => until ?? []))]
}

/** The time in which somebody was in a circle when the log had `at` statements, and whether that has ended since. */
export const circleSpanAt = ({ circleSpans }: Organisation, circle: number, user: string, at: number) =>
  (circleSpans.get(placeOf(circle, user)) ?? []).find((span) => holds(span, at))

/** Whether anybody was in a circle when the log had `at` statements. */
export const hasCircleAt = ({ circleSpans }: Organisation, circle: number, at: number): boolean =>
  [...circleSpans].some(
    ([place, spans]) => place.startsWith(placeOf(circle, '')) && spans.some((span) => holds(span, at)),
  )

/** How many were in a circle when the log had `at` statements. */
export const circleSizeAt = ({ circleSpans }: Organisation, circle: number, at: number): number =>
  [...circleSpans].filter(
    ([place, spans]) => place.startsWith(placeOf(circle, '')) && spans.some((span) => holds(span, at)),
  ).length
