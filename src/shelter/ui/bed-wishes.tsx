// What is to be known of a place before it fits, asked the same at every door: how many women and men come, where they would feel safe, and
// what the room needs. Folded,
// because most requests need none of it; what is said goes along, and a room that does not have it is refused.
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { askWords, codeWords } from '../../web/track/answers.ts'
import { groupCounts, placeNeeds, safePlaces, type Groups } from '../codes.ts'

export interface Wishes extends Groups {
  safe_in: string | null
  needs: readonly string[]
}

export const noWishes: Wishes = { safe_in: null, needs: [] }

/** As a request carries them: what was not said is left out. */
export const wishesAsked = ({ safe_in, needs, women, men }: Wishes) => ({
  ...(women && { women }),
  ...(men && { men }),
  ...(safe_in && { safe_in }),
  ...(needs.length > 0 && { needs }),
})

interface Props {
  value: Wishes
  onChange: (value: Wishes) => void
  /** How many come who may be women or men. */
  most: number
}

export function BedWishes({ value, onChange, most }: Props) {
  const t = useText()
  const choices = (codes: readonly string[]) =>
    codes.map((code) => ({ value: code, label: codeWords(code, t) }))
  return (
    <details>
      <summary>{t('beds.wishes')}</summary>
      <div className="stack">
        <WomenAndMen value={value} onChange={onChange} most={most} />
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

/** As they say it themselves; together no more than come. */
function WomenAndMen({ value, onChange, most }: Props) {
  const t = useText()
  const { number } = useDates()
  const others = { women: value.men ?? 0, men: value.women ?? 0 }
  return (
    <div className="columns" data-short>
      {groupCounts.map((group) => (
        <Select
          key={group}
          optional
          label={askWords('placement', group, t)}
          options={Array.from({ length: Math.max(0, most - others[group]) + 1 }, (_, at) => ({
            value: String(at),
            label: number(at),
          }))}
          value={value[group] ? String(value[group]) : null}
          onChange={(count) => onChange({ ...value, [group]: Number(count ?? 0) })}
        />
      ))}
    </div>
  )
}
