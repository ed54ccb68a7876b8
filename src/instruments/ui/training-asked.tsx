// A set that asks for a certificate, used where no process asks for it: the course stands before its first question. Danger to life goes
// before, and is written down with what came out.
import type { ReactNode } from 'react'
import { useState } from 'react'
import { newestOf, stateOf } from '../../training/certificate.ts'
import { courseOf } from '../../training/shipped.ts'
import { useCertificates } from '../../training/ui/use-certificates.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'
import { useToday } from '../../web/session/now.ts'
import type { Instrument } from '../instrument.ts'

/** `children` gets what has to be written down with the answers; nothing where the certificate is there or none is asked. */
export function TrainingAsked({
  training,
  children,
}: Pick<Instrument, 'training'> & { children: (written: string | undefined) => ReactNode }) {
  const t = useText()
  const said = useStaffWords()
  const today = useToday()
  const certificates = useCertificates()
  const [isDanger, setDanger] = useState(false)
  if (training === undefined) return children(undefined)
  if (isDanger) return children(t('instrument.untrained'))
  if (certificates.isPending) return null
  const held = newestOf(certificates.data?.certificates ?? [], training)
  if (held && stateOf(held, today) !== 'ended') return children(undefined)
  const asked = courseOf(training)!
  return (
    <Notice tone="due" title={t('training.asked')}>
      <p>{t('training.asked.words', { course: said(asked.title) })}</p>
      <div className="row">
        <ButtonLink href={`/training/courses/${training}`} icon="book">
          {t('training.asked.learn', { count: asked.minutes, course: said(asked.title) })}
        </ButtonLink>
        <Button onPress={() => setDanger(true)}>{t('instrument.untrained.danger')}</Button>
      </div>
    </Notice>
  )
}
