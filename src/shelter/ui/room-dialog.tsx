// One room: put out of order with its reason and until when, opened again, and what it has.
import { useState } from 'react'
import { parseDate } from '@internationalized/date'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { dayOf } from '../../web/language/dates.ts'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { closedReasons, roomFeatures, type RoomFeature } from '../codes.ts'
import type { BoardRoom } from './night.ts'
import type { House } from './use-night.ts'

interface Props {
  room: BoardRoom
  house: House
  onClose: () => void
}

export function RoomDialog(props: Props) {
  const t = useText()
  const { room, house } = props
  const now = house.night.times.filter(({ bed, from }) => room.beds.includes(bed) && from <= house.night.now)
  const closed = now.filter((one) => one.closed).map(({ bed }) => bed)
  const free = room.beds.filter((bed) => !now.some((one) => one.bed === bed))
  return (
    <Dialog place="side" title={t('beds.room.name', { number: room.number })} onClose={props.onClose}>
      {free.length > 0 && <CloseBeds {...props} beds={free} />}
      {free.length < room.beds.length - closed.length && (
        <p className="second">
          {t('beds.close.some', { count: room.beds.length - closed.length - free.length })}
        </p>
      )}
      {closed.length > 0 && <OpenBeds {...props} beds={closed} />}
      <Features {...props} />
    </Dialog>
  )
}

function CloseBeds({ house, beds, onClose }: Props & { beds: number[] }) {
  const t = useText()
  const { say } = useNotices()
  const { timezone } = useMe().network
  const [reason, setReason] = useState<string>('repair')
  const [until, setUntil] = useState<string | null>(null)
  const { busy, error, run } = usePendingAction()
  const tomorrow = parseDate(dayOf(house.night.now, timezone)).add({ days: 1 }).toString()
  return (
    <div className="stack">
      <h3>{t('beds.close.title', { count: beds.length })}</h3>
      <Select
        label={t('beds.close.reason')}
        options={closedReasons.map((one) => ({ value: one, label: t(`beds.closed.${one}`) }))}
        value={reason}
        onChange={(chosen) => setReason(chosen ?? 'other')}
      />
      <DateField
        optional
        label={t('beds.close.until')}
        hint={t('beds.close.hint')}
        min={tomorrow}
        value={until}
        onChange={setUntil}
      />
      <ErrorMessage error={error} />
      <div className="row">
        <Button
          look="primary"
          isPending={busy}
          onPress={() =>
            void run(async () => {
              await api.shelters.close({
                beds,
                reason: reason as (typeof closedReasons)[number],
                ...(until ? { until } : {}),
              })
              say({ text: t('beds.closed.done') })
              house.reload()
              onClose()
            }, house.reload)
          }
        >
          {t('beds.close')}
        </Button>
      </div>
    </div>
  )
}

function OpenBeds({ house, beds, onClose }: Props & { beds: number[] }) {
  const t = useText()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  return (
    <div className="row">
      <ErrorMessage error={error} />
      <Button
        isPending={busy}
        onPress={() =>
          void run(async () => {
            await api.shelters.open({ beds })
            say({ text: t('beds.opened') })
            house.reload()
            onClose()
          })
        }
      >
        {t('beds.open.again', { count: beds.length })}
      </Button>
    </div>
  )
}

function Features({ room, house }: Props) {
  const t = useText()
  const [features, setFeatures] = useState<string[]>([...room.features])
  const { busy, error, run } = usePendingAction()
  return (
    <div className="stack">
      <CheckboxGroup
        optional
        columns
        label={t('beds.features')}
        choices={roomFeatures.map((one) => ({ value: one, label: t(`code.${one}`) }))}
        value={features}
        onChange={setFeatures}
      />
      <ErrorMessage error={error} />
      <div className="row">
        <Button
          isPending={busy}
          onPress={() =>
            void run(async () => {
              await api.shelters.describe({ room: room.id, features: features as RoomFeature[] })
              house.reload()
            })
          }
        >
          {t('beds.features.save')}
        </Button>
      </div>
    </div>
  )
}
