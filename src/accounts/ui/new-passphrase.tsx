// Choosing a passphrase: how long it is, shown as a bar that only ever encourages, and six words for whoever wants some. What
// many others choose is refused, here and nowhere else: nobody but this browser ever sees a passphrase.
import { Button } from '../../web/controls/button.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import { vault } from '../../web/session/vault.ts'
import './accounts.css'

/** Characters from which on a passphrase is called good, and strong. What is asked for stands in `guessable.ts`. */
const enough = 15
const strong = 28

/** Why a passphrase cannot be taken; nothing where it can. `about` is what everybody knows of its owner. */
export async function weaknessOf(
  words: string,
  about: readonly string[] = [],
): Promise<'short' | 'repeated' | 'common' | undefined> {
  // Loaded while somebody chooses, since few ever do.
  return (await import('../guessable.ts')).guessable(words, about)
}

function Strength({ length }: { length: number }) {
  const t = useText()
  const level = length < enough ? 'short' : length < strong ? 'good' : 'strong'
  return (
    <div className="strength" data-level={level}>
      <meter min={0} max={strong} value={Math.min(length, strong)} aria-label={t('join.strength')} />
      <span className="second" role="status">
        {t(`join.strength.${level}`)}
      </span>
    </div>
  )
}

/** The field `passphrase` with its strength beneath. */
export function NewPassphrase({
  label,
  words,
  onChange,
  error,
}: {
  label: string
  words: string
  onChange: (words: string) => void
  error?: string | undefined
}) {
  const t = useText()
  const suggest = async () => {
    const made = await vault.makeWords({ purpose: 'card', form: 'card-words' })
    onChange(made.words)
  }
  return (
    <>
      <TextField
        id="passphrase"
        label={label}
        hint={t('join.passphrase.hint')}
        value={words}
        onChange={onChange}
        error={error}
        autoComplete="new-password"
      />
      {!error && <Strength length={words.length} />}
      <div>
        <Button size="small" onPress={() => void suggest()}>
          {t('join.suggest')}
        </Button>
      </div>
    </>
  )
}
