// What a course is: its languages, title, for whom, how long it takes and its certificate holds, and what that opens.
import { staffRoles } from '../../api/roles.ts'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { useStaffWords } from '../../web/language/staff-words.ts'
import { courseLanguages, type CourseDraft } from '../course-form.ts'
import { courses } from '../shipped.ts'
import { useFault, WrittenWords, type Writing } from './written-words.tsx'

const nothing = 'none'

interface AboutProps {
  typed: CourseDraft
  writing: Writing
  onChange: (more: Partial<CourseDraft>) => void
}

export function CourseAbout({ typed, writing, onChange }: AboutProps) {
  const t = useText()
  const said = typed.roles.map((role) => t(`people.role.${role}`)).join(' · ')
  return (
    <Card title={t('training.form.about.title')}>
      <div className="stack">
        <WrittenWords
          writing={writing}
          place="title"
          label={t('training.form.name')}
          value={typed.title}
          onChange={(title) => onChange({ title })}
        />
        <WrittenWords
          writing={writing}
          place="about"
          label={t('training.form.about')}
          value={typed.about}
          onChange={(about) => onChange({ about })}
        />
        <details className="folded">
          <summary>{said ? t('training.form.roles', { roles: said }) : t('training.form.roles.all')}</summary>
          <CheckboxGroup
            label={t('training.form.roles.label')}
            hint={t('training.form.roles.hint')}
            columns
            choices={staffRoles.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
            value={typed.roles}
            onChange={(roles) => onChange({ roles })}
          />
        </details>
        <More typed={typed} writing={writing} onChange={onChange} />
      </div>
    </Card>
  )
}

const numbers = ['minutes', 'months', 'least'] as const

/** What is right for most courses as it stands: folded until somebody wants it otherwise, or something in it is missing. */
function More({ typed, writing, onChange }: AboutProps) {
  const t = useText()
  const fault = useFault(writing.faults)
  const isAmiss = [...numbers, 'languages'].some((one) => fault(one) !== undefined)
  return (
    <details className="folded" open={isAmiss || undefined}>
      <summary>{t('training.form.more', { minutes: typed.minutes, months: typed.months })}</summary>
      <div className="stack">
        <div className="course-numbers">
          {numbers.map((name) => (
            <TextField
              key={name}
              id={name}
              label={t(`training.form.${name}`)}
              type="tel"
              dir="ltr"
              value={typed[name]}
              onChange={(value) => onChange({ [name]: value })}
              error={fault(name)}
              {...(name === 'least' && { hint: t('training.form.least.hint') })}
            />
          ))}
        </div>
        <Opens typed={typed} onChange={onChange} />
        <CheckboxGroup
          id="languages"
          label={t('training.form.languages')}
          hint={t('training.form.languages.hint')}
          columns
          choices={courseLanguages.map((one) => ({ value: one, label: t(`training.form.language.${one}`) }))}
          value={typed.languages}
          onChange={(some) => onChange({ languages: courseLanguages.filter((one) => some.includes(one)) })}
          error={fault('languages')}
        />
        <WrittenWords
          writing={writing}
          place="source"
          label={t('training.form.source')}
          optional
          value={typed.source}
          onChange={(source) => onChange({ source })}
        />
      </div>
    </details>
  )
}

/** In place of which course its certificate is taken. */
function Opens({ typed, onChange }: Omit<AboutProps, 'writing'>) {
  const t = useText()
  const said = useStaffWords()
  return (
    <Select
      label={t('training.form.opens')}
      options={[
        { value: nothing, label: t('training.form.opens.none') },
        ...courses.map(({ id, title }) => ({
          value: id,
          label: t('training.form.opens.course', { course: said(title) }),
        })),
      ]}
      value={typed.opens || nothing}
      onChange={(opens) => onChange({ opens: opens && opens !== nothing ? opens : '' })}
    />
  )
}
