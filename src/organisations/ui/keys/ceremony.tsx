// Three sheets of paper, step by step: who keeps them, making and printing, a look at each of them by two words typed back, and
// only then the word in the log that makes them count. Leaving before that changes nothing.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../web/session/api.ts'
import { Button, ButtonLink } from '../../../web/controls/button.tsx'
import { Card } from '../../../web/controls/card.tsx'
import { CheckboxGroup } from '../../../web/controls/choices.tsx'
import { ErrorSummary, type FieldFault } from '../../../web/controls/errors.tsx'
import { Notice } from '../../../web/controls/notice.tsx'
import { TextField } from '../../../web/controls/text-field.tsx'
import { useText } from '../../../web/language/language.tsx'
import { useMe } from '../../../web/session/session.tsx'
import { Page } from '../../../web/shell/page.tsx'
import { ErrorMessage } from '../../../web/actions/error-message.tsx'
import { keepers, RecoverySharePaper } from './recovery-share-paper.tsx'
import { makeShares, nameShares, sealDueShares } from '../../client/recovery-shares.ts'
import './recovery-shares.css'
import { session } from '../../../web/session/window-session.ts'

type Step =
  | { step: 'before' }
  | { step: 'print' | 'check'; recoveryShares: readonly string[] }
  | { step: 'named'; waits: boolean }
const steps = ['before', 'print', 'check', 'named'] as const

export function Ceremony() {
  const t = useText()
  const me = useMe()
  const [now, setNow] = useState<Step>({ step: 'before' })
  const at = { step: steps.indexOf(now.step) + 1, of: steps.length }
  return (
    <Page
      title={t(`sheets.${now.step}.title`)}
      beside={<span className="second no-print">{t('join.step', at)}</span>}
      lead={now.step === 'named' && now.waits ? t('sheets.named.waits') : t(`sheets.${now.step}.lead`)}
      back={{ href: '/keys', label: t('keys.title') }}
      width="narrow"
    >
      {now.step === 'before' && (
        <Before onMade={(recoveryShares) => setNow({ step: 'print', recoveryShares })} />
      )}
      {now.step === 'print' && (
        <Print
          recoveryShares={now.recoveryShares}
          day={me.network.now.slice(0, 10)}
          onPrinted={() => setNow({ ...now, step: 'check' })}
        />
      )}
      {now.step === 'check' && (
        <Check
          recoveryShares={now.recoveryShares}
          onBack={() => setNow({ ...now, step: 'print' })}
          onNamed={(waits) => setNow({ step: 'named', waits })}
        />
      )}
      {now.step === 'named' && <Named />}
    </Page>
  )
}

function Keepers() {
  const t = useText()
  return (
    <ol className="sheet-keepers">
      {keepers.map((who) => (
        <li key={who}>{t(`sheets.keeper.${who}`)}</li>
      ))}
    </ol>
  )
}

function Before({ onMade }: { onMade: (recoveryShares: string[]) => void }) {
  const t = useText()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { data } = useQuery({
    queryKey: ['sheets'],
    queryFn: ({ signal }) => api.recoveryShares.read({}, { signal }),
  })
  const make = async () => {
    setBusy(true)
    setError(null)
    try {
      onMade([...(await makeShares(session))])
    } catch (fault) {
      setError(fault)
      setBusy(false)
    }
  }
  return (
    <div className="stack">
      {data?.named && <Notice tone="due" title={t('sheets.before.replaces')} />}
      <Card title={t('sheets.keepers')} lead={t('sheets.keepers.lead')}>
        <Keepers />
      </Card>
      <Card title={t('sheets.need')}>
        <ul className="stack">
          {['printer', 'alone', 'envelopes'].map((what) => (
            <li key={what}>{t(`sheets.need.${what}`)}</li>
          ))}
        </ul>
      </Card>
      <ErrorMessage error={error} />
      <div>
        <Button look="primary" icon="key" isPending={busy} onPress={() => void make()}>
          {t('sheets.make')}
        </Button>
      </div>
    </div>
  )
}

