// Messages on a case: opened when somebody asks for them, answered in the same place. What is being written is kept sealed
// as every draft is. Where the person wants to be told that something is new, somebody is asked to tell them.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../web/session/api.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { keepAttachment } from '../../attachments/client/keep-attachment.ts'
import { AttachedList, type Keep } from '../../attachments/ui/attached.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card, EmptyState } from '../../web/controls/card.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { checked } from '../../client/logs.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { NoWords } from '../../consent/ui/no-words.tsx'
import { GiveNotice } from './give-notice.tsx'
import { type OpenMessage } from '../client/open-messages.ts'
import { openMessages } from '../client/open-messages.ts'
import { TellHer } from './tell-her.tsx'
import { WriteMessage } from './write-message.tsx'
import './messages.css'
import { session } from '../../web/session/window-session.ts'

export function CaseMessages({ shared, onChanged }: { shared: SharedCase; onChanged: () => void }) {
  const t = useText()
  const queries = useQueryClient()
  const caseId = shared.case.id
  const held = shared.held.includes('messages')
  const key = ['messages', caseId]
  const { data, error } = useQuery({
    queryKey: key,
    queryFn: () => api.messages.list({ caseId }),
    enabled: held,
  })
  const [read, setRead] = useState(false)
  const [written, setWritten] = useState(0)
  const fresh = data?.messages.filter((one) => one.fromPerson && one.readOn === null).length ?? 0
  const again = () => {
    void queries.invalidateQueries({ queryKey: key })
    // A notice that was asked for or given is a duty that comes or goes.
    void queries.invalidateQueries({ queryKey: ['work'] })
    onChanged()
  }
  if (!held)
    return (
      <Card title={t('messages.title')}>
        <p className="second">{t('messages.notHeld')}</p>
      </Card>
    )
  return (
    <Card title={t('messages.title')} folds={data !== undefined && fresh === 0}>
      <div className="stack">
        {fresh > 0 && <Fresh count={fresh} />}
        <NoWords shared={shared} onTheirPage />
        <GiveNotice shared={shared} sentence={data?.sentence ?? ''} onChanged={again} />
        {data?.messages.length === 0 && (
          <EmptyState small icon="message" title={t('messages.none')} words={t('messages.noneWords')} />
        )}
        {data && data.messages.length > 0 && !read && (
          <div>
            <Button icon="lock" onPress={() => setRead(true)}>
              {t('messages.open', { count: data.messages.length })}
            </Button>
          </div>
        )}
        {data && read && (
          <Thread shared={shared} rows={data.messages} logs={data.logs} fresh={fresh} onRead={again} />
        )}
        <WriteMessage
          key={written}
          shared={shared}
          onWritten={() => {
            setWritten(written + 1)
            again()
          }}
        />
        <TellHer shared={shared} />
        <ErrorMessage error={error} />
      </div>
    </Card>
  )
}

function Fresh({ count }: { count: number }) {
  const t = useText()
  return (
    <div>
      <Pill tone="due">{t('messages.fresh', { count })}</Pill>
    </div>
  )
}

type Rows = Awaited<ReturnType<typeof api.messages.list>>['messages']

/** Keeps what came with a message as a paper of the case. */
function useKeep({ case: { id: caseId }, held }: SharedCase): Keep {
  const queries = useQueryClient()
  // A contract or a pay slip belongs to the law's part; whoever does not hold it keeps it with what was said.
  const compartment = held.includes('legal') ? 'legal' : 'narrative'
  return async (attached, name) => {
    await keepAttachment(session, attached, { caseId, compartment, name })
    await queries.invalidateQueries({ queryKey: ['papers', caseId] })
  }
}

function Thread({
  shared,
  rows,
  logs,
  fresh,
  onRead,
}: {
  shared: SharedCase
  rows: Rows
  logs: readonly number[]
  fresh: number
  onRead: () => void
}) {
  const t = useText()
  const keep = useKeep(shared)
  const caseId = shared.case.id
  const { data, error } = useQuery({
    queryKey: ['messages', caseId, 'opened', rows.map((row) => row.id + (row.readOn ?? '')).join()],
    queryFn: async () => {
      const opened = await checked(session, logs, () => openMessages(session, caseId, rows))
      if (fresh > 0) {
        await api.messages.seen({ caseId })
        onRead()
      }
      return opened
    },
    placeholderData: (before) => before,
  })
  if (error) return <ErrorMessage error={error} />
  return (
    <ul className="messages" aria-label={t('messages.title')}>
      {data?.map((message) => (
        <Message key={message.id} message={message} keep={keep} />
      ))}
    </ul>
  )
}

function Message({ message, keep }: { message: OpenMessage; keep: Keep }) {
  const t = useText()
  const { day } = useDates()
  const state = message.readOn ? t('messages.read', { day: day(message.readOn) }) : t('messages.unread')
  return (
    <li className={message.fromPerson && !message.isUnfit ? 'message from-person' : 'message'}>
      <p className="second">
        {!message.isUnfit && (
          <>
            <strong>{message.fromPerson ? t('messages.person') : <bdi>{message.by}</bdi>}</strong>
            {' · '}
          </>
        )}
        {message.isSaid ? day(message.on) : t('messages.serverDay', { day: day(message.on) })}
      </p>
      {message.text === undefined ? (
        <p role="alert">{t(message.isUnfit ? 'chain.unfit' : 'messages.broken')}</p>
      ) : (
        <p dir="auto" className="message-text">
          {message.text}
        </p>
      )}
      <AttachedList attached={message.attached} keep={keep} />
      <p className="second">
        {state} {message.goneOn && t('messages.gone', { day: day(message.goneOn) })}
      </p>
    </li>
  )
}
