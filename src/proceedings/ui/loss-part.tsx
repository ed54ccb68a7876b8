// What the parts of the screen about losses share: what they are given, which documents stand beside a line, and a number as it is typed.
import { decimalOf, hundredthsIn, latinNumber } from '../../jurisdiction/money.ts'
import type { Pack } from '../../jurisdiction/define.ts'
import type { Paper } from '../../papers/client/read-paper.ts'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { useText } from '../../web/language/language.tsx'
import type { Losses, Schedule } from '../losses.ts'

export interface LossPart {
  written: Losses
  put: (change: Partial<Losses>) => void
  schedule: Schedule
  pack: Pack
  papers: readonly Paper[]
}

/** A decimal of at most two places; nothing typed is nothing; `undefined` where it is none. */
export function numberTyped(typed: string): string | undefined {
  const latin = latinNumber(typed)
  if (latin === '') return ''
  return /^\d{1,8}(\.\d{1,2})?$/.test(latin) ? decimalOf(hundredthsIn(latin)) : undefined
}

interface Shown {
  papers: readonly string[]
  isFromDiary?: true
}

/** Whether a document, or what the person wrote, shows a line. */
export function Evidence({ of }: { of: Shown }) {
  const t = useText()
  const has = of.papers.length > 0 || of.isFromDiary === true
  return (
    <Pill tone={has ? 'done' : 'due'}>
      {has
        ? [
            ...(of.papers.length > 0 ? [t('losses.papers', { count: of.papers.length })] : []),
            ...(of.isFromDiary ? [t('losses.fromDiary')] : []),
          ].join(', ')
        : t('losses.noPaper')}
    </Pill>
  )
}

interface ChooseProps {
  papers: readonly Paper[]
  value: readonly string[]
  onChange: (papers: string[]) => void
}

/** Documents of the case that show a line. */
export function ChooseEvidence({ papers, value, onChange }: ChooseProps) {
  const t = useText()
  if (papers.length === 0) return <p className="second">{t('losses.evidence.none')}</p>
  return (
    <details className="losses-choose">
      <summary>{t('losses.evidence.choose', { count: value.length })}</summary>
      <CheckboxGroup
        label={t('losses.evidence')}
        columns
        choices={papers.map(({ row, about }) => ({ value: row.id, label: about?.name ?? '' }))}
        value={[...value]}
        onChange={onChange}
      />
    </details>
  )
}
