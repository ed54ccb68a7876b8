// Whose notes, of which part, and what was put right: each with its number. What one may not read is in none of them.
import { useText } from '../../web/language/language.tsx'
import { countsOf, type Narrowed } from './notes.ts'
import type { ShownNote } from './use-notes.ts'

interface Props {
  notes: readonly ShownNote[]
  narrowed: Narrowed
  onNarrow: (narrowed: Narrowed) => void
}

export function NotesFilters({ notes, narrowed, onNarrow }: Props) {
  const t = useText()
  const corrected = notes.filter(({ before }) => before !== undefined).length
  const press = (name: keyof Narrowed, value: string | true, isOn: boolean) => {
    const { [name]: _before, ...rest } = narrowed
    onNarrow(isOn ? rest : { ...rest, [name]: value })
  }
  const line = (name: keyof Narrowed, value: string | true, label: string, count: number) => {
    const isOn = narrowed[name] === value
    return (
      <li key={label}>
        <button
          type="button"
          className="notes-filter"
          aria-pressed={isOn}
          onClick={() => press(name, value, isOn)}
        >
          <bdi>{label}</bdi>
          <span className="number">{t('case.notes.count', { count })}</span>
        </button>
      </li>
    )
  }
  return (
    <div className="notes-filters">
      <section>
        <h3>{t('case.notes.by')}</h3>
        <ul>{countsOf(notes, ({ by }) => by).map(([by, count]) => line('by', by, by, count))}</ul>
      </section>
      <section>
        <h3>{t('case.notes.part')}</h3>
        <ul>
          {countsOf(notes, ({ row }) => row.compartment).map(([part, count]) =>
            line('part', part, t(`compartment.${part}`), count),
          )}
        </ul>
      </section>
      {corrected > 0 && <ul>{line('isCorrected', true, t('case.notes.corrected'), corrected)}</ul>}
    </div>
  )
}
