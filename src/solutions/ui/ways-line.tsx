// One line on the plan of a case: how much is known of the three ways, and whether the person has put one aside.
import type { SharedCase } from '../../client/case-keys.ts'
import { ButtonLink } from '../../web/controls/button.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { useText } from '../../web/language/language.tsx'
import { answeredIn, noWays } from '../ways.ts'
import { useWays } from './use-ways.ts'
import './ways.css'
import { isOpen } from '../../tracks/case-state.ts'

export function WaysLine({ shared }: { shared: SharedCase }) {
  const t = useText()
  const { data } = useWays(shared)
  if (!shared.held.includes('narrative') || !isOpen(shared.case.state)) return null
  const aside = data?.said?.aside ?? []
  return (
    <section className="ways-line" aria-label={t('ways.title')}>
      <span>
        <strong>{t('ways.title')}</strong>{' '}
        <span className="second">{t('ways.known', answeredIn(data?.ways ?? noWays))}</span>
        {aside.length > 0 && <Pill tone="due">{t('ways.aside.count', { count: aside.length })}</Pill>}
      </span>
      <ButtonLink size="small" href={`/cases/${shared.case.id}/ways`}>
        {t('ways.open')}
      </ButtonLink>
    </section>
  )
}
