// Said before anybody agrees: what was agreed with the same place for the same purpose ends with this, also where this is less.
import type { Compartment } from '../../sealing/shapes.ts'
import { standsFor } from '../../sealing/stands-for.ts'
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language.tsx'

interface Terms {
  to: number
  purpose: string
  compartments: readonly Compartment[]
}

/** `grants` are those that whoever agrees here may end. */
export function InPlaceOf({ terms, grants }: { terms: Terms; grants: CaseView['grants'] }) {
  const { t, language, dates } = useLanguage()
  const list = new Intl.ListFormat(language.locale, { type: 'conjunction' })
  const older = grants.filter((old) => standsFor({ ...terms, basis: 'consent' }, old))
  if (older.length === 0) return null
  return (
    <Notice title={t('access.inPlace')}>
      {older.map(({ id, compartments, until }) => (
        <p key={id}>
          {t('access.inPlace.before', {
            parts: list.format(compartments.map((part) => t(`compartment.${part}`))),
            day: dates.day(until),
          })}
        </p>
      ))}
      <p>{t('access.inPlace.ends')}</p>
    </Notice>
  )
}
