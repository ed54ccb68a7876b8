// Said before anybody agrees: what was agreed with the same place for the same purpose ends with this, also where this is less.
import type { Compartment } from '../../sealing/shapes.ts'
import { standsFor } from '../../sealing/superseded-grants.ts'
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useTermsInWords } from './terms-in-words.ts'

interface Terms {
  to: number
  purpose: string
  compartments: readonly Compartment[]
  pages?: readonly { page: string; parts: readonly Compartment[] }[] | undefined
}

/** `grants` are those that whoever agrees here may end. */
export function InPlaceOf({ terms, grants }: { terms: Terms; grants: CaseView['grants'] }) {
  const { t, dates } = useLanguage()
  const { partsOf } = useTermsInWords()
  const older = grants.filter((old) => standsFor({ ...terms, basis: 'consent' }, old))
  if (older.length === 0) return null
  return (
    <Notice title={t('access.inPlace')}>
      {older.map(({ id, compartments, pages = [], until }) => (
        <p key={id}>
          {t('access.inPlace.before', {
            parts: partsOf({ compartments: [...compartments], pages: pages.length }),
            day: dates.day(until),
          })}
        </p>
      ))}
      <p>{t('access.inPlace.ends')}</p>
    </Notice>
  )
}
