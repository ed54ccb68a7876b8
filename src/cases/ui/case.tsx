// One page for one person's case: the lanes first, then what is due, what is open, what happened; beside it always how
// to reach the person safely and who can read. Whatever is sealed is opened only when somebody asks for it.
import { lazy, Suspense } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter, useSearch } from '@tanstack/react-router'
import { isProblem } from '../../api/problem.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { HoldToRead } from '../../web/controls/hold-to-read.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { openLatest, openRecord } from '../../client/records.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { useDates, useLanguage } from '../../web/language/language.tsx'
import { machineOf } from '../../web/track/machines.ts'
import { latestOf } from '../../client/sealed-record.ts'
import { Page } from '../../web/shell/page.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { languageName } from '../../web/language/language-options.ts'
import { CloseCase } from './close-case.tsx'
import { CaseLanes } from './case-lanes.tsx'
import { CaseStory } from './case-story.tsx'
import { ChainNotices } from './chain-notices.tsx'
import { Correct } from './correct.tsx'
import { NextDates, OpenNeeds } from './due-and-open.tsx'
import { useRotatedKeys } from './use-rotated-keys.ts'
import { phaseOf } from '../../tracks/case-summary.ts'
import { useAlias, useCase } from './use-case.ts'
import { Reopened } from './reopened.tsx'
import { riskTone } from './risk-tone.ts'
import { SaidBy } from './said-by.tsx'
import { Unfit } from './unfit.tsx'
import { SafeContactCard } from './safe-contact-card.tsx'
import { VictimOfCrime } from './victim-of-crime.tsx'
import { caseGone, caseHead, caseSections } from './case-slots.ts'
import { WhatNext } from './what-next.tsx'
import { useSeen } from './use-seen.ts'
import { WhoCanRead } from './who-can-read.tsx'
import { WriteNote } from './write-note.tsx'
import './case.css'
import { session } from '../../web/session/window-session.ts'

// Opened from the lanes by whoever wants one process in detail.
const TrackPanel = lazy(async () => ({ default: (await import('../../web/track/panel.tsx')).TrackPanel }))

export function Case() {
  const { t } = useLanguage()
  const { caseId = '' } = useParams({ strict: false })
  const query = useCase(caseId)
  const trouble = (
    <ErrorMessage
      error={query.error}
      action={<Button onPress={() => void query.refetch()}>{t('web.page.again')}</Button>}
    />
  )
  if (query.error)
    return (
      <Page title={t('case.title')} back={{ href: '/cases', label: t('case.list.title') }}>
        {isProblem(query.error) && query.error.code === 'not-found' ? (
          <Suspense fallback={trouble}>
            <Filled slot={caseGone} caseId={caseId}>
              {trouble}
            </Filled>
          </Suspense>
        ) : (
          trouble
        )}
      </Page>
    )
  if (!query.data)
    return (
      <Page title={t('case.title')}>
        <Skeleton label={t('case.opening')} lines={8} />
      </Page>
    )
  // Another case is another page: whoever jumps from one to the next stands at the new title.
  return <Opened key={caseId} shared={query.data} />
}

function Opened({ shared }: { shared: SharedCase }) {
  const { t, language } = useLanguage()
  const { day } = useDates()
  const queries = useQueryClient()
  const alias = useAlias()
  const router = useRouter()
  const { track, move } = useSearch({
    strict: false,
    select: (search: { track?: string; move?: string }) => ({ track: search.track, move: search.move }),
  })
  const { case: head, records } = shared
  useRotatedKeys(shared)
  const seen = useSeen(head)
  const profile = latestOf(records, 'profile')
  const words = latestOf(records, 'words')
  const readAgain = () => {
    void queries.invalidateQueries({ queryKey: ['case', head.id] })
    void queries.invalidateQueries({ queryKey: ['consents', head.id] })
  }
  const opened = shared.tracks.find((one) => one.id === track)
  // Until somebody has assessed it a case is treated as high, which is not the same as found to be high. Whoever does
  // not hold the part in which assessments stand cannot tell, and keeps the cautious word.
  const notAssessed =
    shared.held.includes('contact') && !shared.tracks.some((one) => machineOf(one.kind).assessesRisk)

  return (
    <Page
      title={alias(head.reference)}
      windowTitle={t('case.title')}
      beside={
        <span className="case-head">
          <span>
            <bdi dir="ltr" className="number">
              {head.reference}
            </bdi>
          </span>
          <span>{t('case.openedOn', { day: day(head.openedAt) })}</span>
          <span>{t(`case.phase.${phaseOf(shared.tracks, machineOf)}`)}</span>
          <span>{t(`code.${head.ageGroup}`)}</span>
          <span>{languageName(head.language, language.locale)}</span>
          {head.risk && (
            <Pill tone={notAssessed ? 'due' : (riskTone[head.risk] ?? 'calm')}>
              {notAssessed ? t('case.riskUnknown') : t('case.risk', { level: t(`code.${head.risk}`) })}
            </Pill>
          )}
          {head.risk && <SaidBy words={shared.words} facts={{ ...head, risk: head.risk }} />}
          {head.state !== 'active' && <Pill>{t(`case.state.${head.state}`)}</Pill>}
        </span>
      }
      lead={
        <span className="case-sealed">
          <span className="row">
            {profile && (
              <>
                {t('case.personName')}
                <HoldToRead
                  label={t('case.personName')}
                  read={async () =>
                    (await openLatest<{ name: string }>(session, shared, 'profile'))?.name ?? ''
                  }
                />
              </>
            )}
            <Correct shared={shared} onWritten={readAgain} />
          </span>
          <Suspense fallback={null}>
            <Filled slot={caseHead} caseId={head.id} />
          </Suspense>
          {words && (
            <span className="row">
              {t('case.ownWords')}
              <HoldToRead
                label={t('case.ownWords')}
                read={async () => (await openRecord<{ text: string }>(session, head.id, words)).text}
              />
            </span>
          )}
        </span>
      }
      actions={
        <>
          <WriteNote shared={shared} onWritten={readAgain} />
          <WhatNext shared={shared} />
          <CloseCase shared={shared} />
        </>
      }
    >
      <ChainNotices
        shared={shared}
        action={<ButtonLink href={`/cases/${head.id}/access`}>{t('access.open')}</ButtonLink>}
      />
      <Unfit shared={shared} />
      <Reopened shared={shared} />
      <CaseLanes shared={shared} />
      <div className="main-and-side">
        <div className="stack">
          <NextDates shared={shared} />
          <OpenNeeds shared={shared} />
          <CaseStory shared={shared} />
          <Suspense fallback={<Skeleton label={t('case.opening')} lines={3} />}>
            <Filled slot={caseSections} shared={shared} onChanged={readAgain} />
          </Suspense>
        </div>
        <div className="stack case-side">
          {seen.part('contact') && <SafeContactCard shared={shared} onWritten={readAgain} />}
          <VictimOfCrime shared={shared} />
          <WhoCanRead shared={shared} />
        </div>
      </div>
      {opened && (
        <Dialog
          title={t(`${opened.kind}.name`)}
          place="side"
          isOpen
          onOpenChange={(isOpen) => {
            if (!isOpen) void router.navigate({ href: `/cases/${head.id}`, resetScroll: false })
          }}
        >
          <Suspense fallback={<Skeleton label={t('case.opening')} lines={3} />}>
            <TrackPanel trackId={opened.id} begun={move} onMoved={readAgain} />
          </Suspense>
        </Dialog>
      )}
    </Page>
  )
}
