// The head of a case: what it is called, what kind of person it is about as far as this profession may know, whose word that is, and the
// name, for half a minute since somebody asked.
import { Suspense, type ReactNode } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { phaseOf } from '../../tracks/case-summary.ts'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Pill } from '../../web/controls/pill.tsx'
import { useDates, useLanguage } from '../../web/language/language.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { Filled } from '../../web/shell/slots.tsx'
import { machineOf } from '../../web/track/machines.ts'
import { caseHead } from './case-slots.ts'
import { riskTone } from './risk-tone.ts'
import { SaidBy } from './said-by.tsx'
import { ShowNames } from './show-names.tsx'
import { factToShow } from '../../tracks/case-facts.ts'

interface Part {
  shared: SharedCase
}

/** Beside the alias. */
export function CaseFacts({ shared }: Part) {
  const { t, language } = useLanguage()
  const { day } = useDates()
  const isNarrow = useIsNarrow()
  const { case: head } = shared
  // Until somebody has assessed it a case is treated as high, which is not the same as found to be high. Whoever does
  // not hold the part in which assessments stand cannot tell, and keeps the cautious word.
  const notAssessed =
    shared.held.includes('contact') && !shared.tracks.some((one) => machineOf(one.kind).assessesRisk)
  const risk = head.risk && factToShow(head.risk, shared.words.risk)
  return (
    <span className="case-head">
      <span>
        <bdi dir="ltr" className="number">
          {head.reference}
        </bdi>
      </span>
      <span>{t('case.openedOn', { day: day(head.openedAt) })}</span>
      <span>{t(`case.phase.${phaseOf(shared.tracks, machineOf)}`)}</span>
      <span>{t(`code.${factToShow(head.ageGroup, shared.words.age)}`)}</span>
      <span>{languageName(head.language, language.locale)}</span>
      {risk && (
        <Pill tone={notAssessed ? 'due' : (riskTone[risk] ?? 'calm')}>
          {notAssessed ? t('case.riskUnknown') : t('case.risk', { level: t(`code.${risk}`) })}
        </Pill>
      )}
      {head.risk && <SaidBy words={shared.words} facts={{ ...head, risk: head.risk }} isShort={isNarrow} />}
      {head.state !== 'active' && <Pill>{t(`case.state.${head.state}`)}</Pill>}
    </span>
  )
}

/** Beneath it: the name, on a telephone what stands beside its button, and who answers for the case. */
export function CaseLead({ shared, children }: Part & { children: ReactNode }) {
  return (
    <span className="case-lead">
      <ShowNames shared={shared} />
      {children}
      <Suspense fallback={null}>
        <Filled slot={caseHead} caseId={shared.case.id} />
      </Suspense>
    </span>
  )
}
