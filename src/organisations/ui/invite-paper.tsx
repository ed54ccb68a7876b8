// The paper with an invitation: where to go, as whom, and the secret, which is shown this one time.
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language.tsx'
import './people.css'

/** What is passed to the colleague, on paper or by voice. */
export function Paper({ handle, secret, waits }: { handle: string; secret: string; waits: boolean }) {
  const t = useText()
  return (
    <div className="secret-paper stack">
      <p>{t('people.invite.how')}</p>
      <dl className="facts">
        <div>
          <dt>{t('people.invite.where')}</dt>
          <dd>
            <bdi dir="ltr">{location.origin}/join</bdi>
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
      {waits && <Notice tone="due" title={t('people.invite.waits')} />}
      <p className="second">{t('people.invite.once')}</p>
    </div>
  )
}
