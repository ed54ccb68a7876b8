// The sheets on paper in Keys and recovery: whether there are any, when they were made and last tried, what they open, what is due.
import { ButtonLink } from '../../../web/controls/button.tsx'
import { Card } from '../../../web/controls/card.tsx'
import { Notice } from '../../../web/controls/notice.tsx'
import { useLanguage } from '../../../web/language/language.tsx'
import { useMe } from '../../../web/session/session.tsx'
import { useRecoveryShares } from './standing.ts'

export function RecoverySharesHealth() {
  const { t, dates } = useLanguage()
  const me = useMe()
  const recoveryShares = useRecoveryShares()
  if (!recoveryShares) return null
  const { recovery, drilledAt, circles, used, waits, isDrillDue } = recoveryShares
  const open = circles.filter((one) => one.sealed).length
  const administers = me.roles.includes('administrator')
  return (
    <Card title={t('sheets.title')} lead={t('sheets.lead')}>
      <div className="stack">
        {recovery ? (
          <>
            <p>
              {t('sheets.made', { day: dates.day(recovery.at) })}{' '}
              {drilledAt ? t('sheets.drilled', { day: dates.day(drilledAt) }) : t('sheets.neverDrilled')}
            </p>
            <p>{t('sheets.opens', { open, of: circles.length })}</p>
            {open < circles.length && <p className="second">{t('sheets.notYet')}</p>}
            {isDrillDue && <Notice tone="due" title={t('sheets.drillDue')} />}
            {used && <Notice tone="due" title={t('sheets.used', { day: dates.day(used.at) })} />}
          </>
        ) : (
          <Notice tone="due" title={t('sheets.none')}>
            {t(administers ? 'sheets.none.make' : 'sheets.none.ask')}
          </Notice>
        )}
        {waits && <p>{t('sheets.waiting')}</p>}
        {administers && (
          <div className="row">
            <ButtonLink href="/keys/sheets" icon="print" look={recovery ? 'plain' : 'primary'}>
              {t(recovery ? 'sheets.again' : 'sheets.first')}
            </ButtonLink>
            {recovery && (
              <ButtonLink href="/keys/drill" icon="check">
                {t('sheets.drill.title')}
              </ButtonLink>
            )}
          </div>
        )}
      </div>
    </Card>
  )
}
