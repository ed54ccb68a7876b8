// A course on one telephone: one screen or question a page. What was answered is kept as it is pressed, so that it can be left at any
// moment; the end waits for a line where there is none, and is brought when it is back.
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { sameWriteAs, type TriedWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { EmptyState } from '../../web/controls/card.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { finishCourse } from '../client/finish-course.ts'
import { answered, begun, turned, type Going } from '../client/going.ts'
import { markOf, type Course } from '../course.ts'
import { CourseEnd } from './course-end.tsx'
import { CourseStep } from './course-step.tsx'
import { certificatesKey } from './use-certificates.ts'
import { useCourses } from './use-courses.ts'

export function CoursePage() {
  const t = useText()
  const said = useStaffWords()
  const { courseId = '' }: { courseId?: string } = useParams({ strict: false })
  const { courseOf, isRead } = useCourses()
  const course = courseOf(courseId)
  return (
    <Page
      title={course ? said(course.title) : t('training.title')}
      width="narrow"
      back={{ href: '/training', label: t('training.title') }}
    >
      {!course && !isRead ? (
        <Skeleton label={t('training.loading')} lines={5} />
      ) : course ? (
        <Learning key={course.id} course={course} />
      ) : (
        <EmptyState icon="book" title={t('training.none')} words={t('training.none.words')} />
      )}
    </Page>
  )
}

interface Kept extends Going {
  /** It is finished and has still to be brought. */
  toSend?: TriedWrite
}

const againMs = 10_000

/** Does it now and whenever there may be a line again, for as long as there is something to send. */
function useUntilSent(id: string | undefined, send: (id: string) => void): void {
  const latest = useRef(send)
  useEffect(() => {
    latest.current = send
  })
  useEffect(() => {
    if (id === undefined) return
    const again = () => latest.current(id)
    // Also what was finished before this page was opened anew.
    again()
    const ticking = setInterval(again, againMs)
    addEventListener('online', again)
    return () => {
      clearInterval(ticking)
      removeEventListener('online', again)
    }
  }, [id])
}

function Learning({ course }: { course: Course }) {
  const { t, language } = useLanguage()
  const isWritten = course.translations[language.tag === 'ar' ? 'ar' : 'en'] !== 'none'
  const other = (['en', 'ar'] as const).find((one) => course.translations[one] !== 'none')
  const go = useNavigate()
  const queries = useQueryClient()
  const [going, setGoing] = useState<Kept>(begun)
  const draft = useDraft(`training.${course.id}.${course.version}`, going, setGoing)
  const { busy, error, run } = usePendingAction()
  const step = course.steps[going.at]
  const { toSend } = going
  const send = (id: string) =>
    run(async () => {
      const { id: certificate } = await finishCourse(session, course, going.answers, id)
      await draft.drop(begun)
      await queries.invalidateQueries({ queryKey: certificatesKey })
      await go({
        to: '/training/certificates/$certificateId',
        params: { certificateId: certificate },
        replace: true,
      })
    }, draft.keep)
  useUntilSent(toSend?.id, (id) => void send(id))
  return (
    <div className="stack">
      {!isWritten && other && (
        <p className="second">{t('training.onlyIn', { language: t(`training.form.language.${other}`) })}</p>
      )}
      <DraftConflict draft={draft} />
      {step ? (
        <CourseStep
          key={step.id}
          step={step}
          position={{ at: going.at + 1, of: course.steps.length }}
          first={going.answers[step.id]}
          onAnswer={(choice) => setGoing((now) => answered(now, step.id, choice))}
          onNext={() => setGoing(turned(going, 1))}
          {...(going.at > 0 ? { onBack: () => setGoing(turned(going, -1)) } : {})}
        />
      ) : (
        <CourseEnd
          course={course}
          mark={markOf(course, going.answers)}
          isWaiting={toSend !== undefined}
          error={error}
          isPending={busy}
          onFinish={() => setGoing({ ...going, toSend: sameWriteAs(toSend, going.answers) })}
        >
          <Button look="quiet" onPress={() => setGoing(begun)}>
            {t('training.again')}
          </Button>
        </CourseEnd>
      )}
    </div>
  )
}
