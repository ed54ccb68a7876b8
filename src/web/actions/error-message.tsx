// A call that did not succeed, in words: what happened, that nothing typed is lost, what to do. One place, so that the
// same fault reads the same on every screen.
import { Suspense, type ReactNode } from 'react'
import { codeOf } from '../../api/code-of.ts'
import { isProblem } from '../../api/problem.ts'
import { ErrorNotice } from '../controls/errors.tsx'
import { useText } from '../language/language.tsx'
import { Filled } from '../shell/slots.tsx'
import { wordsOf } from './error-words.ts'
import { whenUnwitnessed } from './error-slots.ts'

/** Shows a failed call; nothing where nothing failed. `action` is usually a button that tries again. */
export function ErrorMessage({ error, action }: { error: unknown; action?: ReactNode }) {
  const t = useText()
  if (!error) return null
  const refused = isProblem(error) && error.code === 'refused'
  // Nothing failed where something is simply not there, or another's to do: the sentence says it all.
  if (isProblem(error) && ['not-found', 'not-allowed'].includes(error.code))
    return <ErrorNotice title={wordsOf(error, t)} kept="" action={action} />
  const request = isProblem(error) && error.status >= 500 ? error.detail.request?.slice(0, 6) : undefined
  return (
    <ErrorNotice title={t(refused ? 'web.trouble.notNow' : 'web.trouble.title')} action={action}>
      <p>{wordsOf(error, t)}</p>
      {request && <p>{t('web.trouble.request', { request })}</p>}
      {codeOf(error) === 'unwitnessed' && (
        <Suspense>
          <Filled slot={whenUnwitnessed} />
        </Suspense>
      )}
    </ErrorNotice>
  )
}
