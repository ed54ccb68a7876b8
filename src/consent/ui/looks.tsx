// What the person can always ask: who has looked, what was agreed before, and what ends soon. An organisation and a profession, never
// the name of a worker.
import { useDates, useLanguage } from '../../web/language/language.tsx'
import { daysAfter, useToday } from '../../web/session/now.ts'
import type { Consent } from '../model.ts'
import { FirstLines } from './first-lines.tsx'
import { useTermsInWords } from './terms-in-words.ts'

export function Looks({ looks }: { looks: readonly { organisation: string; role: string; day: string }[] }) {
  const { t } = useLanguage()
  const { day } = useDates()
  return (
    <FirstLines
      title={t('access.looks')}
      lead={t('access.looksLead')}
      none={t('access.looksNone')}
      lines={looks.map((look) => ({
        id: `${look.organisation} ${look.role} ${look.day}`,
        what: (
          <>
            <bdi>{look.organisation}</bdi> · {t(`people.role.${look.role}`, {}, t('person.role.other'))}
          </>
        ),
        detail: day(look.day),
      }))}
    />
  )
}

export function Before({ consents }: { consents: readonly Consent[] }) {
  const { t } = useLanguage()
  const { day } = useDates()
  const { partsOf } = useTermsInWords()
  if (consents.length === 0) return null
  return (
    <FirstLines
      title={t('access.before')}
      lead={t('access.beforeLead')}
      lines={consents.map((one) => ({
        id: one.track,
        what: (
          <>
            <bdi>{one.recipientName}</bdi> · {partsOf(one)}
          </>
        ),
        detail: (
          <>
            {t(`consent.state.${one.state}`)}
            {one.givenOn && ` · ${day(one.givenOn)}`}
          </>
        ),
      }))}
    />
  )
}

/** How far ahead an end is soon. */
const soonDays = 60

/** What ends by itself before long. It turns grey then: nobody is late by it. */
export function EndsSoon({ running }: { running: readonly Consent[] }) {
  const { t } = useLanguage()
  const { day } = useDates()
  const { partsOf } = useTermsInWords()
  const limit = daysAfter(useToday(), soonDays)
  const soon = running.filter(({ until }) => until <= limit).toSorted((a, b) => (a.until < b.until ? -1 : 1))
  if (soon.length === 0) return null
  return (
    <FirstLines
      title={t('access.ends')}
      lead={t('access.endsLead')}
      lines={soon.map((one) => ({
        id: one.track,
        what: (
          <>
            <bdi>{one.recipientName ?? t('access.signed.elsewhere')}</bdi> · {partsOf(one)}
          </>
        ),
        detail: day(one.until),
      }))}
    />
  )
}
