// What a trainer types of a course, what it still needs, and the course that comes of it. Pure, so that it can be kept as a draft and tried
// without a screen.

import type { StaffRole } from '../api/roles.ts'
import type { StaffWords } from '../api/staff-words.ts'
import type { CourseCode } from './codes.ts'
import { bounds, questionsOf, type Course, type Question, type Screen } from './course.ts'

export type Language = keyof StaffWords
export const courseLanguages: readonly Language[] = ['en', 'ar']

export interface AnswerDraft {
  id: string
  words: StaffWords
  why: StaffWords
}
export interface QuestionDraft {
  id: string
  /** What happened, where it is a case. */
  story: StaffWords
  words: StaffWords
  answers: AnswerDraft[]
  /** Ids of the right answers. */
  right: string[]
}
export interface LessonDraft {
  id: string
  title: StaffWords
  /** Paragraphs, with an empty line between them. */
  text: StaffWords
  questions: QuestionDraft[]
}
export interface CourseDraft {
  id: string
  version: number
  languages: Language[]
  title: StaffWords
  about: StaffWords
  source: StaffWords
  roles: string[]
  opens: string
  minutes: string
  months: string
  /** Of how many questions so many are enough; empty: all. */
  least: string
  lessons: LessonDraft[]
  /** What the form does not show of the course that it began from. */
  unshown?: Pick<Course, 'licence' | 'sources' | 'translations' | 'opens'>
}

export const noWords = (): StaffWords => ({ en: '', ar: '' })
/** A code that nothing else in the course has. */
const fresh = (kind: string): string => `${kind}_${crypto.randomUUID().slice(0, 8)}`
const newAnswer = (): AnswerDraft => ({ id: fresh('a'), words: noWords(), why: noWords() })
export const newQuestion = (): QuestionDraft => {
  const answers = [newAnswer(), newAnswer()]
  return { id: fresh('q'), story: noWords(), words: noWords(), answers, right: [answers[0]!.id] }
}
export const moreAnswers = (question: QuestionDraft): QuestionDraft => ({
  ...question,
  answers: [...question.answers, newAnswer()],
})
export const newLesson = (): LessonDraft => ({
  id: fresh('l'),
  title: noWords(),
  text: noWords(),
  questions: [newQuestion()],
})
export const newCourse = (language: Language): CourseDraft => ({
  id: fresh('course'),
  version: 1,
  languages: [language],
  title: noWords(),
  about: noWords(),
  source: noWords(),
  roles: [],
  opens: '',
  minutes: '10',
  months: '24',
  least: '',
  lessons: [newLesson()],
})

const gap = '\n\n'

/** A course as it was written before: one's own in its next edition, any other under a code of its own. */
export function draftFrom(course: Course, isOurs: boolean): CourseDraft {
  const lessons: LessonDraft[] = []
  for (const step of course.steps) {
    if (step.kind === 'screen')
      lessons.push({
        id: step.id,
        title: step.title,
        text: {
          en: step.words.map(({ en }) => en).join(gap),
          ar: step.words.map(({ ar }) => ar).join(gap),
        },
        questions: [],
      })
    else {
      if (lessons.length === 0) lessons.push({ ...newLesson(), questions: [] })
      lessons.at(-1)!.questions.push({
        id: step.id,
        story: step.story ?? noWords(),
        words: step.words,
        answers: step.choices.map(({ id, words, why }) => ({ id, words, why })),
        right: step.choices.flatMap(({ id, right }) => (right ? [id] : [])),
      })
    }
  }
  const asked = questionsOf(course).length
  return {
    id: isOurs ? course.id : fresh('course'),
    version: isOurs ? course.version + 1 : 1,
    languages: courseLanguages.filter((one) => course.translations[one] !== 'none'),
    title: course.title,
    about: course.about,
    source: course.sources[0]!,
    roles: [...(course.roles ?? [])],
    opens: course.opens?.[0] ?? '',
    minutes: String(course.minutes),
    months: String(course.months),
    least: course.least === asked ? '' : String(course.least),
    lessons,
    unshown: {
      licence: course.licence,
      sources: course.sources.slice(1),
      translations: course.translations,
      opens: course.opens?.slice(1),
    },
  }
}

