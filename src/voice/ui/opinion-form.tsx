// What the council of survivors thinks of something, in one choice and a sentence.
import { useState } from 'react'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { usePendingAction } from '../../web/actions/use-pending-action.ts'
import { Button } from '../../web/controls/button.tsx'
import { RadioGroup } from '../../web/controls/choices.tsx'
import { useNotices } from '../../web/controls/notice.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { opinions } from '../voice.ts'

interface Said {
  opinion: (typeof opinions)[number]
  words: string
}

/** Said once it is folded away, and can be said anew. */
export function OpinionForm({ isSaid, send }: { isSaid: boolean; send: (said: Said) => Promise<void> }) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const { busy, error, run } = usePendingAction()
  const [isOpen, open] = useState(!isSaid)
  const [opinion, setOpinion] = useState<(typeof opinions)[number] | null>(null)
  const [words, setWords] = useState('')
  if (!isOpen)
    return (
      <Button look="quiet" size="small" onPress={() => open(true)}>
        {t('voice.opinion.anew')}
      </Button>
    )
  const keep = () =>
    void run(async () => {
      if (opinion === null) return
      await send({ opinion, words: words.trim() })
      say({ text: t('voice.opinion.kept') })
    })
  return (
    <div className="stack">
      <RadioGroup
        label={t('voice.opinion.ask')}
        columns
        choices={opinions.map((code) => ({ value: code, label: t(`voice.opinion.${code}`) }))}
        value={opinion}
        onChange={(code) => setOpinion(code as (typeof opinions)[number])}
      />
      <TextField
        label={t('voice.opinion.words')}
        hint={t('voice.opinion.words.hint')}
        value={words}
        maxLength={500}
        onChange={setWords}
      />
      <ErrorMessage error={error} />
      <div className="row">
        <Button look="primary" isPending={busy} isDisabled={opinion === null} onPress={keep}>
          {t('voice.opinion.save')}
        </Button>
      </div>
    </div>
  )
}
