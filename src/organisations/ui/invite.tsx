// Inviting a colleague: a handle, what they do here, their language, their name (sealed). The secret is shown once and
// passed by hand; the server keeps its hash alone.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import { isProblem } from '../../api/problem.ts'
import { staffRoles, type StaffRole } from '../../api/roles.ts'
import { Button } from '../../web/controls/button.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { ErrorNotice, ErrorSummary, type FieldFault } from '../../web/controls/errors.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { staffLanguages, useText, type Text } from '../../web/language/language.tsx'
import { daysAfter, useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { invite } from '../client/invite.ts'
import { longestProgramDays, programPrefix, programRoles } from '../program.ts'
import { Paper, PaperActions } from './invite-paper.tsx'
import './people.css'

const empty = {
  kind: 'person' as string | null,
  handle: '',
  name: '',
  roles: [] as string[],
  language: 'en' as string | null,
  endsOn: null as string | null,
}

/** So that each line of the trail of a program says that it was one. */
function handleOf({ kind, handle }: typeof empty): string {
  const typed = handle.trim().toLowerCase()
  return kind === 'program' && !typed.startsWith(programPrefix) ? `${programPrefix}${typed}` : typed
}

function faultsIn({ kind, roles, endsOn }: typeof empty, handle: string, t: Text): FieldFault[] {
  const isProgram = kind === 'program'
  const found: FieldFault[] = []
  if (!/^[a-z0-9-]{2,40}$/.test(handle))
    found.push({ field: 'invite-handle', words: t('people.invite.handle.wrong') })
  if (roles.length === 0 || roles.length > (isProgram ? 1 : 6))
    found.push({
      field: 'invite-roles',
      words: t(isProgram ? 'people.program.role' : 'people.invite.roles.missing'),
    })
  if (isProgram && !endsOn) found.push({ field: 'invite-ends', words: t('people.program.ends.wrong') })
  return found
}

/** What is typed, what is wrong with it, and the invitation that is made of it. */
function useInviting() {
  const t = useText()
  const queries = useQueryClient()
  const [form, setForm] = useState(empty)
  const [faults, setFaults] = useState<FieldFault[]>([])
  const [attempt, setAttempt] = useState(0)
  const [failed, setFailed] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<{ handle: string; secret: string; waits: boolean } | null>(null)
  const put =
    <K extends keyof typeof empty>(field: K) =>
    (value: (typeof empty)[K]) =>
      setForm((now) => ({ ...now, [field]: value }))
  const faultOf = (field: string) => faults.find((one) => one.field === field)?.words
  const isProgram = form.kind === 'program'
  const send = async () => {
    const handle = handleOf(form)
    const found = faultsIn(form, handle, t)
    setFaults(found)
    setFailed(null)
    setAttempt(attempt + 1)
    if (found.length > 0) return
    setBusy(true)
    try {
      const id = newId()
      const { secret, waits } = await invite(session, {
        id,
        handle,
        roles: form.roles as StaffRole[],
        language: form.language ?? 'en',
        endsOn: (isProgram && form.endsOn) || undefined,
        name: form.name.trim() || undefined,
      })
      setMade({ handle, secret, waits })
      setForm(empty)
      await queries.invalidateQueries({ queryKey: ['colleagues'] })
      await queries.invalidateQueries({ queryKey: ['own log'] })
    } catch (error) {
      const code = isProblem(error) ? error.code : 'failed'
      setFailed(code === 'conflict' ? t('people.invite.taken') : t(`problem.${code}`))
    } finally {
      setBusy(false)
    }
  }
  return { form, setForm, put, faults, faultOf, attempt, failed, busy, made, setMade, isProgram, send }
}

type Inviting = ReturnType<typeof useInviting>

/** Who it is for: a person or a program, what they are called here, which language they read. */
function WhoFields({ inviting }: { inviting: Inviting }) {
  const t = useText()
  const me = useMe()
  const { form, setForm, put, faultOf, isProgram } = inviting
  return (
    <>
      <Select
        label={t('people.invite.kind')}
        hint={isProgram ? t('people.program.hint') : undefined}
        options={['person', 'program'].map((kind) => ({
          value: kind,
          label: t(`people.invite.kind.${kind}`),
        }))}
        value={form.kind}
        onChange={(kind) => setForm((now) => ({ ...now, kind, roles: [] }))}
      />
      <TextField
        id="invite-handle"
        label={t('people.invite.handle')}
        hint={t(isProgram ? 'people.program.handle' : 'people.invite.handle.hint')}
        value={form.handle}
        onChange={put('handle')}
        error={faultOf('invite-handle')}
        dir="ltr"
      />
      <TextField
        label={t('people.invite.name')}
        readers={t('people.invite.name.readers', { organisation: me.organisation.name })}
        value={form.name}
        onChange={put('name')}
        optional
      />
      <Select
        label={t('people.invite.language')}
        options={staffLanguages.map(({ tag, name }) => ({ value: tag, label: name }))}
        value={form.language}
        onChange={put('language')}
      />
    </>
  )
}

/** Until when a program may, and what whoever is invited does here. */
function RoleFields({ inviting }: { inviting: Inviting }) {
  const t = useText()
  const today = useToday()
  const { form, put, faultOf, isProgram } = inviting
  const offered = isProgram ? programRoles : staffRoles
  return (
    <>
      {isProgram && (
        <div id="invite-ends">
          <DateField
            label={t('people.program.ends')}
            value={form.endsOn}
            onChange={put('endsOn')}
            min={daysAfter(today, 1)}
            max={daysAfter(today, longestProgramDays)}
            error={faultOf('invite-ends')}
          />
        </div>
      )}
      <div id="invite-roles">
        <CheckboxGroup
          label={t('people.invite.roles')}
          hint={t(isProgram ? 'people.program.role' : 'people.invite.roles.hint')}
          choices={offered.map((role) => ({ value: role, label: t(`people.role.${role}`) }))}
          value={form.roles}
          onChange={put('roles')}
          error={faultOf('invite-roles')}
          columns
        />
      </div>
    </>
  )
}

export function Invite() {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const inviting = useInviting()
  const { faults, attempt, failed, busy, made, setMade, send } = inviting
  const close = () => {
    setOpen(false)
    setMade(null)
  }
  return (
    <>
      <Button look="primary" icon="plus" onPress={() => setOpen(true)}>
        {t('people.invite')}
      </Button>
      <Dialog
        title={t(made ? 'people.invite.made' : 'people.invite.title')}
        isOpen={isOpen}
        onOpenChange={(open) => (open ? setOpen(true) : close())}
        // The secret is shown once: a press beside the sheet must not lose it.
        alert={made !== null}
        actions={() =>
          made ? (
            <PaperActions onPassed={close} />
          ) : (
            <Button look="primary" isPending={busy} onPress={() => void send()}>
              {t('people.invite.make')}
            </Button>
          )
        }
      >
        {made ? (
          <Paper {...made} />
        ) : (
          <>
            <ErrorSummary faults={faults} attempt={attempt} />
            {failed && <ErrorNotice title={failed} />}
            <WhoFields inviting={inviting} />
            <RoleFields inviting={inviting} />
          </>
        )}
      </Dialog>
    </>
  )
}
