// Nobody begins with an empty page: a course of the network to begin from, one's own in its next edition.
import { Select } from '../../web/controls/select.tsx'
import { useText } from '../../web/language/language.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'
import { useMe } from '../../web/session/session.tsx'
import type { Course } from '../course.ts'
import { useCourses } from './use-courses.ts'

interface Props {
  hint?: string
  onBegin: (course: Course, isOurs: boolean) => void
}

export function BeginFromCourse({ hint, onBegin }: Props) {
  const t = useText()
  const said = useStaffWords()
  const { organisation } = useMe()
  const { courses, written } = useCourses()
  const isOurs = (id: string) =>
    written.some((one) => one.course.id === id && one.organisation === organisation.id)
  return (
    <Select
      label={t('training.write.from')}
      {...(hint !== undefined && { hint })}
      options={courses.map((course) => ({ value: course.id, label: said(course.title) }))}
      value={null}
      onChange={(id) => {
        const course = courses.find((one) => one.id === id)
        if (course) onBegin(course, isOurs(course.id))
      }}
    />
  )
}
