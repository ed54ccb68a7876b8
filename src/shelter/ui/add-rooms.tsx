// Rooms of a house, once: how many beds, how many in a room, for whom and by which rules.
import { useState } from 'react'
import { servedGroups } from '../../directory/codes.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { roomFeatures, unitRules, type RoomFeature } from '../codes.ts'
import type { BoardUnit } from './night.ts'

const mostAtOnce = 40
const mostInARoom = 8
const newUnit = 'new'
interface Rooms {
  count: number
  each: number
  unit: string
  takes: string[]
  rules: string[]
  features: string[]
}
const oneRoom: Rooms = { count: 1, each: 1, unit: newUnit, takes: [], rules: [], features: [] }

export function AddRooms({ units, onAdded }: { units: readonly BoardUnit[]; onAdded: () => void }) {
  const t = useText()
  const [rooms, setRooms] = useState(oneRoom)
  const { busy, error, run } = usePendingAction()
  const intention = useIdempotentWrite<string>()
  const add = async (close: () => void) => {
    const { unit, ...of } = rooms
    const added = {
      ...of,
      takes: of.takes as (typeof servedGroups)[number][],
      rules: of.rules as (typeof unitRules)[number][],
      features: of.features as RoomFeature[],
      ...(unit === newUnit ? {} : { unit: Number(unit) }),
    }
    // They may stand there although no answer came: whoever changes their mind then sees them.
    await run(async () => {
      const key = await intention.madeFor(added, () => crypto.randomUUID())
      await api.shelters.add(added, { key })
      intention.end()
      onAdded()
      close()
    }, onAdded)
  }
  return (
    <Dialog
      title={t('beds.add')}
      trigger={<Button icon="plus">{t('beds.add')}</Button>}
      actions={(close) => (
        <>
          <Button onPress={close}>{t('beds.not')}</Button>
          <Button look="primary" isPending={busy} onPress={() => void add(close)}>
            {t('beds.add')}
          </Button>
        </>
      )}
    >
      <ErrorMessage error={error} />
      <RoomFields units={units} rooms={rooms} onChange={(more) => setRooms({ ...rooms, ...more })} />
    </Dialog>
  )
}

interface Fields {
  units: readonly BoardUnit[]
  rooms: Rooms
  onChange: (more: Partial<Rooms>) => void
}

function RoomFields({ units, rooms, onChange }: Fields) {
  const t = useText()
  const { number } = useDates()
  const numbers = (to: number) =>
    Array.from({ length: to }, (_, at) => ({ value: String(at + 1), label: number(at + 1) }))
  const unitName = ({ takes }: BoardUnit) =>
    takes.length > 0 ? takes.map((group) => t(`directory.group.${group}`)).join(' · ') : t('beds.anybody')
  return (
    <>
      <Select
        label={t('beds.count')}
        options={numbers(mostAtOnce)}
        value={String(rooms.count)}
        onChange={(chosen) => onChange({ count: Number(chosen ?? 1) })}
      />
      <Select
        label={t('beds.each')}
        options={numbers(mostInARoom)}
        value={String(rooms.each)}
        onChange={(chosen) => onChange({ each: Number(chosen ?? 1) })}
      />
      {units.length > 0 && (
        <Select
          label={t('beds.unit')}
          options={[
            { value: newUnit, label: t('beds.unit.new') },
            ...units.map((one) => ({ value: String(one.id), label: unitName(one) })),
          ]}
          value={rooms.unit}
          onChange={(chosen) => onChange({ unit: chosen ?? newUnit })}
        />
      )}
      {rooms.unit === newUnit && <UnitFields rooms={rooms} onChange={onChange} />}
      <CheckboxGroup
        columns
        optional
        label={t('beds.features')}
        choices={roomFeatures.map((one) => ({ value: one, label: t(`code.${one}`) }))}
        value={rooms.features}
        onChange={(features) => onChange({ features })}
      />
    </>
  )
}

/** For whom a unit is, and by which rules. */
function UnitFields({ rooms, onChange }: Omit<Fields, 'units'>) {
  const t = useText()
  const groups = servedGroups.filter((group) => group !== 'everyone')
  return (
    <>
      <CheckboxGroup
        columns
        optional
        label={t('beds.takes')}
        hint={t('beds.takes.hint')}
        choices={groups.map((group) => ({ value: group, label: t(`directory.group.${group}`) }))}
        value={rooms.takes}
        onChange={(takes) => onChange({ takes })}
      />
      <CheckboxGroup
        columns
        optional
        label={t('beds.rules')}
        choices={unitRules.map((rule) => ({ value: rule, label: t(`beds.rule.${rule}`) }))}
        value={rooms.rules}
        onChange={(rules) => onChange({ rules })}
      />
    </>
  )
}
