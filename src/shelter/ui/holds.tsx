// Places for a visit: what is asked, answered in one press, and what is held, let go of bed by bed for whoever comes.
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows, type Row } from '../../web/controls/rows.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import type { Hold } from '../api.ts'
import type { House } from './use-night.ts'

export function Holds({ house }: { house: House }) {
  const t = useText()
  const dates = useDates()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const { holds, now } = house.night
  if (holds.length === 0) return null
  const act = (work: () => Promise<unknown>, said: string) =>
    void run(async () => {
      await work()
      say({ text: t(said) })
    }).finally(house.reload)
  const rowOf = ({ id, places, given, until, state, sender }: Hold): Row => ({
    id,
    title: t('beds.hold.row', { count: places }),
    detail: [
      sender && t('beds.from', { name: sender }),
      given > 0 ? t('beds.hold.given', { count: given }) : t('beds.hold.nobody'),
    ]
      .filter(Boolean)
      .join(' · '),
    before: <Pill tone={state === 'asked' ? 'due' : 'done'}>{t(`beds.hold.state.${state}`)}</Pill>,
    facts: [t('beds.hold.until', { day: dates.day(until, new Date(now)), time: dates.time(until) })],
    actions:
      state === 'asked' ? (
        <>
          <Button
            size="small"
            isPending={busy}
            onPress={() => act(() => api.shelters.hold({ id }), 'beds.hold.said')}
          >
            {t('beds.hold.yes', { count: places })}
          </Button>
          <Button
            size="small"
            look="quiet"
            isPending={busy}
            onPress={() => act(() => api.shelters.declineHold({ id }), 'beds.hold.declined')}
          >
            {t('beds.hold.no')}
          </Button>
        </>
      ) : (
        <Button
          size="small"
          look="quiet"
          isPending={busy}
          onPress={() => act(() => api.bedHolds.letGo({ id, places: 1 }), 'beds.hold.gone')}
        >
          {t('beds.hold.letGo')}
        </Button>
      ),
  })
  return (
    <Card title={t('beds.hold.title')}>
      <ErrorMessage error={error} />
      <Rows rows={holds.map(rowOf)} />
    </Card>
  )
}
