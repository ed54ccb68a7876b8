// The end of a course: whether it is enough for the certificate. Without a line it waits here and says so.
import type { ReactNode } from 'react'
import { isProblem } from '../../api/problem.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'
import { questionsOf, type Course } from '../course.ts'

export function CourseEnd({
  course,
  mark: { right, isPassed },
  isWaiting,
  error,
  isPending,
  onFinish,
  children,
}: {
  course: Course
  mark: { right: number; isPassed: boolean }
  isWaiting: boolean
  error: unknown
  isPending: boolean
  onFinish: () => void
  /** The way back to its beginning. */
  children: ReactNode
}) {
  const t = useText()
  const said = useStaffWords()
  // What the server says no to is no matter of the line.
  const isRefused =
    isProblem(error) && !['unavailable', 'failed', 'too-many', 'not-signed-in'].includes(error.code)
  return (
    <Card title={t('training.end')}>
      <div className="stack">
        <p>{t('training.mark', { right, of: questionsOf(course).length, least: course.least })}</p>
        {isWaiting && !isRefused && error !== null && (
          <Notice tone="due" title={t('training.waits')}>
            {t('training.waits.words')}
          </Notice>
        )}
        {isRefused && <ErrorMessage error={error} />}
        <div className="row">
          {isPassed && (
            <Button look="primary" isPending={isPending} onPress={onFinish}>
              {t('training.finish')}
            </Button>
          )}
          {(!isPassed || isRefused) && children}
        </div>
        {course.sources.map((source) => (
          <p key={source.en} className="second">
            {said(source)}
          </p>
        ))}
      </div>
    </Card>
  )
}
