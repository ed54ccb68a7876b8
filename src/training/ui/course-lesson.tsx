// A lesson of a course as it is written: what is read, and the questions after it, each answer with its reason.
import { useState } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { useText } from '../../web/language/language.tsx'
import {
  moreAnswers,
  newQuestion,
  type AnswerDraft,
  type LessonDraft,
  type QuestionDraft,
} from '../course-form.ts'
import { useFault, WrittenWords, type Writing } from './written-words.tsx'

/** The list with one of its parts changed. */
export const changed = <Part extends { id: string }>(list: readonly Part[], part: Part): Part[] =>
  list.map((one) => (one.id === part.id ? part : one))
const without = <Part extends { id: string }>(list: readonly Part[], { id }: Part): Part[] =>
  list.filter((one) => one.id !== id)

interface LessonProps {
  lesson: LessonDraft
  writing: Writing
  onChange: (lesson: LessonDraft) => void
}

export function CourseLesson({ lesson, writing, onChange }: LessonProps) {
  const t = useText()
  const put = (more: Partial<LessonDraft>) => onChange({ ...lesson, ...more })
  return (
    <div className="stack">
      <WrittenWords
        writing={writing}
        place={`${lesson.id}.title`}
        label={t('training.form.lesson.title')}
        value={lesson.title}
        onChange={(title) => put({ title })}
      />
      <WrittenWords
        writing={writing}
        place={`${lesson.id}.text`}
        label={t('training.form.lesson.text')}
        hint={t('training.form.lesson.text.hint')}
        rows={3}
        value={lesson.text}
        onChange={(text) => put({ text })}
      />
      {lesson.questions.map((question, at) => (
        <CourseQuestion
          key={question.id}
          at={at}
          question={question}
          writing={writing}
          onChange={(next) => put({ questions: changed(lesson.questions, next) })}
          onRemove={() => put({ questions: without(lesson.questions, question) })}
        />
      ))}
      <div className="row">
        <Button
          size="small"
          icon="plus"
          onPress={() => put({ questions: [...lesson.questions, newQuestion()] })}
        >
          {t('training.form.question.add')}
        </Button>
      </div>
    </div>
  )
}

interface QuestionProps {
  at: number
  question: QuestionDraft
  writing: Writing
  onChange: (question: QuestionDraft) => void
  onRemove: () => void
}

function CourseQuestion({ at, question, writing, onChange, onRemove }: QuestionProps) {
  const t = useText()
  const fault = useFault(writing.faults)
  const put = (more: Partial<QuestionDraft>) => onChange({ ...question, ...more })
  const nameOf = ({ words }: AnswerDraft, nth: number) =>
    writing.languages.map((one) => words[one].trim()).find(Boolean) ??
    t('training.form.answer.number', { n: nth + 1 })
  return (
    <fieldset className="course-question">
      <legend>{t('training.form.question.number', { n: at + 1 })}</legend>
      <Story question={question} writing={writing} onChange={(story) => put({ story })} />
      <WrittenWords
        writing={writing}
        place={`${question.id}.words`}
        label={t('training.form.question')}
        value={question.words}
        onChange={(words) => put({ words })}
      />
      {question.answers.map((answer, nth) => (
        <Answer
          key={answer.id}
          answer={answer}
          n={nth + 1}
          writing={writing}
          onChange={(next) => put({ answers: changed(question.answers, next) })}
        />
      ))}
      <CheckboxGroup
        id={`${question.id}.right`}
        label={t('training.form.right')}
        columns
        choices={question.answers.map((answer, nth) => ({ value: answer.id, label: nameOf(answer, nth) }))}
        value={question.right}
        onChange={(right) => put({ right })}
        error={fault(`${question.id}.right`)}
      />
      <More question={question} onChange={onChange} onRemove={onRemove} />
    </fieldset>
  )
}

interface StoryProps extends Pick<QuestionProps, 'question' | 'writing'> {
  onChange: (story: QuestionDraft['story']) => void
}

/** A question becomes a case where something happened first: folded until it did. */
function Story({ question, writing, onChange }: StoryProps) {
  const t = useText()
  const [isThere] = useState(Object.values(question.story).some(Boolean))
  return (
    <details className="folded" open={isThere}>
      <summary>{t('training.form.story.add')}</summary>
      <WrittenWords
        writing={writing}
        place={`${question.id}.story`}
        label={t('training.form.story')}
        optional
        value={question.story}
        onChange={onChange}
      />
    </details>
  )
}

interface AnswerProps {
  answer: AnswerDraft
  n: number
  writing: Writing
  onChange: (answer: AnswerDraft) => void
}

function Answer({ answer, n, writing, onChange }: AnswerProps) {
  const t = useText()
  return (
    <div className="course-answer">
      <WrittenWords
        writing={writing}
        place={`${answer.id}.words`}
        label={t('training.form.answer.number', { n })}
        value={answer.words}
        onChange={(words) => onChange({ ...answer, words })}
      />
      <WrittenWords
        writing={writing}
        place={`${answer.id}.why`}
        label={t('training.form.answer.why', { n })}
        value={answer.why}
        onChange={(why) => onChange({ ...answer, why })}
      />
    </div>
  )
}

/** One answer more or less, or the question out. */
function More({ question, onChange, onRemove }: Pick<QuestionProps, 'question' | 'onChange' | 'onRemove'>) {
  const t = useText()
  const { answers } = question
  return (
    <div className="row">
      {answers.length < 6 && (
        <Button size="small" look="quiet" icon="plus" onPress={() => onChange(moreAnswers(question))}>
          {t('training.form.answer.add')}
        </Button>
      )}
      {answers.length > 2 && (
        <Button
          size="small"
          look="quiet"
          onPress={() => onChange({ ...question, answers: without(answers, answers.at(-1)!) })}
        >
          {t('training.form.answer.remove')}
        </Button>
      )}
      <Button size="small" look="quiet" onPress={onRemove}>
        {t('training.form.question.remove')}
      </Button>
    </div>
  )
}
