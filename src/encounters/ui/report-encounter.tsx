// Somebody at work met a person. Five questions, of which one must be answered; in danger none of the others. Sealed on this device for
// one desk, and nobody else learns that there was anything.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-aria-components/Link'
import { useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { CardAndDoor, SaidFirst, useSaidFirst } from '../../law/ui/said-first.tsx'
import { countFound } from '../../identification/client/count-found.ts'
import { foundAt } from '../../identification/found.ts'
import { isAsChild, type EncounterDetails } from '../../identification/encounter-details.ts'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { useIdempotentWrite } from '../../web/actions/idempotent-write.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { useDraft } from '../../web/drafts/draft.ts'
import { useText } from '../../web/language/language.tsx'
import { useOwnDistrict } from '../../web/session/own-district.ts'
import { useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { Page } from '../../web/shell/page.tsx'
import { CallButton } from '../../web/controls/phone-link.tsx'
import {
  emptyEncounter,
  heldBack,
  sealEncounter,
  sendEncounter,
  type Encounter,
  type SealedEncounter,
} from '../client/report-encounter.ts'
import type { Switches } from '../../jurisdiction/switches.ts'
import { lawOnQuery } from '../../law/ui/use-law.ts'
import { isDeskSettled, usualDesk } from '../desk.ts'
import { Danger } from './danger.tsx'
import { takeEncounterFill } from './encounter-fill.ts'
import { DeskChoice } from './desk-choice.tsx'
import { useReportDesks, type NamedDesk } from './desks.ts'
import {
  AgeQuestion,
  AgreedQuestion,
  ChildQuestions,
  DangerQuestion,
  MoreQuestions,
  WordsQuestion,
} from './questions.tsx'
import './encounters.css'

/** The sets are long, and seldom gone through here. */
const Signs = lazy(async () => ({ default: (await import('./signs.tsx')).Signs }))

/** What is typed, and the desk that was chosen instead of the usual one. */
type Typed = Encounter & { to: number | null; signs?: string }

/** Who gets it: the one that was chosen, else the one that stands first for this person. */
function deskFor(
  desks: readonly NamedDesk[],
  { details, to }: Typed,
  home: number,
  law: Pick<Switches, 'firstDesk' | 'firstDeskOfChild'> | undefined,
): NamedDesk | undefined {
  const district = desks.find(({ organisation }) => organisation === home)?.district ?? null
  const circle = to ?? usualDesk(desks, details, district, law)?.circle
  return desks.find((one) => one.circle === circle)
}

/** Nothing yet, but the kind of place that somebody came from. */
function useTypedEncounter() {
  const { organisation, roles } = useMe()
  return useState<Typed>((): Typed => {
    const empty = emptyEncounter({ role: roles[0] ?? '', house: organisation.name })
    const kit = takeEncounterFill()
    const details: EncounterDetails = { ...empty.details, place: kit?.place ?? '' }
    return { ...empty, details, to: null, ...(kit && { signs: kit.instrument }) }
  })
}

/** What was told before, and what to look for in which kind of place. */
function Ways() {
  const t = useText()
  return (
    <span className="row">
      <Link href="/encounters">{t('encounter.own.title')}</Link>
      <Link href="/kits">{t('kit.title')}</Link>
    </span>
  )
}

export function ReportEncounter() {
  const t = useText()
  const { organisation, network } = useMe()
  const law = useQuery(lawOnQuery(network.pack, useToday()))
  const [typed, setTyped] = useTypedEncounter()
  const change = (part: Partial<Typed>) => setTyped((before) => ({ ...before, ...part }))
  const changeDetails = (part: Partial<EncounterDetails>) =>
    setTyped((before) => ({ ...before, details: { ...before.details, ...part } }))
  const draft = useDraft('encounter', typed, setTyped)
  const { desks, numbers, failed, again } = useReportDesks()
  const desk = deskFor(desks, typed, organisation.id, law.data?.switches)
  // Once they could not be read they are asked for again by themselves, and nobody waits for that.
  const isSettled = isDeskSettled(typed.to, law.isPending && law.errorUpdateCount === 0)
  const asked = { value: typed, change, changeDetails }
  const held = heldBack(typed)
  // Who would have to pass on what they hear asks nothing, but for a danger to life.
  const mayAsk = useSaidFirst().data?.mayInterview !== false || typed.danger === 'yes'
  const { busy, error, send } = useSendEncounter(typed, draft)
  return (
    <Page title={t('encounter.title')} lead={t('encounter.lead')} width="narrow" beside={<Ways />}>
      <form
        className="stack encounter"
        onSubmit={(event) => {
          event.preventDefault()
          if (desk && isSettled && !held) void send(desk)
        }}
      >
        <DraftConflict draft={draft} />
        {failed && <Unread again={again} />}
        <SaidFirst />
        <DangerQuestion {...asked} />
        {typed.danger === 'yes' && numbers && <Danger emergency={numbers.emergency} />}
        {mayAsk ? (
          <>
            <AgeQuestion {...asked} />
            {isAsChild(typed.details) ? (
              <ChildQuestions {...asked} desk={desk} />
            ) : (
              <AgreedQuestion {...asked} />
            )}
            {held === 'refused' ? (
              <Refused hotline={numbers?.hotline} />
            ) : (
              <Told
                asked={asked}
                to={{ desks, desk }}
                sending={{ error, busy: busy || !isSettled, isHeld: held !== undefined }}
              />
            )}
          </>
        ) : (
          <CardAndDoor />
        )}
      </form>
    </Page>
  )
}

/** Their own words, what is good to know, and who gets it. */
function Told({
  asked,
  to: { desks, desk },
  sending: { error, busy, isHeld },
}: {
  asked: {
    value: Typed
    change: (part: Partial<Typed>) => void
    changeDetails: (part: Partial<EncounterDetails>) => void
  }
  to: { desks: readonly NamedDesk[]; desk: NamedDesk | undefined }
  sending: { error: unknown; busy: boolean; isHeld: boolean }
}) {
  const { value, change } = asked
  return (
    <>
      <WordsQuestion {...asked} desk={desk?.name} />
      <MoreQuestions {...asked} />
      <Suspense fallback={null}>
        <Signs
          details={value.details}
          begun={value.signs}
          onDone={(screened) => {
            asked.changeDetails({ screened })
            if (screened.outcome === 'immediate_danger') change({ danger: 'yes' })
          }}
        />
      </Suspense>
      <DeskChoice desks={desks} desk={desk} details={value.details} onChange={(to) => change({ to })} />
      <ErrorMessage error={error} />
      <Send typed={value} desk={desk} isHeld={isHeld} isPending={busy} />
    </>
  )
}

/** The one thing to press, at the thumb; it names who gets it. */
function Send({
  typed,
  desk,
  isHeld,
  isPending,
}: {
  typed: Typed
  desk: NamedDesk | undefined
  isHeld: boolean
  isPending: boolean
}) {
  const t = useText()
  return (
    <div className="encounter-send">
      <Button
        type="submit"
        look="primary"
        icon="send"
        wide
        isPending={isPending}
        isDisabled={!desk || isHeld}
      >
        {t(typed.danger === 'yes' ? 'encounter.send.danger' : 'encounter.send', { desk: desk?.name ?? '' })}
      </Button>
      <p className="second">{t(isHeld ? 'encounter.held' : 'encounter.sealed')}</p>
    </div>
  )
}

/** Sends it once however often it is pressed, and goes to what stands of it. */
function useSendEncounter(typed: Typed, draft: { keep: () => Promise<void>; drop: () => Promise<void> }) {
  const t = useText()
  const router = useRouter()
  const queries = useQueryClient()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const district = useOwnDistrict()
  const intention = useIdempotentWrite<SealedEncounter>()
  const send = ({ circle, name, kind }: NamedDesk) =>
    run(async () => {
      const to = { circle, shown: { name, kind } }
      const { to: _to, signs: _signs, ...encounter } = typed
      const sealed = await intention.madeFor([encounter, to], () => sealEncounter(session, encounter, to))
      await sendEncounter(session, sealed)
      await countFound(session, foundAt(encounter.details.place, district))
      await draft.drop()
      void queries.invalidateQueries({ queryKey: ['encounters', 'mine'] })
      say({ tone: 'done', text: t('encounter.sent') })
      await router.navigate({ href: `/encounters/${sealed.id}`, replace: true })
    }, draft.keep)
  return { busy, error, send }
}

/** Who can be told could not be read: what is typed stays. */
function Unread({ again }: { again: () => void }) {
  const t = useText()
  return (
    <ErrorNotice
      title={t('encounter.desk.failed')}
      action={<Button onPress={again}>{t('web.page.again')}</Button>}
    />
  )
}

/** A no is fine, and nothing leaves; what can be done for them all the same. */
function Refused({ hotline }: { hotline: string | undefined }) {
  const t = useText()
  return (
    <Notice
      title={t('encounter.refused')}
      {...(hotline
        ? {
            action: (
              <CallButton number={hotline} label={t('encounter.refused.advice', { number: hotline })} />
            ),
          }
        : {})}
    >
      {t('encounter.refused.words')}
    </Notice>
  )
}
