// Policies and protocols: where each holds, who answers for it and when it is looked at again. One is open at a time beneath the list.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useColleagueName } from '../../web/session/colleagues.ts'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { Page } from '../../web/shell/page.tsx'
import { Filled } from '../../web/shell/slots.tsx'
import type { Policy } from '../api.ts'
import { isDue, policyWriters } from '../policy.ts'
import { besidePolicy } from './policy-slots.ts'
import { PolicySteps } from './policy-steps.tsx'
import { policiesKey, usePolicies } from './use-policies.ts'
import { WritePolicy } from './write-policy.tsx'

export function Policies() {
  const { t } = useLanguage()
  const { roles } = useMe()
  const { data, error } = usePolicies()
  const [open, show] = useState<string | null>(null)
  const writes = hasOneOf(roles, policyWriters)
  const all = data?.policies ?? []
  const chosen = all.find(({ id }) => id === open)
  const done = () => show(null)
  // What the network shares is changed by who coordinates alone.
  const changes = chosen?.isOurs && writes && (!chosen.shared || roles.includes('coordinator'))
  return (
    <Page
      title={t('policies.title')}
      lead={t('policies.lead')}
      actions={
        writes && open === null ? (
          <Button look="primary" icon="plus" onPress={() => show('new')}>
            {t('policies.write')}
          </Button>
        ) : undefined
      }
    >
      <ErrorMessage error={error} />
      {!data && !error && <Skeleton label={t('policies.loading')} lines={4} />}
      {open === 'new' && <WritePolicy onDone={done} />}
      {chosen && changes && <WritePolicy key={chosen.id} policy={chosen} onDone={done} />}
      {chosen && !changes && <ReadPolicy key={chosen.id} policy={chosen} onDone={done} />}
      {chosen?.shared && <Filled slot={besidePolicy} id={chosen.id} edition={chosen.edition} />}
      {data && open === null && (
        <Card title={t('policies.list')}>
          {all.length === 0 ? <p>{t('policies.none')}</p> : <List policies={all} onOpen={show} />}
        </Card>
      )}
    </Page>
  )
}

function List({ policies, onOpen }: { policies: readonly Policy[]; onOpen: (id: string) => void }) {
  const { t, dates } = useLanguage()
  const today = useToday()
  const nameOf = useColleagueName()
  return (
    <Table
      caption={t('policies.title')}
      holds="sealed"
      hideCaption
      items={policies}
      columns={[
        {
          id: 'title',
          label: t('policies.name'),
          cell: ({ id, title }) => (
            <Button look="quiet" size="small" onPress={() => onOpen(id)}>
              <bdi>{title}</bdi>
            </Button>
          ),
        },
        {
          id: 'where',
          label: t('policies.where'),
          cell: ({ kinds }) => kinds.map((kind) => t(`${kind}.name`, {}, kind)).join(' · '),
        },
        {
          id: 'owner',
          label: t('policies.owner'),
          cell: ({ owner, house, isOurs }) => (
            <bdi>{isOurs ? (owner && nameOf(owner)) || t('policies.nobody') : house}</bdi>
          ),
        },
        {
          id: 'review',
          label: t('policies.review'),
          cell: (policy) => (
            <>
              {dates.day(policy.reviewOn)}{' '}
              {isDue(policy, today) && <Pill tone="due">{t('policies.due')}</Pill>}
            </>
          ),
        },
      ]}
    />
  )
}

/** Its steps; and whoever answers for it says that it stands, and until when. */
function ReadPolicy({ policy, onDone }: { policy: Policy; onDone: () => void }) {
  const { t, dates } = useLanguage()
  const me = useMe()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const [next, setNext] = useState<string | null>(null)
  const review = () =>
    run(async () => {
      if (!next) return
      await api.policies.review({ id: policy.id, reviewOn: next })
      await queries.invalidateQueries({ queryKey: policiesKey })
      say({ text: t('policies.reviewed'), tone: 'done' })
      onDone()
    })
  return (
    <Card title={policy.title} lead={t('policies.looked', { day: dates.day(policy.reviewedOn) })}>
      <div className="stack">
        <PolicySteps policy={policy} />
        <ErrorMessage error={error} />
        {policy.owner === me.id && <DateField label={t('policies.next')} value={next} onChange={setNext} />}
        <div className="row">
          {policy.owner === me.id && (
            <Button look="primary" isPending={busy} isDisabled={!next} onPress={() => void review()}>
              {t('policies.stands')}
            </Button>
          )}
          <Button look="quiet" onPress={onDone}>
            {t('policies.close')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
