// Writing a call down while one talks: free words at the side where reading begins, codes at the other. Nothing is
// required before "how can I help": any one answer makes it valid. Sealed here; the caller may have a receipt.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup, RadioGroup } from '../../web/controls/choices.tsx'
import { focusField } from '../../web/controls/errors.tsx'
import { KeyHint } from '../../web/controls/key-hint.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { ComboBox } from '../../web/controls/select.tsx'
import { TextArea, TextField } from '../../web/controls/text-field.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useStayOpen } from '../../web/session/stay-open.ts'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { languageOptions } from '../../web/language/language-options.ts'
import { chosenAfter, mayTell } from '../../cases/may-tell.ts'
import { Debrief } from '../../cases/ui/debrief.tsx'
import { countStory } from '../../cases/ui/stories-read.ts'
import { verifiedKey } from '../../client/verified-key.ts'
import type { channels } from '../contact.ts'
import {
  callKinds,
  emptyReport,
  longest,
  reachChannels,
  safeNow,
  saysSomething,
  wishes,
  withNumber,
  type Report,
} from '../report.ts'
import { makeReceipt, sealCall, sendCall, type SealedCall } from '../client/take-call.ts'
import { session } from '../../web/session/window-session.ts'
import { Filled } from '../../web/shell/slots.tsx'
import { CalledBefore } from './called-before.tsx'
import { Danger } from './danger.tsx'
import { knownCaller } from './call-slots.ts'

type Taken = Report & { by: (typeof channels)[number] }

/** Sections that Alt and a number lead to; F2 leads to the question that comes first in danger. */
const sections = ['call-story', 'call-safe', 'call-language', 'call-reach', 'call-wishes'] as const

const options = (values: readonly string[], words: (value: string) => string) =>
  values.map((value) => ({ value, label: words(value) }))

/** What is written down, kept as a draft and sealed when it is whole. */
function useTakeCall() {
  const [taken, setTaken] = useState<Taken>(() => ({
    // Which language a caller speaks nobody knows before they speak; ours says nothing of it.
    ...emptyReport('help', ''),
    by: 'telephone',
  }))
  const change = (part: Partial<Taken>) => setTaken((before) => ({ ...before, ...part }))
  const draft = useDraft('hotline.call', taken, setTaken)
  const { busy, error, run } = usePendingAction()
  const [empty, setEmpty] = useState(false)
  const [done, setDone] = useState<{ track: string; words: string } | null>(null)
  const running = !done && saysSomething(taken)
  const asked = useStayOpen(running)
  const intention = useIdempotentWrite<SealedCall>()

  const keep = async () => {
    const { by: _by, ...report } = taken
    setEmpty(!saysSomething(report))
    if (!saysSomething(report)) return
    await run(async () => {
      // The same words are sealed once: pressing again after a broken line sends the same bytes.
      const call = await intention.madeFor(taken, async () =>
        sealCall(session, report, await makeReceipt(session)),
      )
      await sendCall(session, call, taken)
      await draft.drop()
      if (taken.safe === 'no') countStory()
      setDone({ track: call.id, words: call.words })
    }, draft.keep)
  }
  return { taken, change, draft, running, asked, busy, error, empty, done, keep }
}

