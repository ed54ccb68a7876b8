// One column of a table that is brought: its heading, its first values, and what it becomes.
import { ComboBox, type Option } from '../controls/select.tsx'
import './table.css'

interface ColumnFieldProps {
  heading: string
  samples: readonly string[]
  options: readonly Option[]
  value: string
  onChange: (target: string) => void
}

export function ColumnField({ heading, samples, options, value, onChange }: ColumnFieldProps) {
  return (
    <div className="table-column">
      <ComboBox
        label={heading}
        hint={samples.map((one) => one.slice(0, 40)).join(' · ')}
        options={options}
        value={value}
        onChange={(target) => target && onChange(target)}
      />
    </div>
  )
}
