// One that I reported: how far it has come, my words and what the desk answered, and what I noticed since.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { Writing } from '../../identification/client/report-thread.ts'
import { longest } from '../../identification/report.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useNameOf } from '../../web/session/organisations.ts'
import { session } from '../../web/session/window-session.ts'
import { Missing } from '../../web/shell/missing.tsx'
import { Page } from '../../web/shell/page.tsx'
import { CallButton } from '../../web/controls/phone-link.tsx'
import { progress } from '../api.ts'
import { addLine, openOwn, type OwnEncounter } from '../client/own-encounters.ts'
import { useReportDesks } from './desks.ts'
import { DutiesOfOne } from './reporting-duty.tsx'
import './encounters.css'

export function EncounterPage() {
  const { t, dates } = useLanguage()
  const { trackId = '' } = useParams({ strict: false })
  const nameOf = useNameOf()
  const mine = useQuery({
    queryKey: ['encounters', 'mine', trackId],
    queryFn: () => api.encounters.mine({ track: trackId }),
    refetchInterval: 20_000,
  })
  const { numbers } = useReportDesks()
  const one = mine.data?.encounters[0]
  const opened = useQuery({
    queryKey: ['encounters', trackId, one?.state, one?.answered],
    enabled: one !== undefined,
    queryFn: () => openOwn(session, trackId),
    refetchInterval: 20_000,
  })
  if (mine.isSuccess && !one) return <Missing />
  return (
    <Page
      title={one ? t('encounter.own.one', { day: dates.day(one.day) }) : t('encounter.own.title')}
      {...(one ? { lead: t('encounter.own.to', { desk: nameOf(one.circle) }) } : {})}
      width="narrow"
      back={{ href: '/encounters', label: t('encounter.own.title') }}
    >
      {!one && <Skeleton label={t('encounter.own.loading')} lines={5} />}
      {one && (
        <Card>
          {one.urgent && one.state === 'received' && numbers && (
            <Notice
              tone="danger"
              title={t('encounter.own.notOpened')}
              action={
                <CallButton
                  number={numbers.hotline}
                  label={t('encounter.danger.call', { number: numbers.hotline })}
                  isUrgent
                />
              }
            />
          )}
          <ol className="progress-steps">
            {progress.map((step, at) => (
              <li key={step} data-done={at <= progress.indexOf(one.state) || undefined}>
                <Icon name={at <= progress.indexOf(one.state) ? 'check' : 'clock'} />
                {t(`encounter.own.state.${step}`)}
              </li>
            ))}
          </ol>
        </Card>
      )}
      {opened.data && one && <DutiesOfOne mine={one} own={opened.data} />}
      {opened.data && <Thread own={opened.data} desk={nameOf(one?.circle)} />}
      {opened.data && one && one.state !== 'closed' && <Add own={opened.data} track={trackId} />}
      {opened.isError && <p className="second">{t('encounter.own.gone')}</p>}
      <Notice>{t('encounter.own.protects')}</Notice>
    </Page>
  )
}

function Thread({ own: { report, texts, sealed }, desk }: { own: OwnEncounter; desk: string }) {
  const { t, dates } = useLanguage()
  if (!report.story && texts.length === 0) return null
  return (
    <Card title={t('encounter.own.words')}>
      {report.story && (
        <blockquote className="told" dir="auto">
          {report.story}
        </blockquote>
      )}
      <ol className="thread">
        {sealed.messages.map(({ from, day }, at) => (
          <li key={at} data-from={from}>
            <p className="second">
              {from === 'person' ? t('encounter.own.me') : desk} · {dates.day(day)}
            </p>
            <p dir="auto" className="told-text">
              {texts[at]}
            </p>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Add({ own, track }: { own: OwnEncounter; track: string }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const [typed, setTyped] = useState({ text: '' })
  const draft = useDraft(`encounter.${track}`, typed, setTyped)
  const { busy, error, run } = usePendingAction()
  const writing = useRef<Writing>({})
  const send = () =>
    run(async () => {
      await addLine(session, { track, sealed: own.sealed }, typed.text, writing.current)
      await draft.drop({ text: '' })
      await queries.invalidateQueries({ queryKey: ['encounters'] })
    }, draft.keep)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <DraftConflict draft={draft} />
      <ErrorMessage error={error} />
      <TextArea
        label={t('encounter.own.add')}
        hint={t('encounter.words.hint')}
        rows={3}
        maxLength={longest.story}
        value={typed.text}
        onChange={(text) => setTyped({ text })}
      />
      <div className="row">
        <Button type="submit" icon="send" isPending={busy} isDisabled={typed.text.trim() === ''}>
          {t('encounter.own.add.send')}
        </Button>
      </div>
    </form>
  )
}
