// The courses by their codes, for rules that ask for one: what they hold is data, and is loaded where it is read.

export const courseCodes = ['recognising', 'first_contact', 'pupil'] as const
export type CourseCode = (typeof courseCodes)[number]

/** Whoever asks a person what happened holds its certificate. */
export const interviewCourse: CourseCode = 'first_contact'
