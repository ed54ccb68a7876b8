// The courses that come with the program; each was read whole by the test beside it.
import firstContact from './data/first-contact.json' with { type: 'json' }
import recognising from './data/recognising.json' with { type: 'json' }
import type { Course } from './course.ts'

export const courses = [recognising, firstContact] as unknown as readonly Course[]

export const courseOf = (id: unknown): Course | undefined => courses.find((one) => one.id === id)
