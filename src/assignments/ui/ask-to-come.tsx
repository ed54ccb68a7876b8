// Asking a colleague to come: whom, for what, where, when. It is sealed to them alone; nothing of the file goes along unless it is ticked.
import { useRef, useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { assignedRoles } from '../../api/roles.ts'
import { aliasHere } from '../../cases/ui/alias-here.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { ComboBox, Select } from '../../web/controls/select.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { useLanguage, useText, type Text } from '../../web/language/language.tsx'
import { languageOptions } from '../../web/language/language-options.ts'
import { useColleagues } from '../../web/session/colleagues.ts'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { hasOneOf } from '../../web/shell/navigation-items.ts'
import { session } from '../../web/session/window-session.ts'
import { isCopied } from '../../sealing/shapes.ts'
import type { Compartment } from '../../sealing/vault-shape.ts'
import { giveAssignment } from '../client/give.ts'
import {
  assignmentPlaces,
  assignmentPurposes,
  type AssignmentPlace,
  type AssignmentPurpose,
} from '../codes.ts'
import { useBlockedAt } from './use-interpreters.ts'
import { useWorkers } from './use-assignments.ts'

/** Whom one can ask: interpreters, volunteers and trainees first, then everybody else of the house. */
function usePeople(blocked: readonly string[] | null) {
  const t = useText()
  const me = useMe()
  const { nameOf } = useWorkers()
  const { data: colleagues = [] } = useColleagues()
  const comes = (roles: readonly string[]) => hasOneOf(roles, assignedRoles)
  return (
    colleagues
      .filter(({ id, state, roles }) => id !== me.id && state === 'active' && comes(roles))
      // Who must not come to this person is not offered here either; where that cannot be read, no interpreter is.
      .filter(({ id, roles }) => (blocked ? !blocked.includes(id) : !roles.includes('interpreter')))
      .map(({ id, roles }) => ({
        value: id,
        label: nameOf(id),
        detail: roles.map((role) => t(`people.role.${role}`)).join(', '),
      }))
  )
}

const clock = /^([01]\d|2[0-3]):[0-5]\d$/
const purposesOffered = assignmentPurposes.filter((one) => one !== 'cover' && one !== 'supervision')

/** To what somebody is asked to come: a case, whose person speaks a language and whose notes may go along; or a visit. */
type Occasion =
  | { caseId: string; alias: string; language: string; written: readonly Compartment[] }
  | { visit: string }

/** A case as an occasion. */
const occasionOf = ({ case: { id, reference, language }, held, records }: SharedCase, t: Text): Occasion => ({
  caseId: id,
  alias: aliasHere(reference, t),
  language,
  written: held.filter(
    (part) =>
      isCopied(part) && records.some(({ kind, compartment }) => kind === 'note' && compartment === part),
  ),
})

/** What is asked, and the one act that asks it, the same one however often it is pressed. */
function useAskToCome(occasion: Occasion, onGiven: () => void) {
  const t = useText()
  const today = useToday()
  const { say } = useNotices()
  const { nameOf } = useWorkers()
  const id = useRef(newId())
  const [assigned, setAssigned] = useState<string | null>(null)
  const [purpose, setPurpose] = useState<AssignmentPurpose>('interpreting')
  const [place, setPlace] = useState<AssignmentPlace | null>(null)
  const [day, setDay] = useState<string | null>(today)
  const [at, setAt] = useState('')
  const [language, setLanguage] = useState('language' in occasion ? occasion.language : null)
  const [words, setWords] = useState('')
  const [parts, setParts] = useState<string[]>([])
  const { busy, error, run } = usePendingAction()
  const isWhole = assigned !== null && place !== null && day !== null && language !== null && clock.test(at)
  const ask = () =>
    run(async () => {
      if (assigned === null || place === null || day === null || language === null) return
      const brief = {
        ...('alias' in occasion && { alias: occasion.alias }),
        language,
        at,
        ...(words.trim() && { words: words.trim() }),
      }
      const where = 'caseId' in occasion ? { caseId: occasion.caseId } : { visit: occasion.visit }
      const about = { ...where, assigned, purpose, place, from: day, to: day, brief }
      await giveAssignment(session, { ...about, parts: parts as Compartment[] }, id.current)
      say({ text: t('assignment.said.given', { who: nameOf(assigned) }) })
      onGiven()
    })
  const said = { assigned, purpose, place, day, at, language, words, parts }
  return {
    ...said,
    setAssigned,
    setPurpose,
    setPlace,
    setDay,
    setAt,
    setLanguage,
    setWords,
    setParts,
    today,
    isWhole,
    ask,
    busy,
    error,
  }
}

export function AskToCome({
  about,
  onClose,
  onGiven,
}: {
  about: { shared: SharedCase } | { visit: string }
  onClose: () => void
  onGiven: () => void
}) {
  const t = useText()
  const occasion = 'shared' in about ? occasionOf(about.shared, t) : about
  const form = useAskToCome(occasion, onGiven)
  const blocked = useBlockedAt('shared' in about ? about.shared : undefined)
  const isVisit = 'visit' in occasion
  return (
    <Dialog
      title={t('assignment.give.title')}
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={() => (
        <Button
          look="primary"
          isPending={form.busy}
          isDisabled={!form.isWhole}
          onPress={() => void form.ask()}
        >
          {t('assignment.give.do')}
        </Button>
      )}
    >
      <ErrorMessage error={form.error} />
      <p>{t(isVisit ? 'assignment.give.visit' : 'assignment.give.words')}</p>
      <WhomAndWhen form={form} blocked={blocked} asksLanguage={isVisit} />
      <WhatTheyRead form={form} written={isVisit ? [] : occasion.written} />
    </Dialog>
  )
}

type Form = ReturnType<typeof useAskToCome>

function WhomAndWhen({
  form,
  blocked,
  asksLanguage,
}: {
  form: Form
  blocked: readonly string[] | null
  asksLanguage: boolean
}) {
  const { t, language } = useLanguage()
  const me = useMe()
  const people = usePeople(blocked)
  return (
    <>
      <Select
        label={t('assignment.whom')}
        options={people}
        value={form.assigned}
        onChange={form.setAssigned}
      />
      <Select
        label={t('assignment.for')}
        options={purposesOffered.map((value) => ({ value, label: t(`assignment.purpose.${value}`) }))}
        value={form.purpose}
        onChange={(value) => form.setPurpose((value as AssignmentPurpose | null) ?? 'interpreting')}
      />
      <Select
        label={t('assignment.where')}
        hint={t('assignment.where.hint')}
        options={assignmentPlaces.map((value) => ({ value, label: t(`assignment.place.${value}`) }))}
        value={form.place}
        onChange={(value) => form.setPlace(value as AssignmentPlace | null)}
      />
      <DateField label={t('assignment.day')} value={form.day} onChange={form.setDay} min={form.today} />
      <TextField
        label={t('assignment.at')}
        hint={t('assignment.at.hint')}
        dir="ltr"
        value={form.at}
        onChange={form.setAt}
      />
      {asksLanguage && (
        <ComboBox
          label={t('assignment.language')}
          options={languageOptions(language.locale, me.network.languages)}
          value={form.language}
          onChange={form.setLanguage}
        />
      )}
    </>
  )
}

function WhatTheyRead({ form, written }: { form: Form; written: readonly Compartment[] }) {
  const t = useText()
  return (
    <>
      <TextArea
        label={t('assignment.words')}
        hint={t('assignment.words.hint')}
        optional
        rows={2}
        value={form.words}
        onChange={form.setWords}
      />
      {written.length > 0 && (
        <CheckboxGroup
          label={t('assignment.parts')}
          hint={t('assignment.parts.hint')}
          optional
          columns
          choices={written.map((value) => ({ value, label: t(`compartment.${value}`) }))}
          value={form.parts}
          onChange={form.setParts}
        />
      )}
    </>
  )
}
