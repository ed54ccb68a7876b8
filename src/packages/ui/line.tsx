// What stands of a package on the card of its referral, and beside its letter: that there is one, that it was answered, or a way to make it.
import { useQuery } from '@tanstack/react-query'
import type { ReferralSummary } from '../../referrals/api.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'

export function PackageLine({ referral: { track, state } }: { referral: ReferralSummary }) {
  const { t, dates } = useLanguage()
  const { data } = useQuery({
    queryKey: ['packages'],
    queryFn: () => api.packages.list({}),
    refetchInterval: 60_000,
    // Who comes here wants to know what came back now, also seconds after the last look.
    refetchOnMount: 'always',
  })
  if (!data || state === 'draft') return null
  const sent = data.packages.filter((one) => one.track === track)
  const newest = sent[0]
  const waiting = sent.flatMap(({ answers }) => answers).filter(({ takenAt }) => takenAt === null).length
  const words = () => {
    if (waiting > 0) return <Pill tone="due">{t('package.line.came', { count: waiting })}</Pill>
    if (!newest) return null
    if (newest.isOpen)
      return <Pill>{t('package.line.open', { day: dates.day(newest.until, data.today) })}</Pill>
    return <Pill>{t(newest.recalledAt === null ? 'package.expired' : 'package.recalled')}</Pill>
  }
  const label = () => {
    if (waiting > 0) return 'package.line.read'
    return newest ? 'package.line.see' : 'package.line.make'
  }
  return (
    <div className="row">
      {words()}
      <ButtonLink
        href={`/referrals/${track}/package`}
        icon="lock"
        look={waiting > 0 ? 'primary' : 'plain'}
        size="small"
      >
        {t(label())}
      </ButtonLink>
    </div>
  )
}
