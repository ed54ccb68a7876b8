// The duties that run on a track: by when, and by whose rule. A rule that no person has checked says so, and one
// without a figure says that no limit is known, so that nobody takes a reminder for the law.
import { canBeLate, endsByItself, nearest, packs } from '../../../jurisdictions/packs.ts'
import type { api } from '../session/api.ts'
import { Pill } from '../controls/pill.tsx'
import { Rows } from '../controls/rows.tsx'
import { inDocumentLanguage } from '../language/law-words.ts'
import { whenDue, type Dates, type DueTone } from '../language/dates.ts'
import { useDates, useText, type Text } from '../language/language.tsx'
import { useNow } from '../session/now.ts'

export type Clock = Awaited<ReturnType<typeof api.work.track>>['clocks'][number]

/** What a source is called, out of the pack it stands in. */
export function citationOf({ pack, source }: Pick<Clock, 'pack' | 'source'>, t: Text): string | undefined {
  if (source === null) return undefined
  if (source === 'house') return t('track.source.house')
  return nearest(pack)?.sources.find((one) => one.id === source)?.cite
}

/** By when a clock is due, in words, and how much that presses; a day until which something lasts at least presses nobody. */
export function dueOf(clock: Clock, now: Date, t: Text, dates: Dates): { words: string; tone: DueTone } {
  const when = whenDue(clock)
  if (when === null) return { words: t(clock.none ? 'track.noneInLaw' : 'track.noLimit'), tone: 'calm' }
  if (canBeLate(clock)) return { words: dates.due(when, now), tone: dates.dueTone(when, now) }
  const day = dates.day(when, now)
  const until = untilOf(clock, t)
  if (until) return { words: t('track.atLeastUntil', { day, until }), tone: 'calm' }
  const words = endsByItself.includes(clock.clock) ? 'track.ends' : 'track.atLeast'
  return { words: t(words, { day }), tone: 'calm' }
}

/** The event until which it lasts in any case, where the law names one. */
function untilOf({ pack, clock }: Pick<Clock, 'pack' | 'clock'>, t: Text): string | undefined {
  const { rule, until } = nearest(pack)?.clocks[clock] ?? {}
  const [kind, move] = until?.split('.') ?? []
  return rule === 'later-of' && move ? t(`${kind}.done.${move}`) : undefined
}

/** What laws call the duties that they alone know. */
const labelOf = (clock: string) =>
  [...packs.values()].find(({ clocks }) => clocks[clock]?.label)?.clocks[clock]?.label

/** What a duty is called: by the machine that knows it, or by the law that alone does. */
export function clockWords({ clock }: Pick<Clock, 'clock'>, t: Text): string {
  const label = labelOf(clock)
  return label ? inDocumentLanguage(label) : t(`clock.${clock}`)
}

/** The same, by how its process stands: a bed that is offered is not looked for any more. */
export const dutyWords = ({ clock, state }: { clock: string; state: string }, t: Text): string =>
  t(`clock.${clock}.in.${state}`, {}, clockWords({ clock }, t))

/** The due time of a clock, as a pill. */
export function Due({ clock }: { clock: Clock }) {
  const t = useText()
  const { words, tone } = dueOf(clock, useNow(), t, useDates())
  return <Pill tone={clock.urgency === 0 && tone !== 'calm' ? 'late' : tone}>{words}</Pill>
}

/** Everything that runs, the most urgent first. */
export function Clocks({ clocks }: { clocks: readonly Clock[] }) {
  const t = useText()
  if (clocks.length === 0) return <p className="second">{t('track.noClocks')}</p>
  return (
    <Rows
      rows={clocks.map((clock) => ({
        id: clock.id,
        title: clockWords(clock, t),
        detail: (
          <span className="row">
            {citationOf(clock, t) && <span>{citationOf(clock, t)}</span>}
            {!clock.verified && <Pill>{t('track.unverified')}</Pill>}
          </span>
        ),
        facts: [<Due key="due" clock={clock} />],
      }))}
    />
  )
}
