// A short course as data: screens to read, and cases and questions to answer, each answer with its reason. Pure: the browser teaches
// from the file, the server marks by the same file.

import type { StaffRole } from '../api/roles.ts'
import type { StaffWords } from '../api/staff-words.ts'
import type { CourseCode } from './codes.ts'

interface Choice {
  id: string
  words: StaffWords
  /** Why it is right or not: said after it was chosen. */
  why: StaffWords
  right?: true | undefined
}

export interface Screen {
  kind: 'screen'
  id: string
  title: StaffWords
  /** Paragraphs. */
  words: readonly StaffWords[]
}

/** A question; a case tells first what happened. */
export interface Question {
  kind: 'question' | 'case'
  id: string
  story?: StaffWords | undefined
  words: StaffWords
  choices: readonly Choice[]
}

/** What a course may hold, wherever it is written: least and most. */
export const bounds = {
  minutes: { least: 3, most: 120 },
  months: { least: 1, most: 60 },
  steps: { least: 2, most: 60 },
  letters: { least: 2, most: 900 },
  paragraphs: 5,
} as const

/** `none`: nobody has written it, and the words of the other language stand there. */
export const translationStates = ['written', 'draft', 'checked', 'none'] as const

export interface Course {
  id: string
  version: number
  title: StaffWords
  /** What it is for, in a sentence. */
  about: StaffWords
  licence: string
  sources: readonly StaffWords[]
  /** Whether somebody has checked the words of a language. */
  translations: Readonly<Record<keyof StaffWords, (typeof translationStates)[number]>>
  /** The professions that it is for; left out, everybody who works here. */
  roles?: readonly StaffRole[] | undefined
  /** Courses in whose place its certificate is taken, where work asks for one. */
  opens?: readonly CourseCode[] | undefined
  minutes: number
  /** How long its certificate holds. */
  months: number
  /** So many right answers, the first that was given to each, make the certificate. */
  least: number
  steps: readonly (Screen | Question)[]
}

/** The first choice that was made of each question. */
export type CourseAnswers = Readonly<Record<string, string>>

/** Whether a course is for somebody of one of these professions. */
export const isFor = ({ roles }: Pick<Course, 'roles'>, mine: readonly string[]): boolean =>
  roles === undefined || roles.some((role) => mine.includes(role))

/** Those that name a profession of mine first, then those for everybody, then those of others. */
export function mineFirst<One extends Pick<Course, 'roles'>>(
  all: readonly One[],
  mine: readonly string[],
): One[] {
  const rank = (course: One) => (isFor(course, mine) ? (course.roles ? 0 : 1) : 2)
  return all.toSorted((a, b) => rank(a) - rank(b))
}

export const questionsOf = ({ steps }: Pick<Course, 'steps'>): Question[] =>
  steps.filter((step) => step.kind !== 'screen')

export const isRight = ({ choices }: Question, choice: string | undefined): boolean =>
  choices.some(({ id, right }) => right === true && id === choice)

/** How many were right, and whether that is enough. */
export function markOf(course: Pick<Course, 'steps' | 'least'>, answers: CourseAnswers) {
  const right = questionsOf(course).filter((one) => isRight(one, answers[one.id])).length
  return { right, isPassed: right >= course.least }
}
