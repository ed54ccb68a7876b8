// A contact becomes a case only by agreement (or where a child or a life is in danger). What was said goes along as the
// case's first note, so that nobody asks twice; then the person can be referred.
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { v7 as newId } from 'uuid'
import { referenceFrom } from '../../cases/alias.ts'
import { openedCompartments } from '../../cases/codes.ts'
import { useAct } from '../../web/act.ts'
import { api, makeMove } from '../../web/api.ts'
import { sealRow } from '../../web/case-keys.ts'
import { minute } from '../../web/logs.ts'
import { Carrier, useCarrier } from '../../organisations/ui/teams/carrier.tsx'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { ErrorSummary, type FieldFault } from '../../web/controls/errors.tsx'
import { ComboBox } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useLanguage } from '../../web/language.tsx'
import { useMe } from '../../web/session.tsx'
import { Trouble } from '../../web/trouble.tsx'
import { languageOptions } from '../../web/understood.ts'
import { vault } from '../../web/vault.ts'
import { sourcesOf } from '../../tracks/define.ts'
import { contactMachine } from '../contact.ts'
import type { Report } from '../report.ts'

type Contact = Awaited<ReturnType<typeof api.reports.read>>
type Basis = 'person_agreed' | 'child_duty' | 'vital_interest'
type Age = 'adult' | 'child' | 'unsure'

export function BecomeCase({ contact, report }: { contact: Contact; report: Report }) {
  const { t, language } = useLanguage()
  const me = useMe()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const [tag, setTag] = useState<string>(report.language)
  const [age, setAge] = useState<Age | null>(null)
  const [basis, setBasis] = useState<Basis | null>(null)
  const { busy, error, run } = useAct()
  const [attempt, setAttempt] = useState(0)
  // A second press after a broken line goes on where the first one stopped.
  const done = useRef({
    id: newId(),
    track: newId(),
    reference: referenceFrom(crypto.getRandomValues(new Uint8Array(8))),
    opened: false,
  })
  const [chosen, setChosen] = useState<number | null>(null)
  const carrier = useCarrier(chosen)
  const { circle } = carrier
  const duty = basis === 'child_duty' && age === 'adult'
  const faults: FieldFault[] =
    attempt === 0
      ? []
      : [
          ...(basis === null ? [{ field: 'basis', words: t('hotline.case.missing.basis') }] : []),
          ...(name.trim() === '' ? [{ field: 'name', words: t('hotline.case.missing.name') }] : []),
          ...(age === null ? [{ field: 'age', words: t('hotline.case.missing.age') }] : []),
          ...(duty ? [{ field: 'basis', words: t('refused.duty-is-for-children') }] : []),
        ]
  const wordsOf = (field: string) => faults.find((fault) => fault.field === field)?.words

  const openCase = async () => {
    const { id, track, reference } = done.current
    const keys = await vault.openCase({
      caseId: id,
      compartments: openedCompartments,
      owner: circle,
      at: minute(),
      header: { name: name.trim(), worker: me.handle, ...(report.reach ? { phone: report.reach } : {}) },
      headerCircles: [circle],
    })
    const how = [t(`hotline.reach.${report.channel}`), report.reach].filter(Boolean).join(': ')
    const records = await Promise.all([
      sealRow(id, 'identity', 'profile', {
        name: name.trim(),
        ...(report.channel === 'phone' ? { phone: report.reach } : {}),
      }),
      sealRow(id, 'contact', 'safe_contact', { how, when: report.times, word: report.codeWord, never: '' }),
      ...(report.story ? [sealRow(id, 'narrative', 'words', { text: report.story })] : []),
    ])
    await api.cases.open({
      id,
      reference,
      trackId: track,
      language: tag,
      ageGroup: age ?? 'unsure',
      origin: 'hotline',
      urgency: contact.urgency,
      circle,
      ...keys,
      records,
      contact: contact.track,
    })
    done.current.opened = true
  }
  const go = async () => {
    setAttempt(attempt + 1)
    if (name.trim() === '' || basis === null || age === null || duty) return
    await run(async () => {
      if (!done.current.opened) await openCase()
      await makeMove(
        'contact',
        'link',
        { id: contact.track, version: contact.version },
        { basis, age_group: age },
      )
      void navigate({ to: '/cases/$caseId/refer', params: { caseId: done.current.id } })
    })
  }
  if (!sourcesOf(contactMachine, contactMachine.moves.link).includes(contact.state)) return null
  return (
    <Card title={t('hotline.case')} lead={t('hotline.case.words')}>
      <Dialog
        title={t('hotline.case')}
        place="side"
        trigger={<Button icon="plus">{t('hotline.case.begin')}</Button>}
        actions={(close) => (
          <>
            <Button onPress={close}>{t('hotline.case.not')}</Button>
            <Button look="primary" icon="lock" isPending={busy} onPress={() => void go()}>
              {t('hotline.case.open')}
            </Button>
          </>
        )}
      >
        <ErrorSummary faults={faults} attempt={attempt} />
        <Trouble error={error} />
        <RadioGroup
          id="basis"
          label={t('hotline.case.basis')}
          error={wordsOf('basis')}
          choices={(['person_agreed', 'child_duty', 'vital_interest'] as const).map((value) => ({
            value,
            label: t(`code.${value}`),
          }))}
          value={basis}
          onChange={(value) => setBasis(value as Basis)}
        />
        <TextField
          id="name"
          label={t('hotline.case.name')}
          hint={t('hotline.case.name.hint')}
          readers={t('hotline.sealed', { organisation: carrier.name })}
          error={wordsOf('name')}
          value={name}
          onChange={setName}
          maxLength={120}
        />
        <RadioGroup
          id="age"
          columns
          label={t('ask.age_group')}
          error={wordsOf('age')}
          choices={(['adult', 'child', 'unsure'] as const).map((value) => ({
            value,
            label: t(`inbox.age.${value}`),
          }))}
          value={age}
          onChange={(value) => setAge(value as Age)}
        />
        <ComboBox
          label={t('inbox.fact.language')}
          options={languageOptions(language.locale, me.network.languages)}
          value={tag}
          onChange={(next) => setTag(next ?? tag)}
        />
        <Carrier carrier={carrier} onChange={setChosen} />
        <p className="second">{t('hotline.case.carries')}</p>
      </Dialog>
    </Card>
  )
}