const isBlank = (words: StaffWords, languages: readonly Language[]): boolean =>
  languages.every((one) => words[one].trim() === '')

/** A lesson without words of its own is its questions alone. */
const isQuestionsAlone = ({ title, text, questions }: LessonDraft, languages: readonly Language[]): boolean =>
  questions.length > 0 && isBlank(title, languages) && isBlank(text, languages)

/** What is missing: the id of the field, which sentence says so, and of which lesson. */
export interface FormFault {
  field: string
  code: 'words' | 'number' | 'right' | 'least' | 'languages' | 'questions' | 'paragraphs' | 'steps'
  lesson: number | null
  /** The label of its field, by its word, and the number of an answer. */
  of: string
  n?: number
}

const isWithin = (count: number, { least, most }: { least: number; most: number }): boolean =>
  count >= least && count <= most
const isWhole = (typed: string, range: { least: number; most: number }): boolean =>
  /^\d+$/.test(typed.trim()) && isWithin(Number(typed), range)

export const fieldOf = (place: string, language: Language): string => `${place}.${language}`

/** What a course of this form still needs before anybody can take it. */
export function faultsIn(typed: CourseDraft): FormFault[] {
  const faults: FormFault[] = []
  const { languages } = typed
  if (languages.length === 0)
    return [{ field: 'languages', code: 'languages', lesson: null, of: 'languages' }]
  const ask = (
    place: string,
    words: StaffWords,
    of: Pick<FormFault, 'of' | 'n' | 'lesson'>,
    paragraphs = 1,
  ) => {
    const { least, most } = bounds.letters
    for (const one of languages) {
      const { length } = words[one].trim()
      if (length < least || length > most * paragraphs)
        faults.push({ field: fieldOf(place, one), code: 'words', ...of })
    }
  }
  ask('title', typed.title, { of: 'name', lesson: null })
  ask('about', typed.about, { of: 'about', lesson: null })
  if (!isWhole(typed.minutes, bounds.minutes))
    faults.push({ field: 'minutes', code: 'number', lesson: null, of: 'minutes' })
  if (!isWhole(typed.months, bounds.months))
    faults.push({ field: 'months', code: 'number', lesson: null, of: 'months' })
  const asked = typed.lessons.reduce((sum, { questions }) => sum + questions.length, 0)
  if (asked === 0) faults.push({ field: 'least', code: 'questions', lesson: null, of: 'least' })
  else if (!isWithin(stepsIn(typed), bounds.steps))
    faults.push({ field: 'least', code: 'steps', lesson: null, of: 'least' })
  else if (typed.least.trim() !== '' && !isWhole(typed.least, { least: 1, most: asked }))
    faults.push({ field: 'least', code: 'least', lesson: null, of: 'least' })
  for (const [at, lesson] of typed.lessons.entries()) {
    if (!isQuestionsAlone(lesson, languages)) {
      ask(`${lesson.id}.title`, lesson.title, { of: 'lesson.title', lesson: at })
      ask(`${lesson.id}.text`, lesson.text, { of: 'lesson.text', lesson: at }, bounds.paragraphs)
      for (const field of unevenIn(lesson, languages))
        faults.push({ field, code: 'paragraphs', lesson: at, of: 'lesson.text' })
    }
    for (const question of lesson.questions) {
      ask(`${question.id}.words`, question.words, { of: 'question', lesson: at })
      if (!isBlank(question.story, languages))
        ask(`${question.id}.story`, question.story, { of: 'story', lesson: at })
      for (const [nth, answer] of question.answers.entries()) {
        ask(`${answer.id}.words`, answer.words, { of: 'answer.number', n: nth + 1, lesson: at })
        ask(`${answer.id}.why`, answer.why, { of: 'answer.why', n: nth + 1, lesson: at })
      }
      const right = question.answers.filter(({ id }) => question.right.includes(id)).length
      if (right === 0 || right === question.answers.length)
        faults.push({ field: `${question.id}.right`, code: 'right', lesson: at, of: 'right' })
    }
  }
  return faults
}

