// The rows of other places and of the person, as the table of who can read shows them: what for and until when, on whose word, whether
// the words are still those that were signed; and the way to stop each.
import { useState } from 'react'
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import type { SharedCase } from '../../client/case-keys.ts'
import type { ReaderLine } from '../../client/signed-readers.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Icon } from '../../web/controls/icon.tsx'
import { Pill } from '../../web/controls/pill.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { languageName } from '../../web/language/language-options.ts'
import type { Consent } from '../model.ts'
import { cellsOf, type AccessLine } from './access-lines.ts'
import { AccessRow } from './access-row.tsx'
import { ConsentEvidence, useEvidence } from './consent-evidence.tsx'
import type { Renewal } from '../sharing.ts'
import { useRenewedAs } from './renewal.ts'
import { useTermsInWords } from './terms-in-words.ts'

type Grants = CaseView['grants']

interface OtherRowProps {
  shared: SharedCase
  columns: readonly string[]
  line: AccessLine
  /** What was signed, as the vault has checked it. */
  grants: Grants
  onStop: (consent: Consent) => void
}

export function OtherRow({ shared, columns, line, grants, onStop }: OtherRowProps) {
  const { t } = useLanguage()
  const { partsOf } = useTermsInWords()
  const renewedAs = useRenewedAs()
  const { consent, cells, name } = line
  const isWaiting = [...cells.values()].some(({ is }) => is === 'waits')
  const grant = grants.find(({ id, agreed }) => id === consent?.track && agreed)
  return (
    <AccessRow
      columns={columns}
      name={name}
      detail={isWaiting && <Pill tone="due">{t('access.waitsShort')}</Pill>}
      cells={cells}
      why={consent && <WhatFor consent={consent} as={renewedAs(consent)} />}
      said={
        <>
          {consent && <OnWhoseWord consent={consent} agreed={grant?.agreed} />}
          {consent && !consent.outside && (
            <Checked shared={shared} grant={grant} isSigned={grants.some(({ id }) => id === consent.track)} />
          )}
        </>
      }
      actions={
        consent && (
          <>
            <Button
              size="small"
              look="quiet"
              aria-label={t('access.stop', { parts: partsOf(consent), organisation: name ?? '' })}
              onPress={() => onStop(consent)}
            >
              {t('access.stopShort')}
            </Button>
            {grant && <Words shared={shared} grant={grant} title={name ?? ''} />}
          </>
        )
      }
    />
  )
}

/** What for and until when. Which parts stands in the columns; pages say of which day they are. */
function WhatFor({
  consent: { purpose, until, pages, givenOn },
  as,
}: {
  consent: Consent
  as: Renewal | undefined
}) {
  const { t, dates } = useLanguage()
  return (
    <>
      <p>
        {t(`purpose.${purpose}`)}, {t('case.readers.until', { day: dates.day(until) })}
      </p>
      {as && <p className="second">{t(`access.renew.short.${as}`)}</p>}
      {pages > 0 && givenOn && (
        <p className="second">{t('access.pages.asOf', { count: pages, day: dates.day(givenOn) })}</p>
      )}
    </>
  )
}

/** How it was said, and when. Where it was signed how, the server's word for it is not asked. */
function OnWhoseWord({ consent, agreed }: { consent: Consent; agreed: Grants[number]['agreed'] }) {
  const { t, language, dates } = useLanguage()
  const { basis, givenOn } = consent
  const method = agreed?.how ?? consent.method
  const tag = agreed?.language ?? consent.language
  return (
    <p>
      {[
        basis !== 'consent' && t(`code.${basis}`),
        method && t(`method.${method}`),
        method && tag && languageName(tag, language.locale),
        givenOn && dates.day(givenOn),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  )
}

interface WordsProps {
  shared: SharedCase
  grant: Grants[number]
}

/** Whether it was checked on this device; in red where the words are not those that were signed. */
function Checked({
  shared,
  grant,
  isSigned,
}: {
  shared: SharedCase
  grant: Grants[number] | undefined
  isSigned: boolean
}) {
  const { t } = useLanguage()
  if (grant) return <WordsChecked shared={shared} grant={grant} />
  if (!isSigned) return null
  return (
    <p className="access-checked">
      <Icon name="check" size={14} />
      {t('access.checked')}
    </p>
  )
}

function WordsChecked({ shared, grant }: WordsProps) {
  const { t } = useLanguage()
  const { found, isOther } = useEvidence(shared, grant)
  if (!found) return null
  if (isOther)
    return (
      <Pill tone="late" icon="alert">
        {t('access.words.other')}
      </Pill>
    )
  return (
    <p className="access-checked">
      <Icon name="check" size={14} />
      {t('access.checked')}
    </p>
  )
}

/** The words that were said yes to, and what they rest on. */
function Words({ shared, grant, title }: WordsProps & { title: string }) {
  const { t } = useLanguage()
  const [isOpen, open] = useState(false)
  return (
    <>
      <Button size="small" look="quiet" onPress={() => open(true)}>
        {t('access.words')}
        <span className="unseen"> {title}</span>
      </Button>
      {isOpen && (
        <Dialog title={title} place="side" isOpen onOpenChange={open}>
          <ConsentEvidence shared={shared} grant={grant} />
        </Dialog>
      )}
    </>
  )
}

interface WholeRowProps {
  columns: readonly string[]
  line: ReaderLine
}

/** Whoever carries the case, where nothing more is known of who that is. */
export function OwnerRow({ columns, line }: WholeRowProps) {
  const { t } = useLanguage()
  return (
    <AccessRow
      columns={columns}
      name={line.name}
      detail={t('case.readers.owner')}
      cells={cellsOf(line)}
      why={t('access.owner.why')}
    />
  )
}

export function PersonRow({ columns, line }: WholeRowProps) {
  const { t } = useLanguage()
  return (
    <AccessRow
      columns={columns}
      name={t('case.readers.person')}
      cells={cellsOf(line)}
      why={t('access.person.why')}
      said={t('access.person.said')}
    />
  )
}