/** The form begins in the story; Alt and a number, F2 and Ctrl+Enter reach the rest of it. */
function useCallKeys(keep: () => Promise<void>): void {
  const keepNow = useRef(keep)
  useEffect(() => {
    keepNow.current = keep
  })
  useEffect(() => {
    focusField('call-story')
    const press = (event: KeyboardEvent) => {
      const section =
        event.key === 'F2' ? 'call-safe' : event.altKey ? sections[Number(event.key) - 1] : undefined
      if (section) focusField(section)
      else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keepNow.current()
      else return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    // Before the queue's own keys: while one talks, numbers lead to the form.
    addEventListener('keydown', press, true)
    return () => removeEventListener('keydown', press, true)
  }, [])
}

/** It is kept: the words of the receipt, and where to go on. */
function Kept({ done, onClose }: { done: { track: string; words: string }; onClose: () => void }) {
  const { t } = useLanguage()
  return (
    <Card title={t('hotline.call.kept')} accent="action">
      <div className="stack">
        <p>{t('hotline.call.receipt')}</p>
        <output className="receipt" dir="ltr">
          {done.words}
        </output>
        <div className="row">
          <ButtonLink look="primary" href={`/hotline/${done.track}`}>
            {t('hotline.call.open')}
          </ButtonLink>
          <Button onPress={onClose}>{t('hotline.call.finish')}</Button>
        </div>
        <Debrief />
      </div>
    </Card>
  )
}

/** Whether somebody is still there, where the form has stood open for long. */
function StillThere({ isAsked }: { isAsked: boolean }) {
  const { t } = useLanguage()
  const [isOpen, setOpen] = useState(false)
  // Whoever reaches for the button has answered by moving: it must not go before they have pressed it, and let the press fall on what lies beneath.
  useEffect(() => {
    if (isAsked) setOpen(true)
  }, [isAsked])
  return (
    <Dialog
      title={t('hotline.call.still')}
      alert
      isOpen={isOpen}
      onOpenChange={setOpen}
      actions={(close) => (
        <Button look="primary" onPress={close}>
          {t('hotline.call.still.yes')}
        </Button>
      )}
    >
      <p>{t('hotline.call.still.what')}</p>
    </Dialog>
  )
}

interface Part {
  taken: Taken
  change: (part: Partial<Taken>) => void
}

/** What happened, in free words, and who may be told. */
function StoryPart({ taken, change }: Part) {
  const { t } = useLanguage()
  const me = useMe()
  return (
    <div className="stack">
      <TextArea
        id="call-story"
        label={t('hotline.call.story')}
        hint={t('hotline.call.story.hint')}
        readers={t('hotline.sealed', { organisation: me.organisation.name })}
        rows={9}
        maxLength={longest.story}
        value={taken.story}
        onChange={(story) => change({ story })}
      />
      <TextField
        id="call-place"
        label={t('hotline.place')}
        optional
        maxLength={longest.line}
        value={taken.place}
        onChange={(place) => change({ place })}
      />
      <CheckboxGroup
        columns
        optional
        label={t('case.contact.mayTell')}
        choices={options(mayTell, (who) => t(`case.mayTell.${who}`))}
        value={taken.mayTell}
        onChange={(chosen) => change({ mayTell: chosenAfter(taken.mayTell, chosen as Taken['mayTell']) })}
      />
      <RadioGroup
        columns
        label={t('hotline.caller')}
        choices={options(callKinds, (kind) => t(`hotline.caller.${kind}`))}
        value={taken.kind}
        onChange={(kind) => change({ kind: kind as Taken['kind'] })}
      />
    </div>
  )
}

/** Whether they are safe now, and which language they speak. */
function SafetyPart({ taken, change }: Part) {
  const { t, language } = useLanguage()
  const me = useMe()
  return (
    <>
      <RadioGroup
        id="call-safe"
        columns
        label={t('hotline.safe')}
        choices={options(
          safeNow.filter((answer) => answer !== ''),
          (answer) => t(`hotline.safe.${answer}`),
        )}
        value={taken.safe || null}
        onChange={(safe) => change({ safe: safe as Taken['safe'] })}
      />
      {/* Under the answer that brings it: nothing that somebody writes in at this moment moves away. */}
      {taken.safe === 'no' && <Danger place={taken.place} />}
      <ComboBox
        id="call-language"
        optional
        label={t('inbox.fact.language')}
        hint={t('hotline.call.language.hint')}
        options={languageOptions(language.locale, me.network.languages)}
        value={taken.language || null}
        onChange={(tag) => change({ language: tag ?? '' })}
      />
    </>
  )
}

/** How and when they can be reached without danger. */
function ReachPart({ taken, change }: Part) {
  const { t } = useLanguage()
  return (
    <>
      <RadioGroup
        id="call-reach"
        columns
        label={t('hotline.reach')}
        choices={options(reachChannels, (channel) => t(`hotline.reach.${channel}`))}
        value={taken.channel}
        onChange={(channel) => change({ channel: channel as Taken['channel'] })}
      />
      <TextField
        label={t('hotline.number')}
        dir="ltr"
        optional
        maxLength={longest.line}
        value={taken.reach}
        onChange={(reach) => change(withNumber(taken, reach))}
      />
      <div className="columns">
        <TextField
          label={t('hotline.times')}
          optional
          maxLength={longest.line}
          value={taken.times}
          onChange={(times) => change({ times })}
        />
        <TextField
          label={t('hotline.word')}
          optional
          maxLength={longest.line}
          value={taken.codeWord}
          onChange={(codeWord) => change({ codeWord })}
        />
      </div>
      <CalledBefore word={taken.codeWord} />
    </>
  )
}

/** What they wish for, and how the desk was reached. */
function WishesPart({ taken, change }: Part) {
  const { t } = useLanguage()
  return (
    <>
      <CheckboxGroup
        id="call-wishes"
        columns
        optional
        label={t('hotline.wishes')}
        choices={options(wishes, (wish) => t(`help.wish.${wish}`))}
        value={taken.wishes}
        onChange={(chosen) => change({ wishes: chosen as Taken['wishes'] })}
      />
      <RadioGroup
        columns
        label={t('hotline.by')}
        choices={options(['telephone', 'in_person', 'chat', 'text'], (channel) => t(`code.${channel}`))}
        value={taken.by}
        onChange={(by) => change({ by: by as Taken['by'] })}
      />
    </>
  )
}

export function Call({ onClose }: { onClose: () => void }) {
  const { t } = useLanguage()
  const me = useMe()
  const { taken, change, draft, running, asked, busy, error, empty, done, keep } = useTakeCall()
  const organisations = useQuery({
    queryKey: ['organisations', 'key'],
    queryFn: () => verifiedKey(session, me.organisation.circle),
  })
  useCallKeys(keep)
  if (done) return <Kept done={done} onClose={onClose} />
  return (
    <Card
      title={t('hotline.call.title')}
      lead={t('hotline.call.lead')}
      accent="action"
      aside={<KeyHint keys={['Ctrl', 'Enter']} />}
    >
      <div className="stack">
        <Filled slot={knownCaller} />
        <DraftConflict draft={draft} />
        {draft.found && <Notice>{t('hotline.call.draft')}</Notice>}
        {running && <Notice title={t('hotline.call.staysOpen')}>{t('hotline.call.staysOpen.what')}</Notice>}
        <StillThere isAsked={asked} />
        {empty && <Notice tone="due">{t('hotline.call.empty')}</Notice>}
        <ErrorMessage error={error} />
        <div className="call">
          <StoryPart taken={taken} change={change} />
          <div className="stack">
            <SafetyPart taken={taken} change={change} />
            <ReachPart taken={taken} change={change} />
            <WishesPart taken={taken} change={change} />
          </div>
        </div>
        <div className="row">
          <Button
            look="primary"
            icon="lock"
            isPending={busy}
            isDisabled={organisations.isError}
            onPress={() => void keep()}
          >
            {t('hotline.call.keep')}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('hotline.call.later')}
          </Button>
        </div>
      </div>
    </Card>
  )
}
