// The signature picture: a person's case as five lanes side by side on one time axis. What was is pale, what is now is
// full, what is coming is a ring with a date; help never waits for another lane. It is a list in the page, so a screen
// reader hears every lane with its states and dates; where it is narrow the same list is drawn downwards.
import { useLayoutEffect, useMemo, useRef, useState, type CSSProperties } from 'react'
import type { Tone, Track } from './pill.tsx'
import { useDates, useText } from '../language/language.tsx'
import { elasticAxis, monthsBetween, thinned, type Room } from './lanes-axis.ts'
import './lanes.css'

/** A state that lasted or lasts. Days are `YYYY-MM-DD`; `to` null: still so, without a known end. */
export type LaneSpan = { label: string; from: string; to: string | null; current: boolean }
/** A dated duty to come (or missed). */
export type LanePill = { label: string; on: string; tone: Tone }
/** One lane. `label` names it in the reader's language. */
export type Lane = { lane: Track; label: string; spans: readonly LaneSpan[]; pills: readonly LanePill[] }

const ms = (day: string) => Date.parse(`${day}T00:00:00Z`)
// Today's line stands at the end of the day, so that what began this morning is seen.
const lineOf = (today: string) => ms(today) + 86_400_000
const iso = (moment: number) => new Date(moment).toISOString().slice(0, 10)
const style = (places: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(places).map(([name, place]) => [`--${name}`, place.toFixed(4)]),
  ) as CSSProperties

// Width of the axis, in pixels, from which a duty also shows its date.
const roomForDates = 700
const mostForDuty = 220
// The part of the axis that lies ahead of today at least.
const roomAhead = 0.24
// Average width of a letter at 14 px, bold; measured a little wide, because a cut word is worse than a little air.
const roomFor = (text: string, around: number, axis: number) => (text.length * 7.3 + around) / axis

/**
 * Duties in their order. What was missed is due now, so it stands at today's line; what lies beyond the picture stands at
 * its end, with its day; two of one day stand side by side.
 */
function duties(pills: readonly LanePill[], now: number, end: number): { pill: LanePill; moment: number }[] {
  let before = -Infinity
  return [...pills]
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .map((pill) => ({
      pill,
      moment: (before = Math.max(Math.min(ms(pill.on), end - 86_400_000), now, before + 1)),
    }))
}

