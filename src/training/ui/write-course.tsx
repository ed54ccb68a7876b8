// A trainer writes a course: what it is, its lessons with their questions, and one press that publishes it to everybody who works in the
// network. What is typed is kept as a draft; one of our own courses begins its next edition.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { ErrorSummary } from '../../web/controls/errors.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useLanguage, useText, type Text } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { Page } from '../../web/shell/page.tsx'
import {
  courseFrom,
  faultsIn,
  newCourse,
  newLesson,
  draftFrom,
  type FormFault,
  type CourseDraft,
} from '../course-form.ts'
import { BeginFromCourse } from './begin-from-course.tsx'
import { CourseAbout } from './course-about.tsx'
import { changed, CourseLesson } from './course-lesson.tsx'
import { coursesKey } from './use-courses.ts'
import type { Writing } from './written-words.tsx'
import './write-course.css'

export function WriteCourse() {
  const t = useText()
  return (
    <Page
      title={t('training.write')}
      lead={t('training.form.lead')}
      width="narrow"
      back={{ href: '/training', label: t('training.title') }}
      actions={
        <ButtonLink href="/training/write/file" icon="document">
          {t('training.write.file')}
        </ButtonLink>
      }
    >
      <CourseForm />
    </Page>
  )
}

function CourseForm() {
  const { t, language } = useLanguage()
  const [begun] = useState(() => newCourse(language.tag === 'ar' ? 'ar' : 'en'))
  const [typed, setTyped] = useState(begun)
  const [attempt, setAttempt] = useState(0)
  const [opened, setOpened] = useState<readonly string[]>()
  // On a telephone a lesson is unfolded by a press: the page stays three screens high.
  const isNarrow = useIsNarrow()
  const draft = useDraft('training.write', typed, setTyped)
  const publishing = usePublishing(typed, async () => {
    setAttempt(0)
    setOpened(undefined)
    await draft.drop(newCourse(typed.languages[0]!))
  })
  const faults = attempt > 0 ? faultsIn(typed) : []
  const writing: Writing = { languages: typed.languages, faults }
  const publish = () => {
    const missing = faultsIn(typed)
    setAttempt(attempt + 1)
    // What misses something is opened once, and does not fold away under the hand that mends it.
    setOpened(
      typed.lessons.filter((_, at) => missing.some(({ lesson }) => lesson === at)).map(({ id }) => id),
    )
    if (missing.length === 0) publishing.publish()
  }
  return (
    <>
      <DraftConflict draft={draft} />
      <ErrorSummary
        attempt={attempt}
        faults={faults.map((one) => ({ field: one.field, words: sentenceOf(one, t) }))}
      />
      <details className="folded">
        <summary>{t('training.form.begin')}</summary>
        <BeginFromCourse
          hint={t('training.form.begin.hint')}
          onBegin={(course, isOurs) => setTyped(draftFrom(course, isOurs))}
        />
      </details>
      {typed.version > 1 && <p className="second">{t('training.form.edition', { n: typed.version })}</p>}
      <CourseAbout typed={typed} writing={writing} onChange={(more) => setTyped({ ...typed, ...more })} />
      <Lessons
        typed={typed}
        writing={writing}
        opened={opened ?? typed.lessons.slice(0, isNarrow ? 0 : 1).map(({ id }) => id)}
        onOpen={setOpened}
        onChange={(lessons) => setTyped({ ...typed, lessons })}
      />
      <Refused publishing={publishing} />
      <div className="row">
        <Button look="primary" isPending={publishing.busy} onPress={publish}>
          {t('training.write.publish')}
        </Button>
      </div>
    </>
  )
}

/** Which field of which lesson, and what it needs. */
function sentenceOf({ code, lesson, of, n = 0 }: FormFault, t: Text): string {
  const what = t('training.form.fault.of', {
    field: t(`training.form.${of}`, { n }),
    what: t(`training.form.fault.${code}`),
  })
  return lesson === null ? what : t('training.form.fault.in', { n: lesson + 1, what })
}

function Refused({ publishing: { refused, error } }: { publishing: ReturnType<typeof usePublishing> }) {
  const t = useText()
  return (
    <>
      <ErrorMessage error={error} />
      {refused.length > 0 && (
        <Notice tone="due" title={t('training.write.faults', { count: refused.length })}>
          <ul>
            {refused.map(({ field, says }) => (
              <li key={field + says}>
                <bdi dir="ltr">{says}</bdi>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

/** What only the running network knows (a code that another house has) is asked of it before the course is kept. */
function usePublishing(typed: CourseDraft, onDone: () => Promise<void>) {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [refused, setRefused] = useState<readonly { field: string; says: string }[]>([])
  const { busy, error, run } = usePendingAction()
  const publish = () =>
    void run(async () => {
      const file = JSON.stringify(courseFrom(typed), null, 2)
      const { faults } = await api.training.tryOut({ file })
      setRefused(faults)
      if (faults.length > 0) return
      await api.training.write({ file })
      await onDone()
      say({ tone: 'done', text: t('training.write.done') })
      await queries.invalidateQueries({ queryKey: coursesKey })
    })
  return { refused, busy, error, publish }
}

interface LessonsProps {
  typed: CourseDraft
  writing: Writing
  /** The lessons that are unfolded. */
  opened: readonly string[]
  onOpen: (opened: readonly string[]) => void
  onChange: (lessons: CourseDraft['lessons']) => void
}

function Lessons({ typed: { lessons, languages }, writing, opened, onOpen, onChange }: LessonsProps) {
  const t = useText()
  const add = () => {
    const lesson = newLesson()
    onChange([...lessons, lesson])
    onOpen([lesson.id])
  }
  return (
    <Card title={t('training.form.lessons')}>
      <div className="stack">
        {lessons.map((lesson, at) => (
          <details key={lesson.id} className="course-lesson" open={opened.includes(lesson.id)}>
            <summary
              onClick={(event) => {
                event.preventDefault()
                onOpen(opened.includes(lesson.id) ? [] : [lesson.id])
              }}
            >
              {t('training.form.lesson.number', { n: at + 1 })}{' '}
              <bdi>{languages.map((one) => lesson.title[one]).find(Boolean)}</bdi>
            </summary>
            <CourseLesson
              lesson={lesson}
              writing={writing}
              onChange={(next) => onChange(changed(lessons, next))}
            />
            {lessons.length > 1 && (
              <Button
                size="small"
                look="quiet"
                onPress={() => onChange(lessons.filter(({ id }) => id !== lesson.id))}
              >
                {t('training.form.lesson.remove')}
              </Button>
            )}
          </details>
        ))}
        <div className="row">
          <Button icon="plus" onPress={add}>
            {t('training.form.lesson.add')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
