// Rules that ask for a second person, what each says where a house has only one at hand, and who outside looks back.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Card } from '../../web/controls/card.tsx'
import { Confirm } from '../../web/controls/confirm.tsx'
import { ComboBox } from '../../web/controls/select.tsx'
import { Table } from '../../web/controls/table.tsx'
import { useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useNameOf, useRecipients } from '../../web/session/organisations.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { Page } from '../../web/shell/page.tsx'
import { AloneActs } from './alone-acts.tsx'
import { secondPersonRules, type AloneRule } from '../second-person.ts'
import './seconds.css'

export const useNamedSeconds = () =>
  useQuery({ queryKey: ['seconds'], queryFn: ({ signal }) => api.seconds.named({}, { signal }) })

export function Seconds() {
  const t = useText()
  return (
    <Page
      title={t('second.title')}
      lead={t('second.lead')}
      back={{ href: '/people', label: t('people.title') }}
    >
      <div className="stack">
        <AloneActs />
        <Card>
          <Table
            holds="draft"
            caption={t('second.title')}
            hideCaption
            items={secondPersonRules.map(({ rule, isAlone }) => ({ id: rule, isAlone }))}
            columns={[
              { id: 'rule', label: t('second.title'), cell: ({ id }) => t(`second.rule.${id}`) },
              { id: 'says', label: t('second.says'), cell: ({ id }) => t(`second.says.${id}`) },
              {
                id: 'outside',
                label: t('second.outside'),
                cell: ({ id, isAlone }) => (isAlone ? <Outside rule={id as AloneRule} /> : '–'),
              },
            ]}
          />
        </Card>
      </div>
    </Page>
  )
}

function Outside({ rule }: { rule: AloneRule }) {
  const t = useText()
  const me = useMe()
  const queries = useQueryClient()
  const nameOf = useNameOf()
  const places = useRecipients().filter(({ organisation }) => organisation.id !== me.organisation.id)
  const acting = usePendingAction()
  const [asked, ask] = useState<{ next: number | null } | null>(null)
  const { data } = useNamedSeconds()
  const circle = data?.named.find((one) => one.rule === rule)?.circle ?? null
  if (!hasOneOf(me.roles, ['supervisor', 'administrator']))
    return circle === null ? t('second.none') : <bdi>{nameOf(circle)}</bdi>
  const name = (next: number | null) =>
    acting.run(async () => {
      await api.seconds.name({ rule, circle: next })
      await queries.invalidateQueries({ queryKey: ['seconds'] })
      ask(null)
    })
  const close = () => {
    acting.forget()
    ask(null)
  }
  return (
    <div className="second-outside">
      <ComboBox
        label={t('second.outside')}
        options={[
          { value: '', label: t('second.none') },
          ...places.map((one) => ({ value: String(one.circle), label: one.name })),
        ]}
        value={circle === null ? '' : String(circle)}
        onChange={(next) => next !== null && ask({ next: next ? Number(next) : null })}
      />
      {asked && (
        <Asked
          name={asked.next === null ? null : nameOf(asked.next)}
          acting={acting}
          onConfirm={() => void name(asked.next)}
          onClose={close}
        />
      )}
    </div>
  )
}

interface AskedProps {
  /** Who is to be named; null for nobody. */
  name: string | null
  acting: Parameters<typeof Confirm>[0]['acting']
  onConfirm: () => void
  onClose: () => void
}

/** Who gets what by being named, before it is saved. */
function Asked({ name, ...confirm }: AskedProps) {
  const t = useText()
  const what = name === null ? 'nobody' : 'ask'
  const values = { name: name ?? '' }
  return (
    <Confirm title={t(`second.${what}.title`, values)} action={t(`second.${what}.do`, values)} {...confirm}>
      <p>{t(`second.${what}.words`, values)}</p>
    </Confirm>
  )
}
