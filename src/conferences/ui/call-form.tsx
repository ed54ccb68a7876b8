// Calling a conference: a day, what it is about, and which organisations are asked, with what each may bring by the person's yes.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { ComboBox } from '../../web/controls/select.tsx'
import { TextArea } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { DraftDialog } from '../../web/drafts/draft-dialog.tsx'
import { dayOf } from '../../web/language/dates.ts'
import { useText } from '../../web/language/language.tsx'
import { daysAfter, useNow } from '../../web/session/now.ts'
import { useOrganisations } from '../../web/session/organisations.ts'
import { session } from '../../web/session/window-session.ts'
import { callConference } from '../client/conference.ts'

interface Props {
  shared: SharedCase
  onClose: () => void
  onSaved: () => void
}

interface Typed {
  id: string
  on: string | null
  text: string
  /** Nothing while nobody has chosen: then those are asked who read something by the person's yes. */
  asked: string[] | null
}

export function CallForm({ shared, onClose, onSaved }: Props) {
  const t = useText()
  const now = useNow()
  const [typed, put] = useState<Typed>(() => ({
    id: newId(),
    on: daysAfter(dayOf(now, session.timezone), 7),
    text: '',
    asked: null,
  }))
  const draft = useDraft(`conference.${shared.case.id}`, typed, put)
  const { busy, error, run } = usePendingAction()
  const { on, text } = typed
  const places = usePlacesNear(shared, typed.asked ?? [])
  const asked = typed.asked ?? places.usual
  const isWhole = on !== null && text.trim() !== '' && asked.length > 0
  const call = () =>
    run(async () => {
      if (on === null) return
      const agenda = { text: text.trim(), reference: shared.case.reference }
      await callConference(session, shared.case.id, {
        id: typed.id,
        on,
        organisations: asked.map(Number),
        agenda,
      })
      await draft.drop()
      onSaved()
    }, draft.keep)
  return (
    <DraftDialog
      title={t('conference.call')}
      draft={draft}
      onClose={onClose}
      action={
        <Button look="primary" isPending={busy} isDisabled={!isWhole} onPress={() => void call()}>
          {t('conference.ask')}
        </Button>
      }
    >
      <TextArea
        label={t('conference.agenda')}
        hint={t('conference.agenda.hint')}
        rows={3}
        value={text}
        onChange={(words) => put({ ...typed, text: words })}
        autoFocus
      />
      <DateField
        label={t('appointment.day')}
        value={on}
        min={dayOf(now, session.timezone)}
        onChange={(day) => put({ ...typed, on: day })}
      />
      <AskedField places={places} asked={asked} onChange={(some) => put({ ...typed, asked: some })} />
      <p className="second">{t('conference.seen')}</p>
      <ErrorMessage error={error} />
    </DraftDialog>
  )
}

type Organisation = NonNullable<ReturnType<typeof useOrganisations>['data']>[number]

interface Places {
  /** Who has to do with the case, and who was chosen besides. */
  near: Organisation[]
  /** Anybody else. */
  others: Organisation[]
  /** Which parts each may bring, by the person's yes. */
  bringing: (one: Organisation) => string[]
  /** Those who read something already. */
  usual: string[]
}

function usePlacesNear(shared: SharedCase, chosen: readonly string[]): Places {
  const { data: organisations = [] } = useOrganisations()
  const { data: consents = [] } = useQuery({
    queryKey: ['consents', shared.case.id, 'conference'],
    queryFn: async () => (await session.api.consent.list({ caseId: shared.case.id })).consents,
  })
  const all = organisations.filter(({ id, isMisnamed }) => id !== session.organisation && !isMisnamed)
  const atWork = new Set(shared.tracks.flatMap(({ owner, other }) => [owner, other]))
  const bringing = ({ circle, teams }: Organisation) => {
    const circles = [circle, ...teams.map((team) => team.circle)]
    const given = consents.filter((one) => one.state === 'granted' && circles.includes(one.recipient))
    return [...new Set(given.flatMap(({ compartments }) => compartments))]
  }
  const near = all.filter(
    (one) => atWork.has(one.name) || bringing(one).length > 0 || chosen.includes(String(one.id)),
  )
  const usual = near.filter((one) => bringing(one).length > 0).map(({ id }) => String(id))
  return { near, others: all.filter((one) => !near.includes(one)), bringing, usual }
}

interface AskedProps {
  places: Places
  asked: string[]
  onChange: (asked: string[]) => void
}

/** Who has to do with the case already stands there, ticked where they read something; anybody else is found by name. */
function AskedField({ places: { near, others, bringing }, asked, onChange }: AskedProps) {
  const t = useText()
  return (
    <>
      {near.length > 0 && (
        <CheckboxGroup
          label={t('conference.who')}
          value={asked}
          onChange={onChange}
          choices={near.map((one) => {
            const parts = bringing(one)
            return {
              value: String(one.id),
              label: one.name,
              detail: parts.length
                ? t('conference.brings', { parts: parts.map((part) => t(`compartment.${part}`)).join(', ') })
                : t('conference.bringsNothing'),
            }
          })}
        />
      )}
      <ComboBox
        label={t('conference.other')}
        optional
        options={others.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={null}
        onChange={(id) => id && onChange([...asked, id])}
      />
    </>
  )
}
