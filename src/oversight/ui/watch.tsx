// Stands above every staff screen and is silent as long as everything holds. Where something does not, it says what in one
// sentence, and what to do.

import { isProblem } from '../../api/problem.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { minutesOff } from '../../web/session/device-clock.ts'
import { useDates, useText } from '../../web/language/language.tsx'
import { networkTime } from '../../web/session/current-user.ts'
import { useMe } from '../../web/session/session.tsx'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import { useCaseLook, useTrailLook } from './looking.ts'
import { Witnesses } from './witnesses.tsx'
import './watch.css'

/** Said once somebody came in: what is written is right all the same, but who reads this clock all day is misled. */
function WrongClock() {
  const t = useText()
  const { day, time } = useDates()
  const { demo } = useMe().network
  const network = networkTime()
  const minutes = network === undefined ? 0 : minutesOff(Date.now(), network, demo)
  if (minutes === 0 || network === undefined) return null
  const of = (when: number) => `${day(new Date(when))} ${time(new Date(when))}`
  return (
    <div className="watch" role="status">
      <Notice tone="due" title={t('web.clock.wrong')}>
        <p>{t('web.clock.both', { device: of(network + minutes * 60_000), network: of(network) })}</p>
        <p>{t('web.clock.do')}</p>
      </Notice>
    </div>
  )
}

export function Watch() {
  const t = useText()
  const { data: trail } = useTrailLook()
  const { data: look, error: unlooked } = useCaseLook()
  // Whoever answers for no trail meets a silent server at the case of the day.
  const silent = isProblem(unlooked) ? ({ name: 'answered' } as const) : undefined
  const broken = trail?.checks.find(({ holds }) => !holds) ?? silent
  const brokenCase = look?.checks.find(({ holds }) => !holds)
  if (!broken && !(brokenCase && look))
    return (
      <>
        <Witnesses />
        <WrongClock />
      </>
    )
  return (
    <div className="watch" role="alert">
      {broken && (
        <Notice
          tone="danger"
          title={t(broken.name === 'answered' ? 'audit.unanswered' : 'audit.alarm')}
          {...(broken === silent
            ? {}
            : { action: <ButtonLink href="/audit">{t('audit.alarm.look')}</ButtonLink> })}
        >
          <p>{t(`audit.broken.${broken.name}`)}</p>
          <p>{t(broken.name === 'answered' ? 'audit.do.answered' : 'audit.alarm.do')}</p>
        </Notice>
      )}
      {brokenCase && look && (
        <Notice
          tone="danger"
          title={t('audit.caseAlarm', { alias: aliasHere(look.reference, t) })}
          action={<ButtonLink href={`/cases/${look.id}/access`}>{t('audit.caseAlarm.look')}</ButtonLink>}
        >
          <p>{t(`audit.broken.${brokenCase.name}`)}</p>
          <p>{t(`audit.do.${brokenCase.name}`)}</p>
        </Notice>
      )}
    </div>
  )
}
