// Nadine writes a course without a line of JSON: what she typed becomes a course that the same reader takes as from a file.

import { describe, expect, it } from 'vitest'
import { messagesOf } from '../../scripts/locale-files.ts'
import {
  courseFrom,
  faultsIn,
  moreAnswers,
  newCourse,
  newLesson,
  draftFrom,
  type CourseDraft,
  type LessonDraft,
} from './course-form.ts'
import { readCourse } from './read-course.ts'
import { courses } from './shipped.ts'

const inEnglish = (en: string) => ({ en, ar: '' })
const lesson = (name: string): LessonDraft => {
  const { questions, ...rest } = newLesson()
  const [question] = questions
  return {
    ...rest,
    title: inEnglish(name),
    text: inEnglish('First paragraph.\n\nSecond paragraph.'),
    questions: [
      {
        ...question!,
        words: inEnglish('What do you do?'),
        answers: question!.answers.map((one) => ({
          ...one,
          words: inEnglish('This'),
          why: inEnglish('Because.'),
        })),
      },
    ],
  }
}
const written = (): CourseDraft => ({
  ...newCourse('en'),
  title: inEnglish('For bus drivers'),
  about: inEnglish('What to notice in a bus.'),
  roles: ['police'],
  opens: 'first_contact',
  lessons: [lesson('Notice'), lesson('Tell')],
})
const read = (typed: CourseDraft) => readCourse(JSON.stringify(courseFrom(typed)))

describe('a course that is typed', () => {
  it('becomes one that is read whole: two lessons, a question each, all of them needed, in English for everybody', () => {
    expect(faultsIn(written())).toEqual([])
    expect(read(written())).toMatchObject({
      course: {
        version: 1,
        least: 2,
        months: 24,
        roles: ['police'],
        opens: ['first_contact'],
        translations: { en: 'written', ar: 'none' },
        title: { en: 'For bus drivers', ar: 'For bus drivers' },
        steps: [
          { kind: 'screen', words: [{ en: 'First paragraph.' }, { en: 'Second paragraph.' }] },
          { kind: 'question' },
          { kind: 'screen' },
          { kind: 'question' },
        ],
      },
    })
  })

  it('says of each field what is missing, and of which lesson', () => {
    const typed = written()
    expect(
      faultsIn({ ...typed, title: inEnglish(' '), months: '0', least: '9', languages: ['en'] }),
    ).toMatchObject([
      { field: 'title.en', code: 'words', lesson: null },
      { field: 'months', code: 'number', lesson: null },
      { field: 'least', code: 'least', lesson: null },
    ])
    const [first, second] = typed.lessons
    const wrong = { ...second!.questions[0]!, right: [] }
    expect(faultsIn({ ...typed, lessons: [first!, { ...second!, questions: [wrong] }] })).toMatchObject([
      { field: `${wrong.id}.right`, code: 'right', lesson: 1 },
    ])
    expect(
      faultsIn({ ...typed, lessons: [{ ...first!, questions: [moreAnswers(first!.questions[0]!)] }] }),
    ).toHaveLength(2)
    expect(faultsIn({ ...typed, languages: [] })).toMatchObject([{ code: 'languages' }])
    // In two languages everything is asked twice, and paragraphs stand beside each other.
    expect(faultsIn({ ...typed, languages: ['en', 'ar'] }).length).toBeGreaterThan(10)
  })

  it('takes no course that the reader would refuse, whatever is left out', () => {
    const typed = written()
    const alone = { ...lesson('A'), title: inEnglish(''), text: inEnglish('') }
    const many = Array.from({ length: 31 }, (_, at) => lesson(`Part ${at}`))
    for (const lessons of [
      [],
      [{ ...newLesson(), questions: [] }],
      [{ ...lesson('A'), questions: [] }],
      [alone],
      many,
    ]) {
      expect(read({ ...typed, lessons })).toHaveProperty('faults')
      expect(faultsIn({ ...typed, lessons }).length).toBeGreaterThan(0)
    }
    for (const bad of [
      { minutes: '2' },
      { minutes: '121' },
      { months: '61' },
      { about: inEnglish('x'.repeat(901)) },
    ]) {
      expect(read({ ...typed, ...bad })).toHaveProperty('faults')
      expect(faultsIn({ ...typed, ...bad }).length).toBeGreaterThan(0)
    }
  })

  it('takes over what it does not show of another one’s course: its licence, its sources, and that its Arabic is a draft', () => {
    const other = { ...courses[0]!, translations: { en: 'checked', ar: 'draft' } as const }
    const next = courseFrom(draftFrom(other, false))
    expect(next).toMatchObject({ licence: other.licence, translations: { en: 'written', ar: 'draft' } })
    expect(next.sources).toEqual(other.sources)
  })

  it('gives each shipped course back as it was, in its next edition or under a code of its own', () => {
    for (const course of courses) {
      const typed = draftFrom(course, true)
      expect(faultsIn(typed), course.id).toEqual([])
      const { course: next } = read(typed) as { course: typeof course }
      expect(next).toEqual({ ...course, version: course.version + 1 })
      expect(draftFrom(course, false)).toMatchObject({ version: 1, id: expect.not.stringMatching(course.id) })
    }
  })

  it('has a sentence for each thing that is missing', () => {
    const words = Object.keys(messagesOf('en'))
    for (const code of ['words', 'number', 'right', 'least', 'languages', 'questions', 'paragraphs', 'steps'])
      expect(words).toContain(`training.form.fault.${code}`)
  })
})
