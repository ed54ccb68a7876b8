// A course out of a file: its text is begun from another one or chosen, tried, each fault by its line and field, and only then
// published whole to everybody who works in the network.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Table } from '../../web/controls/table.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'
import { api } from '../../web/session/api.ts'
import { Page } from '../../web/shell/page.tsx'
import type { Course } from '../course.ts'
import { BeginFromCourse } from './begin-from-course.tsx'
import { coursesKey } from './use-courses.ts'
import './course-file.css'

type Tried = Awaited<ReturnType<typeof api.training.tryOut>>

/** A course to begin from: one of our own in its next version, any other under a code that has still to be given. */
const begunFrom = (course: Course, isOurs: boolean): string =>
  JSON.stringify(
    isOurs ? { ...course, version: course.version + 1 } : { ...course, id: '', version: 1 },
    null,
    2,
  )

export function CourseFile() {
  const t = useText()
  const [text, setText] = useState('')
  const writing = useWriteCourseFile(text, () => setText(''))
  const put = (words: string) => {
    writing.forget()
    setText(words)
  }
  return (
    <Page
      title={t('training.write.file')}
      lead={t('training.write.lead')}
      back={{ href: '/training/write', label: t('training.write') }}
    >
      <Card>
        <div className="stack">
          <Beginnings onBegin={put} />
          <div className="course-text">
            <TextArea
              label={t('training.write.text')}
              hint={t('training.write.text.hint')}
              value={text}
              onChange={put}
              rows={14}
              dir="ltr"
            />
          </div>
          <ErrorMessage error={writing.error} />
          <Found writing={writing} />
        </div>
      </Card>
    </Page>
  )
}

/** Nobody begins with an empty page: another course, or a file. */
function Beginnings({ onBegin }: { onBegin: (text: string) => void }) {
  const t = useText()
  return (
    <div className="row">
      <BeginFromCourse onBegin={(course, isOurs) => onBegin(begunFrom(course, isOurs))} />
      <FileTrigger
        acceptedFileTypes={['.json', 'application/json']}
        onSelect={(files) => void files?.[0]?.text().then(onBegin)}
      >
        <Button icon="document">{t('caseload.file.choose')}</Button>
      </FileTrigger>
    </div>
  )
}

/** Trying what is written, and publishing what was found to be whole. */
function useWriteCourseFile(file: string, onDone: () => void) {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [tried, setTried] = useState<Tried>()
  const { busy, error, run } = usePendingAction()
  return {
    tried,
    busy,
    error,
    isEmpty: file.trim() === '',
    forget: () => setTried(undefined),
    tryOut: () => void run(async () => setTried(await api.training.tryOut({ file }))),
    publish: () =>
      void run(async () => {
        await api.training.write({ file })
        setTried(undefined)
        onDone()
        say({ tone: 'done', text: t('training.write.done') })
        await queries.invalidateQueries({ queryKey: coursesKey })
      }),
  }
}

function Found({
  writing: { tried, busy, isEmpty, tryOut, publish },
}: {
  writing: ReturnType<typeof useWriteCourseFile>
}) {
  const t = useText()
  const said = useStaffWords()
  const { number } = useDates()
  if (tried?.found)
    return (
      <Notice
        title={said(tried.found.title)}
        action={
          <Button look="primary" isPending={busy} onPress={publish}>
            {t('training.write.publish')}
          </Button>
        }
      >
        {t('training.write.found', {
          version: tried.found.version,
          steps: tried.found.steps,
          questions: tried.found.questions,
        })}
      </Notice>
    )
  return (
    <>
      <div className="row">
        <Button look="primary" isPending={busy} isDisabled={isEmpty} onPress={tryOut}>
          {t('training.write.try')}
        </Button>
      </div>
      {tried && (
        <div role="alert">
          <Table
            holds="draft"
            caption={t('training.write.faults', { count: tried.faults.length })}
            columns={[
              { id: 'line', label: t('instrument.fault.line'), cell: ({ line }) => number(line) },
              {
                id: 'field',
                label: t('instrument.fault.field'),
                cell: ({ field }) => <bdi dir="ltr">{field}</bdi>,
              },
              {
                id: 'says',
                label: t('instrument.fault.says'),
                cell: ({ says }) => <bdi dir="ltr">{says}</bdi>,
              },
            ]}
            items={tried.faults.map((fault, at) => ({ ...fault, id: String(at) }))}
          />
        </div>
      )}
    </>
  )
}
