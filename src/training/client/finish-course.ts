// The end of a course: what was answered is sent under one id, so that an answer that was lost on a bad line makes no second certificate.
import type { Session } from '../../client/session.ts'
import type { Course, CourseAnswers } from '../course.ts'

export const finishCourse = (
  session: Pick<Session, 'api'>,
  { id: course, version }: Pick<Course, 'id' | 'version'>,
  answers: CourseAnswers,
  id: string,
) => session.api.training.finish({ id, course, version, answers: { ...answers } }, { key: id })
