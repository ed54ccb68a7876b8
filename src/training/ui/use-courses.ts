// The courses of the network: those that came with the program, and those that trainers have written.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../web/session/api.ts'
import { isFor, type Course } from '../course.ts'
import { courses as shipped } from '../shipped.ts'
import { certificatesKey } from './use-certificates.ts'

export const coursesKey = [...certificatesKey, 'courses']

/** Those that came with the program are there at once, without a line too; `isRead` once the others are known. */
export function useCourses() {
  const { data, error, isPending } = useQuery({
    queryKey: coursesKey,
    queryFn: ({ signal }) => api.training.courses({}, { signal }),
    // The server has read each file whole before it was kept.
    select: ({ courses }) =>
      courses.map(({ file, organisation }) => ({ course: JSON.parse(file) as Course, organisation })),
  })
  const written = data ?? []
  const courses: Course[] = [...shipped, ...written.map(({ course }) => course)]
  const courseOf = (id: unknown): Course | undefined => courses.find((one) => one.id === id)
  /** Whether a course is for somebody of this profession. */
  const isForRole = (id: string, role: string): boolean => {
    const found = courseOf(id)
    return found !== undefined && isFor(found, [role])
  }
  return { courses, written, courseOf, isForRole, error, isRead: !isPending }
}
