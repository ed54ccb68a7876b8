// The hotline's desk: who waits, danger first; a call is written down while one talks; a silent call is one key. What
// was said is opened on the next page only, so that nobody reads it over a shoulder here.
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { api } from '../../web/session/api.ts'
import { Link } from 'react-aria-components/Link'
import { Button } from '../../web/controls/button.tsx'
import { KeyHint } from '../../web/controls/key-hint.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { wordsOf } from '../../web/actions/error-words.ts'
import { AskedAfter } from './asked-after.tsx'
import { Call } from './call.tsx'
import { Headset } from './headset.tsx'
import { KeyWords } from './key-words.tsx'
import { Closed, inGroups, Queue, readOf, useContacts, useContactRow } from './queue.tsx'
import { HandedOver, HandOver, Load } from './shift.tsx'
import './hotline.css'

/** Seldom there. */
const Quality = lazy(async () => ({ default: (await import('./quality.tsx')).Quality }))

/** Presses of a key anywhere on the page; what is being typed is left alone unless Alt or an F key is held. */
function useKeys(keys: Record<string, () => void>) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = keys[event.altKey ? `Alt+${event.key.toLowerCase()}` : event.key]
      if (!act || event.repeat) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [keys])
}

/** Counts a call in which nobody spoke. A press after a failed one is the same call: what arrived without an answer is not counted again. */
function useSilentCall() {
  const { t } = useLanguage()
  const { say } = useNotices()
  const unanswered = useRef<string | null>(null)
  const silence = usePendingAction()
  const silent = () =>
    silence.run(
      async () => {
        unanswered.current ??= newId()
        await api.reports.countSilentCall({ id: unanswered.current }, { key: unanswered.current })
        unanswered.current = null
        say({ text: t('hotline.silent.done') })
      },
      (fault) => say({ text: wordsOf(fault, t), tone: 'due' }),
    )
  return { isBusy: silence.busy, silent }
}

interface ActsProps {
  isCalling: boolean
  onCall: () => void
  silence: ReturnType<typeof useSilentCall>
  reports: ReturnType<typeof readOf>
}

/** What one does from the desk, with the keys for it. */
function Acts({ isCalling, onCall, silence, reports }: ActsProps) {
  const { t } = useLanguage()
  return (
    <>
      <Button icon="phone" look={isCalling ? 'plain' : 'primary'} onPress={onCall}>
        {t('hotline.call')}
      </Button>
      <Button isPending={silence.isBusy} onPress={() => void silence.silent()}>
        {t('hotline.silent')}
      </Button>
      <AskedAfter />
      <HandOver contacts={reports} />
      <span className="row hotline-keys">
        <KeyHint keys={['Alt', 'N']} /> <KeyHint keys={['F8']} />
      </span>
    </>
  )
}

/** F8 counts a silent call, Alt+N opens the form for a call, Alt and a number opens what waits at that place. */
function useDeskKeys(inOrder: ReturnType<typeof readOf>, silent: () => Promise<unknown>, onCall: () => void) {
  const navigate = useNavigate()
  useKeys({
    F8: () => void silent(),
    'Alt+n': onCall,
    ...Object.fromEntries(
      inOrder
        .slice(0, 9)
        .map(({ track }, at) => [
          `Alt+${at + 1}`,
          () => void navigate({ to: '/hotline/$trackId', params: { trackId: track } }),
        ]),
    ),
  })
}

export function Desk() {
  const { t } = useLanguage()
  const queries = useQueryClient()
  // Requests from the public page go to an organisation of this kind alone; calls are written down wherever somebody answers.
  const isHotline = useMe().organisation.kind === 'hotline'
  const [calling, setCalling] = useState(false)
  const [closed, setClosed] = useState(false)
  const contacts = useContacts('no')
  const reports = readOf(contacts)
  const row = useContactRow()
  const silence = useSilentCall()
  useDeskKeys(inGroups(reports).flat(), silence.silent, () => setCalling(true))
  return (
    <Page
      title={t('hotline.title')}
      lead={t('hotline.lead')}
      actions={
        <Acts isCalling={calling} onCall={() => setCalling(true)} silence={silence} reports={reports} />
      }
    >
      {calling && (
        <Call
          onClose={() => {
            setCalling(false)
            void queries.invalidateQueries({ queryKey: ['contacts'] })
          }}
        />
      )}
      {!isHotline && <Notice title={t('hotline.callsOnly')}>{t('hotline.callsOnly.words')}</Notice>}
      <HandedOver contacts={reports} rowOf={row} />
      <Queue contacts={contacts} empty={t(isHotline ? 'hotline.none.words' : 'hotline.none.calls')} />
      <div className="row">
        <Button look="quiet" aria-expanded={closed} onPress={() => setClosed(!closed)}>
          {t(closed ? 'hotline.closed.hide' : 'hotline.closed.show')}
        </Button>
        <Link href="/links">{t('hotline.links')}</Link>
        {isHotline && <Link href="/campaigns">{t('campaign.title')}</Link>}
      </div>
      {closed && <Closed />}
      <Load />
      <Headset />
      <Suspense fallback={null}>
        <Quality />
      </Suspense>
      {isHotline && <KeyWords />}
    </Page>
  )
}
