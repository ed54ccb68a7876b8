// Who is in the house, on paper, for whoever stands outside with a list: rooms, code names and how many. No name, no need, no reason. Made each
// evening, printed or saved as a file that opens without network; whether tonight's is made, and still true, is said on the board.
import { useRef } from 'react'
import { saveFile } from '../../web/actions/save-file.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useMe } from '../../web/session/session.tsx'
import { rollIsDue, insideNow } from './roll.ts'
import { useStayName, type House } from './use-night.ts'

/** What stands in the dialog, as a page of its own: words alone, without script or address. */
function saved(of: HTMLElement, title: string, { lang, dir }: HTMLElement): Blob {
  const page = document.implementation.createHTMLDocument(title)
  page.documentElement.lang = lang
  page.documentElement.dir = dir
  page.body.append(page.importNode(of, true))
  return new Blob([`<!doctype html><meta charset="utf-8">${page.documentElement.outerHTML}`], {
    type: 'text/html',
  })
}

export function FireRoll({ house, isDue = false }: { house: House; isDue?: boolean }) {
  const { t } = useLanguage()
  const nameOf = useStayName()
  const list = useRef<HTMLDivElement>(null)
  const rooms = house.units.flatMap((unit) => unit.rooms)
  const here = house.night.stays.filter(({ state }) => state === 'resident' || state === 'away')
  const inside = insideNow(house.night)
  // It is made although the line is gone: paper comes first, and that it was made is said when it can be.
  const made = () => void api.shelters.makeRoll({ inside }).then(house.reload, () => undefined)
  const save = () => {
    if (list.current)
      saveFile(saved(list.current, t('beds.roll'), document.documentElement), 'list-of-tonight.html')
    made()
  }
  const print = () => {
    window.print()
    made()
  }
  return (
    <Dialog
      title={t('beds.roll')}
      trigger={
        <Button icon="print" look={isDue ? 'primary' : 'plain'}>
          {t(isDue ? 'beds.roll.make' : 'beds.roll')}
        </Button>
      }
      actions={() => (
        <>
          <Button look="primary" icon="print" onPress={print}>
            {t('beds.roll.print')}
          </Button>
          <Button icon="document" onPress={save}>
            {t('beds.roll.save')}
          </Button>
        </>
      )}
    >
      <div className="fire-roll stack" ref={list}>
        <RollPaper
          now={house.night.now}
          inside={inside}
          rows={rooms.flatMap((room) =>
            here
              .filter(({ beds }) => beds.some((bed) => room.beds.includes(bed)))
              .map((stay) => ({
                id: `${room.id} ${stay.track}`,
                room: room.number,
                alias: nameOf(stay),
                party: stay.party,
                isAway: stay.state === 'away',
              })),
          )}
        />
      </div>
    </Dialog>
  )
}

interface OnRoll {
  now: string
  inside: number
  rows: readonly { id: string; room: number; alias: string; party: number; isAway: boolean }[]
}

export function RollPaper({ now, inside, rows }: OnRoll) {
  const { t, dates } = useLanguage()
  return (
    <>
      <p>
        {t('beds.roll.inside', { count: inside })} · {dates.day(now)} {dates.time(now)}
      </p>
      <ul>
        {rows.map(({ id, room, alias, party, isAway }) => (
          <li key={id}>
            {t('beds.room.name', { number: room })} · <strong>{alias}</strong> ·{' '}
            {t('inbox.party', { count: party })}
            {isAway && ` · ${t('beds.bar.away')}`}
          </li>
        ))}
      </ul>
    </>
  )
}

/** From the evening on: tonight's list is not made, or somebody came or left since. */
export function RollDue({ house }: { house: House }) {
  const { t, dates } = useLanguage()
  const { timezone } = useMe().network
  const { roll } = house.night
  if (!rollIsDue(house.night, timezone)) return null
  return (
    <Notice
      tone="due"
      title={
        roll
          ? t('beds.roll.changed', {
              time: dates.time(roll.at),
              paper: roll.inside,
              now: insideNow(house.night),
            })
          : t('beds.roll.due')
      }
      action={<FireRoll house={house} isDue />}
    />
  )
}
