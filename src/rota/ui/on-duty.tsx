// Who is on duty now at the desks of the own house, at one glance.
import { Link } from 'react-aria-components/Link'
import { Icon } from '../../web/controls/icon.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import type { Desk } from '../model.ts'
import { AwayWords } from './away.tsx'
import { useRotaDesks, useOwnDesks } from './use-desks.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import './rota.css'

/** `isHere` where the rota itself stands below: then no link leads to it. */
export function OnDuty({ isHere = false }: { isHere?: boolean }) {
  const { t } = useLanguage()
  const { organisation } = useMe()
  const names = useOwnDesks()
  const { data } = useRotaDesks()
  const desks = data?.desks.filter((one) => one.organisation === organisation.id) ?? []
  if (desks.length === 0) return null
  const nameOf = ({ circle }: Desk) => names.find((one) => one.circle === circle)?.name ?? organisation.name
  const open = desks.filter(({ onDuty }) => onDuty)
  return (
    <section className="stack rota-now" aria-label={t('rota.now')}>
      {open.length > 0 && (
        <div className="rota-open">
          <Icon name="clock" />
          <p className="row">
            {open.map((desk) => (
              <OneOnDuty key={desk.circle} desk={desk} name={nameOf(desk)} />
            ))}
            {!isHere && <Link href="/rota">{t('rota.open')}</Link>}
          </p>
        </div>
      )}
      {desks
        .filter(({ onDuty }) => !onDuty)
        .map((desk) => (
          <AwayWords key={desk.circle} desk={desk} name={nameOf(desk)} />
        ))}
    </section>
  )
}

function OneOnDuty({ desk: { onDuty }, name }: { desk: Desk; name: string }) {
  const { t, dates } = useLanguage()
  const called = useColleagueName()
  if (!onDuty) return null
  return (
    <span>
      <bdi>{name}</bdi>:{' '}
      <strong>
        <bdi>{called(onDuty.user)}</bdi>
      </strong>{' '}
      {t('rota.now.until', { time: dates.time(onDuty.until) })}
      {onDuty.deputy && (
        <>
          {' · '}
          {t('rota.now.deputy')} <bdi>{called(onDuty.deputy)}</bdi>
        </>
      )}
    </span>
  )
}
