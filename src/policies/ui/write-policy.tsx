// A policy is written in one form: its name, where it holds, its steps line by line, who answers for it and when it is looked at again.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Confirm } from '../../web/controls/confirm.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { api } from '../../web/session/api.ts'
import { useColleagues } from '../../web/session/colleagues.ts'
import { useMe } from '../../web/session/session.tsx'
import { machines } from '../../web/track/machines.ts'
import type { Policy } from '../api.ts'
import { longestTitle, mostKinds, mostSteps, stepsOf } from '../policy.ts'
import { policiesKey } from './use-policies.ts'

interface Draft {
  title: string
  kinds: readonly string[]
  steps: string
  owner: string | null
  reviewOn: string | null
  shared: boolean
}

/** What is sent; nothing where something is missing. */
function whole({ title, kinds, steps, owner, reviewOn, shared }: Draft) {
  const lines = stepsOf(steps)
  if (title.trim() === '' || kinds.length === 0 || kinds.length > mostKinds || !lines || !owner || !reviewOn)
    return undefined
  return { title: title.trim(), kinds: [...kinds], steps: lines, owner, reviewOn, shared }
}

export function WritePolicy({ policy, onDone }: { policy?: Policy; onDone: () => void }) {
  const { t, language } = useLanguage()
  const me = useMe()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const [id] = useState(() => policy?.id ?? newId())
  const [draft, put] = useState<Draft>({
    title: policy?.title ?? '',
    kinds: policy?.kinds ?? [],
    steps: policy?.steps.join('\n') ?? '',
    owner: policy ? policy.owner : me.id,
    reviewOn: null,
    shared: policy?.shared ?? false,
  })
  const kept = useDraft(`policy.${policy ? `${policy.id}.${policy.version}` : 'new'}`, draft, put)
  const sent = whole(draft)
  const told = async (words: string) => {
    await kept.drop()
    await queries.invalidateQueries({ queryKey: policiesKey })
    say({ text: words, tone: 'done' })
    onDone()
  }
  const send = () =>
    run(async () => {
      if (!sent) return
      const of = { id, language: policy?.language ?? language.tag, ...sent }
      await (policy
        ? api.policies.change(of, { ifMatch: policy.version })
        : api.policies.write(of, { key: id }))
      await told(t('policies.written'))
    })
  const end = () =>
    run(async () => {
      await api.policies.end({ id })
      await told(t('policies.ended'))
    })
  return (
    <Card title={t(policy ? 'policies.change' : 'policies.write')}>
      <div className="stack">
        <DraftConflict draft={kept} />
        <Fields draft={draft} put={(change) => put({ ...draft, ...change })} />
        <ErrorMessage error={error} />
        <div className="row">
          <Button look="primary" isPending={busy} isDisabled={!sent} onPress={() => void send()}>
            {t('policies.keep')}
          </Button>
          <Button look="quiet" onPress={onDone}>
            {t('policies.close')}
          </Button>
          {policy && <End policy={policy} acting={{ busy, error }} end={() => void end()} />}
        </div>
      </div>
    </Card>
  )
}

interface EndProps {
  policy: Policy
  acting: Pick<ReturnType<typeof usePendingAction>, 'busy' | 'error'>
  end: () => void
}

/** Asked, since it cannot be taken back. */
function End({ policy, acting, end }: EndProps) {
  const t = useText()
  const [isEnding, ask] = useState(false)
  return (
    <>
      <Button look="quiet" isPending={acting.busy} onPress={() => ask(true)}>
        {t('policies.end')}
      </Button>
      {isEnding && (
        <Confirm
          title={policy.title}
          action={t('policies.end')}
          acting={acting}
          onConfirm={end}
          onClose={() => ask(false)}
        >
          <p>{t('policies.end.hint')}</p>
        </Confirm>
      )}
    </>
  )
}

function Fields({ draft, put }: { draft: Draft; put: (change: Partial<Draft>) => void }) {
  const { t } = useLanguage()
  const { roles } = useMe()
  const { data: colleagues = [] } = useColleagues()
  return (
    <>
      <TextField
        label={t('policies.name')}
        hint={t('policies.nobody-in-it')}
        value={draft.title}
        maxLength={longestTitle}
        onChange={(title) => put({ title })}
      />
      <TextArea
        label={t('policies.steps')}
        hint={t('policies.steps.hint', { most: mostSteps })}
        rows={5}
        value={draft.steps}
        onChange={(steps) => put({ steps })}
      />
      <details>
        <summary>
          {t('policies.where')}: {t('policies.where.chosen', { count: draft.kinds.length })}
        </summary>
        <CheckboxGroup
          label={t('policies.processes')}
          columns
          choices={machines
            .map(({ kind }) => ({ value: kind, label: t(`${kind}.name`, {}, kind) }))
            .toSorted((one, other) => one.label.localeCompare(other.label))}
          value={draft.kinds}
          onChange={(kinds) => put({ kinds })}
        />
      </details>
      <Select
        label={t('policies.owner')}
        options={colleagues
          .filter(({ state }) => state === 'active')
          .map(({ id, name, handle }) => ({ value: id, label: name ?? handle }))}
        value={draft.owner}
        onChange={(owner) => put({ owner })}
      />
      <DateField
        label={t('policies.next')}
        hint={t('policies.next.hint')}
        value={draft.reviewOn}
        onChange={(reviewOn) => put({ reviewOn })}
      />
      {roles.includes('coordinator') && (
        <CheckboxGroup
          label={t('policies.reach')}
          choices={[{ value: 'shared', label: t('policies.shared') }]}
          value={draft.shared ? ['shared'] : []}
          onChange={(all) => put({ shared: all.length > 0 })}
        />
      )}
    </>
  )
}
