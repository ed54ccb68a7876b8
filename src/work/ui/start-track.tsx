// Starting a process on a case: first which, in the five lanes, then the few answers it needs. Which there are, who may
// start them and what they ask stands in the machines; nothing here knows any of them.
import { v7 as newId } from 'uuid'
import { useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import type { Machine } from '../../tracks/define.ts'
import { useAct } from '../../web/act.ts'
import { openTrack } from '../../web/api.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { ErrorSummary } from '../../web/controls/errors.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { Select } from '../../web/controls/select.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language.tsx'
import { machines } from '../../web/machines.ts'
import { useMe } from '../../web/session.tsx'
import { Page } from '../../web/shell/page.tsx'
import {
  askWords,
  clearInput,
  codeWords,
  missing,
  type Answers,
  type Asked,
} from '../../web/track/answers.ts'
import { OrganisationBox, Question } from '../../web/track/question.tsx'
import { failedForGood, Trouble } from '../../web/trouble.tsx'

// These begin on a screen of their own, because something must come with them: keys, a contact, the case itself.
const elsewhere = ['case', 'contact', 'consent', 'referral', 'handover']
const lanes = ['identification', 'support', 'justice', 'status', 'solution', 'none'] as const
const inSight = 6

export function StartTrack() {
  const t = useText()
  const { roles } = useMe()
  const { caseId = '' } = useParams({ strict: false })
  const [chosen, choose] = useState<string | null>(null)
  const mine = machines.filter(
    ({ kind, opens }) =>
      !elsewhere.includes(kind) && opens.needsCase && opens.who.some((role) => roles.includes(role)),
  )
  const machine = mine.find((one) => one.kind === chosen)
  return (
    // A page of its own for each choice, so that whoever hears it stands at its title and not nowhere.
    <Page
      key={chosen ?? 'which'}
      title={machine ? t(`${machine.kind}.name`) : t('track.start.title')}
      windowTitle={t('track.start.title')}
      lead={machine ? t(`track.about.${machine.kind}`) : t('track.start.lead')}
      width="narrow"
      back={{ href: `/cases/${caseId}`, label: t('track.toCase') }}
    >
      {machine ? (
        <Start key={machine.kind} machine={machine} caseId={caseId} onBack={() => choose(null)} />
      ) : (
        <Card title={t('track.start.choose')}>
          {lanes
            .map((lane) => ({ lane, machines: mine.filter((one) => one.lane === lane) }))
            .filter((group) => group.machines.length > 0)
            .map((group) => (
              <Rows
                key={group.lane}
                heading={t(`lane.${group.lane}`)}
                rows={group.machines.map(({ kind }) => ({
                  id: kind,
                  title: t(`${kind}.name`),
                  detail: t(`track.about.${kind}`),
                  actions: (
                    <Button size="small" onPress={() => choose(kind)}>
                      {t('track.start.this')}
                      <span className="unseen">: {t(`${kind}.name`)}</span>
                    </Button>
                  ),
                }))}
              />
            ))}
        </Card>
      )}
    </Page>
  )
}

function Start({ machine, caseId, onBack }: { machine: Machine; caseId: string; onBack: () => void }) {
  const t = useText()
  const me = useMe()
  const router = useRouter()
  const queries = useQueryClient()
  const { say } = useNotices()
  const asked: Asked = machine.opens.ask ?? {}
  const [answers, setAnswers] = useState<Answers>({})
  const [subkind, setSubkind] = useState<string | null>(null)
  const [other, setOther] = useState<number | null>(null)
  const [attempt, setAttempt] = useState(0)
  const { busy, error, run } = useAct()
  const [plan, setPlan] = useState(() => ({ id: newId(), key: crypto.randomUUID() }))
  const withOther =
    machine.opens.needsOther || Object.values(machine.moves).some((move) => move.by.includes('other'))
  const kinds = machine.subkinds ?? []
  const lacking = [
    ...(kinds.length > 0 && !subkind ? ['subkind'] : []),
    ...(machine.opens.needsOther && other === null ? ['other'] : []),
    ...missing(asked, answers),
  ]
  const question = (name: string) =>
    name === 'subkind' || name === 'other' ? t(`track.start.${name}`) : askWords(machine.kind, name, t)
  const faults =
    attempt === 0
      ? []
      : lacking.map((name) => ({
          field: `ask-${name}`,
          words: t('track.needs', { question: question(name) }),
        }))
  const wrong = (name: string) => faults.find((fault) => fault.field === `ask-${name}`)?.words

  const send = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (lacking.length > 0) return
    await run(
      async () => {
        const place = {
          id: plan.id,
          caseId,
          ...(subkind ? { subkind } : {}),
          ...(other === null ? {} : { other }),
        }
        const opened = await openTrack(machine.kind, { ...clearInput(asked, answers), ...place }, plan.key)
        say({ text: t(`${machine.kind}.done.opened`) })
        await queries.invalidateQueries({ queryKey: ['case', caseId] })
        await router.navigate({ href: `/tracks/${opened.id}` })
      },
      (fault) => {
        if (failedForGood(fault)) setPlan({ id: newId(), key: crypto.randomUUID() })
      },
    )
  }
  const options = kinds.map((code) => ({ value: code, label: codeWords(code, t) }))
  const kindQuestion = { id: 'ask-subkind', label: t('track.start.subkind'), error: wrong('subkind') }
  return (
    <Card>
      <form className="stack" onSubmit={(event) => void send(event)} noValidate>
        <ErrorSummary faults={faults} attempt={attempt} />
        {kinds.length > inSight && (
          <Select {...kindQuestion} options={options} value={subkind} onChange={setSubkind} />
        )}
        {kinds.length > 0 && kinds.length <= inSight && (
          <RadioGroup {...kindQuestion} columns choices={options} value={subkind} onChange={setSubkind} />
        )}
        {withOther && (
          <OrganisationBox
            id="ask-other"
            label={t('track.start.other')}
            hint={t(machine.opens.needsOther ? 'track.start.otherHint' : 'track.start.otherOpen')}
            optional={machine.opens.needsOther ? undefined : true}
            except={me.circles}
            value={other}
            onChange={setOther}
            error={wrong('other')}
          />
        )}
        {Object.entries(asked).map(([name, field]) => (
          <Question
            key={name}
            kind={machine.kind}
            name={name}
            field={field}
            answer={answers[name]}
            onAnswer={(answer) => setAnswers((before) => ({ ...before, [name]: answer }))}
            error={wrong(name)}
          />
        ))}
        <Trouble error={error} />
        <div className="row">
          <Button type="submit" look="primary" isPending={busy}>
            {t('track.start.send', { process: t(`${machine.kind}.name`) })}
          </Button>
          <Button look="quiet" onPress={onBack}>
            {t('track.start.back')}
          </Button>
        </div>
      </form>
    </Card>
  )
}
