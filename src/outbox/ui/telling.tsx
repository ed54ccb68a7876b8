// Being told outside that something waits: a fixed sentence, and where it goes. What is typed here is sealed to the process that sends.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import { isAddress } from '../address.ts'
import { anyHour, sealedFor } from '../client.ts'
import { plainAddress, WhereTo, type Where } from './where-to.tsx'

type Telling = Awaited<ReturnType<typeof api.outbox.mine>>

export function BeingTold() {
  const t = useText()
  const { data, error } = useQuery({ queryKey: ['telling'], queryFn: () => api.outbox.mine({}) })
  return (
    <Page title={t('telling.title')} lead={t('telling.lead')} width="narrow">
      <ErrorMessage error={error} />
      {data?.senderKey === null && <p>{t('telling.nobody')}</p>}
      {data && data.senderKey !== null && (data.id ? <Told telling={data} /> : <Say telling={data} />)}
    </Page>
  )
}

function Told({ telling }: { telling: Telling }) {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const stop = () =>
    run(async () => {
      await api.outbox.eraseMine({})
      await queries.invalidateQueries({ queryKey: ['telling'] })
      say({ text: t('telling.said.erased') })
    })
  return (
    <Card title={t('telling.on')}>
      <div className="stack">
        <p>{t(telling.digest ? 'telling.on.digest' : 'telling.on.duty')}</p>
        {telling.last && <p className="second">{t(`telling.last.${telling.last}`)}</p>}
        <ErrorMessage error={error} />
        <div>
          <Button isPending={busy} onPress={() => void stop()}>
            {t('telling.stop')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

function Say({ telling }: { telling: Telling }) {
  const t = useText()
  const me = useMe()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [where, setWhere] = useState<Where>({ channel: telling.channels[0] ?? 'mail', to: '' })
  const [digest, setDigest] = useState<string[]>(['digest'])
  const [tried, setTried] = useState(false)
  const { busy, error, run } = usePendingAction()
  const to = plainAddress(where.to)
  const isWrong = !isAddress(where.channel, to)
  const keep = () => {
    setTried(true)
    if (isWrong) return
    void run(async () => {
      const destination = { channel: where.channel, to, language: me.language, hours: anyHour }
      await api.outbox.keepMine({ ...(await sealedFor(telling, destination)), digest: digest.length > 0 })
      await queries.invalidateQueries({ queryKey: ['telling'] })
      say({ text: t('telling.said.kept'), tone: 'done' })
    })
  }
  return (
    <Card title={t('telling.ask')}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          keep()
        }}
      >
        <WhereTo channels={telling.channels} value={where} isWrong={tried && isWrong} onChange={setWhere} />
        <CheckboxGroup
          label={t('telling.when')}
          hint={t('telling.when.hint')}
          choices={[{ value: 'digest', label: t('telling.when.digest') }]}
          value={digest}
          onChange={setDigest}
        />
        <ErrorMessage error={error} />
        <div>
          <Button type="submit" look="primary" isPending={busy}>
            {t('telling.keep')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
