// A hand-over as one reads it before answering, and while it waits: codes and days, nothing by which the person could be known.
import { Facts } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { whenDue } from '../../web/language/dates.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { languageName } from '../../web/language/language-options.ts'
import type { Handover } from '../api.ts'

/** Until when the next step is due. */
export function Due({ handover: { answerBy, state }, now }: { handover: Handover; now: Date }) {
  const { t, dates } = useLanguage()
  const when = answerBy && whenDue(answerBy)
  if (!when) return null
  return (
    <Pill tone={dates.dueTone(when, now)} icon="clock">
      {t(state === 'offered' ? 'inbox.answerBy' : 'inbox.dueBy', { when: dates.due(when, now) })}
    </Pill>
  )
}

/** `place` says with whom, where no title does. */
export function HandoverFacts({ handover, place = true }: { handover: Handover; place?: boolean }) {
  const { t, language, dates } = useLanguage()
  return (
    <Facts
      facts={[
        ...(place
          ? [
              {
                term: t(handover.toMe ? 'inbox.fact.from' : 'inbox.fact.to'),
                value: <bdi>{handover.toMe ? handover.carrier : handover.recipient}</bdi>,
              },
            ]
          : []),
        { term: t('ask.reason'), value: t(`code.${handover.reason}`) },
        { term: t('inbox.fact.language'), value: languageName(handover.language, language.locale) },
        { term: t('inbox.fact.age'), value: t(`code.${handover.ageGroup}`) },
        { term: t('handover.since'), value: dates.day(handover.askedAt) },
      ]}
    />
  )
}
