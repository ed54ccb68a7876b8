// What is done for a child: who stands beside them, what was found to be best, and the day on which they are grown up. A row says where
// it stands and leads there; whoever is a guardian is shown no row about guardians.
import { useState } from 'react'
import { newId } from '../../api/new-id.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button, ButtonLink } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { FoldedIfNarrow } from '../../web/controls/folded-if-narrow.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { useDates, useText } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { reachesOn } from '../../cases/age.ts'
import { useCheckedLaw } from '../../cases/ui/use-checked-law.ts'
import type { ChildRules } from '../../jurisdiction/child-rules.ts'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { dayOf } from '../../web/language/dates.ts'
import { daysAfter, useToday } from '../../web/session/now.ts'
import { prepareAdulthood, writeBirth } from '../client/grow-up.ts'
import { doubtedSince, mayKeep } from '../guardianship.ts'
import { NamedToChild } from './named-to-child.tsx'
import { useBirth, useReadAgain } from './use-household.ts'

interface Part {
  shared: SharedCase
  onChanged: () => void
}

const kinds = ['guardianship', 'best_interests', 'adulthood'] as const
/** The newest of a kind: one that is over stands there until another one is begun. */
const newest = ({ tracks }: SharedCase, kind: string) =>
  tracks
    .filter((one) => one.kind === kind)
    .toSorted((one, other) => other.openedAt.localeCompare(one.openedAt))[0]

export function ChildCard({ shared, onChanged }: Part) {
  const t = useText()
  const { roles } = useMe()
  const law = useCheckedLaw(shared.case.pack)
  const rules = law.data?.children
  const isChild = shared.case.ageGroup !== 'adult'
  const mayWrite = shared.case.mine
  const keeps = mayKeep(roles) && shared.case.mine
  if (!isChild && !kinds.some((kind) => newest(shared, kind)))
    return keeps ? <GuardianOfAdult shared={shared} /> : null
  return (
    <Card title={t('child.title')}>
      <FoldedIfNarrow title={t('child.rows')}>
        <Rows
          rows={[
            ...(keeps ? [guardianRow(shared, t)] : []),
            {
              ...rowOf(shared, 'best_interests', t),
              actions: mayWrite && isOpenTo(newest(shared, 'best_interests')?.state) && (
                <ButtonLink size="small" href={`/cases/${shared.case.id}/best-interests`}>
                  {t('child.bestBegin')}
                </ButtonLink>
              ),
            },
            rowOf(shared, 'adulthood', t),
          ]}
        />
      </FoldedIfNarrow>
      {shared.case.ageGroup === 'unsure' && rules && (
        <p className="second">{inDocumentLanguage(rules.inDoubt)}</p>
      )}
      {keeps && rules && <GuardianRule shared={shared} rules={rules} />}
      <ErrorMessage error={law.error} />
      {keeps && <InDoubt shared={shared} />}
      {keeps && newest(shared, 'guardianship')?.state === 'appointed' && (
        <NamedToChild shared={shared} onChanged={onChanged} />
      )}
      {mayWrite && isChild && !newest(shared, 'adulthood') && (
        <Prepare shared={shared} adultFrom={rules?.adultFrom} onChanged={onChanged} />
      )}
    </Card>
  )
}

/** Somebody may decide by law for an adult, too: looked at as a child's guardian is. Folded, since hardly anybody has one. */
function GuardianOfAdult({ shared }: { shared: SharedCase }) {
  const t = useText()
  return (
    <details>
      <summary className="second">{t('child.adult')}</summary>
      <Rows rows={[guardianRow(shared, t)]} />
    </details>
  )
}

/** Who names a guardian in this country, and by which day, while nobody is named. */
function GuardianRule({ shared, rules }: { shared: SharedCase; rules: ChildRules }) {
  const t = useText()
  const dates = useDates()
  const today = useToday()
  const { network } = useMe()
  const state = newest(shared, 'guardianship')?.state
  const isNamed = state !== undefined && !['ended', 'doubted'].includes(state)
  if (isNamed || shared.case.ageGroup === 'adult') return null
  const { guardianDays: days } = rules
  const by = days === null ? undefined : daysAfter(dayOf(shared.case.openedAt, network.timezone), days)
  return (
    <p>
      <bdi>{inDocumentLanguage(rules.guardian)}</bdi>{' '}
      <Pill tone={by !== undefined && by < today ? 'late' : 'calm'}>
        {by === undefined ? t('track.noLimit') : t('child.guardianBy', { day: dates.day(by) })}
      </Pill>
    </p>
  )
}

