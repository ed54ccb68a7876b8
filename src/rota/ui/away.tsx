// Where somebody asks a desk: that nobody is there now, when somebody is, and whom one rings. Silent where somebody is on duty, and
// where no rota is kept: then nobody knows.
import { Notice } from '../../web/controls/notice.tsx'
import { PhoneLink } from '../../web/controls/phone-link.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import type { Desk } from '../model.ts'
import { useRotaDesks } from './use-desks.ts'

/** "Mon 8:00", or nothing where no shift is said. */
export function useNextShiftWords(): (desk: Pick<Desk, 'next'>) => string {
  const { t, dates } = useLanguage()
  return ({ next }) =>
    next === null
      ? t('rota.away.open')
      : t('rota.away.until', { when: t('rota.when', { day: dates.day(next), time: dates.time(next) }) })
}

export function AwayWords({ desk, name }: { desk: Desk; name?: string }) {
  const { t } = useLanguage()
  const words = useNextShiftWords()
  return (
    <Notice tone="due" title={name ? t('rota.away.at', { name, words: words(desk) }) : words(desk)}>
      <p>
        {t('rota.away.ring')} <PhoneLink number={desk.phone} />
      </p>
    </Notice>
  )
}

/** For a circle that somebody is about to ask. */
export function Away({ circle }: { circle: number | null | undefined }) {
  const { data } = useRotaDesks()
  const desk = data?.desks.find((one) => one.circle === circle)
  return desk && !desk.isOpen ? <AwayWords desk={desk} /> : null
}
