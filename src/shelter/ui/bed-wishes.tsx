// What is to be known of a place before it fits, asked the same at every door: where they would feel safe, and what the room needs. Folded,
// because most requests need none of it; what is said goes along, and a room that does not have it is refused.
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useText } from '../../web/language/language.tsx'
import { askWords, codeWords } from '../../web/track/answers.ts'
import { placeNeeds, safePlaces } from '../codes.ts'

export interface Wishes {
  safe_in: string | null
  needs: readonly string[]
}

export const noWishes: Wishes = { safe_in: null, needs: [] }

/** As a request carries them: what was not said is left out. */
export const wishesAsked = ({ safe_in, needs }: Wishes) => ({
  ...(safe_in && { safe_in }),
  ...(needs.length > 0 && { needs }),
})

export function BedWishes({ value, onChange }: { value: Wishes; onChange: (value: Wishes) => void }) {
  const t = useText()
  const choices = (codes: readonly string[]) =>
    codes.map((code) => ({ value: code, label: codeWords(code, t) }))
  return (
    <details>
      <summary>{t('beds.wishes')}</summary>
      <div className="stack">
        <Select
          optional
          label={askWords('placement', 'safe_in', t)}
          options={choices(safePlaces)}
          value={value.safe_in}
          onChange={(safe_in) => onChange({ ...value, safe_in })}
        />
        <CheckboxGroup
          optional
          columns
          label={askWords('placement', 'needs', t)}
          choices={choices(placeNeeds)}
          value={[...value.needs]}
          onChange={(needs) => onChange({ ...value, needs })}
        />
      </div>
    </details>
  )
}
