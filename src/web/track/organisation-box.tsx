// Which organisation, chosen by its name. Apart from the questions, so that a screen that asks only this loads no calendar.
import { ComboBox } from '../controls/select.tsx'
import { useRecipients } from '../session/organisations.ts'

/** Chooses an organisation of the network, or a team of one; the answer is its circle. */
export function OrganisationBox({
  value,
  onChange,
  except = [],
  ...shared
}: {
  id: string
  label: string
  error?: string | undefined
  optional?: true | undefined
  hint?: string | undefined
  value: number | null
  onChange: (circle: number | null) => void
  except?: readonly number[]
}) {
  const options = useRecipients()
    .filter((one) => !except.includes(one.circle))
    .map((one) => ({ value: String(one.circle), label: one.name }))
  if (options.length === 0) return null
  return (
    <ComboBox
      {...shared}
      options={options}
      value={value === null ? null : String(value)}
      onChange={(next) => onChange(next === null ? null : Number(next))}
    />
  )
}
