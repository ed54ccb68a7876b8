// Under which entry of the country's list an organisation stands by name: only those on it may refer somebody to the authority.
// Where the law lists nobody, nothing is asked.
import { useQuery } from '@tanstack/react-query'
import { api } from '../../../web/session/api.ts'
import { Select } from '../../../web/controls/select.tsx'
import { useLanguage } from '../../../web/language/language.tsx'

/** No entry has this code. */
const notListed = ' '

interface DesignationProps {
  /** What was chosen here; nothing before. */
  chosen: string | null | undefined
  onChoose: (designation: string | null) => void
}

export function Designation({ chosen, onChoose }: DesignationProps) {
  const { t, language } = useLanguage()
  const { data } = useQuery({
    queryKey: ['our designation'],
    queryFn: ({ signal }) => api.network.designation({}, { signal }),
    refetchOnMount: 'always',
  })
  if (!data || data.list.length === 0) return null
  return (
    <Select
      id="own-designation"
      label={t('network.designation')}
      hint={t('network.designation.hint')}
      options={[
        { value: notListed, label: t('network.designation.none') },
        ...data.list.map(({ code, label }) => ({
          value: code,
          label: label[language.tag] ?? label['en'] ?? code,
        })),
      ]}
      value={(chosen === undefined ? data.designation : chosen) ?? notListed}
      onChange={(code) => onChoose(code === notListed ? null : code)}
    />
  )
}