/** How wide the axis is drawn, in pixels. */
function useAxisWidth() {
  const axisRef = useRef<HTMLDivElement>(null)
  const [axis, setAxis] = useState(720)

  useLayoutEffect(() => {
    const element = axisRef.current
    if (!element) return
    const observer = new ResizeObserver(
      ([entry]) => entry && entry.contentRect.width > 0 && setAxis(entry.contentRect.width),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { axisRef, axis }
}

interface Pictured {
  lanes: readonly Lane[]
  today: string
  from: string
  to: string
}

/** Where each moment stands on an axis of a width, as a part of it, and the months that are named below. */
function useAxis({ lanes, today, from, to }: Pictured, axis: number) {
  const { due } = useDates()
  const noon = useMemo(() => new Date(`${today}T12:00:00`), [today])
  const dated = axis >= roomForDates
  const { at, ticks } = useMemo(() => {
    const end = ms(to)
    const now = lineOf(today)
    const rooms = lanes.flatMap(({ spans, pills }) => {
      const states: Room[] = spans.map((span) => ({
        from: ms(span.from),
        to: span.current ? now : span.to ? ms(span.to) : now,
        width: roomFor(span.label, 26, axis),
      }))
      const placed = duties(pills, now, end)
      const ahead: Room[] = placed.map(({ pill, moment }, place) => ({
        from: moment,
        // A long duty is cut before a state is: its day matters more than its last words.
        width: Math.min(
          roomFor(dated ? `${pill.label} ${due(pill.on, noon)}` : pill.label, 46, axis),
          mostForDuty / axis,
        ),
        to: placed[place + 1]?.moment ?? end,
      }))
      return [...states, ...ahead]
    })
    // What is to come is read first: however long the past was, a part of the picture is the future's.
    if (lanes.some(({ pills }) => pills.length > 0)) rooms.push({ from: now, to: end, width: roomAhead })
    const at = elasticAxis([ms(from), now, end], rooms)
    const months = monthsBetween(ms(from), end)
    const apart = 64 / axis
    const kept = thinned(
      months.map(at).filter((place) => place < 1 - apart),
      apart,
      [0],
    )
    return { at, ticks: [ms(from), ...months.filter((month) => kept.includes(at(month)))] }
  }, [lanes, today, from, to, axis, dated, due, noon])
  return { at, ticks, dated, noon }
}

interface Placed {
  today: string
  /** Its noon, in the reader's time: how far ahead a duty lies is counted from there. */
  noon: Date
  at: (moment: number) => number
}

/** A state, as long as it lasted. */
function SpanItem({ span, today, at }: Omit<Placed, 'noon'> & { span: LaneSpan }) {
  const t = useText()
  const { day } = useDates()
  const stop = span.current ? today : (span.to ?? today)
  const end = span.current || !span.to ? at(lineOf(today)) : at(ms(span.to))
  return (
    <li
      className="lane-span"
      data-current={span.current || undefined}
      style={style({ from: at(ms(span.from)), to: end })}
      title={`${span.label} · ${day(span.from, today)}`}
    >
      <span className="lane-words">{span.label}</span>
      <span className="lane-when">
        {span.current
          ? span.to
            ? t('web.lanes.nowUntil', { from: day(span.from, today), to: day(span.to, today) })
            : t('web.lanes.now', { from: day(span.from, today) })
          : t('web.lanes.was', { from: day(span.from, today), to: day(stop, today) })}
      </span>
    </li>
  )
}

/** A duty, at its day. */
function PillItem({ pill, moment, today, noon, at }: Placed & { pill: LanePill; moment: number }) {
  const { due } = useDates()
  const when = due(pill.on, noon)
  return (
    <li
      className="lane-pill"
      data-tone={pill.tone}
      data-now={at(moment) - at(lineOf(today)) < 0.02 || undefined}
      style={style({ on: at(moment) })}
      title={`${pill.label} · ${when}`}
    >
      <span className="lane-ring" />
      <span className="lane-words">{pill.label}</span>
      <span className="lane-when">{when}</span>
    </li>
  )
}

/** One lane: what was and is, how long that may last, what is to come. */
function LaneItem({
  lane,
  to,
  none,
  today,
  noon,
  at,
}: Placed & { lane: Lane; to: string; none: string | undefined }) {
  const now = lineOf(today)
  return (
    <li className="lane" data-track={lane.lane}>
      <p className="lane-name">{lane.label}</p>
      <ol className="lane-line">
        {lane.spans.length + lane.pills.length === 0 && none && <li className="lane-none">{none}</li>}
        {lane.spans.map((span) => (
          <SpanItem key={`${span.label} ${span.from}`} span={span} today={today} at={at} />
        ))}
        {lane.spans
          .filter((span) => span.current && span.to && span.to > today)
          .map((span) => (
            <li
              key={`rest ${span.label}`}
              className="lane-rest"
              aria-hidden="true"
              style={style({ from: at(now), to: at(ms(span.to!)) })}
            />
          ))}
        {duties(lane.pills, now, ms(to)).map(({ pill, moment }) => (
          <PillItem key={`${pill.label} ${pill.on}`} pill={pill} moment={moment} {...{ today, noon, at }} />
        ))}
      </ol>
    </li>
  )
}

/** The lanes of one case from `from` to `to`, with a line at `today`. `empty` says what a lane without anything means. */
export function Lanes({
  empty,
  label,
  ...pictured
}: Pictured & { empty?: (lane: Track) => string | undefined; label?: string }) {
  const { lanes, today, to } = pictured
  const t = useText()
  const { shortDay } = useDates()
  const { axisRef, axis } = useAxisWidth()
  const { at, ticks, dated, noon } = useAxis(pictured, axis)
  const now = at(lineOf(today))
  return (
    <section
      className="lanes"
      aria-label={label ?? t('web.lanes.label')}
      data-dated={dated || undefined}
      data-fresh={now < 0.2 || undefined}
      style={style({ now })}
    >
      <div className="lanes-today" aria-hidden="true">
        <span>{t('web.lanes.today', { day: shortDay(today) })}</span>
      </div>
      <ol className="lanes-list">
        {lanes.map((lane) => (
          <LaneItem key={lane.lane} lane={lane} to={to} none={empty?.(lane.lane)} {...{ today, noon, at }} />
        ))}
      </ol>
      <div className="lanes-axis" aria-hidden="true" ref={axisRef}>
        {ticks.map((moment) => (
          <span key={moment} style={style({ on: at(moment) })}>
            {shortDay(iso(moment))}
          </span>
        ))}
      </div>
    </section>
  )
}
