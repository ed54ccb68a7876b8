// Who is in the house, on paper, for whoever stands outside with a list: rooms, code names and how many. No name, no need, no reason.
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useStayName, type House } from './use-night.ts'

export function FireRoll({ house }: { house: House }) {
  const { t, dates } = useLanguage()
  const nameOf = useStayName()
  const rooms = house.units.flatMap((unit) => unit.rooms)
  const here = house.night.stays.filter(({ state }) => state === 'resident' || state === 'away')
  const inside = here.filter(({ state }) => state === 'resident').reduce((sum, { party }) => sum + party, 0)
  return (
    <Dialog
      title={t('beds.roll')}
      trigger={<Button icon="print">{t('beds.roll')}</Button>}
      actions={() => (
        <Button look="primary" icon="print" onPress={() => window.print()}>
          {t('beds.roll.print')}
        </Button>
      )}
    >
      <div className="fire-roll stack">
        <p>
          {t('beds.roll.inside', { count: inside })} · {dates.day(house.night.now)}{' '}
          {dates.time(house.night.now)}
        </p>
        <ul>
          {rooms.flatMap((room) =>
            here
              .filter(({ beds }) => beds.some((bed) => room.beds.includes(bed)))
              .map((stay) => (
                <li key={`${room.id} ${stay.track}`}>
                  {t('beds.room.name', { number: room.number })} · <strong>{nameOf(stay)}</strong> ·{' '}
                  {t('inbox.party', { count: stay.party })}
                  {stay.state === 'away' && ` · ${t('beds.bar.away')}`}
                </li>
              )),
          )}
        </ul>
      </div>
    </Dialog>
  )
}