/** Of how many steps the course will be. */
const stepsIn = ({ lessons, languages }: CourseDraft): number =>
  lessons.reduce((sum, one) => sum + one.questions.length + (isQuestionsAlone(one, languages) ? 0 : 1), 0)

/** Texts that have too many or too long paragraphs, or not as many as in the other language. */
const unevenIn = ({ id, text }: LessonDraft, languages: readonly Language[]): string[] =>
  languages
    .filter((one) => {
      const parts = paragraphsOf(text[one])
      const others = paragraphsOf(text[languages[0]!])
      return (
        parts.length !== others.length ||
        parts.length > bounds.paragraphs ||
        parts.some(({ length }) => length > bounds.letters.most)
      )
    })
    .map((one) => fieldOf(`${id}.text`, one))

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter(Boolean)

/** The course of a form that needs nothing more. What is not written in a language stands in the other. */
export function courseFrom(typed: CourseDraft): Course {
  const { languages, unshown } = typed
  const only = languages.length === 1 ? languages[0]! : null
  const both = (words: StaffWords): StaffWords => {
    const [en, ar] = [words[only ?? 'en'].trim(), words[only ?? 'ar'].trim()]
    return { en, ar }
  }
  const steps = typed.lessons.flatMap((lesson): (Screen | Question)[] => {
    const screens = isQuestionsAlone(lesson, languages) ? [] : [screenOf(lesson, both, only)]
    return [...screens, ...lesson.questions.map((one) => questionOf(one, both, languages))]
  })
  const asked = questionsOf({ steps }).length
  const source = isBlank(typed.source, languages) ? typed.title : typed.source
  return {
    id: typed.id,
    version: typed.version,
    title: both(typed.title),
    about: both(typed.about),
    licence: unshown?.licence ?? 'Of the house that wrote it',
    sources: [both(source), ...(unshown?.sources ?? [])],
    translations: { en: stateOf(typed, 'en'), ar: stateOf(typed, 'ar') },
    ...(typed.roles.length > 0 && { roles: typed.roles as StaffRole[] }),
    ...(typed.opens !== '' && { opens: [typed.opens as CourseCode, ...(unshown?.opens ?? [])] }),
    minutes: Number(typed.minutes),
    months: Number(typed.months),
    least: typed.least.trim() === '' ? asked : Number(typed.least),
    steps,
  }
}

/** Nobody has checked what was changed here; what was a draft stays one. */
function stateOf({ languages, unshown }: CourseDraft, language: Language): Course['translations'][Language] {
  if (!languages.includes(language)) return 'none'
  return unshown?.translations[language] === 'draft' ? 'draft' : 'written'
}

function screenOf(
  { id, title, text }: LessonDraft,
  both: (words: StaffWords) => StaffWords,
  only: Language | null,
): Screen {
  const [en, ar] = [paragraphsOf(text[only ?? 'en']), paragraphsOf(text[only ?? 'ar'])]
  return { kind: 'screen', id, title: both(title), words: en.map((one, at) => ({ en: one, ar: ar[at]! })) }
}

function questionOf(
  { id, story, words, answers, right }: QuestionDraft,
  both: (words: StaffWords) => StaffWords,
  languages: readonly Language[],
): Question {
  const choices = answers.map((answer) => ({
    id: answer.id,
    words: both(answer.words),
    why: both(answer.why),
    ...(right.includes(answer.id) && { right: true as const }),
  }))
  return isBlank(story, languages)
    ? { kind: 'question', id, words: both(words), choices }
    : { kind: 'case', id, story: both(story), words: both(words), choices }
}
