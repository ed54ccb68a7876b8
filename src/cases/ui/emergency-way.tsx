// The one way that the person agreed for an emergency, or that none was: said the same wherever somebody may not be asked now.
import type { ReactNode } from 'react'
import { useText } from '../../web/language/language.tsx'
import type { SafeContact } from '../safe-contact.ts'

/** `children`: what is pressed where that way is used; not there where none was agreed. */
export function EmergencyWay({
  contact,
  children,
}: {
  contact: Pick<SafeContact, 'emergency'> | undefined
  children?: ReactNode
}) {
  const t = useText()
  if (!contact?.emergency) return <p>{t('work.safe.noEmergency')}</p>
  return (
    <div>
      <p>
        {t('case.contact.emergency')}: <bdi>{contact.emergency}</bdi>
      </p>
      {children}
    </div>
  )
}
