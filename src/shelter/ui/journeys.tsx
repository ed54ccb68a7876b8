// On a bed that is kept: whoever brings the person asks the house for the way, and the house tells it to them alone. It ends on arrival, and by
// itself.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { calledAs } from '../../client/seal-to.ts'
import { askTheWay, readTheWay, tellTheWay } from '../client/way.ts'
import type { Journey } from '../journeys-api.ts'
import { HowMet } from './how-met.tsx'

export function Journeys({ trackId }: { trackId: string }) {
  const t = useText()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const { data } = useQuery({
    queryKey: ['journeys', trackId],
    queryFn: ({ signal }) => api.journeys.ofTrack({ track: trackId }, { signal }),
    refetchInterval: 60_000,
  })
  if (!data || (data.journeys.length === 0 && !data.mayAsk)) return null
  const again = () => queries.invalidateQueries({ queryKey: ['journeys', trackId] })
  return (
    <Card title={t('journey.title')} lead={t('journey.lead')}>
      <div className="stack">
        {data.journeys.map((one) => (
          <Line key={one.id} one={one} trackId={trackId} mayTell={data.mayTell} again={again} />
        ))}
        <ErrorMessage error={error} />
        {data.mayAsk && (
          <div className="row">
            <Button
              isPending={busy}
              onPress={() =>
                void run(async () => {
                  await askTheWay(session, trackId)
                  await again()
                })
              }
            >
              {t('journey.ask')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

interface LineProps {
  one: Journey
  trackId: string
  mayTell: boolean
  again: () => Promise<void>
}

function Line({ one, trackId, mayTell, again }: LineProps) {
  const { t, dates } = useLanguage()
  const { busy, error, run } = usePendingAction()
  const who = one.isMine ? t('journey.you') : t('journey.colleague', { name: one.organisationName })
  const when = one.readAt ?? one.toldAt ?? one.askedAt
  const isOpen = one.state !== 'over'
  return (
    <div className="stack">
      <p>
        <strong>
          <bdi>{who}</bdi>
        </strong>{' '}
        · {t(`journey.state.${one.state}`)} · {dates.day(when)} {dates.time(when)}
        {isOpen && one.endsAt && ` · ${t('journey.until', { time: dates.time(one.endsAt) })}`}
      </p>
      {isOpen && one.isMine && one.toldAt && <Way id={one.id} again={again} />}
      {isOpen && one.isMine && <HowMet trackId={trackId} />}
      {one.state === 'asked' && mayTell && !one.isMine && <Tell one={one} again={again} />}
      <ErrorMessage error={error} />
      {isOpen && (one.isMine || mayTell) && (
        <div className="row">
          <Button
            look="quiet"
            isPending={busy}
            onPress={() =>
              void run(async () => {
                await api.journeys.end({ id: one.id })
                await again()
              })
            }
          >
            {t(one.isMine ? 'journey.notMe' : 'journey.takeBack')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** The way itself, shown by a press, since that it was read is written down. It stays on this screen alone. */
function Way({ id, again }: { id: string; again: () => Promise<void> }) {
  const t = useText()
  const [way, setWay] = useState<string>()
  const { busy, error, run } = usePendingAction()
  if (way !== undefined)
    return (
      <p className="journey-way" dir="auto">
        {way}
      </p>
    )
  const read = () =>
    run(async () => {
      setWay(await readTheWay(session, id))
      await again()
    })
  return (
    <>
      <ErrorMessage error={error} />
      <div className="row">
        <Button look="primary" isPending={busy} onPress={() => void read()}>
          {t('journey.read')}
        </Button>
      </div>
    </>
  )
}

function Tell({ one, again }: { one: Journey; again: () => Promise<void> }) {
  const { t, dates } = useLanguage()
  const { say } = useNotices()
  const [way, setWay] = useState('')
  const { busy, error, run } = usePendingAction()
  const tell = () =>
    run(async () => {
      // Where they work is what stands on the screen: under another name nothing is told.
      const shown = await calledAs(session, one.organisation, one.organisationName)
      const endsAt = await tellTheWay(session, one, { way: way.trim(), shown })
      setWay('')
      say({ text: t('journey.told', { time: dates.time(endsAt) }) })
      await again()
    })
  return (
    <>
      <TextArea
        label={t('journey.way')}
        hint={t('journey.way.hint')}
        maxLength={600}
        rows={3}
        value={way}
        onChange={setWay}
      />
      <ErrorMessage error={error} />
      <div className="row">
        <Button look="primary" isPending={busy} isDisabled={way.trim() === ''} onPress={() => void tell()}>
          {t('journey.tell')}
        </Button>
      </div>
    </>
  )
}
