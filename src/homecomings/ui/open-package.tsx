// A sealed package and its eight words: it opens in this browser, or says why not.
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { codeOf } from '../../api/code-of.ts'
import { isProblem } from '../../api/problem.ts'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { Button } from '../../web/controls/button.tsx'
import { ErrorNotice } from '../../web/controls/errors.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { session } from '../../web/session/window-session.ts'
import { openReceived, type Received } from '../client/open-received.ts'

const why: Readonly<Record<string, string>> = {
  'wrong-commit': 'home.wrong',
  'bad-words': 'home.mistyped',
  broken: 'home.changed',
}

/** What did not open says so in words of its own: nobody of our own house has changed a key. */
function NotOpened({ error }: { error: unknown }) {
  const t = useText()
  const words = error && !isProblem(error) ? why[codeOf(error)] : undefined
  return words ? <ErrorNotice title={t(words)} kept="" /> : <ErrorMessage error={error} />
}

/** `track`: the process on which it goes on. */
export function OpenPackage({ track, onOpened }: { track?: string; onOpened: (received: Received) => void }) {
  const t = useText()
  const [page, setPage] = useState('')
  const [words, setWords] = useState('')
  const { busy, error, run } = usePendingAction()
  const open = () =>
    run(async () => onOpened(await openReceived(session, { page, words, ...(track && { track }) })))
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void open()
      }}
    >
      <div className="row">
        <FileTrigger
          acceptedFileTypes={['text/html', '.html']}
          onSelect={(list) => void list?.[0]?.text().then(setPage)}
        >
          <Button icon="document">{t('home.file')}</Button>
        </FileTrigger>
        <span className="second" aria-live="polite">
          {page && t('home.file.chosen')}
        </span>
      </div>
      <TextField label={t('home.words')} autoComplete="off" dir="ltr" value={words} onChange={setWords} />
      <NotOpened error={error} />
      <div className="row">
        <Button look="primary" type="submit" icon="lock" isPending={busy} isDisabled={!page || !words.trim()}>
          {t('home.open')}
        </Button>
      </div>
    </form>
  )
}
