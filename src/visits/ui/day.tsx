// The day of a visit on a telephone: people as numbers, and what waits to be sent. It needs nobody signed in and no network; what was
// written can be read here only as long as this page stands open.
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { HoldToRead } from '../../web/controls/hold-to-read.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { networkTime } from '../../web/session/current-user.ts'
import type { MetPerson } from '../outcomes.ts'
import { bedLeft } from './met.ts'
import { Outbox } from './outbox-list.tsx'
import type { Kit, Row } from './phone-store.ts'
import { Talk } from './talk.tsx'
import { usePhone, type Phone } from './use-phone.ts'
import { useMetWords } from './met-words.ts'
import './visits.css'

export function VisitDay() {
  const { visitId = '' }: { visitId?: string } = useParams({ strict: false })
  const phone = usePhone(visitId)
  const { t, words, askForRooms } = useLanguage()
  const zone = phone.kit?.timezone
  useEffect(() => {
    if (zone !== undefined) askForRooms(zone)
  }, [zone, askForRooms])
  useEffect(() => {
    document.body.dataset['visited'] = 'true'
    document.title = t('web.page.window', { page: t('web.shell.name'), name: t('web.shell.name') })
  }, [t])
  if (phone.state === 'none' || phone.state === 'elsewhere')
    return (
      <main className="visit-day">
        <h1>{t('web.shell.name')}</h1>
        <ButtonLink href="/">{t('web.page.start')}</ButtonLink>
      </main>
    )
  if (!phone.kit || words !== 'all')
    return (
      <main className="visit-day">
        <Skeleton label={t('frame.asking')} lines={3} />
      </main>
    )
  return <Day phone={phone} kit={phone.kit} />
}

function Day({ phone, kit }: { phone: Phone; kit: Kit }) {
  const t = useText()
  const [view, setView] = useState<'people' | 'outbox' | number>('people')
  /** What was said while this page stands open, by number; gone with it. */
  const [readable, setReadable] = useState<ReadonlyMap<number, MetPerson>>(new Map())
  const rows = phone.items.filter((one): one is Row => one.kind === 'row')
  const next = Math.max(0, ...rows.map(({ number }) => number)) + 1
  if (typeof view === 'number')
    return (
      <Talk
        key={view}
        kit={kit}
        number={view}
        bed={bedLeft(kit, phone.items, new Date(networkTime() ?? Date.now()).toISOString())}
        others={[...readable.values()].map(({ minutes }) => minutes)}
        onDone={async (met) => {
          setReadable((before) => new Map(before).set(met.number, met))
          await phone.reload()
          setView('people')
          void phone.send()
        }}
      />
    )
  if (view === 'outbox') return <Outbox phone={phone} onBack={() => setView('people')} />
  return (
    <main className="visit-day">
      <header className="visit-day-head">
        <h1>{t('visit.day.title')}</h1>
        <p className="second">{t(phone.isKept ? 'visit.day.kept' : 'visit.day.keeping')}</p>
      </header>
      <Held kit={kit} phone={phone} />
      <People rows={rows} readable={readable} />
      <p className="second">{t('visit.day.alike')}</p>
      <footer className="visit-day-acts">
        <Button look="primary" icon="plus" onPress={() => setView(next)}>
          {t('visit.day.meet', { number: next })}
        </Button>
        <Button look="quiet" onPress={() => setView('outbox')}>
          {t('visit.day.waiting', { count: phone.items.filter(({ state }) => state !== 'received').length })}
        </Button>
      </footer>
    </main>
  )
}

/** What was held before anybody set out. How many were given is told while one holds. */
function Held({ kit, phone }: { kit: Kit; phone: Phone }) {
  const { t, dates } = useLanguage()
  const beds = phone.items.filter((one) => one.kind === 'bed')
  const lost = beds.filter((one) => one.bed === 'not_confirmed').length
  if (kit.holds.length === 0) return null
  return (
    <Card title={t('visit.beds')}>
      {lost > 0 && (
        <Notice tone="danger" title={t('visit.day.lost', { count: lost })}>
          {t('visit.day.lost.words')}
        </Notice>
      )}
      <Rows
        rows={kit.holds.map(({ id, places, until }) => ({
          id,
          title: t('visit.day.held', { count: places, time: dates.time(until) }),
          actions: (
            <HoldToRead
              label={t('visit.day.given')}
              read={() =>
                t('visit.day.givenOf', {
                  given: beds.filter((one) => one.kind === 'bed' && one.hold === id).length,
                  places,
                })
              }
            />
          ),
        }))}
      />
    </Card>
  )
}

function People({ rows, readable }: { rows: readonly Row[]; readable: ReadonlyMap<number, MetPerson> }) {
  const t = useText()
  const said = useMetWords()
  if (rows.length === 0) return <p className="second">{t('visit.day.nobody')}</p>
  return (
    <Card title={t('visit.day.people', { count: rows.length })}>
      <Rows
        rows={rows
          .toSorted((a, b) => b.number - a.number)
          .map(({ id, number }) => {
            const met = readable.get(number)
            return {
              id,
              title: t('visit.day.number', { number }),
              detail: t('visit.day.done'),
              ...(met && {
                actions: <HoldToRead label={t('visit.day.number', { number })} read={() => said(met)} />,
              }),
            }
          })}
      />
    </Card>
  )
}
