// What was entered when the case was opened, mended: the name sealed as a new version, with the header by which the case is found;
// language, age and origin as a step of the case. What protects a child ends only with a reason, which stays in the story.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isProblem } from '../../api/problem.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { openLatest } from '../../client/records.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Facts } from '../../web/controls/card.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { ErrorSummary } from '../../web/controls/errors.tsx'
import { Notice, useNotices } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { ComboBox, Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { useMe } from '../../web/session/session.tsx'
import { latestOf } from '../../client/sealed-record.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { DraftConflict } from '../../web/drafts/draft-conflict.tsx'
import { languageName, languageOptions } from '../../web/language/language-options.ts'
import { endsProtection } from '../case.ts'
import { ageGroups, howKnown, origins } from '../codes.ts'
import { useCorrectCase, type Entered, type Profile } from './use-correct-case.ts'
import { Overtaken, useDraftOver } from './draft-over.tsx'
import { session } from '../../web/session/window-session.ts'

type Props = { shared: SharedCase; onClose: () => void; onWritten: () => void }

export function CorrectDialog(props: Props) {
  const { t } = useLanguage()
  const { shared, onClose } = props
  const row = latestOf(shared.records, 'profile')
  const { data, error, isPending } = useQuery({
    queryKey: ['profile', shared.case.id, row?.id],
    queryFn: async () => (await openLatest<Profile>(session, shared, 'profile')) ?? null,
    // What somebody is typing stays while what a colleague wrote meanwhile is opened.
    placeholderData: (previous) => previous,
  })
  if (!isPending && !error) return <Form {...props} profile={data} />
  return (
    <Dialog title={t('case.correct.title')} place="side" onClose={onClose}>
      <ErrorMessage error={error} />
      {isPending && <Skeleton label={t('case.opening')} lines={6} />}
    </Dialog>
  )
}

type FormProps = Props & { profile: Profile | null }

/** What is mended, what is missing of it, and the keeping. */
function useMending({ shared, profile, onWritten }: FormProps) {
  const { t } = useLanguage()
  const { case: head } = shared
  const now: Entered = {
    name: profile?.name ?? '',
    language: head.language,
    ageGroup: head.ageGroup,
    origin: head.origin,
  }
  const draft = useDraftOver(`correct.${head.id}`, now, now)
  const { value } = draft
  const put = (change: Partial<Entered>) => draft.change({ ...value, ...change })
  const [knownBy, setKnownBy] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)
  const { busy, error, run } = usePendingAction()
  const { say } = useNotices()
  const correcting = useCorrectCase(shared, profile)
  const ends = endsProtection(head.ageGroup, value.ageGroup)
  const lacking = [
    ...(profile && !value.name.trim() ? [{ field: 'correct-name', words: t('open.needs.name') }] : []),
    ...(value.language ? [] : [{ field: 'correct-language', words: t('open.needs.language') }]),
    ...(ends && !knownBy ? [{ field: 'correct-known', words: t('case.correct.needs.known_by') }] : []),
  ]
  const faults = attempt === 0 ? [] : lacking
  const wrong = (name: string) => faults.find(({ field }) => field === name)?.words

  const keep = async () => {
    setAttempt(attempt + 1)
    if (lacking.length > 0) return
    await run(
      async () => {
        await correcting.correct(value, knownBy, draft.attempt())
        await draft.drop()
        say({ text: t('case.correct.done') })
        onWritten()
        correcting.readAgain()
      },
      async (fault) => {
        if (isProblem(fault) && ['stale', 'conflict'].includes(fault.code)) correcting.readAgain()
        await draft.keep()
      },
    )
  }
  return { now, draft, value, put, knownBy, setKnownBy, attempt, faults, wrong, busy, error, keep, ends }
}

type Mending = ReturnType<typeof useMending>

/** What counts now, where a colleague has written meanwhile. */
function EnteredFacts({ now, tag }: { now: Entered; tag: string }) {
  const { t, language } = useLanguage()
  return (
    <Facts
      facts={[
        { term: t('open.name'), value: <bdi>{now.name}</bdi> },
        { term: t('open.language'), value: languageName(tag, language.locale) },
        { term: t('open.ageGroup'), value: t(`code.${now.ageGroup}`) },
        { term: t('open.origin'), value: t(`code.${now.origin}`) },
      ]}
    />
  )
}

/** Name and language. */
function NameAndLanguage({
  mending: { value, put, wrong },
  isNamed,
}: {
  mending: Mending
  isNamed: boolean
}) {
  const { t, language } = useLanguage()
  const me = useMe()
  return (
    <>
      {isNamed && (
        <TextField
          id="correct-name"
          label={t('open.name')}
          hint={t('open.nameHint')}
          readers={t('track.sealedFor', { compartment: t('compartment.identity') })}
          value={value.name}
          onChange={(name) => put({ name })}
          error={wrong('correct-name')}
        />
      )}
      <ComboBox
        id="correct-language"
        label={t('open.language')}
        options={languageOptions(language.locale, me.network.languages)}
        value={value.language}
        onChange={(tag) => put({ language: tag })}
        error={wrong('correct-language')}
      />
    </>
  )
}

/** Age group and origin. What protects a child ends only with a reason. */
function AgeAndOrigin({ mending: { value, put, wrong, ends, knownBy, setKnownBy } }: { mending: Mending }) {
  const { t } = useLanguage()
  return (
    <>
      <RadioGroup
        id="correct-age"
        label={t('open.ageGroup')}
        hint={t('open.ageGroupHint')}
        columns
        choices={ageGroups.map((one) => ({ value: one, label: t(`code.${one}`) }))}
        value={value.ageGroup}
        onChange={(one) => put({ ageGroup: one as Entered['ageGroup'] })}
      />
      {ends && (
        <Notice tone="due" title={t('case.correct.ends')}>
          <div className="stack">
            <p>{t('case.correct.endsWords')}</p>
            <RadioGroup
              id="correct-known"
              label={t('ask.known_by')}
              choices={howKnown.map((one) => ({ value: one, label: t(`code.${one}`) }))}
              value={knownBy}
              onChange={setKnownBy}
              error={wrong('correct-known')}
            />
          </div>
        </Notice>
      )}
      <Select
        id="correct-origin"
        label={t('open.origin')}
        options={origins.map((one) => ({ value: one, label: t(`code.${one}`) }))}
        value={value.origin}
        onChange={(one) => one && put({ origin: one })}
      />
    </>
  )
}

function Form(props: FormProps) {
  const { shared, onClose } = props
  const { t } = useLanguage()
  const mending = useMending(props)
  const { now, draft, attempt, faults, busy, error, keep } = mending
  return (
    <Dialog
      title={t('case.correct.title')}
      place="side"
      onClose={onClose}
      actions={() =>
        !draft.isOvertaken && (
          <Button look="primary" isPending={busy} onPress={() => void keep()}>
            {t('case.correct.save')}
          </Button>
        )
      }
    >
      <p className="second">{t('case.correct.lead')}</p>
      <ErrorSummary faults={faults} attempt={attempt} />
      <DraftConflict draft={draft} />
      <Overtaken draft={draft}>
        <EnteredFacts now={now} tag={shared.case.language} />
      </Overtaken>
      <NameAndLanguage mending={mending} isNamed={shared.held.includes('identity')} />
      <AgeAndOrigin mending={mending} />
      <p className="second">{t('case.correct.waiting')}</p>
      <ErrorMessage error={error} />
    </Dialog>
  )
}
