// The paper with an invitation: where to go, as whom, and the secret, which is shown this one time; and all of it as a square to
// scan. The secret stands behind the #, which no browser sends, and the page that reads it takes it out of the address at once.
import { lazy, Suspense } from 'react'
import { Button } from '../../web/controls/button.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'
import { programPrefix } from '../program.ts'
import './people.css'

// Few screens print: the square comes when it is needed.
const Square = lazy(() =>
  import('../../web/controls/square.tsx').then(({ Square: component }) => ({ default: component })),
)

interface PaperProps {
  handle: string
  secret: string
  /** A second administrator has to agree first. */
  waits: boolean
  /** What to do where it is lost. */
  once?: string
}

/** What is passed to the colleague, on paper or by voice. */
export function Paper({ handle, secret, waits, once }: PaperProps) {
  const t = useText()
  const isProgram = handle.startsWith(programPrefix)
  return (
    <div className="secret-paper stack">
      <p>{t(isProgram ? 'people.program.how' : 'people.invite.how')}</p>
      <dl className="facts">
        <div>
          <dt>{t('people.invite.where')}</dt>
          <dd>
            {isProgram ? (
              <code dir="ltr">continuum program join key.json {location.origin}</code>
            ) : (
              <bdi dir="ltr">{location.origin}/join</bdi>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('people.invite.handle')}</dt>
          <dd>
            <bdi dir="ltr">{handle}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('people.invite.secret')}</dt>
          <dd>
            <output className="secret number" dir="ltr">
              {secret}
            </output>
          </dd>
        </div>
      </dl>
      {!isProgram && (
        <figure className="secret-square">
          <Suspense>
            <Square text={`${location.origin}/join#${secret}`} label={t('people.invite.square')} />
          </Suspense>
          <figcaption className="second">{t('people.invite.scan')}</figcaption>
        </figure>
      )}
      {waits && <Notice tone="due" title={t('people.invite.waits')} />}
      <p className="second">{once ?? t('people.invite.once')}</p>
    </div>
  )
}

/** What is done with the paper: it is printed, and put away once it has been passed on. */
export function PaperActions({ onPassed }: { onPassed: () => void }) {
  const t = useText()
  return (
    <>
      <Button icon="print" onPress={() => print()}>
        {t('people.invite.print')}
      </Button>
      <Button look="primary" icon="check" onPress={onPassed}>
        {t('people.invite.passed')}
      </Button>
    </>
  )
}
