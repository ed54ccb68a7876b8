// What does not add up in a case's signed chain, or has not come yet, said by itself on every page of the case: lines that nobody can
// believe, a minute that a wrong clock set, a key that is owed and did not arrive, and one that waits for a look.
import type { ReactNode } from 'react'
import type { SharedCase } from '../../client/case-keys.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useSeenParts } from './use-seen.ts'

type Standing = Pick<SharedCase, 'case' | 'doubts' | 'ahead' | 'missing' | 'waits'>

/** `action` leads to where whoever carries the case puts it right. */
export function ChainNotices({ shared, action }: { shared: Standing; action?: ReactNode }) {
  const { t, language } = useLanguage()
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  const partsOf = (parts: readonly string[]) => list.format(parts.map((part) => t(`compartment.${part}`)))
  const { doubts, ahead } = shared
  const left = doubts.filter((one) => !one.dated)
  const dated = doubts.length - left.length
  // A part that my profession does not see is kept from me rightly.
  const seen = useSeenParts(shared.case)
  const missing = shared.missing.filter(seen.part)
  const waits = shared.waits.filter(seen.part)
  return (
    <>
      {doubts.length > 0 && (
        <Notice
          tone="danger"
          title={t(left.length > 0 ? 'access.doubts.title' : 'access.doubts.dated')}
          action={action}
        >
          {left.length > 0 && <p>{t('access.doubts.words', { count: left.length })}</p>}
          {dated > 0 && <p>{t('access.doubts.dated.words', { count: dated })}</p>}
        </Notice>
      )}
      {doubts.length === 0 && ahead && (
        <Notice tone="due" title={t('access.ahead.title')} action={action}>
          <p>{t('access.ahead.words')}</p>
        </Notice>
      )}
      {missing.length > 0 && (
        <Notice tone="danger" title={t('access.missing.title', { parts: partsOf(missing) })}>
          <p>{t('access.missing.words')}</p>
        </Notice>
      )}
      {waits.length > 0 && (
        <Notice title={t('access.keyWaits.title', { parts: partsOf(waits) })}>
          <p>{t('access.keyWaits.words')}</p>
        </Notice>
      )}
    </>
  )
}
