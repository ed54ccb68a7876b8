// On an interview, for whoever will ask the questions: that it needs a certificate, and the way to it. Danger to life goes before.
import { ButtonLink } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { useTrack } from '../../web/track/query.ts'
import { interviewCourse } from '../codes.ts'

export function InterviewAsks({ trackId }: { trackId: string }) {
  const t = useText()
  const { data } = useTrack(trackId)
  if (data?.facts['training'] !== 'not_trained' || !data.track.sides.includes('other')) return null
  return (
    <Notice tone="due" title={t('training.interview')}>
      <p>{t('training.interview.words')}</p>
      <ButtonLink href={`/training/courses/${interviewCourse}`} icon="book">
        {t('training.interview.learn')}
      </ButtonLink>
    </Notice>
  )
}