function Print({
  recoveryShares,
  day,
  onPrinted,
}: {
  recoveryShares: readonly string[]
  day: string
  onPrinted: () => void
}) {
  const t = useText()
  const [read, setRead] = useState<string[]>([])
  const [asked, setAsked] = useState(false)
  return (
    <div className="stack">
      <div className="stack no-print">
        <Notice tone="due" title={t('sheets.print.once')}>
          {t('sheets.print.alone')}
        </Notice>
        <div>
          <Button look={read.length > 0 ? 'plain' : 'primary'} icon="print" onPress={() => print()}>
            {t('sheets.print.go')}
          </Button>
        </div>
      </div>
      <div className="sheet-papers">
        {recoveryShares.map((words, at) => (
          <RecoverySharePaper key={at} number={at + 1} words={words} day={day} />
        ))}
      </div>
      <div className="stack no-print">
        <CheckboxGroup
          label={t('sheets.print.sure')}
          choices={[{ value: 'read', label: t('sheets.print.read') }]}
          value={read}
          onChange={setRead}
          error={asked && read.length === 0 ? t('sheets.print.first') : undefined}
        />
        <div>
          <Button
            look={read.length > 0 ? 'primary' : 'plain'}
            icon="check"
            onPress={() => (read.length > 0 ? onPrinted() : setAsked(true))}
          >
            {t('sheets.print.next')}
          </Button>
        </div>
      </div>
    </div>
  )
}

/** Two places of each sheet, other ones each time, never the first word: that one is the same on all three. */
function drawPlaces(count: number): number[] {
  const places = new Set<number>()
  const draws = crypto.getRandomValues(new Uint8Array(64))
  for (const draw of draws) if (places.size < 2) places.add((draw % (count - 1)) + 1)
  return [...places].sort((a, b) => a - b)
}

interface CheckProps {
  recoveryShares: readonly string[]
  onBack: () => void
  onNamed: (waits: boolean) => void
}

/** The words that are asked for, what was typed, and the naming of the shares once they are right. */
function useChecking({ recoveryShares, onNamed }: CheckProps) {
  const t = useText()
  const queries = useQueryClient()
  const [asked] = useState(() =>
    recoveryShares.flatMap((words, at) =>
      drawPlaces(words.split(' ').length).map((place) => ({
        id: `sheet-${at + 1}-${place + 1}`,
        at: { sheet: at + 1, place: place + 1 },
        word: words.split(' ')[place]!,
      })),
    ),
  )
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [faults, setFaults] = useState<FieldFault[]>([])
  const [attempt, setAttempt] = useState(0)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const name = async () => {
    if (busy) return
    const wrong = asked.filter(({ id, word }) => (typed[id] ?? '').trim().toLowerCase() !== word)
    setFaults(wrong.map(({ id, at }) => ({ field: id, words: t('sheets.check.wrong', at) })))
    setAttempt(attempt + 1)
    if (wrong.length > 0) return
    setBusy(true)
    setError(null)
    try {
      const waits = await nameShares(session)
      onNamed(waits)
      await sealDueShares(session)
    } catch (fault) {
      setError(fault)
      setBusy(false)
    } finally {
      await queries.invalidateQueries({ queryKey: ['own log'] })
      await queries.invalidateQueries({ queryKey: ['sheets'] })
    }
  }
  return { asked, typed, setTyped, faults, attempt, busy, error, name }
}

function Check(props: CheckProps) {
  const t = useText()
  const { asked, typed, setTyped, faults, attempt, busy, error, name } = useChecking(props)
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void name()
      }}
    >
      <ErrorSummary faults={faults} attempt={attempt} />
      <ErrorMessage error={error} />
      <div className="sheet-checks">
        {asked.map(({ id, at }) => (
          <TextField
            key={id}
            id={id}
            label={t('sheets.check.word', at)}
            value={typed[id] ?? ''}
            onChange={(value) => setTyped((before) => ({ ...before, [id]: value }))}
            error={faults.find((one) => one.field === id)?.words}
            dir="ltr"
          />
        ))}
      </div>
      <div className="row">
        <Button type="submit" look="primary" icon="check" isPending={busy}>
          {t('sheets.check.name')}
        </Button>
        <Button look="quiet" onPress={props.onBack}>
          {t('sheets.check.back')}
        </Button>
      </div>
    </form>
  )
}

function Named() {
  const t = useText()
  return (
    <div className="stack">
      <Card title={t('sheets.keepers')} lead={t('sheets.named.now')}>
        <Keepers />
      </Card>
      <div>
        <ButtonLink href="/keys" look="primary" icon="check">
          {t('sheets.named.back')}
        </ButtonLink>
      </div>
    </div>
  )
}
