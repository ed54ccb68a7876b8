// The gallery's part on asking: every field, empty, filled, refused and closed.
import { useState } from 'react'
import { Button } from '../controls/button.tsx'
import { Card } from '../controls/card.tsx'
import { CheckboxGroup, RadioGroup } from '../controls/choices.tsx'
import { DateField } from '../controls/date-field.tsx'
import { ErrorSummary } from '../controls/errors.tsx'
import { ComboBox, Select } from '../controls/select.tsx'
import { TextArea, TextField } from '../controls/text-field.tsx'
import type { Sample } from './sample.ts'

/** One out of several, and several out of several. */
function Choices({ words }: { words: Sample }) {
  const [urgency, setUrgency] = useState<string | null>('1')
  const [needs, setNeeds] = useState<string[]>(['1'])
  return (
    <div className="columns">
      <RadioGroup
        label={words.urgency}
        hint={words.aliasHint}
        value={urgency}
        onChange={setUrgency}
        choices={words.urgencies.map(([label, detail], place) => ({
          value: String(place),
          label: label!,
          detail: detail!,
        }))}
      />
      <CheckboxGroup
        label={words.needs}
        value={needs}
        onChange={setNeeds}
        choices={words.needList.map((label, place) => ({
          value: String(place),
          label,
          icon: (['heart', 'bed', 'scales', 'home'] as const)[place]!,
          ...(place === 0 ? { isDisabled: true, detail: words.needWhy } : {}),
        }))}
      />
    </div>
  )
}

export function Questions({ words }: { words: Sample }) {
  const [text, setText] = useState('')
  const [language, setLanguage] = useState<string | null>(null)
  const [day, setDay] = useState<string | null>('2026-11-26')
  const [attempt, setAttempt] = useState(0)
  const options = words.languages.map((label, place) => ({
    value: String(place),
    label,
    ...(place === 3 ? { detail: words.agreed[0]! } : {}),
  }))
  return (
    <Card title={words.sections[2]!}>
      <div className="stack">
        <ErrorSummary faults={[{ field: 'gallery-name', words: words.required }]} attempt={attempt} />
        <div className="columns">
          <TextField
            label={words.alias2}
            hint={words.aliasHint}
            readers={words.readers}
            optional
            value={text}
            onChange={setText}
          />
          <TextField
            id="gallery-name"
            label={words.alias2}
            hint={words.aliasHint}
            error={words.required}
            value={text}
            onChange={setText}
          />
          <TextField label={words.alias2} isDisabled value={words.alias} onChange={setText} />
          <Select label={words.language} options={options} value={language} onChange={setLanguage} />
          <ComboBox label={words.language} options={options} value={language} onChange={setLanguage} />
          <DateField label={words.day} value={day} onChange={setDay} />
          <DateField label={words.day} value={null} onChange={setDay} error={words.required} />
          <TextArea label={words.story} readers={words.readers} value={text} onChange={setText} />
        </div>
        <Choices words={words} />
        <div className="row">
          <Button look="primary" onPress={() => setAttempt((before) => before + 1)}>
            {words.looks[0]}
          </Button>
        </div>
      </div>
    </Card>
  )
}
