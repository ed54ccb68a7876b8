// The courses that come with the program; each was read whole by the test beside it.
import firstContact from './data/first-contact.json' with { type: 'json' }
import pupil from './data/pupil.json' with { type: 'json' }
import recognising from './data/recognising.json' with { type: 'json' }
import { isFor, type Course } from './course.ts'

export const courses = [recognising, firstContact, pupil] as unknown as readonly Course[]

export const courseOf = (id: unknown): Course | undefined => courses.find((one) => one.id === id)

/** Whether a course is for somebody of this profession. */
export const isForRole = (course: string, role: string): boolean => {
  const found = courseOf(course)
  return found !== undefined && isFor(found, [role])
}