/** A guardian is doubted: what they agreed to before counts for nothing until somebody decides. Told to nobody who is a guardian. */
function InDoubt({ shared: { events, case: of, tracks } }: { shared: SharedCase }) {
  const t = useText()
  const since = doubtedSince(events)
  const track = tracks.find(({ kind, state }) => kind === 'guardianship' && state !== 'ended')
  const agreed = events.filter(
    ({ kind, move, at, facts }) =>
      kind === 'consent' &&
      move === 'grant' &&
      facts['on_behalf'] === 'guardian_agreed' &&
      since &&
      at <= since,
  ).length
  if (!since || agreed === 0) return null
  return (
    <Notice
      tone="danger"
      title={t('guardian.inDoubt', { count: agreed })}
      action={
        <div className="row">
          {track && (
            <ButtonLink size="small" look="primary" href={`/tracks/${track.id}`}>
              {t('guardianship.move.decide_agreements')}
            </ButtonLink>
          )}
          <ButtonLink size="small" href={`/cases/${of.id}?tab=access`}>
            {t('guardian.inDoubt.see')}
          </ButtonLink>
        </div>
      }
    >
      {t('guardian.inDoubt.words')}
    </Notice>
  )
}

const isOpenTo = (state: string | undefined) =>
  state === undefined || !['decided', 'set_aside'].includes(state)

function rowOf(shared: SharedCase, kind: (typeof kinds)[number], t: ReturnType<typeof useText>) {
  const track = newest(shared, kind)
  return {
    id: kind,
    title: t(`${kind}.name`),
    ...(track && { href: `/tracks/${track.id}` }),
    facts: [
      <Pill key="state" tone={track?.state === 'doubted' ? 'due' : 'calm'}>
        {t(track ? `${kind}.state.${track.state}` : 'child.nothing')}
      </Pill>,
    ],
  }
}

function guardianRow(shared: SharedCase, t: ReturnType<typeof useText>) {
  const state = newest(shared, 'guardianship')?.state
  return {
    ...rowOf(shared, 'guardianship', t),
    detail: t('child.guardianHidden'),
    actions: (state === undefined || ['named', 'ended', 'doubted'].includes(state)) && (
      <ButtonLink size="small" href={`/cases/${shared.case.id}/guardian`}>
        {t(state === 'named' ? 'guardianship.move.vet' : 'child.name')}
      </ButtonLink>
    ),
  }
}

/** From the sealed birth date to the quarter that is told: without one, it is asked for here. */
function Prepare({ shared, adultFrom, onChanged }: Part & { adultFrom: number | undefined }) {
  const t = useText()
  const dates = useDates()
  const today = useToday()
  const birth = useBirth(shared)
  const readAgain = useReadAgain()
  const { busy, error, run } = usePendingAction()
  const [id] = useState(() => newId())
  const [typed, type] = useState<string | null>(null)
  const known = birth.data ?? typed
  if (birth.isPending || adultFrom === undefined || !shared.held.includes('identity')) return null
  const prepare = () =>
    run(async () => {
      if (!known) return
      if (!birth.data) await writeBirth(session, shared, known)
      await prepareAdulthood(session, { caseId: shared.case.id, id, birth: known })
      await readAgain()
      onChanged()
    })
  return (
    <div className="stack">
      <ErrorMessage error={birth.error ?? error} />
      {!birth.data && (
        <DateField
          label={t('household.birth')}
          hint={t('household.birthHint')}
          max={today}
          value={typed}
          onChange={type}
        />
      )}
      <div className="row">
        <Button size="small" isPending={busy} isDisabled={!known} onPress={() => void prepare()}>
          {t('child.eighteenBegin', { age: adultFrom })}
        </Button>
        {known && (
          <span className="second">
            {t('child.eighteenOn', { age: adultFrom, day: dates.day(reachesOn(known, adultFrom)) })}
          </span>
        )}
      </div>
    </div>
  )
}
