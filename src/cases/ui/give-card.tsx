// A card for the person: six words that open their own page. They are made here, shown once, and stored nowhere; the
// keys that were here are wrapped to them, so that the person can read what is written about them.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../web/act.ts'
import { api } from '../../web/api.ts'
import { readCase, saying, type SharedCase } from '../../web/case-keys.ts'
import { Button } from '../../web/controls/button.tsx'
import { Dialog } from '../../web/controls/dialog.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language.tsx'
import { minute, refreshHome } from '../../web/logs.ts'
import { Trouble } from '../../web/trouble.tsx'
import { vault } from '../../web/vault.ts'
import { mayWrap } from '../../web/wrapping.ts'

interface Card {
  words: string
  /** For a device without script, which cannot check by itself: how our log begins, in six words. */
  compare: string
}

/** Makes the words and their keys, and lets the person in. Answers with the words. */
async function giveCard(caseId: string, language: string): Promise<Card> {
  // Before anything is made: a card that holds no key is a promise that is not kept.
  mayWrap()
  const { words, blinded } = await vault.makeWords({ purpose: 'card', form: 'card-words' })
  const { evaluated } = await api.accounts.evaluateWords({ blinded })
  const keys = await vault.finishWords({ evaluated })
  const { circle } = await api.accounts.giveCard({ caseId, language, ...keys })
  const { held } = await readCase(caseId)
  const { encPublic, sigPublic } = keys
  const person = { caseId, circle, encPublic, sigPublic, compartments: held }
  const make = async () => ({
    ...(await vault.includePerson({ ...person, at: minute() })),
    ...(await vault.noteForCard({ caseId })),
  })
  await saying(caseId, make, (made) => api.consent.include({ caseId, ...made }))
  const { genesis } = await refreshHome()
  return { words, compare: (await vault.fingerprint({ publicKey: genesis })).words }
}

export function GiveCard({ shared, onClose }: { shared: SharedCase; onClose: () => void }) {
  const t = useText()
  const queries = useQueryClient()
  const [card, setCard] = useState<Card | null>(null)
  const { busy, error, run } = useAct()
  const make = () =>
    run(async () => {
      setCard(await giveCard(shared.case.id, shared.case.language))
    })
  // The page is read again only when the card is put away: reading it sooner would take the words from the screen.
  const close = () => {
    onClose()
    if (card) {
      void queries.invalidateQueries({ queryKey: ['case', shared.case.id] })
      void queries.invalidateQueries({ queryKey: ['agreements', shared.case.id] })
    }
  }
  return (
    <Dialog
      title={t('case.card.title')}
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) close()
      }}
      actions={() =>
        card ? (
          <>
            <Button icon="print" onPress={() => window.print()}>
              {t('case.card.print')}
            </Button>
            <Button look="primary" onPress={close}>
              {t('case.card.done')}
            </Button>
          </>
        ) : (
          <Button look="primary" isPending={busy} onPress={() => void make()}>
            {t('case.card.make')}
          </Button>
        )
      }
    >
      {card ? (
        <>
          <ol className="card-words" dir="ltr" lang="en" aria-label={t('case.card.words')}>
            {card.words.split(' ').map((word, place) => (
              <li key={place}>{word}</li>
            ))}
          </ol>
          <div className="card-compare">
            <p className="second">{t('case.card.compare')}</p>
            <p dir="ltr" lang="en">
              {card.compare}
            </p>
            <p className="second">{t('case.card.compareWords')}</p>
          </div>
          <Notice tone="due" title={t('case.card.once')}>
            {t('case.card.onceWords')}
          </Notice>
        </>
      ) : (
        <>
          <p>{t('case.card.lead')}</p>
          <p className="second">{t('case.card.safe')}</p>
        </>
      )}
      <Trouble error={error} />
    </Dialog>
  )
}
