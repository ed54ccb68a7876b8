// On an interview or a screening, for whoever will ask the questions: that it needs a certificate, and the way to it. Danger to life goes before.
import { ButtonLink } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { useTrack } from '../../web/track/query.ts'
import { useStaffWords } from '../../web/language/staff-words.ts'
import { interviewCourse } from '../codes.ts'
import { courseOf } from '../shipped.ts'

export function CertificateAsked({ trackId }: { trackId: string }) {
  const t = useText()
  const said = useStaffWords()
  const asked = courseOf(interviewCourse)!
  const { data } = useTrack(trackId)
  if (data?.facts['training'] !== 'not_trained') return null
  // An interview is held by who stands opposite the person, a screening by who stands beside them.
  if (!data.track.sides.includes(data.track.kind === 'interview' ? 'other' : 'holder')) return null
  return (
    <Notice tone="due" title={t('training.asked')}>
      <p>{t('training.asked.words', { course: said(asked.title) })}</p>
      <ButtonLink href={`/training/courses/${interviewCourse}`} icon="book">
        {t('training.asked.learn', { count: asked.minutes, course: said(asked.title) })}
      </ButtonLink>
    </Notice>
  )
}
