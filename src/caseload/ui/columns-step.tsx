// What each column means: guessed, changeable, a few at a time; and what holds where a row says nothing.
import { useState } from 'react'
import { origins } from '../../cases/codes.ts'
import { Carrier, useCarrier } from '../../organisations/ui/teams/carrier.tsx'
import { useTeams } from '../../organisations/ui/teams/own-teams.ts'
import { useWorkers } from '../../assignments/ui/use-assignments.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { useIsNarrow } from '../../web/controls/narrow.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { ComboBox, Select, type Option } from '../../web/controls/select.tsx'
import { languageOptions } from '../../web/language/language-options.ts'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { ColumnField } from '../../web/table/column-field.tsx'
import { keep, none, ownFields, targets } from '../columns.ts'
import { htcdsFields } from '../htcds/fields.ts'
import { olderEncodings, type Encoding } from '../../api/table/decode.ts'
import { dayOrders, type DayOrder } from '../values.ts'
import type { Bringing, Chosen } from './use-bring.ts'

const sections: Readonly<Record<string, string>> = {
  prs: 'person',
  vic: 'person',
  cas: 'case',
  cco: 'case',
  con: 'case',
  hte: 'events',
  spl: 'plan',
}

/** What a column can become, ours in words, the standard's by its own names. */
function useTargets(): Option[] {
  const t = useText()
  return [
    { value: keep, label: t('caseload.target.keep') },
    { value: none, label: t('caseload.target.none') },
    ...ownFields
      .filter((id) => targets.includes(id))
      .map((id) => ({ value: id, label: t(`caseload.own.${id.slice(4)}`) })),
    ...htcdsFields
      .filter(({ id }) => targets.includes(id))
      .map(({ id, label }) => ({
        value: id,
        label: `${label} (${t(`caseload.section.${sections[id.slice(0, 3)] ?? 'case'}`)})`,
        detail: id,
      })),
  ]
}

export function ColumnsStep({ bringing, chosen }: { bringing: Bringing; chosen: Chosen }) {
  const t = useText()
  const { busy, rows, check, back } = bringing
  const { about, isBegun } = chosen
  return (
    <div className="stack">
      {isBegun && (
        <Notice tone="info" title={t('caseload.begun')}>
          {t('caseload.begun.words')}
        </Notice>
      )}
      {about.encoding.startsWith('windows') && <Letters bringing={bringing} chosen={chosen} />}
      <div className="main-and-side">
        <Columns bringing={bringing} chosen={chosen} />
        <Rest bringing={bringing} chosen={chosen} />
      </div>
      {busy && <Progress label={t('caseload.checking', { rows })} value={rows} max={about.rows} />}
      <div className="row">
        <Button look="primary" isPending={busy} onPress={() => void check()}>
          {t('caseload.check')}
        </Button>
        <Button look="quiet" onPress={() => back('file')}>
          {t('caseload.another')}
        </Button>
      </div>
    </div>
  )
}

interface Part {
  bringing: Bringing
  chosen: Chosen
}

/** A file that is no Unicode does not say in which letters it is written: whoever knows it sees by the first words. */
function Letters({ bringing, chosen: { file, about } }: Part) {
  const t = useText()
  return (
    <Notice tone="due" title={t('caseload.letters')}>
      <Select
        label={t('caseload.letters.which')}
        options={olderEncodings.map((one) => ({
          value: one,
          label: t(`caseload.letters.${one}`),
          detail: one,
        }))}
        value={about.encoding}
        onChange={(encoding) => encoding && void bringing.choose(file, encoding as Encoding)}
      />
    </Notice>
  )
}

const inView = { wide: 7, narrow: 4 }

function Columns({ bringing, chosen: { about, mapping } }: Part) {
  const t = useText()
  const options = useTargets()
  const [page, setPage] = useState(0)
  const size = inView[useIsNarrow() ? 'narrow' : 'wide']
  // What was not understood is asked first.
  const order = about.columns
    .map((column, at) => ({ column, samples: about.samples[at] ?? [] }))
    .filter(({ column, samples }) => samples.length > 0 || !column.startsWith('#'))
  const [asked] = useState(
    () => new Set(order.filter(({ column }) => mapping[column] === keep).map(({ column }) => column)),
  )
  const sorted = [
    ...order.filter(({ column }) => asked.has(column)),
    ...order.filter(({ column }) => !asked.has(column)),
  ]
  const pages = Math.max(1, Math.ceil(sorted.length / size))
  const known = order.filter(({ column }) => mapping[column] !== keep && mapping[column] !== none).length
  return (
    <Card
      title={t('caseload.columns', { rows: about.rows })}
      lead={t('caseload.columns.lead', { known, count: order.length })}
    >
      <div className="stack">
        {sorted.slice(page * size, (page + 1) * size).map(({ column, samples }) => (
          <ColumnField
            key={column}
            heading={column}
            samples={samples}
            options={options}
            value={mapping[column] ?? none}
            onChange={(target) => bringing.put({ mapping: { ...mapping, [column]: target } })}
          />
        ))}
        {pages > 1 && (
          <div className="row">
            <Button size="small" isDisabled={page === 0} onPress={() => setPage(page - 1)}>
              {t('caseload.columns.before')}
            </Button>
            <span className="second">{t('caseload.columns.page', { page: page + 1, pages })}</span>
            <Button size="small" isDisabled={page + 1 === pages} onPress={() => setPage(page + 1)}>
              {t('caseload.columns.next')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

/** Colleagues who can work on what this circle carries: of a team, those who are in it. */
function useReadersOf(circle: number): Option[] {
  const { options } = useWorkers()
  const team = useTeams()?.find((one) => one.circle === circle)
  return options.filter(({ value }) => !team || team.members.includes(value))
}

/** What holds for all rows. */
function Rest({ bringing: { put }, chosen: { defaults, run, isBegun } }: Part) {
  const { t, language } = useLanguage()
  const me = useMe()
  const carrier = useCarrier(run.circle)
  const workers = useReadersOf(run.circle)
  const set = (change: Partial<Chosen['defaults']>) => put({ defaults: { ...defaults, ...change } })
  return (
    <Card title={t('caseload.rest')}>
      <div className="stack">
        <ComboBox
          label={t('open.language')}
          hint={t('caseload.rest.unsaid')}
          options={languageOptions(language.locale, me.network.languages)}
          value={defaults.language}
          onChange={(tag) => tag && set({ language: tag })}
        />
        <Select
          label={t('open.origin')}
          options={origins.map((value) => ({ value, label: t(`code.${value}`) }))}
          value={defaults.origin}
          onChange={(origin) => origin && set({ origin })}
        />
        <Select
          label={t('caseload.days')}
          options={dayOrders.map((value) => ({ value, label: t(`caseload.days.${value}`) }))}
          value={defaults.order}
          onChange={(order) => order && set({ order: order as DayOrder })}
        />
        {!isBegun && (
          <Carrier carrier={carrier} onChange={(circle) => put({ run: { ...run, circle, worker: null } })} />
        )}
        <Select
          label={t('worker.worker')}
          options={[{ value: '', label: t('worker.none') }, ...workers]}
          value={run.worker ?? ''}
          onChange={(worker) => put({ run: { ...run, worker: worker || null } })}
        />
      </div>
    </Card>
  )
}
