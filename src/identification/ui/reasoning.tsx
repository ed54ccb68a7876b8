// The reasons of a no on a page of their own: each sign answered, then why. Without it no authority can decide against somebody.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { isProblem } from '../../api/problem.ts'
import { useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Unsigned } from '../../web/controls/unsigned.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { useTrack } from '../../web/track/query.ts'
import type { GivenReasons } from '../client/reasoning.ts'
import { newestReasons } from '../client/sealed-reasons.ts'
import { indicators } from '../reasoning.ts'
import { ReasoningForm } from './reasoning-form.tsx'
import { SecondReading } from './second-reading.tsx'

/** The newest reasons on a process, opened here. */
const useReasons = (track: string, shared: SharedCase | undefined, isKnown: boolean) =>
  useQuery({
    queryKey: ['reasons', track, shared?.records.length],
    queryFn: async () => (await newestReasons(session, track, shared)) ?? null,
    enabled: isKnown,
    gcTime: 0,
  })

export function Reasons() {
  const t = useText()
  const { caseId = '', trackId = '' }: { caseId?: string; trackId?: string } = useParams({ strict: false })
  const shared = useCase(caseId)
  const track = useTrack(trackId)
  // Whoever was given pages alone sees no file, and decides all the same.
  const seesNoFile = isProblem(shared.error) && shared.error.code === 'not-found'
  const given = useReasons(trackId, shared.data, shared.data !== undefined || seesNoFile)
  const [isAnew, writeAnew] = useState(false)
  const isOver = ['prelim_negative', 'not_identified'].includes(track.data?.track.state ?? '')
  const error = (seesNoFile ? null : shared.error) ?? track.error ?? given.error
  const isReady = track.data && given.data !== undefined
  return (
    <Page
      title={t('reasoning.title')}
      lead={t(seesNoFile ? 'reasoning.lead.sealed' : 'reasoning.lead')}
      width="narrow"
      back={{ href: `/tracks/${trackId}`, label: t('reasoning.back') }}
    >
      <ErrorMessage error={error} />
      {!isReady && !error && <Skeleton label={t('case.opening')} lines={8} />}
      {isReady && given.data && !isAnew && (
        <Given given={given.data} onAnew={isOver ? undefined : () => writeAnew(true)} />
      )}
      {isReady && given.data && !isAnew && !isOver && (
        <SecondReading track={trackId} given={given.data} state={track.data?.facts['secondReading']} />
      )}
      {isReady && (!given.data || isAnew) && !isOver && (
        <ReasoningForm where={{ caseId: seesNoFile ? undefined : caseId, track: trackId }} />
      )}
      {isReady && !given.data && isOver && <p className="second">{t('reasoning.none')}</p>}
    </Page>
  )
}

/** As they were given, with who signed them. */
function Given({ given, onAnew }: { given: GivenReasons; onAnew: (() => void) | undefined }) {
  const { t, dates } = useLanguage()
  const nameOf = useColleagueName()
  const name =
    (given.by?.organisation === session.organisation && nameOf(given.by.user)) || t('person.who.place')
  return (
    <Card title={t('reasoning.given', { name, day: dates.day(given.on) })}>
      <div className="stack">
        {given.isUnsigned && <Unsigned />}
        <p dir="auto" className="told-words">
          {given.text}
        </p>
        <Facts
          facts={indicators.map((one) => ({
            term: t(`reasoning.indicator.${one}`),
            value: (
              <>
                {t(`reasoning.finding.${given.indicators[one] ?? 'unknown'}`)}
                {given.shown?.[one] && (
                  <div className="second" dir="auto">
                    {given.shown[one]}
                  </div>
                )}
              </>
            ),
          }))}
        />
        {onAnew && (
          <div>
            <Button look="quiet" onPress={onAnew}>
              {t('reasoning.anew')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
