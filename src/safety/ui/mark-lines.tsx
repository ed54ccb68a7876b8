// Which lines a coming event makes wrong: chosen once for an event, line by line.
import { useState } from 'react'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useText } from '../../web/language/language.tsx'
import { comingEvents, planParts, type ComingEvent, type SafetyPlan } from '../plan.ts'
import type { Marks } from './typed-plan.ts'

interface MarkProps {
  plan: SafetyPlan
  marks: Marks
  onChange: (marks: Marks) => void
}

export function MarkLines({ plan, marks, onChange }: MarkProps) {
  const t = useText()
  const [event, setEvent] = useState<string | null>(null)
  const lines = [...new Set(planParts.flatMap((part) => plan.parts[part].map(({ text }) => text)))]
  if (lines.length === 0) return null
  const marked = lines.filter((line) => marks[line] === event)
  const mark = (chosen: readonly string[]) => {
    const others = Object.entries(marks).filter(([line, is]) => is !== event && !chosen.includes(line))
    onChange(Object.fromEntries([...others, ...chosen.map((line) => [line, event as ComingEvent] as const)]))
  }
  return (
    <div className="safety-fields">
      <Select
        label={t('safety.mark')}
        hint={t('safety.mark.hint')}
        optional
        options={comingEvents.map((value) => ({ value, label: t(`code.${value}`) }))}
        value={event}
        onChange={setEvent}
      />
      {event && (
        <CheckboxGroup
          label={t('safety.mark.lines')}
          optional
          choices={lines.map((line) => ({ value: line, label: line }))}
          value={marked}
          onChange={mark}
        />
      )}
    </div>
  )
}
