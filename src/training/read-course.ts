// Reads the file of a course whole, or refuses it by line and field: a question without a right answer, a name twice, a mark that cannot be
// reached. Used by the command line and by the tests of what is shipped; browser and server take what was checked here.

import { z } from 'zod'
import { staffRoles } from '../api/roles.ts'
import { readByLine, type Fault, type Found } from '../jurisdiction/read-by-line.ts'
import { courseCodes } from './codes.ts'
import { bounds, questionsOf, translationStates, type Course } from './course.ts'

const Code = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/)
const { minutes, months, steps, letters, paragraphs } = bounds
const Text = z.string().trim().min(letters.least).max(letters.most)
const Words = z.strictObject({ en: Text, ar: Text })
const Choice = z.strictObject({ id: Code, words: Words, why: Words, right: z.literal(true).optional() })
const choices = z.array(Choice).min(2).max(6)
const State = z.enum(translationStates)
const CourseFile: z.ZodType<Course> = z.strictObject({
  id: Code,
  version: z.int().min(1).max(1000),
  title: Words,
  about: Words,
  licence: z.string().min(2).max(200),
  sources: z.array(Words).min(1).max(12),
  translations: z.strictObject({ en: State, ar: State }),
  roles: z.array(z.enum(staffRoles)).min(1).max(staffRoles.length).optional(),
  opens: z.array(z.enum(courseCodes)).min(1).max(courseCodes.length).optional(),
  minutes: z.int().min(minutes.least).max(minutes.most),
  months: z.int().min(months.least).max(months.most),
  least: z.int().min(1).max(60),
  steps: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('screen'),
          id: Code,
          title: Words,
          words: z.array(Words).min(1).max(paragraphs),
        }),
        z.strictObject({ kind: z.literal('question'), id: Code, words: Words, choices }),
        z.strictObject({ kind: z.literal('case'), id: Code, story: Words, words: Words, choices }),
      ]),
    )
    .min(steps.least)
    .max(steps.most),
})

/** What no single field can show. */
function* faultsOf(course: Course): Generator<Found> {
  const { steps, least, roles = [], translations } = course
  if (translations.en === 'none' && translations.ar === 'none')
    yield [['translations'], 'it is written in neither language']
  for (const [at, role] of roles.entries())
    if (roles.indexOf(role) < at) yield [['roles', at], `${role} stands there twice`]
  const ids = steps.map(({ id }) => id)
  for (const [at, step] of steps.entries()) {
    if (ids.indexOf(step.id) < at) yield [['steps', at, 'id'], `there is a step ${step.id} already`]
    if (step.kind === 'screen') continue
    const path = ['steps', at, 'choices'] as const
    const names = step.choices.map(({ id }) => id)
    for (const [nth, name] of names.entries())
      if (names.indexOf(name) < nth) yield [[...path, nth, 'id'], `there is a choice ${name} already`]
    const right = step.choices.filter((one) => one.right).length
    if (right === 0) yield [path, 'none of them is right']
    if (right === names.length) yield [path, 'all of them are right: it asks nothing']
  }
  const asked = questionsOf(course).length
  if (asked === 0) yield [['steps'], 'it asks nothing']
  else if (least > asked) yield [['least'], `there are only ${asked} questions: it could never be reached`]
}

/** A course, or what is wrong with its text. */
export function readCourse(text: string): { course: Course } | { faults: readonly Fault[] } {
  const read = readByLine(text, CourseFile, 'a course has no such field')
  if (read.faults) return { faults: read.faults }
  const faults = read.faultsAt(faultsOf(read.data))
  return faults.length > 0 ? { faults } : { course: read.data }
}
