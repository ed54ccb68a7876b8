// An administrator brings in a set of questions: one file, tried first, each fault by its line and field, and only then all of it.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { bringInstrument, signedSets } from '../client/own-instruments.ts'
import { ownSetsQuery } from './own-sets-query.ts'
import { useStaffWords } from '../../web/language/staff-words.ts'

type Tried = Awaited<ReturnType<typeof api.instruments.tryOut>>

export function Instruments() {
  const t = useText()
  const said = useStaffWords()
  const dates = useDates()
  const sets = useQuery(ownSetsQuery)
  const signed = useQuery({
    queryKey: [...ownSetsQuery.queryKey, 'signed'],
    queryFn: () => signedSets(session),
  })
  const mine = sets.data?.instruments ?? []
  return (
    <Page title={t('instrument.sets')} lead={t('instrument.sets.lead')} width="narrow">
      <Bring />
      <ErrorMessage error={sets.error} />
      {sets.data && (
        <Card
          title={t('instrument.sets.own')}
          {...(mine.length === 0 ? { lead: t('instrument.sets.none') } : {})}
        >
          <Rows
            rows={mine.map(({ id, title, version, mode, roles, broughtOn }) => ({
              id,
              title: said(title),
              detail: [
                t('instrument.version', { version }),
                t(`instrument.mode.${mode}`),
                roles.map((role) => t(`people.role.${role}`)).join(', '),
              ].join(' · '),
              facts: [
                dates.day(broughtOn),
                ...(signed.data && !signed.data.has(id) ? [t('instrument.unsigned')] : []),
              ],
            }))}
          />
        </Card>
      )}
    </Page>
  )
}

function Bring() {
  const t = useText()
  const queries = useQueryClient()
  const { say } = useNotices()
  const [file, setFile] = useState('')
  const [tried, setTried] = useState<Tried>()
  const { busy, error, run } = usePendingAction()
  const choose = (chosen: File) =>
    run(async () => {
      setTried(undefined)
      const text = await chosen.text()
      setFile(text)
      setTried(await api.instruments.tryOut({ file: text }))
    })
  const bring = () =>
    run(async () => {
      await bringInstrument(session, file)
      setTried(undefined)
      say({ tone: 'done', text: t('instrument.bring.done') })
      await queries.invalidateQueries({ queryKey: ownSetsQuery.queryKey })
    })
  return (
    <Card title={t('instrument.bring')} lead={t('instrument.bring.lead')}>
      <div className="stack">
        <div className="row">
          <FileTrigger
            acceptedFileTypes={['.json', 'application/json']}
            onSelect={(files) => files?.[0] && void choose(files[0])}
          >
            <Button look={tried?.found ? 'plain' : 'primary'} icon="document" isPending={busy}>
              {t('caseload.file.choose')}
            </Button>
          </FileTrigger>
        </div>
        {tried && <WhatWasFound tried={tried} isPending={busy} onBring={() => void bring()} />}
        <ErrorMessage error={error} />
      </div>
    </Card>
  )
}

function WhatWasFound({
  tried: { faults, found },
  isPending,
  onBring,
}: {
  tried: Tried
  isPending: boolean
  onBring: () => void
}) {
  const t = useText()
  const said = useStaffWords()
  const { number } = useDates()
  if (found)
    return (
      <Notice
        title={said(found.title)}
        action={
          <Button look="primary" isPending={isPending} onPress={onBring}>
            {t('instrument.bring.keep')}
          </Button>
        }
      >
        {[
          t('instrument.version', { version: found.version }),
          t(`instrument.mode.${found.mode}`),
          t('instrument.items', { count: found.items }),
        ].join(' · ')}
      </Notice>
    )
  return (
    <div role="alert">
      <Table
        holds="draft"
        caption={t('instrument.faults', { count: faults.length })}
        columns={[
          { id: 'line', label: t('instrument.fault.line'), cell: ({ line }) => number(line) },
          {
            id: 'field',
            label: t('instrument.fault.field'),
            cell: ({ field }) => <bdi dir="ltr">{field}</bdi>,
          },
          { id: 'says', label: t('instrument.fault.says'), cell: ({ says }) => <bdi dir="ltr">{says}</bdi> },
        ]}
        items={faults.map((fault, at) => ({ ...fault, id: String(at) }))}
      />
    </div>
  )
}
