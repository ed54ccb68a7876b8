// What was found before anything is taken: who can come, who is there twice, and every line that is refused, to be taken along as a list.
import { useState } from 'react'
import { MatchingRule } from '../../cases/ui/matching-rule.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card, Facts } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import type { Checked, Twice } from '../checked.ts'
import { Faults } from '../../web/table/faults.tsx'
import type { Bringing, Chosen } from './use-bring.ts'

const shown = 6

interface Part {
  bringing: Bringing
  chosen: Chosen
  checked: Checked
}

export function PreviewStep({ bringing, chosen, checked }: Part) {
  const t = useText()
  const { number } = useDates()
  const { busy, bring, back } = bringing
  const [too, setToo] = useState<string[]>([])
  const { good, inFile, here, refusedLines, followedUp, closed, arrived } = checked
  const both = new Set(
    [...(too.includes('inFile') ? [] : inFile), ...(too.includes('here') ? [] : here)].map(
      ({ line }) => line,
    ),
  )
  const coming = good - both.size - arrived
  return (
    <div className="stack">
      <Card title={t('caseload.preview')}>
        <div className="stack">
          <Facts
            facts={[
              { term: t('caseload.count.rows'), value: number(chosen.about.rows) },
              { term: t('caseload.count.coming'), value: number(coming) },
              ...(arrived > 0 ? [{ term: t('caseload.count.arrived'), value: number(arrived) }] : []),
              { term: t('caseload.count.twice'), value: number(inFile.length + here.length) },
              { term: t('caseload.count.refused'), value: number(refusedLines) },
            ]}
          />
          {closed > 0 && <Notice title={t('caseload.closed', { count: closed })} />}
          {followedUp > 0 && <Notice title={t('caseload.followedUp', { count: followedUp })} />}
          <MatchingRule />
          <Doubles inFile={inFile} here={here} too={too} onChange={setToo} />
          <div className="row">
            <Button
              look="primary"
              isPending={busy}
              isDisabled={coming === 0}
              onPress={() =>
                void bring({ isInFileToo: too.includes('inFile'), isHereToo: too.includes('here') })
              }
            >
              {t('caseload.bringIn', { count: coming })}
            </Button>
            <Button look="quiet" onPress={() => back('columns')}>
              {t('caseload.toColumns')}
            </Button>
          </div>
        </div>
      </Card>
      <Faults
        title={t('caseload.refused', { count: refusedLines })}
        lead={t('caseload.refused.lead')}
        faults={checked.refused.map((one) => ({ ...one, words: t(`caseload.fault.${one.code}`) }))}
        fileName="refused-lines.csv"
      />
    </div>
  )
}

interface DoublesProps {
  inFile: readonly Twice[]
  here: readonly Twice[]
  too: string[]
  onChange: (too: string[]) => void
}

/** Whoever seems to be there already is left out, unless somebody says that they are others. */
function Doubles({ inFile, here, too, onChange }: DoublesProps) {
  const t = useText()
  const list = (all: readonly Twice[], key: string) =>
    all
      .slice(0, shown)
      .map(({ line, as }) => t(key, { line, as }))
      .join(' · ') + (all.length > shown ? ' …' : '')
  const groups = [
    { value: 'here', all: here, words: list(here, 'caseload.twice.line.here') },
    { value: 'inFile', all: inFile, words: list(inFile, 'caseload.twice.line.inFile') },
  ].filter(({ all }) => all.length > 0)
  if (groups.length === 0) return null
  return (
    <CheckboxGroup
      label={t('caseload.twice')}
      hint={t('caseload.twice.hint')}
      choices={groups.map(({ value, all, words }) => ({
        value,
        label: t(`caseload.twice.${value}`, { count: all.length }),
        detail: words,
      }))}
      value={too}
      onChange={onChange}
    />
  )
}
