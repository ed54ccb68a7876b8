// Finding a service: what is needed goes to the server, what is personal stays here and only puts the answers in order. Every
// wish stands in sight and can be taken off; none of them hides a service.
import { useState } from 'react'
import { ComboBox } from '../../web/controls/select.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import type { Criteria } from '../model.ts'
import type { Asked, DirectorySearchProps } from './asked.ts'
import { Filters } from './filters.tsx'
import { useOptions } from './options.ts'
import { constraintsOf, nothingPersonal, type Personal } from './personal.tsx'
import { Results } from './results.tsx'
import { useNeeds } from './use-needs.ts'
import './directory.css'

function criteriaOf({ code, language, area }: Asked): Omit<Criteria, 'after'> | null {
  if (!code) return null
  return { code, ...(language ? { language } : {}), ...(area ? { area } : {}) }
}

/** The search with its results. Results change while one chooses; how many there are is read out. */
export function DirectorySearch({ onRefer, initial, understands = [] }: DirectorySearchProps) {
  const { t } = useLanguage()
  const { announce } = useNotices()
  const [asked, setAsked] = useState<Asked>({
    code: initial?.code ?? null,
    language: initial?.language ?? null,
    area: initial?.area ?? null,
  })
  const [personal, setPersonal] = useState<Personal>({ ...nothingPersonal, understands })
  const options = useOptions()
  const find = useNeeds(options.needs)
  const change = (part: Partial<Asked & Personal>) => {
    const { code, language, area, ...rest } = part
    setAsked((before) => ({
      code: code === undefined ? before.code : code,
      language: language === undefined ? before.language : language,
      area: area === undefined ? before.area : area,
    }))
    setPersonal((before) => ({ ...before, ...rest }))
  }
  return (
    <div className="directory stack">
      <search className="stack">
        <ComboBox
          label={t('directory.need.label')}
          hint={t('directory.need.hint')}
          options={options.needs}
          find={find}
          value={asked.code}
          onChange={(code) => change({ code })}
        />
        <Filters
          asked={asked}
          personal={personal}
          options={options}
          onChange={change}
          onTakenOff={(name) => announce(t('directory.filters.off', { name }))}
        />
      </search>
      <Results
        criteria={criteriaOf(asked)}
        personal={constraintsOf(personal)}
        options={options}
        onSafe={() => change({ notIn: null })}
        onRefer={onRefer}
      />
    </div>
  )
}
