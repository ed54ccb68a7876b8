// The reasons of a no on a page of their own: each sign answered, then why. Without it no authority can decide against somebody.
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useCase } from '../../cases/ui/use-case.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { useTrack } from '../../web/track/query.ts'
import { giveReasons, reasonsOf, type GivenReasons } from '../client/reasoning.ts'
import { findings, indicators, isWhole, unanswered, type Finding, type Reasoning } from '../reasoning.ts'

/** The newest reasons on a process, opened here. */
export const useReasons = (shared: SharedCase | undefined, track: string) =>
  useQuery({
    queryKey: ['reasons', track, shared?.records.length],
    queryFn: async () => (await reasonsOf(session, shared as SharedCase, track)) ?? null,
    enabled: shared !== undefined,
    gcTime: 0,
  })

export function Reasons() {
  const t = useText()
  const { caseId = '', trackId = '' }: { caseId?: string; trackId?: string } = useParams({ strict: false })
  const shared = useCase(caseId)
  const track = useTrack(trackId)
  const given = useReasons(shared.data, trackId)
  const [isAnew, writeAnew] = useState(false)
  const isOver = ['prelim_negative', 'not_identified'].includes(track.data?.track.state ?? '')
  const error = shared.error ?? track.error ?? given.error
  const isReady = shared.data && track.data && given.data !== undefined
  return (
    <Page
      title={t('reasoning.title')}
      lead={t('reasoning.lead')}
      width="narrow"
      back={{ href: `/tracks/${trackId}`, label: t('reasoning.back') }}
    >
      <ErrorMessage error={error} />
      {!isReady && !error && <Skeleton label={t('case.opening')} lines={8} />}
      {isReady && given.data && !isAnew && (
        <Given given={given.data} onAnew={isOver ? undefined : () => writeAnew(true)} />
      )}
      {isReady && (!given.data || isAnew) && !isOver && <Write where={{ caseId, track: trackId }} />}
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
        <p dir="auto" className="told-words">
          {given.text}
        </p>
        <Facts
          facts={indicators.map((one) => ({
            term: t(`reasoning.indicator.${one}`),
            value: t(`reasoning.finding.${given.indicators[one] ?? 'unknown'}`),
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

interface Writing extends Reasoning {
  tried?: TriedWrite
}

function Write({ where }: { where: { caseId: string; track: string } }) {
  const t = useText()
  const go = useNavigate()
  const [writing, setWriting] = useState<Writing>({ text: '', indicators: {} })
  const draft = useDraft(`reasons.${where.track}`, writing, setWriting)
  const { busy, error, run } = usePendingAction()
  const left = unanswered(writing).length
  const keep = () =>
    run(async () => {
      const value = { text: writing.text, indicators: writing.indicators }
      const once = sameWriteAs(writing.tried, value)
      setWriting({ ...writing, tried: once })
      await giveReasons(session, where, value, once.id)
      await draft.drop()
      await go({ to: '/tracks/$trackId', params: { trackId: where.track } })
    }, draft.keep)
  return (
    <div className="stack">
      <DraftConflict draft={draft} />
      {indicators.map((one) => (
        <RadioGroup
          key={one}
          label={t(`reasoning.indicator.${one}`)}
          columns
          choices={findings.map((value) => ({ value, label: t(`reasoning.finding.${value}`) }))}
          value={writing.indicators[one] ?? null}
          onChange={(value) =>
            setWriting({ ...writing, indicators: { ...writing.indicators, [one]: value as Finding } })
          }
        />
      ))}
      <TextArea
        label={t('reasoning.text')}
        readers={t('track.sealedFor', { compartment: t('compartment.identity') })}
        maxLength={4000}
        rows={5}
        value={writing.text}
        onChange={(text) => setWriting({ ...writing, text })}
      />
      {left > 0 && <p className="second">{t('reasoning.left', { count: left })}</p>}
      <ErrorMessage error={error} />
      <div>
        <Button look="primary" isDisabled={!isWhole(writing)} isPending={busy} onPress={() => void keep()}>
          {t('reasoning.keep')}
        </Button>
      </div>
    </div>
  )
}
