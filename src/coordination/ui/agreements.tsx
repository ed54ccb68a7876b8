// Since when each organisation works under the agreement of the network and when both look at it again: what is over or missing is
// counted in the heading, the list is folded.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { daysAfter } from '../../web/session/now.ts'
import { useOrganisations } from '../../web/session/organisations.ts'
import type { Desk } from '../api.ts'
import { deskKey, useOrganisationName } from './use-desk.ts'

interface Member {
  id: string
  organisation: number
  agreement: Desk['agreements'][number] | undefined
}

export function Agreements({ desk }: { desk: Desk }) {
  const { t } = useLanguage()
  const nameOf = useOrganisationName()
  const { data: organisations = [] } = useOrganisations()
  const [noting, setNoting] = useState<number | null>(null)
  const members = organisations
    .map(({ id }): Member => {
      const agreement = desk.agreements.find(({ organisation }) => organisation === id)
      return { id: String(id), organisation: id, agreement }
    })
    .toSorted((a, b) => (a.agreement?.reviewOn ?? '').localeCompare(b.agreement?.reviewOn ?? ''))
  const over = members.filter(({ agreement }) => !agreement || agreement.reviewOn < desk.today).length
  return (
    <details className="card">
      <summary>{t('coordination.agreements.title', { count: members.length, over })}</summary>
      <Members desk={desk} members={members} onNote={setNoting} />
      {noting !== null && (
        <NoteAgreement
          organisation={noting}
          name={nameOf(noting)}
          today={desk.today}
          onClose={() => setNoting(null)}
        />
      )}
    </details>
  )
}

function Members(props: { desk: Desk; members: readonly Member[]; onNote: (organisation: number) => void }) {
  const { t, dates } = useLanguage()
  const nameOf = useOrganisationName()
  const now = new Date(props.desk.now)
  return (
    <Table
      holds="clear"
      caption={t('coordination.agreements')}
      hideCaption
      items={props.members}
      columns={[
        {
          id: 'house',
          label: t('coordination.organisation'),
          cell: ({ organisation }) => <bdi>{nameOf(organisation)}</bdi>,
        },
        {
          id: 'since',
          label: t('coordination.agreements.since'),
          cell: ({ agreement }) =>
            agreement ? dates.longDay(agreement.signedOn) : t('coordination.agreements.missing'),
        },
        {
          id: 'review',
          label: t('coordination.agreements.review'),
          cell: ({ agreement }) =>
            agreement && (
              <Pill tone={dates.dueTone(agreement.reviewOn, now)}>{dates.due(agreement.reviewOn, now)}</Pill>
            ),
        },
        {
          id: 'note',
          label: t('coordination.agreements.note'),
          cell: ({ organisation }) => (
            <Button look="quiet" size="small" onPress={() => props.onNote(organisation)}>
              {t('coordination.agreements.note')} <span className="unseen">{nameOf(organisation)}</span>
            </Button>
          ),
        },
      ]}
    />
  )
}

function NoteAgreement(props: { organisation: number; name: string; today: string; onClose: () => void }) {
  const { t } = useLanguage()
  const queries = useQueryClient()
  const { busy, error, run } = usePendingAction()
  const [signedOn, setSigned] = useState<string | null>(props.today)
  const [reviewOn, setReview] = useState<string | null>(daysAfter(props.today, 365))
  const [isAsked, setAsked] = useState(false)
  const missing = (day: string | null) => (isAsked && !day ? t('coordination.agreements.day') : undefined)
  const isBefore = isAsked && signedOn !== null && reviewOn !== null && reviewOn <= signedOn
  const save = async () => {
    setAsked(true)
    if (!signedOn || !reviewOn || reviewOn <= signedOn) return
    const noted = await run(() =>
      api.coordination.noteAgreement({ organisation: props.organisation, signedOn, reviewOn }),
    )
    if (!noted) return
    await queries.invalidateQueries({ queryKey: deskKey })
    props.onClose()
  }
  return (
    <Dialog
      isOpen
      title={t('coordination.agreements.of', { name: props.name })}
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
      actions={() => (
        <Button look="primary" isPending={busy} onPress={() => void save()}>
          {t('coordination.agreements.save')}
        </Button>
      )}
    >
      <div className="stack">
        <ErrorMessage error={error} />
        <DateField
          label={t('coordination.agreements.since')}
          value={signedOn}
          max={props.today}
          onChange={setSigned}
          error={missing(signedOn)}
        />
        <DateField
          label={t('coordination.agreements.review')}
          value={reviewOn}
          onChange={setReview}
          error={missing(reviewOn) ?? (isBefore ? t('coordination.agreements.before') : undefined)}
        />
      </div>
    </Dialog>
  )
}
