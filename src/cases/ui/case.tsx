// One page for one person's case: who it is about, the step that comes next, the lanes, and five views of the rest. Whatever is sealed
// is opened only when somebody asks for it.
import { lazy, Suspense, type ComponentType } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter, useSearch } from '@tanstack/react-router'
import { isProblem } from '../../api/problem.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Tabs } from '../../web/controls/tabs.tsx'
import { type SharedCase } from '../../client/case-keys.ts'
import { useText } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { WithAllWords } from '../../web/shell/with-words.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { anyTrack, trackPart } from '../../web/track/track-slots.ts'
import { CloseCase } from './close-case.tsx'
import { CaseFacts, CaseLead } from './case-head.tsx'
import { CaseLanes } from './case-lanes.tsx'
import { caseGone, caseTab, caseTabs, tabOf, type CaseTab } from './case-slots.ts'
import { ChainNotices } from './chain-notices.tsx'
import { NextStep } from './next-step.tsx'
import { Reopened } from './reopened.tsx'
import { LawUnchecked } from '../../web/track/law-unchecked.tsx'
import { Unfit } from './unfit.tsx'
import { useAlias, useCase } from './use-case.ts'
import { useRotatedKeys } from './use-rotated-keys.ts'
import { WhatNext } from './what-next.tsx'
import { WriteNote } from './write-note.tsx'
import './case.css'

/** Two views that are the case's own; the others are filled, also by other features. */
const own: Partial<Record<CaseTab, ComponentType<{ shared: SharedCase; onChanged: () => void }>>> = {
  notes: lazy(async () => ({ default: (await import('./notes-tab.tsx')).NotesTab })),
  people: lazy(async () => ({ default: (await import('./people-tab.tsx')).PeopleTab })),
}

function View({ tab, ...props }: { tab: CaseTab; shared: SharedCase; onChanged: () => void }) {
  const Own = own[tab]
  return Own ? (
    <Own {...props} />
  ) : (
    <div className="stack">
      <Filled slot={caseTab(tab)} {...props} />
    </div>
  )
}

// Opened from the lanes by whoever wants one process in detail.
const TrackPanel = lazy(async () => ({ default: (await import('../../web/track/panel.tsx')).TrackPanel }))

export function Case() {
  const t = useText()
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

/** What the address says: which view, and perhaps one process open beside it, and one of its moves. */
function useAddress() {
  const { tab, ...rest } = useSearch({
    strict: false,
    select: ({ tab, track, move }: { tab?: string; track?: string; move?: string }) => ({ tab, track, move }),
  })
  return { tab: caseTabs.find((one) => one === tab) ?? 'plan', ...rest }
}

interface OpenedTrackProps {
  track: SharedCase['tracks'][number]
  move: string | undefined
  onClose: () => void
  onMoved: () => void
}

/** One process of the case beside the others. Whoever came for one step goes straight to it. */
function OpenedTrack({ track, move, onClose, onMoved }: OpenedTrackProps) {
  const t = useText()
  return (
    <Dialog title={t(`${track.kind}.name`)} place="side" onClose={onClose}>
      <Suspense fallback={<Skeleton label={t('case.opening')} lines={3} />}>
        {move === undefined && (
          <WithAllWords>
            <Filled slot={trackPart(track.kind)} trackId={track.id} />
            <Filled slot={anyTrack} kind={track.kind} />
          </WithAllWords>
        )}
        <TrackPanel trackId={track.id} begun={move} onMoved={onMoved} />
      </Suspense>
    </Dialog>
  )
}

function Opened({ shared }: { shared: SharedCase }) {
  const t = useText()
  const queries = useQueryClient()
  const alias = useAlias()
  const router = useRouter()
  const isNarrow = useIsNarrow()
  const { tab, track, move } = useAddress()
  const { id, reference } = shared.case
  useRotatedKeys(shared)
  const readAgain = () => {
    void queries.invalidateQueries({ queryKey: ['case', id] })
    void queries.invalidateQueries({ queryKey: ['consents', id] })
  }
  const goTo = (next: CaseTab) => void router.navigate({ href: tabOf(id, next), resetScroll: false })
  const close = tab === 'plan' && <CloseCase shared={shared} />
  const opened = shared.tracks.find((one) => one.id === track)
  return (
    <Page
      title={alias(reference)}
      windowTitle={t('case.title')}
      beside={<CaseFacts shared={shared} />}
      lead={(tab === 'plan' || !isNarrow) && <CaseLead shared={shared}>{isNarrow && close}</CaseLead>}
      actions={
        <>
          <WriteNote shared={shared} onWritten={readAgain} />
          <WhatNext shared={shared} />
          {!isNarrow && close}
        </>
      }
    >
      {/* The view of who can read says the same with what can be done about it. */}
      {tab !== 'access' && (
        <ChainNotices
          shared={shared}
          action={<ButtonLink href={tabOf(id, 'access')}>{t('access.open')}</ButtonLink>}
        />
      )}
      <LawUnchecked pack={shared.case.pack} />
      <Unfit shared={shared} />
      <Reopened shared={shared} />
      <NextStep shared={shared} isFirst={tab === 'plan'} />
      <CaseLanes shared={shared} isWhole={tab === 'plan'} />
      <Tabs
        label={t('case.tabs')}
        selected={tab}
        onSelect={(next) => goTo(next as CaseTab)}
        tabs={caseTabs.map((one) => ({
          id: one,
          label: t(`case.tab.${one}`),
          content: (
            <Suspense fallback={<Skeleton label={t('case.opening')} lines={6} />}>
              <View tab={one} shared={shared} onChanged={readAgain} />
            </Suspense>
          ),
        }))}
      />
      {opened && <OpenedTrack track={opened} move={move} onClose={() => goTo(tab)} onMoved={readAgain} />}
    </Page>
  )
}
