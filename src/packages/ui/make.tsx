// Making a package: what goes along, until when it is answered. Afterwards the words are shown once, to be said by telephone, and the file is
// saved: neither is kept here.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readCase } from '../../client/case-keys.ts'
import { openRecord } from '../../client/records.ts'
import { PAPER, type Choice } from '../../consent/client/page-shape.ts'
import { useChoices } from '../../consent/ui/pages-choice.tsx'
import type { SharedCase } from '../../client/case-keys.ts'
import type { ReferralSummary } from '../../referrals/api.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { saveFile } from '../../web/actions/save-file.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { DateField } from '../../web/controls/date-field.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { Skeleton } from '../../web/controls/progress.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { daysAfter, useToday } from '../../web/session/now.ts'
import { useMe } from '../../web/session/session.tsx'
import { session } from '../../web/session/window-session.ts'
import { makePackage, type MadePackage } from '../client/make-package.ts'
import { mostAlong, papersAlong } from '../client/papers-along.ts'
import { fileHtml } from './opener/file-html.ts'
import { chosenFirst, mayGo, papersIn, sizeAlong, toldOf } from './told-sections.ts'

/** Where no yes of the person says until when. */
const usualDays = 30

type Letter = { text?: string; service?: string }

const useCaseToPackage = (caseId: string, track: string) =>
  useQuery({
    queryKey: ['case', caseId, 'to-package', track],
    queryFn: async () => {
      const shared = await readCase(session, caseId)
      const note = shared.records.find((row) => row.kind === 'letter' && row.track === track)
      const letter =
        note && shared.held.includes(note.compartment)
          ? await openRecord<Letter>(session, caseId, note)
          : undefined
      return { shared, letter }
    },
    gcTime: 0,
  })

interface MakeProps {
  referral: ReferralSummary & { caseId: string }
  onMade: (made: MadePackage) => void
}

export function Make({ referral, onMade }: MakeProps) {
  const { data } = useCaseToPackage(referral.caseId, referral.track)
  const { t } = useLanguage()
  if (!data) return <Skeleton label={t('case.opening')} lines={4} />
  return <MakeForm referral={referral} onMade={onMade} {...data} />
}

/** Papers are opened first, then everything is sealed at once. */
function useSealing(
  { referral, letter, onMade }: MakeProps & { letter: Letter | undefined },
  going: readonly Choice[],
  until: string,
) {
  const language = useLanguage()
  const me = useMe()
  const today = useToday()
  const { busy, error, run } = usePendingAction()
  const { caseId, track } = referral
  const seal = () =>
    run(async () => {
      const ids = papersIn(going).map(({ id }) => id)
      const papers = await papersAlong(session, caseId, ids)
      const from = me.organisation.name
      const told = toldOf(language, { referral, letter, chosen: going, papers, from, today })
      onMade(await makePackage(session, { track, caseId, until, told }))
    })
  return { busy, error, seal }
}

function MakeForm({
  referral,
  onMade,
  shared,
  letter,
}: MakeProps & { shared: SharedCase; letter: Letter | undefined }) {
  const { t } = useLanguage()
  const today = useToday()
  const { agreed } = referral
  const opened = useChoices(shared, agreed?.stands === true)
  const choices = mayGo(opened ?? [], referral)
  const [picked, pick] = useState<readonly string[] | null>(null)
  const chosen = picked ?? chosenFirst(choices)
  const last = agreed?.until ?? daysAfter(today, 90)
  const [until, setUntil] = useState(agreed?.until ?? daysAfter(today, usualDays))
  const going = choices.filter(({ id }) => chosen.includes(id))
  const isTooLarge = sizeAlong(going) > mostAlong
  const { busy, error, seal } = useSealing({ referral, letter, onMade }, going, until)
  if (agreed?.stands && !opened) return <Skeleton label={t('case.opening')} lines={4} />
  return (
    <Card title={t('package.make')} lead={t(agreed?.stands ? 'package.make.agreed' : 'package.make.need')}>
      <div className="stack">
        <ErrorMessage error={error} />
        {choices.length > 0 && <Along choices={choices} chosen={chosen} onChange={pick} />}
        <DateField
          label={t('package.until')}
          hint={t('package.until.hint')}
          value={until}
          min={today}
          max={last}
          onChange={(day) => setUntil(day ?? until)}
        />
        {isTooLarge && <Notice tone="due" title={t('package.tooLarge', { most: mostAlong / 1_000_000 })} />}
        <Button
          look="primary"
          icon="lock"
          isPending={busy}
          isDisabled={isTooLarge}
          onPress={() => void seal()}
        >
          {t('package.seal')}
        </Button>
      </div>
    </Card>
  )
}

interface AlongProps {
  choices: readonly Choice[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

function Along({ choices, chosen, onChange }: AlongProps) {
  const { t, dates } = useLanguage()
  return (
    <CheckboxGroup
      label={t('package.along')}
      hint={t('package.along.hint')}
      choices={choices.map(({ id, title, entry }) => ({
        value: id,
        label: title || t(`compartment.${entry.part}`),
        detail: [
          entry.kind === PAPER && t('access.pages.paper'),
          dates.day(entry.on, '2000-01-01'),
          t(`compartment.${entry.part}`),
        ]
          .filter(Boolean)
          .join(' · '),
      }))}
      value={chosen}
      onChange={onChange}
    />
  )
}

/** The opener as it was built: a script that is written into the file and runs nowhere here. */
async function openerScript(): Promise<string> {
  const answered = await fetch('/workers/opener.js')
  if (!answered.ok) throw new Error('The opener is not there.')
  return answered.text()
}

/** Shown once: whoever leaves this page makes another package. */
export function JustMade({ made: { words, file } }: { made: MadePackage }) {
  const { t, language } = useLanguage()
  const saving = usePendingAction()
  const save = () =>
    saving.run(async () => {
      const page = await fileHtml(file, await openerScript(), language.tag)
      saveFile(new Blob([page], { type: 'text/html' }), `continuum-${file.id.slice(-6)}.html`)
    })
  return (
    <Card title={t('package.made')} lead={t('package.made.words')} accent="action">
      <div className="stack">
        <ErrorMessage error={saving.error} />
        <ol className="package-words" dir="ltr" translate="no">
          {words.split(' ').map((word, at) => (
            <li key={at}>{word}</li>
          ))}
        </ol>
        <Button look="primary" icon="document" isPending={saving.busy} onPress={() => void save()}>
          {t('package.save')}
        </Button>
        <Notice>{t('package.made.ways')}</Notice>
      </div>
    </Card>
  )
}
