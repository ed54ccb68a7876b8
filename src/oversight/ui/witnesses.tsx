// Above every screen, silent as long as nothing contradicts what browsers have seen: a colleague's browser has seen more than the server
// shows, or speaks under a newer key. What a browser cannot know stands in browser-memory.tsx. (Decisions 48 and 162.)
import { isLie } from '../../client/refusal.ts'
import { Notice } from '../../web/controls/notice.tsx'
import { useLanguage, useText } from '../../web/language/language.tsx'
import { useUserNames } from './user-names.ts'
import { useAnswerAsWitness, useKeepRegister, useWitnesses } from './use-witnesses.ts'

export function Witnesses() {
  const t = useText()
  useAnswerAsWitness()
  const { data, error } = useWitnesses()
  const isContradicted = useKeepRegister()
  if (isContradicted || (error && isLie(error)))
    return (
      <div className="watch" role="alert">
        <Notice tone="danger" title={t('witness.lie')}>
          <p>{t('witness.lie.words')}</p>
          <p>{t('witness.lie.do')}</p>
        </Notice>
      </div>
    )
  return data && data.ahead.length > 0 ? <Ahead users={data.ahead} /> : null
}

/** Whose memory is under a key that is not shown here. */
function Ahead({ users }: { users: readonly string[] }) {
  const { t, language } = useLanguage()
  const nameOf = useUserNames()
  const names = new Intl.ListFormat(language.locale).format(users.map(nameOf))
  return (
    <div className="watch" role="status">
      <Notice tone="due" title={t('witness.ahead', { names, count: users.length })}>
        <p>{t('witness.ahead.words')}</p>
      </Notice>
    </div>
  )
}
