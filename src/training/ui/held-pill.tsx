// Until when a certificate holds, that it waits to be renewed, or that it is over.
import { Pill } from '../../web/controls/pill.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useToday } from '../../web/session/now.ts'
import { stateOf, type Held } from '../certificate.ts'

const tones = { holds: 'done', grace: 'due', ended: 'late' } as const

export function HeldPill({ held }: { held: Held }) {
  const { t, dates } = useLanguage()
  const state = stateOf(held, useToday())
  const day = state === 'grace' ? held.graceUntil : held.endsOn
  return <Pill tone={tones[state]}>{t(`training.held.${state}`, { day: dates.day(day) })}</Pill>
}
