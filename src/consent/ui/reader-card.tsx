// One organisation that can read: which parts, why, until when, how it was agreed, and how to stop it.
import type { CaseView } from '../../sealing/vault-chain-shape.ts'
import { type SharedCase } from '../../client/case-keys.ts'
import type { ReaderLine } from '../../client/signed-readers.ts'
import { Button } from '../../web/controls/button.tsx'
import { Held, Pill } from '../../web/controls/pill.tsx'
import { useDates, useLanguage } from '../../web/language/language.tsx'
import { languageName } from '../../web/language/language-options.ts'
import type { Consent } from '../model.ts'
import { useTermsInWords } from './terms-in-words.ts'
import { ConsentEvidence } from './consent-evidence.tsx'

export function ReaderCard({
  shared,
  grants,
  line,
  consents,
  onStop,
}: {
  shared: SharedCase
  /** What was signed, as the vault has checked it. */
  grants: CaseView['grants']
  line: ReaderLine
  consents: readonly Consent[]
  onStop: (consent: Consent) => void
}) {
  const { t, language } = useLanguage()
  const { day } = useDates()
  const { termsOf, partsOf } = useTermsInWords()
  // Signed, while the server says that no key lies there for them yet: told as its word. Who is outside gets none.
  const waiting = line.compartments.length > 0 && line.unconfirmed.length === line.compartments.length
  const isWaiting = (part: string) => line.unconfirmed.includes(part)
  return (
    <li className="access-reader">
      <div className="row">
        <h3>
          <bdi>{line.person ? t('case.readers.person') : line.name}</bdi>
        </h3>
        {line.owner && <Pill>{t('case.readers.owner')}</Pill>}
        {waiting && <Pill tone="due">{t('access.waits')}</Pill>}
      </div>
      <p className="case-held">
        {line.compartments.map((part) => (
          <Held
            key={part}
            held={!isWaiting(part)}
            words={t(isWaiting(part) ? 'access.waits' : 'case.readers.holds')}
          >
            {t(`compartment.${part}`)}
          </Held>
        ))}
      </p>
      {consents.map((one) => {
        const grant = grants.find(({ id, agreed }) => id === one.track && agreed)
        return (
          <div key={one.track} className="access-consent">
            <p>{termsOf(one)}</p>
            <p className="second">
              {[
                one.basis !== 'consent' && t(`code.${one.basis}`),
                !grant && one.method && t(`method.${one.method}`),
                !grant && one.language && languageName(one.language, language.locale),
                one.givenOn && day(one.givenOn),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {grant && <ConsentEvidence shared={shared} grant={grant} />}
            <Button size="small" onPress={() => onStop(one)}>
              {t('access.stop', {
                parts: partsOf(one),
                organisation: line.name ?? '',
              })}
            </Button>
          </div>
        )
      })}
    </li>
  )
}
